import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { asId } from '../../src/kernel/ids.ts';
import { openWorld, type World } from '../support/world.ts';
import { book, checkCards, type Duo, minutesAfter, nextOf, openProgramme, propose, see, startDuo, until } from './steps.ts';

vi.setConfig({ testTimeout: 90_000 });

let world: World;
let programme: Awaited<ReturnType<typeof openProgramme>>;
beforeAll(async () => {
  world = await openWorld();
  programme = await openProgramme(world);
});
afterAll(() => world.close());

const byHand = async (person: Duo['mentor'], act: string, body: Record<string, unknown> = {}) =>
  world.handle('POST', `/calendar/${person.key}/${act}`, { event: (await person.meetings())[0]?.id, ...body });
const hourLater = ({ start, end }: { start: string; end: string }) => ({ start: minutesAfter(start, 60), end: minutesAfter(end, 60) });

it('an executive declines in Outlook: other moments in their hands, the mentor hears that the date did not hold, and nobody is blamed', async () => {
  const duo = await startDuo(world, programme, 'ines.belkacem', 'philippe.garnier');
  await book(world, duo);
  await byHand(duo.mentee, 'respond', { response: 'decline' });
  await until(async () => (await see(duo.mentee, duo)).next.kind === 'options');
  await world.clock.on();
  expect((await see(duo.mentor, duo)).next.kind).toBe('waiting');
  const cards = (await duo.mentor.chat()).flatMap(({ card }) => card ?? []);
  checkCards(...cards);
  expect(cards.map(({ speak }) => speak).join()).toMatch(/La date n’a pas tenu|C’est à|choisit d’abord/);
  expect((await see(duo.mentor, duo)).life[0]?.line).toMatch(/^Date annulée/);
});

it('the organiser moves it by an hour: both see the new hour, and the second date they lose offers a pause, then the sponsor is told once', async () => {
  const duo = await startDuo(world, programme, 'thomas.nguyen', 'helen.whitaker');
  const { option } = await book(world, duo);
  await byHand(duo.mentor, 'change', hourLater(option));
  await until(async () => {
    const { next } = await see(duo.mentee, duo);
    return next.kind === 'booked' && next.option.start === hourLater(option).start;
  });
  for (let lost = 0; lost < 2; lost++) {
    const { meetingId } = await nextOf(duo.mentee, duo, 'booked');
    await duo.mentee.api('POST /api/meetings/:meeting/cancel', { params: { meeting: meetingId }, body: {} });
    const { offerId, options, pause } = await nextOf(duo.mentee, duo, 'options');
    expect(pause).toHaveLength(lost === 0 ? 0 : 3);
    if (lost > 0) break;
    await duo.mentee.api('POST /api/offers/:offer/confirm', { params: { offer: offerId }, body: { option: options[0]?.id } });
    await world.clock.on();
  }
  const paused = await duo.mentee.api('POST /api/duos/:duo/pause', { params: { duo: duo.id }, body: { weeks: 2 } });
  expect(paused.body.next.kind).toBe('paused');
  expect((await see(duo.mentor, duo)).stateLine).toMatch(/^En pause, jusqu’au/);
  const resumed = await duo.mentor.api('POST /api/duos/:duo/resume', { params: { duo: duo.id } });
  expect(resumed.body.next.kind).toBe('options');
});

it('an executive proposes another time: the mentor accepts it from the card’s own words, and the event moves', async () => {
  const duo = await startDuo(world, programme, 'manon.bertrand', 'laurent.chevalier');
  const { offerId, options: [first, other] } = await propose(duo);
  await duo.mentee.api('POST /api/offers/:offer/confirm', { params: { offer: offerId }, body: { option: first?.id } });
  await world.clock.on();
  // Another moment that suits both calendars.
  const wished = { start: other!.start, end: other!.end };
  await byHand(duo.mentee, 'respond', { response: 'tentative', proposed: wished });
  const wish = await until(async () => {
    const { next } = await see(duo.mentor, duo);
    return next.kind === 'proposal' && next;
  });
  expect([wish.accept?.startsWith('Accepter'), wish.refuse]).toEqual([true, 'Garder la date']);
  const answer = await duo.mentor.api('POST /api/meetings/:meeting/accept-time', { params: { meeting: wish.meetingId }, body: {} });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  await until(async () => {
    const { next } = await see(duo.mentor, duo);
    return next.kind === 'booked' && next.option.start === wished.start;
  });
});

