import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openWorld, type World, wordsOf } from '../support/world.ts';
import { checkCards, type Duo, nextOf, openProgramme, startDuo } from './steps.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Consent is revoked, or the Exchange role covers nobody any more: Outlook answers 403 about every mailbox. */
let world: World;
let programme: { id: string };
const duos: Duo[] = [];
beforeAll(async () => {
  world = await openWorld();
  programme = await openProgramme(world);
});
afterAll(() => world.close());

const refuse = (isRefused: boolean) => world.handle('POST', '/concurrency', { isRefused });
const view = async (lang: 'fr' | 'en' = 'fr') =>
  (await world.as('claire.fontaine').api('GET /api/programmes/:programme', { params: { programme: programme.id }, lang })).body;

it('one duo whose calendars are refused is a line of its own: it may be a matter of two mailboxes', async () => {
  await refuse(true);
  duos.push(await startDuo(world, programme, 'ines.belkacem', 'philippe.garnier'));
  const { banners, todo } = await view();
  expect(banners).toEqual([]);
  expect(todo.map(({ reason }) => reason)).toEqual([expect.stringContaining('Lecture de l’agenda non autorisée')]);
});

it('once it is everybody HR reads one banner that names the permission, and the lines fold away under it', async () => {
  duos.push(await startDuo(world, programme, 'camille.roux', 'catherine.vasseur'));
  const { banners: [grantGone], todo } = await view();
  expect(todo).toEqual([]);
  expect(grantGone?.title).toBe('Outlook refuse à Binôme tous les agendas');
  expect(grantGone?.remedy).toMatch(/rôle Exchange «\u00a0Application Calendars\.ReadWrite\u00a0».*consentement d’administration à «\u00a0Calendars\.ReadWrite\u00a0» \(Microsoft Graph\)/);
  expect(grantGone?.duos.map(({ duoId }) => duoId).toSorted()).toEqual(duos.map(({ id }) => id).toSorted());
  expect((await view('en')).banners[0]?.remedy).toMatch(/Exchange role “Application Calendars\.ReadWrite”.*admin consent to “Calendars\.ReadWrite”/);
  // Nobody is asked to tick what no calendar could hold.
  for (const duo of duos) expect((await nextOf(duo.mentee, duo, 'nothing')).canTick).toBe(false);
});

it('HR’s Monday says it once', async () => {
  await world.clock.to('2026-11-30T09:00:00.000Z');
  const { card } = await world.as('claire.fontaine').line(/Outlook refuse à Binôme/);
  checkCards(card);
  expect(wordsOf(card)).not.toContain('Lecture de l’agenda');
});

it('nothing is asked of Outlook for it: looking at the page costs no call', async () => {
  const calls = async () => (await world.journal()).filter(({ service }) => service === 'graph').length;
  await view();
  const before = await calls();
  for (let n = 0; n < 5; n++) await view();
  expect(await calls() - before).toBe(0);
});

it('the grant comes back: with the next look the banner goes, and the searches that had stopped there are made again', async () => {
  await refuse(false);
  expect((await view()).banners).toHaveLength(1);
  const [first, second] = duos as [Duo, Duo];
  expect((await first.mentor.api('POST /api/duos/:duo/options', { params: { duo: first.id } })).status).toBe(200);
  expect((await view()).banners).toEqual([]);
  await world.clock.on();
  await nextOf(second.mentor, second, 'options');
  const { banners, todo } = await view();
  expect([banners, todo]).toEqual([[], []]);
});

it('a mailbox that stays closed beside others that open is a line of its own, with its own remedy', async () => {
  await startDuo(world, programme, 'romain.picard', 'anne-sophie.mercier');
  const { banners, todo } = await view();
  expect(banners).toEqual([]);
  expect(todo.map(({ people, reason }) => [people, reason.includes('Application Calendars.ReadWrite')])).toEqual([['Romain Picard · Anne-Sophie Mercier', true]]);
});
