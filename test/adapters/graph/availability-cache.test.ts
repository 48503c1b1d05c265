import { expect, test } from 'vitest';
import { createAvailabilityCache } from '../../../src/adapters/graph/availability-cache.ts';
import type { Availability } from '../../../src/features/places/slot.ts';
import type { PersonId } from '../../../src/kernel/ids.ts';
import { asId } from '../../../src/kernel/ids.ts';
import type { Interval } from '../../../src/kernel/time.ts';
import { day, fromIso, hour, MovableClock, plus } from '../../../src/kernel/time.ts';

const person = (name: string) => ({ id: asId<PersonId>(name), mail: `${name}@meridiane.example` });
const [a, b, c] = [person('a'), person('b'), person('c')];
const start = fromIso('2026-11-24T08:10:00Z');
const horizon: Interval = { start, end: plus(start, 28 * day) };
const busyAt = (at: typeof start) => ({ start: at, end: plus(at, hour), status: 'busy' as const });

const setStage = (most?: number) => {
  const clock = new MovableClock(start, () => 0);
  const asked: { ids: string; window: Interval }[] = [];
  const unknown = new Set<PersonId>();
  const trouble: { next?: Error } = {};
  const cache = createAvailabilityCache(async (people, window) => {
    asked.push({ ids: people.map(({ id }) => id).join(' '), window });
    if (trouble.next) throw trouble.next;
    await new Promise((resolve) => setImmediate(resolve));
    return new Map(people.map(({ id }): [PersonId, Availability] =>
      [id, unknown.has(id) ? { kind: 'unknown', reason: 'no-answer' } : { kind: 'known', busy: [busyAt(plus(start, -4 * hour)), busyAt(plus(start, day))] }]));
  }, clock, most);
  return { clock, asked, unknown, trouble, cache, ids: () => asked.map(({ ids }) => ids) };
};

test('an answer serves for ninety seconds, to whoever asks within its days; then it is asked anew', async () => {
  const { cache, clock, ids, asked } = setStage();
  await cache.read([a, b], horizon);
  clock.moveTo(plus(start, 89_000));
  await cache.read([a], { start: plus(start, 89_000), end: horizon.end });
  await cache.read([b, a], { start: plus(start, day), end: plus(start, 2 * day) });
  expect(ids()).toEqual(['a b']);
  expect(asked[0]!.window).toEqual({ start: fromIso('2026-11-24T00:00:00Z'), end: fromIso('2026-12-23T00:00:00Z') });
  clock.moveTo(plus(start, 90_000));
  await cache.read([a], horizon);
  await cache.read([b], { start: horizon.start, end: plus(horizon.end, 2 * day) });
  expect(ids()).toEqual(['a b', 'a', 'b']);
});

test('nothing outside the days asked about is told, whatever was read', async () => {
  const { cache } = setStage();
  const found = await cache.read([a], horizon);
  expect(found.get(a.id)).toEqual({ kind: 'known', busy: [busyAt(plus(start, day))] });
});

test('two who ask for the same executive share one answer, and the same turn is one question', async () => {
  const { cache, ids } = setStage();
  const [one, two] = await Promise.all([cache.read([a, b], horizon), cache.read([c, b], horizon)]);
  expect(ids()).toEqual(['a b c']);
  expect(one.get(b.id)).toEqual(two.get(b.id));
  const slow = cache.read([person('d')], horizon);
  await new Promise((resolve) => setImmediate(resolve));
  await Promise.all([slow, cache.read([person('d')], horizon)]);
  expect(ids()).toEqual(['a b c', 'd']);
});

test('unknown is told to those who wait, and not kept; neither is a failure', async () => {
  const { cache, unknown, trouble, ids } = setStage();
  unknown.add(a.id);
  expect((await cache.read([a, b], horizon)).get(a.id)).toEqual({ kind: 'unknown', reason: 'no-answer' });
  unknown.clear();
  expect((await cache.read([a, b], horizon)).get(a.id)?.kind).toBe('known');
  expect(ids()).toEqual(['a b', 'a']);
  trouble.next = new Error('a bug');
  await expect(cache.read([c], horizon)).rejects.toThrow('a bug');
  delete trouble.next;
  expect((await cache.read([c], horizon)).get(c.id)?.kind).toBe('known');
});

test('whoever only looks again takes a silence for an answer, for ninety seconds and no longer', async () => {
  const { cache, clock, unknown, ids } = setStage();
  unknown.add(a.id);
  for (let n = 0; n < 5; n++) expect((await cache.read([a], horizon, { idle: true })).get(a.id)?.kind).toBe('unknown');
  expect(ids()).toEqual(['a']);
  unknown.clear();
  clock.moveTo(plus(start, 90_000));
  expect((await cache.read([a], horizon, { idle: true })).get(a.id)?.kind).toBe('known');
  expect(ids()).toEqual(['a', 'a']);
});

test('who has no mail is unknown without being asked about', async () => {
  const { cache, ids } = setStage();
  expect((await cache.read([{ id: a.id, mail: null }], horizon)).get(a.id)).toEqual({ kind: 'unknown', reason: 'no-mailbox' });
  expect(ids()).toEqual([]);
});

test('what we change is forgotten, by person or by address in any case, also while it is being asked', async () => {
  const { cache, ids } = setStage();
  await cache.read([a, b, c], horizon);
  cache.forget(['B@MERIDIANE.example'], [a.id]);
  await cache.read([a, b, c], horizon);
  expect(ids()).toEqual(['a b c', 'a b']);
  cache.forgetAll();
  const reading = cache.read([a], horizon);
  await new Promise((resolve) => setImmediate(resolve));
  cache.forget([], [a.id]);
  await reading;
  await cache.read([a], horizon);
  expect(ids()).toEqual(['a b c', 'a b', 'a', 'a']);
});

test('a new address is another mailbox', async () => {
  const { cache, ids } = setStage();
  await cache.read([a], horizon);
  await cache.read([{ ...a, mail: 'other@meridiane.example' }], horizon);
  expect(ids()).toEqual(['a', 'a']);
});

test('memory is bounded: the oldest leave first', async () => {
  const { cache, ids } = setStage(2);
  await cache.read([a, b, c], horizon);
  await cache.read([b, c], horizon);
  expect(ids()).toEqual(['a b c']);
  await cache.read([a], horizon);
  expect(ids()).toEqual(['a b c', 'a']);
});

test('a window of whole days that would be longer than a call can hold is asked as it is', async () => {
  const { cache, asked } = setStage();
  const long = { start, end: plus(start, 62 * day) };
  await cache.read([a], long);
  expect(asked[0]!.window).toEqual(long);
});
