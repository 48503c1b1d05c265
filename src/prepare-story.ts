import { rmSync } from 'node:fs';
import { stampStory, startDemonstration, storyFolder } from './demonstration.ts';
import { createLog } from './log.ts';

/** `npm run story`: plays the demonstration once, so that every first start finds it played. */
rmSync(storyFolder, { recursive: true, force: true });
const app = await startDemonstration({ DATA_DIR: storyFolder, PORT: '0' }, createLog('warn'));
await app.listen();
await app.stop();
stampStory();
