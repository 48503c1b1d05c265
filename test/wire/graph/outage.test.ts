import { expect, test } from 'vitest';
import { createCalendar } from '../../../src/adapters/graph/calendar.ts';
import { asId, type PersonId } from '../../../src/kernel/ids.ts';
import { fromIso, systemClock } from '../../../src/kernel/time.ts';
import { playGraph, refusal, type Reply } from './stand-in.ts';

const down = refusal(503, 'ServiceUnavailable');
const ok: Reply = { status: 200, json: { value: [] } };

/** A Graph whose health, and the time, are in the test's hands. */
const play = async () => {
  const is = { down: true, now: 0 };
  const server = await playGraph(({ url }) => (is.down && url.includes('/users') ? down : ok), { now: () => is.now });
  const look = (times: number) => Promise.all(Array.from({ length: times }, (_, n) => server.graph.get(`/users/u${n}/events`)));
  return { is, server, look, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
};

test('over half of a minute’s answers are failures: Graph is left alone for fifteen seconds, then one tries, and one good answer ends it', async () => {
  await using outage = await play();
  const { is, server, look } = outage;
  await look(10);
  const met = server.seen.length;
  expect(met).toBeGreaterThanOrEqual(20);
  const began = performance.now();
  expect(await server.graph.get('/users/a/events')).toMatchObject({ status: 503, code: 'left-alone', retryAfter: expect.toSatisfy((left: number) => left > 0 && left <= 15_000) });
  expect((await server.graph.post('/users/a/events', '{}')).code).toBe('left-alone');
  expect(await server.graph.lookMany([{ path: '/users/a/events' }, { path: '/users/b/events' }], ({ code }) => code)).toEqual(['left-alone', 'left-alone']);
  expect([server.seen.length, performance.now() - began < 1_000]).toEqual([met, true]);

  is.now += 15_001;
  const [tried, ...others] = await look(5);
  expect([tried?.code, new Set(others.map(({ code }) => code))]).toEqual(['left-alone', new Set(['left-alone'])]);
  expect(server.seen).toHaveLength(met + 1);

  is.now += 15_001;
  is.down = false;
  expect((await server.graph.get('/users/a/events')).status).toBe(200);
  expect((await look(5)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
});

test('half of them, a few of them, or those of a minute ago close nothing', async () => {
  await using half = await playGraph(({ url }) => (url.includes('bad') ? { status: 500, text: '' } : ok), { now: () => 0 });
  for (let n = 0; n < 40; n++) await half.graph.post(n % 2 === 0 ? '/good' : '/bad', '{}');
  expect(half.seen).toHaveLength(40);

  await using outage = await play();
  const { is, server } = outage;
  const fail = async (times: number) => {
    for (let n = 0; n < times; n++) await server.graph.post('/users/a/events', '{}');
  };
  await fail(19);
  is.now += 60_000;
  await fail(19);
  expect(server.seen).toHaveLength(38);
  await fail(2);
  expect(server.seen).toHaveLength(39);
});

test('throttled is not down, nor is a no', async () => {
  await using server = await playGraph(({ url }) => (url.includes('busy') ? refusal(429, 'ApplicationThrottled', {}, { 'retry-after': '60' }) : refusal(403, 'ErrorAccessDenied')), { now: () => 0 });
  for (let n = 0; n < 30; n++) await server.graph.post(`/users/busy${n}/events`, '{}');
  for (let n = 0; n < 30; n++) await server.graph.post(`/users/closed${n}/events`, '{}');
  expect(server.seen).toHaveLength(60);
});

test('while it is left alone nobody is free, and a change may have been made', async () => {
  await using outage = await play();
  const { server, look } = outage;
  await look(10);
  const calendar = createCalendar(server.graph, systemClock);
  const one = { id: asId<PersonId>('00000000-0000-4000-8000-000000000001'), mail: 'one@meridiane.example' };
  const week = { start: fromIso('2026-12-07T00:00:00Z'), end: fromIso('2026-12-12T00:00:00Z') };
  expect((await calendar.availability([one], week, { fresh: true })).get(one.id)).toEqual({ kind: 'unknown', reason: 'no-answer' });
  await expect(calendar.create(one.id, '{}')).rejects.toMatchObject({ name: 'OutsideError', status: 503, certain: false });
});
