import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openWorld, type World, wordsOf } from '../support/world.ts';
import { book, checkCards, type Duo, getReady, bringTogether, nextOf, openProgramme, startDuo, todoOf } from './steps.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Graph answers nobody: whoever asked for moments reads of Outlook, whoever looked for a name reads of the directory, and nobody is free. */
let world: World;
let programme: { id: string };
let duo: Duo;
let late: Duo;
beforeAll(async () => {
  world = await openWorld();
  programme = await openProgramme(world);
  duo = await startDuo(world, programme, 'ines.belkacem', 'philippe.garnier');
  await book(world, duo);
  late = await bringTogether(world, programme, 'camille.roux', 'catherine.vasseur');
  await getReady(late.mentor, late);
  // The cache knows them for ninety seconds.
  await world.clock.on(120);
  await isDown(true);
});
afterAll(() => world.close());

const isDown = (down: boolean) => world.handle('POST', '/concurrency', { isDown: down });
const sentence = 'Outlook ne répond pas. Rien n’est changé, et ce qui est prévu reste dans vos agendas\u00a0: redemandez dans quelques minutes.';

it('a date that stands is not moved: the card stays, and says that Outlook does not answer, not that there is no moment', async () => {
  const pressed = await duo.mentee.press('Déplacer');
  expect(pressed.error).toEqual({ code: 'outlook-down', message: sentence });
  const { meetingId } = await nextOf(duo.mentee, duo, 'booked');
  const asked = await duo.mentor.api('POST /api/meetings/:meeting/move', { params: { meeting: meetingId }, lang: 'en' });
  expect([asked.status, asked.body.code, asked.body.message]).toEqual([
    503, 'outlook-down', 'Outlook is not answering. Nothing has changed, and what is booked stays in your calendars: ask again in a few minutes.',
  ]);
  expect(Number(asked.headers.get('retry-after'))).toBeGreaterThanOrEqual(5);
});

it('a name HR looks for is the directory’s to answer', async () => {
  const claire = world.as('claire.fontaine');
  const [fr, en] = [await claire.api('GET /api/directory', { query: { q: 'phil' } }), await claire.api('GET /api/directory', { query: { q: 'phil' }, lang: 'en' })];
  expect([fr.status, fr.body.code, fr.body.message, en.body.message]).toEqual([
    503, 'directory-down', 'L’annuaire de l’entreprise ne répond pas. Rien n’est enregistré à moitié\u00a0: réessayez dans quelques minutes.',
    'The company directory is not answering. Nothing is half saved: try again in a few minutes.',
  ]);
});

it('a first search finds nobody free: both read of Outlook and when it is looked at again, and HR reads why', async () => {
  await getReady(late.mentee, late);
  await world.clock.on();
  for (const who of [late.mentor, late.mentee]) {
    const next = await nextOf(who, late, 'nothing');
    expect(next.sentence).toMatch(/^Outlook ne répond pas\u00a0: les moments libres ne peuvent pas y être lus pour l’instant\./);
    expect(next.again).toMatch(/^Binôme cherche de nouveau de lui-même\u00a0: mardi 24 novembre, 9\sh\s\d\d\. Vous pouvez aussi redemander avant\.$/);
    expect(next.canTick).toBe(false);
  }
  expect((await todoOf(world, programme)).map(({ reason }) => reason)).toEqual(['Outlook ne répond pas (côté mentor)\u00a0; Binôme redemande de lui-même']);
  await late.mentor.say('mon binôme');
  const { card } = await late.mentor.line();
  checkCards(card);
  expect(wordsOf(card)).toMatch(/Pas encore de moment[^]*Outlook ne répond pas[^]*Binôme cherche de nouveau de lui-même/);
});

it('asks again by itself, less and less often, and moments arrive once Outlook answers', async () => {
  const asked = async () => (await world.journal()).filter(({ service, url, status }) => service === 'graph' && url.includes('batch') && status === 503).length
    + (await world.journal()).filter(({ service, url, status }) => service === 'graph' && url.includes('getSchedule') && status === 503).length;
  const before = await asked();
  await world.clock.on(3 * 3600);
  const meanwhile = await asked() - before;
  expect(meanwhile).toBeGreaterThan(0);
  expect(meanwhile).toBeLessThan(40);
  await nextOf(late.mentor, late, 'nothing');
  await isDown(false);
  await world.clock.on(4 * 3600);
  const { options } = await nextOf(late.mentor, late, 'options');
  expect(options).toHaveLength(3);
  expect(wordsOf((await late.mentor.line()).card)).toContain('Trois moments');
  expect(await todoOf(world, programme)).toEqual([]);
});

it('moments in hand are kept when Outlook does not answer to who asks for others', async () => {
  await world.clock.on(120);
  const before = await nextOf(late.mentor, late, 'options');
  await isDown(true);
  const asked = await late.mentor.api('POST /api/offers/:offer/other-times', { params: { offer: before.offerId } });
  expect([asked.status, asked.body.message]).toEqual([503, sentence]);
  expect((await nextOf(late.mentor, late, 'options')).offerId).toBe(before.offerId);
  const sent = await world.as('claire.fontaine').api('POST /api/programmes/:programme/duos/:duo/options', { params: { programme: programme.id, duo: late.id } });
  expect([sent.status, sent.body.code]).toEqual([503, 'outlook-down']);
  expect((await nextOf(late.mentor, late, 'options')).offerId).toBe(before.offerId);
  await isDown(false);
});
