import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Api } from '../../src/adapters/http/contract.ts';
import { noPreference } from '../../src/features/places/preferences/preferences.ts';
import { buttonsOf, openWorld, type Somebody, type World, wordsOf } from '../support/world.ts';
import { checkCards, type Duo, nextOf, openProgramme, propose, startDuo } from './steps.ts';

vi.setConfig({ testTimeout: 60_000 });

let world: World;
let duo: Duo;
let martine: Somebody;
beforeAll(async () => {
  world = await openWorld();
  // Every day from home, as far as only the search for moments may know.
  const telework = { days: [1, 2, 3, 4, 5], minutes: 37 };
  await world.as('philippe.garnier').api('PUT /api/preferences', { body: { ...noPreference, telework } });
  duo = await startDuo(world, await openProgramme(world), 'ines.belkacem', 'philippe.garnier');
  martine = world.as('martine.perrin');
});
afterAll(() => world.close());

type Dates = Api['GET /api/dates']['out']['dates'][number];
const dates = async (): Promise<Dates | undefined> => (await martine.api('GET /api/dates')).body.dates[0];

/** What of a duo is nobody's who only runs dates: what it is for, why a moment was found, who pays, how it went. */
const secrets = /charte|parcours|objectif|canevas|point d’étape|Payé|Rien à payer|personne n’invite|Déjeuner|Café|Marche à|Musée|Séance|séance|programme|Promotion|utile|vous n’avez pas encore|Un sujet|habitude|mentor|mentoré/i;

/** How far the executive lives, in either language: the way, when to leave, when to be back. */
const ways = /37 min|trente-sept|thirty-seven|chez vous|home|trajet|travel|départ|leav|retour|\bback\b|à pied|on foot|sur place|doorToDoor/i;

it('names somebody of the company, found by their name, and neither themselves nor their mentor', async () => {
  expect((await duo.mentee.api('GET /api/assistant')).body).toEqual({ canName: true, assistant: null });
  expect((await martine.api('GET /api/assistant')).body).toEqual({ canName: false, assistant: null });
  const found = await duo.mentee.api('GET /api/assistant/candidates', { query: { q: 'Mar' } });
  expect(found.body.people).toContainEqual(expect.objectContaining({ id: martine.id, name: 'Martine Perrin' }));
  expect((await duo.mentee.api('GET /api/assistant/candidates', { query: { q: 'Inès' } })).body.people).toEqual([]);
  for (const [personId, code] of [[duo.mentee.id, 'same-person'], [duo.mentor.id, 'mentor-as-assistant'], ['00000000-0000-4000-8000-00000000dead', 'not-found']] as const)
    expect((await duo.mentee.api('PUT /api/assistant', { body: { personId } })).body.code).toBe(code);
  const named = await duo.mentee.api('PUT /api/assistant', { body: { personId: martine.id } });
  expect(named.body.assistant?.name).toBe('Martine Perrin');
});

it('what the mentor has not proposed yet is not hers to see', async () => {
  expect((await dates())?.next).toEqual({ kind: 'none' });
  await world.clock.on();
  expect(await martine.chat()).toEqual([]);
});

it('once proposed, both hold the moments, and hers say who, when and where, and nothing else', async () => {
  await propose(duo);
  await world.clock.on();
  const [hers, his] = [await martine.line(), await duo.mentee.line()];
  checkCards(hers.card);
  expect(wordsOf(hers.card)).toContain('Une date à choisir pour Philippe Garnier');
  expect(wordsOf(hers.card)).toContain('Avec Inès Belkacem');
  expect(wordsOf(hers.card)).toContain('L’invitation part au nom d’Inès Belkacem.');
  expect(buttonsOf(hers.card)).toEqual(['Confirmer', 'Voir d’autres moments', 'Ouvrir les dates']);
  expect(wordsOf(hers.card)).not.toMatch(secrets);
  expect(buttonsOf(his.card)).toContain('Confirmer');
  expect(wordsOf(his.card)).toContain('à 37 minutes de chez vous, retour à');
  expect(wordsOf(hers.card)).not.toMatch(ways);
  expect(wordsOf(hers.card)).toMatch(/, jusqu’à \d+\sh(\s\d\d)? · /);
  const seen = await dates();
  expect(JSON.stringify(seen)).not.toMatch(secrets);
  expect(Object.keys(seen ?? {}).toSorted()).toEqual(['duoId', 'executive', 'next', 'other']);
  expect(seen?.next).toMatchObject({ kind: 'options', organiser: 'Inès Belkacem' });
  if (seen?.next.kind !== 'options') throw new Error('she holds options');
  for (const option of seen.next.options)
    expect(Object.keys(option).toSorted()).toEqual(['day', 'end', 'fallback', 'id', 'place', 'start', 'time', 'until', 'where']);
  for (const lang of ['fr', 'en'] as const) expect(JSON.stringify((await martine.api('GET /api/dates', { lang })).body)).not.toMatch(ways);
});