it('an executive is given another address after the date was booked: their no is still theirs, and the next date is booked under the new one', async () => {
  const duo = await startDuo(world, programme, 'sarah.diallo', 'beatrice.lemoine');
  const { meetingId } = await book(world, duo);
  const { event_id: eventId } = await world.app.ctx.db.selectFrom('meetings').select('event_id').where('id', '=', meetingId).executeTakeFirstOrThrow();
  // The mentor brings somebody along: whom we invited is no longer alone on the list.
  const also = ['nadia.benali@meridiane.example', 'beatrice.lemoine@meridiane.example'].map((address) => ({ emailAddress: { address } }));
  await world.app.ctx.calendar.update(asId(duo.mentor.id), eventId ?? '', JSON.stringify({ attendees: also }), []);
  await world.handle('POST', `/directory/${duo.mentee.key}`, { mail: 'b.lemoine-roy@meridiane.example' });
  await world.clock.to(new Date(Date.parse((await world.clock.now()).slice(0, 10)) + 34 * 3_600_000).toISOString());
  const known = await world.app.ctx.db.selectFrom('people').select('mail').where('id', '=', duo.mentee.id).executeTakeFirst();
  expect(known?.mail).toBe('b.lemoine-roy@meridiane.example');
  await byHand(duo.mentee, 'respond', { response: 'decline' });
  const again = await until(async () => {
    const { next } = await see(duo.mentee, duo);
    return next.kind === 'options' && next;
  });
  await duo.mentee.api('POST /api/offers/:offer/confirm', { params: { offer: again.offerId }, body: { option: again.options[0]?.id } });
  await world.clock.on();
  await nextOf(duo.mentee, duo, 'booked');
  expect((await duo.mentor.meetings()).at(-1)?.attendees.map(({ mail }) => mail)).toEqual(['b.lemoine-roy@meridiane.example']);
  expect((await duo.mentee.meetings()).map(({ start }) => start)).toEqual([again.options[0]?.start]);
});

it('a mentor writes another place in Outlook and brings somebody along: both read the place, and a date moved in Binôme leaves them both', async () => {
  const duo = await startDuo(world, programme, 'agathe.collin', 'laurent.chevalier');
  const { meetingId } = await book(world, duo);
  const { event_id: eventId } = await world.app.ctx.db.selectFrom('meetings').select('event_id').where('id', '=', meetingId).executeTakeFirstOrThrow();
  const also = [duo.mentee.key, 'nadia.benali'].map((key) => ({ emailAddress: { address: `${key}@meridiane.example` } }));
  const { calendar } = world.app.ctx;
  await calendar.update(asId(duo.mentor.id), eventId ?? '', JSON.stringify({ location: { displayName: 'Au Petit Comptoir' }, attendees: also }), []);
  for (const who of ['mentor', 'mentee'] as const)
    await until(async () => (await nextOf(duo[who], duo, 'booked')).placeInOutlook === 'Au Petit Comptoir');

  await duo.mentee.api('POST /api/meetings/:meeting/move', { params: { meeting: meetingId }, body: {} });
  const { offerId, options } = await nextOf(duo.mentee, duo, 'options');
  await duo.mentee.api('POST /api/offers/:offer/confirm', { params: { offer: offerId }, body: { option: options[0]?.id } });
  await world.clock.on();
  expect((await nextOf(duo.mentee, duo, 'booked')).option.start).toBe(options[0]?.start);
  const [event] = (await duo.mentor.meetings()).filter(({ isCancelled }) => !isCancelled);
  expect(event?.attendees.map(({ mail }) => mail).toSorted()).toEqual(['laurent.chevalier@meridiane.example', 'nadia.benali@meridiane.example']);
});
