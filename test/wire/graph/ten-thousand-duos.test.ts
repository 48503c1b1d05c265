import { expect, test } from 'vitest';
import { createCalendar } from '../../../src/adapters/graph/calendar.ts';
import { fromIso, systemClock } from '../../../src/kernel/time.ts';
import { busyMinute, looksIn, peopleUpTo, playSchedules } from './schedules.ts';
import { playGraph, refusal } from './stand-in.ts';

const week = { start: fromIso('2026-12-07T00:00:00Z'), end: fromIso('2026-12-12T00:00:00Z') };
const people = peopleUpTo(20_000);

test('the times of 10,000 duos are 50 posts of 20 requests, at any moment in as few connections as the gate allows', async () => {
  await using server = await playGraph(playSchedules());
  const found = await createCalendar(server.graph, systemClock).availability(people, week);
  expect(server.seen.map(({ url }) => url)).toEqual(Array.from({ length: 50 }, () => '/v1.0/$batch'));
  expect(server.seen.flatMap(looksIn)).toHaveLength(1_000);
  const wrong = people.filter(({ id, mail }) => {
    const one = found.get(id);
    return one?.kind !== 'known' || one.busy[0]?.start !== fromIso(`${busyMinute(mail)}:00Z`);
  });
  expect(wrong).toEqual([]);
}, 60_000);

test('one in ten throttled the first time: 50 posts, then five that gather just those hundred', async () => {
  const met = new Set<string>();
  await using server = await playGraph(playSchedules(({ mailbox }) => {
    if (met.has(mailbox) || Number(mailbox.slice(-12)) % 200 !== 0) return undefined;
    met.add(mailbox);
    const said = refusal(429, 'ApplicationThrottled', {}, { 'Retry-After': '1' });
    return said as Exclude<typeof said, string>;
  }));
  const found = await createCalendar(server.graph, systemClock).availability(people, week);
  const asked = server.seen.map(looksIn);
  expect(asked.slice(0, 50).flat()).toHaveLength(1_000);
  expect(asked.slice(50).map((looks) => looks.length)).toEqual([20, 20, 20, 20, 20]);
  expect(asked.slice(50).flat().every(({ mailbox }) => met.has(mailbox))).toBe(true);
  expect(server.pauses).toEqual([2000]);
  expect([...found.values()].every(({ kind }) => kind === 'known')).toBe(true);
}, 60_000);
