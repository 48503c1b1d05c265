import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { buttonsOf, openWorld, type World, wordsOf } from '../support/world.ts';
import { checkCards, type Duo, minutesAfter, nextOf, openProgramme, propose, see, startDuo, tickMiddays, todoOf, until } from './steps.ts';

vi.setConfig({ testTimeout: 60_000 });

let world: World;
let duo: Duo;
let programme: { id: string };
beforeAll(async () => {
  world = await openWorld();
  programme = await openProgramme(world);
  duo = await startDuo(world, programme, 'romain.picard', 'francois.delmas');
});
afterAll(() => world.close());

const todo = () => todoOf(world, programme);
/** What the app asked of somebody's calendar that changes something. */
const written = async (id: string) => (await world.journal())
  .filter(({ service, method, url }) => service === 'graph' && method !== 'GET' && url.includes(`/users/${id}/events`) && !url.includes('getSchedule'));

it('a mentor whose mailbox is closed to us is asked when they are free, and the executive is not; HR reads why', async () => {
  expect((await nextOf(duo.mentor, duo, 'nothing')).canTick).toBe(true);
  expect((await nextOf(duo.mentee, duo, 'nothing')).canTick).toBe(false);
  const { card } = await duo.mentor.line();
  checkCards(card);
  expect(card.actions?.[0]).toMatchObject({ type: 'Action.Execute', title: 'Envoyer ces moments' });
  expect((await todo()).map(({ reason }) => reason)).toEqual([
    'Lecture de l’agenda non autorisée (côté mentor)\u00a0: ses moments libres lui sont demandés\u00a0; le service informatique peut aussi accorder à Binôme le rôle Exchange «\u00a0Application Calendars.ReadWrite\u00a0» pour cette boîte',
  ]);
});

it('ticks moments, and holds options inside them that say in whose name the invitation will go out', async () => {
  const ticked = await tickMiddays(duo.mentor);
  await world.clock.on();
  const next = await nextOf(duo.mentor, duo, 'options');
  expect(next.isInMyName).toBe(false);
  for (const { start } of next.options) expect(ticked).toContain(start.slice(0, 10));
  const { card } = await duo.mentor.line();
  checkCards(card);
  expect(wordsOf(card)).toContain('l’invitation partira au nom de François');
  expect(wordsOf(card)).not.toContain('en votre nom');
});

it('whoever runs the executive’s dates reads in whose name it goes out before pressing, on the card and in the tab, in their own language', async () => {
  const sophie = world.as('sophie.arnaud');
  await duo.mentee.api('PUT /api/assistant', { body: { personId: sophie.id } });
  await propose(duo);
  await world.clock.on();
  const { card } = await sophie.line();
  checkCards(card);
  expect(wordsOf(card)).toContain('The invitation goes out in François Delmas’s name.');
  const [held] = (await sophie.api('GET /api/dates')).body.dates;
  expect(held?.next).toMatchObject({ kind: 'options', organiser: 'François Delmas' });
});

it('the executive reads on the card that the invitation goes out in their name, and it does once they have pressed, not before', async () => {
  expect([await duo.mentor.meetings(), await duo.mentee.meetings()]).toEqual([[], []]);
  const { card } = await duo.mentee.line();
  checkCards(card);
  expect(wordsOf(card)).toContain('L’invitation part en votre nom.');
  expect((await nextOf(duo.mentee, duo, 'options')).isInMyName).toBe(true);
  await duo.mentee.press('Confirmer');
  await world.clock.on();
  const [event, ...others] = await duo.mentee.meetings();
  expect(others).toEqual([]);
  expect([event?.organizer.mail, event?.isOrganizer, event?.attendees.map(({ mail }) => mail)])
    .toEqual(['francois.delmas@meridiane.example', true, ['romain.picard@meridiane.example']]);
  expect((await duo.mentor.meetings()).map(({ iCalUId }) => iCalUId)).toEqual([event?.iCalUId]);
  expect(await written(duo.mentor.id)).toEqual([]);
  for (const who of [duo.mentor, duo.mentee]) expect((await nextOf(who, duo, 'booked')).organiser).toBe('François Delmas');
  expect(await todo()).toEqual([]);
});

