import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { publishedAppId } from '../../src/sandbox/tenant.ts';
import { openWorld, type Somebody, type World, wordsOf } from '../support/world.ts';
import { bringTogether, openProgramme, until } from './steps.ts';

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
/** Teams tells the bot of an installation twice; both are answered when this answers. */
const told = (person: Somebody, installations = 1) => until(async () => {
  const heard = (await world.journal()).filter(({ service, requestBody }) => {
    const { type, from } = (requestBody ?? {}) as { type?: string; from?: { aadObjectId?: string } };
    return service === 'bot' && (type === 'conversationUpdate' || type === 'installationUpdate') && from?.aadObjectId === person.id;
  });
  return heard.length === 2 * installations;
});
const cardsOf = async (person: Somebody) => (await person.chat()).filter(({ card }) => card !== null);

it('somebody without the app has it installed, and the card arrives; HR has nothing to do', async () => {
  await world.handle('POST', '/chats/gael.marchand/bot', { reach: 'not-installed' });
  const duo = await bringTogether(world, programme, 'gael.marchand', 'philippe.garnier');
  await told(duo.mentor);
  await world.clock.on(90);
  expect(wordsOf((await duo.mentor.line()).card)).toContain('Philippe Garnier');
  expect(await cardsOf(duo.mentor)).toHaveLength(1);
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

it('whoever adds the app late in the evening, met never before, reads in the morning what it is, once', async () => {
  const thomas = world.as('thomas.nguyen');
  const add = async () => {
    for (const reach of ['not-installed', 'reachable']) await world.handle('POST', '/chats/thomas.nguyen/bot', { reach });
  };
  await world.clock.to(`${(await world.clock.now()).slice(0, 10)}T21:00:00Z`);
  await add();
  await told(thomas);
  await world.clock.on(600);
  expect(await cardsOf(thomas)).toEqual([]);
  await world.clock.on(12 * 3600);
  expect((await cardsOf(thomas)).map(({ card }) => wordsOf(card))).toEqual([expect.stringContaining('Binôme organise vos rencontres hors du bureau')]);
  await add();
  await told(thomas, 2);
  await world.clock.on(3600);
  expect(await cardsOf(thomas)).toHaveLength(1);
});
