import { expect, test } from 'vitest';
import { createCalendar } from '../../../src/adapters/graph/calendar.ts';
import { day, fromIso, plus, systemClock } from '../../../src/kernel/time.ts';
import { looksIn, peopleUpTo, person, playSchedules } from './schedules.ts';
import type { Reply, Seen } from './stand-in.ts';
import { html, playGraph, refusal } from './stand-in.ts';

const week = { start: fromIso('2026-12-07T00:00:00Z'), end: fromIso('2026-12-12T00:00:00Z') };
const mentee = person(1);
const body = JSON.stringify({ transactionId: 't', start: { dateTime: '2026-12-08T12:15:00' }, attendees: [{ emailAddress: { address: mentee.mail.toUpperCase() } }] });

/** What is asked of getSchedule while `change` is answered to whatever else is sent. */
const stageOf = async (change: Reply = { status: 200, json: { id: 'e' } }) => {
  const server = await playGraph((seen: Seen) => (seen.url.endsWith('getSchedule') || seen.url.endsWith('$batch') ? playSchedules()(seen) : change));
  const calendar = createCalendar(server.graph, systemClock);
  const looks = (): string[] => server.seen.filter(({ url }) => /getSchedule|\$batch/.test(url)).flatMap(looksIn).map(({ mails }) => mails.join(' '));
  return { server, calendar, looks, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
};

test('a search is shared; the recheck before booking is never served from it, and the next search knows what the recheck saw', async () => {
  await using stage = await stageOf();
  const two = peopleUpTo(2);
  await stage.calendar.availability(two, week);
  await stage.calendar.availability(two, week);
  expect(stage.looks()).toEqual(['P0@meridiane.example P1@meridiane.example']);
  for (let time = 0; time < 2; time++) await stage.calendar.availability(two, { start: plus(week.start, day), end: plus(week.start, 2 * day) }, { fresh: true });
  expect(stage.looks()).toHaveLength(3);
  await stage.calendar.availability(two, week);
  expect(stage.looks()).toHaveLength(4);
});

test.each<[string, Reply]>([['done', { status: 201, json: { id: 'e' } }], ['of unknown outcome', html(504)], ['refused', refusal(400, 'ErrorInvalidRequest')]])(
  'an event %s is forgotten for both its people, and for nobody else', async (_name, reply) => {
    await using stage = await stageOf(reply);
    const { calendar } = stage;
    for (const change of [() => calendar.create(person(0).id, body), () => calendar.update(person(0).id, 'e', '{}', [person(1).mail ?? ''])]) {
      await calendar.availability(peopleUpTo(3), week);
      const before = stage.looks().length;
      await change().catch(() => {});
      await calendar.availability(peopleUpTo(3), week);
      expect(stage.looks().slice(before)).toEqual(['P0@meridiane.example P1@meridiane.example']);
    }
  },
);

test('a cancellation says not whom it frees: all is asked anew', async () => {
  await using stage = await stageOf({ status: 202, text: '' });
  await stage.calendar.availability(peopleUpTo(3), week);
  await stage.calendar.cancel(person(0).id, 'e', '');
  await stage.calendar.availability(peopleUpTo(3), week);
  expect(stage.looks()).toHaveLength(2);
});

test('two hundred duos that search side by side are twenty calls within one post', async () => {
  await using stage = await stageOf();
  const people = peopleUpTo(400);
  await Promise.all(Array.from({ length: 200 }, (_, duo) => stage.calendar.availability(people.slice(2 * duo, 2 * duo + 2), week)));
  expect([stage.server.seen.length, stage.looks().length]).toEqual([1, 20]);
});
