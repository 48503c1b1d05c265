import { rmSync } from 'node:fs';
import { stampStory, startDemonstration, storyFolder } from './demonstration.ts';
import { createLog } from './log.ts';

/** `npm run story`: plays the demonstration once, so that every first start finds it played. */
rmSync(storyFolder, { recursive: true, force: true });
try {
  const app = await startDemonstration({ DATA_DIR: storyFolder, PORT: '0' }, createLog('warn'));
  await app.listen();
  await app.stop();
  stampStory();
} catch (error) {
  // An install must not fail for it: without what was prepared here, the first start plays the story itself.
  rmSync(storyFolder, { recursive: true, force: true });
  console.error('The story was not prepared; the first start will play it.', error);
}