it('accepts one of them in her card; the executive’s card shows the date, the invitation is accepted in his name', async () => {
  const pressed = await martine.press('Confirmer', { inputs: { options: '1' } });
  // Outlook is waited for a while, not for ever.
  expect(wordsOf(pressed.card)).toMatch(/^(Une date prévue|Réservation en cours) pour Philippe Garnier/);
  expect(wordsOf(pressed.card)).not.toMatch(secrets);
  await world.clock.on();
  const hers = wordsOf((await martine.line()).card);
  expect(hers).toContain('Une date prévue pour Philippe Garnier');
  expect(hers).not.toMatch(ways);
  expect(wordsOf((await duo.mentee.line()).card)).toContain('à 37 minutes de chez vous, retour à');
  for (const lang of ['fr', 'en'] as const) expect(JSON.stringify((await martine.api('GET /api/dates', { lang })).body)).not.toMatch(ways);
  const booked = await nextOf(duo.mentee, duo, 'booked');
  expect(buttonsOf((await duo.mentee.line()).card)).toContain('Déplacer');
  expect(await duo.mentee.meetings()).toHaveLength(1);
  const meeting = await world.app.ctx.db.selectFrom('meetings').select(['chosen_by', 'chosen_through']).where('id', '=', booked.meetingId).executeTakeFirst();
  expect(meeting).toEqual({ chosen_by: duo.mentee.id, chosen_through: martine.id });
  // The journal says that a date was booked, not who pressed.
  const acts = await world.app.ctx.db.selectFrom('journal').select(['act', 'actor_id']).where('subject_id', '=', booked.meetingId).execute();
  expect(acts).toEqual([{ act: 'meeting-booked', actor_id: null }]);
});

it('moves it in the tab: the date stands until she picks another, and then it is in both calendars', async () => {
  const before = await nextOf(duo.mentee, duo, 'booked');
  const moved = await martine.api('POST /api/dates/meetings/:meeting/move', { params: { meeting: before.meetingId } });
  expect(moved.status, JSON.stringify(moved.body)).toBe(200);
  const [{ next }] = moved.body.dates as [Dates];
  if (next.kind !== 'options') throw new Error(next.kind);
  expect([next.moving?.meetingId, next.organiser]).toEqual([before.meetingId, 'Inès Belkacem']);
  const confirmed = await martine.api('POST /api/dates/offers/:offer/confirm', { params: { offer: next.offerId }, body: { option: next.options[0]?.id } });
  expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200);
  await world.clock.on();
  const [inMentors, inMentees] = [await duo.mentor.meetings(), await duo.mentee.meetings()];
  expect([inMentors.length, inMentees.length, inMentees[0]?.start.slice(0, 16)]).toEqual([1, 1, next.options[0]?.start.slice(0, 16)]);
});

it('sees nothing of the duo by any other way', async () => {
  const { meetingId } = await nextOf(duo.mentee, duo, 'booked');
  expect((await martine.api('GET /api/me')).body).toMatchObject({ runsDates: true, duos: [], programmes: [] });
  for (const [route, params] of [
    ['GET /api/duos/:duo', { duo: duo.id }], ['GET /api/meetings/:meeting/check-in', { meeting: meetingId }], ['POST /api/meetings/:meeting/cancel', { meeting: meetingId }],
    ['GET /api/meetings/:meeting/order', { meeting: meetingId }],
  ] as const) expect((await martine.api(route, { params })).status).toBe(404);
  await martine.say('mon binôme');
  expect(wordsOf((await martine.line()).card)).not.toMatch(secrets);
  const hr = await world.as('claire.fontaine').api('GET /api/programmes/:programme', { params: { programme: duo.programme } });
  expect(JSON.stringify(hr.body)).not.toContain('Martine');
});

it('cancels in her card: three other moments at once, and the other side hears it from nobody', async () => {
  const line = await martine.line(/Une date prévue/);
  const pressed = await martine.press('Annuler la date', { line });
  expect(wordsOf(pressed.card)).toContain('Une date à choisir pour Philippe Garnier');
  await world.clock.on();
  expect(await duo.mentee.meetings()).toEqual([]);
  expect(wordsOf((await duo.mentor.line()).card)).not.toContain('Martine');
});

it('taken back, the dates are gone at once: the tab, the press, and the words in her chat', async () => {
  const held = await dates();
  if (held?.next.kind !== 'options') throw new Error('she held options');
  const line = await martine.line(/Une date à choisir/);
  await duo.mentee.api('DELETE /api/assistant');
  expect((await martine.api('GET /api/dates')).body).toEqual({ dates: [] });
  expect((await martine.api('POST /api/dates/offers/:offer/confirm', { params: { offer: held.next.offerId }, body: { option: '1' } })).status).toBe(404);
  const pressed = await martine.press('Voir d’autres moments', { line });
  expect(wordsOf(pressed.card)).toBe('Cette carte est destinée à une autre personne.\nCette carte est destinée à une autre personne.');
  await world.clock.on();
  const before = (await martine.chat()).filter(({ card, from }) => from === 'bot' && card !== null).map(({ card }) => wordsOf(card));
  expect(before.filter((words) => /Inès Belkacem/.test(words) && !/Suite donnée/.test(words))).toEqual([]);
});