it('a hand in the executive’s Outlook is followed there', async () => {
  const { option } = await nextOf(duo.mentor, duo, 'booked');
  const [event] = await duo.mentee.meetings();
  await world.handle('POST', `/calendar/${duo.mentee.key}/change`, { event: event?.id, start: minutesAfter(option.start, 15), end: minutesAfter(option.end, 15) });
  await until(async () => (await nextOf(duo.mentor, duo, 'booked')).option.start === minutesAfter(option.start, 15));
});

it('the mentor asks to move it, the executive picks, and the same event moves in the executive’s calendar', async () => {
  const { meetingId } = await nextOf(duo.mentor, duo, 'booked');
  const [before] = await duo.mentee.meetings();
  expect((await duo.mentor.api('POST /api/meetings/:meeting/move', { params: { meeting: meetingId } })).status).toBe(200);
  await propose(duo);
  const { offerId, options, isInMyName } = await nextOf(duo.mentee, duo, 'options');
  expect(isInMyName).toBe(true);
  expect((await world.as('sophie.arnaud').api('GET /api/dates')).body.dates[0]?.next).toMatchObject({ moving: { meetingId }, organiser: 'François Delmas' });
  await duo.mentee.api('POST /api/offers/:offer/confirm', { params: { offer: offerId }, body: { option: options[0]?.id } });
  await world.clock.on();
  const after = await duo.mentee.meetings({ deleted: true });
  expect(after.map(({ iCalUId, start }) => [iCalUId, start])).toEqual([[before?.iCalUId, options[0]?.start]]);
  expect(await written(duo.mentor.id)).toEqual([]);
});

it('the mentor declines in their own Outlook, which we cannot read: the date is given back, and other moments are in their hands to propose', async () => {
  const [held] = await duo.mentor.meetings();
  await world.handle('POST', `/calendar/${duo.mentor.key}/respond`, { event: held?.id, response: 'decline' });
  await until(async () => (await see(duo.mentor, duo)).next.kind === 'options');
  await world.clock.on();
  expect([await duo.mentor.meetings(), await duo.mentee.meetings()]).toEqual([[], []]);
  expect(await written(duo.mentor.id)).toEqual([]);
  expect((await nextOf(duo.mentor, duo, 'options')).act).toBe('propose');
  const [mine, theirs] = [(await duo.mentor.line()).card, (await duo.mentee.line()).card];
  checkCards(mine, theirs);
  for (const card of [mine, theirs]) expect(wordsOf(card)).toContain('La date n’a pas tenu, le binôme continue');
  expect(wordsOf(mine)).toContain('François vous enverra l’invitation.');
  expect(wordsOf(theirs)).not.toMatch(/Romain (n’|a décliné|refus)/);
  await propose(duo);
  const { offerId, options } = await nextOf(duo.mentee, duo, 'options');
  await duo.mentee.api('POST /api/offers/:offer/confirm', { params: { offer: offerId }, body: { option: options[0]?.id } });
  await world.clock.on();
  expect((await duo.mentor.meetings()).map(({ start }) => start)).toEqual([options[0]?.start]);
});

it('called off by the mentor, it goes from both calendars, in nobody’s name but the organiser’s', async () => {
  const { meetingId } = await nextOf(duo.mentor, duo, 'booked');
  await duo.mentor.api('POST /api/meetings/:meeting/cancel', { params: { meeting: meetingId }, body: {} });
  await world.clock.on();
  expect([await duo.mentor.meetings(), await duo.mentee.meetings()]).toEqual([[], []]);
  expect((await see(duo.mentor, duo)).next.kind).toBe('options');
  expect(await written(duo.mentor.id)).toEqual([]);
});

it('when neither mailbox can hold an invitation nobody is asked to tick in vain, and HR reads both sides and what to do', async () => {
  const other = await startDuo(world, programme, 'romain.picard', 'olivier.faure');
  for (const who of [other.mentor, other.mentee]) {
    expect((await nextOf(who, other, 'nothing')).canTick).toBe(false);
    expect(buttonsOf((await who.line()).card)).not.toContain('Envoyer ces moments');
  }
  const [line] = (await todo()).filter(({ duoId }) => duoId === other.id);
  expect(line?.reason).toBe(
    'Lecture de l’agenda non autorisée (côté mentor), agenda absent de Microsoft 365 (côté direction)\u00a0: faites ouvrir l’une des deux boîtes par le service informatique, ou formez un autre binôme');
  expect(line?.action).toBeNull();
});
