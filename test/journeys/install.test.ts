import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { publishedAppId } from '../../src/sandbox/tenant.ts';
import { openWorld, type World, wordsOf } from '../support/world.ts';
import { bringTogether, openProgramme } from './steps.ts';

vi.setConfig({ testTimeout: 60_000 });

let world: World;
let programme: { id: string };
beforeAll(async () => {
  world = await openWorld();
  programme = await openProgramme(world);
});
afterAll(() => world.close());

const deliveries = async () => (await world.as('claire.fontaine').api('GET /api/programmes/:programme/deliveries', { params: { programme: programme.id } })).body;
const installs = async () => (await world.journal()).filter(({ service, method, url }) => service === 'graph' && method === 'POST' && url.endsWith('installedApps'));

it('somebody without the app has it installed, and the card arrives; HR has nothing to do', async () => {
  await world.handle('POST', '/chats/gael.marchand/bot', { reach: 'not-installed' });
  const duo = await bringTogether(world, programme, 'gael.marchand', 'philippe.garnier');
  await world.clock.on(90);
  expect(wordsOf((await duo.mentor.line()).card)).toContain('Philippe Garnier');
  expect((await duo.mentor.chat()).filter(({ card }) => card !== null)).toHaveLength(1);
  expect((await deliveries()).undelivered).toEqual([]);
  expect((await installs()).map(({ status }) => status)).toEqual([201]);
  // The catalogue finds it by the manifest's id and knows it by one of its own, which links to the tab name too.
  expect(JSON.stringify((await installs())[0]?.requestBody)).toContain(`/appCatalogs/teamsApps/${publishedAppId}"`);
  expect(JSON.stringify((await duo.mentor.line()).card)).toContain(`https://teams.microsoft.com/l/entity/${publishedAppId}/`);
});

it('taken out again the same week, it is not forced upon them: HR is told', async () => {
  await world.handle('POST', '/chats/gael.marchand/bot', { reach: 'not-installed' });
  await world.clock.on(1200);
  await bringTogether(world, programme, 'gael.marchand', 'laurent.chevalier');
  await world.clock.on(900);
  expect((await deliveries()).undelivered).toMatchObject([{ person: 'Gaël Marchand', cause: 'L’application n’est pas installée dans son Teams' }]);
  expect(await installs()).toHaveLength(1);
});

it('without the permission nothing is installed, and HR reads its name', async () => {
  await world.handle('POST', '/installs', { permitted: false });
  await world.handle('POST', '/chats/manon.bertrand/bot', { reach: 'not-installed' });
  await bringTogether(world, programme, 'manon.bertrand', 'helen.whitaker');
  await world.clock.on(120);
  const found = (await deliveries()).undelivered.find(({ person }) => person === 'Manon Bertrand');
  expect(found?.cause).toBe('L’application n’est pas installée, et Binôme n’a pas le droit de l’installer');
  expect(found?.advice).toContain('TeamsAppInstallation.ReadWriteSelfForUser.All');
});
