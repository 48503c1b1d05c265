import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCalendar } from '../../../src/adapters/graph/calendar.ts';
import type { GraphClientOptions } from '../../../src/adapters/graph/client.ts';
import type { Availability } from '../../../src/features/places/slot.ts';
import type { PersonId } from '../../../src/kernel/ids.ts';
import { fromIso, systemClock } from '../../../src/kernel/time.ts';
import type { Look } from './schedules.ts';
import { busyMinute, looksIn, peopleUpTo, person, playSchedules } from './schedules.ts';
import type { Reply, StandIn } from './stand-in.ts';
import { html, playGraph, refusal } from './stand-in.ts';

type Said = Exclude<Reply, string>;
const week = { start: fromIso('2026-12-07T00:00:00Z'), end: fromIso('2026-12-12T00:00:00Z') };
const ask = (server: StandIn, people: ReturnType<typeof peopleUpTo>) => createCalendar(server.graph, systemClock).availability(people, week, { fresh: true });
const play = (say?: (look: Look) => Said | 'missing' | undefined, options?: Partial<GraphClientOptions>) => playGraph(playSchedules(say), options);
const isOwn = (found: ReadonlyMap<PersonId, Availability>, { id, mail }: { id: PersonId; mail: string }): boolean => {
  const one = found.get(id);
  return one?.kind === 'known' && one.busy.length === 1 && one.busy[0]!.start === fromIso(`${busyMinute(mail)}:00Z`);
};
const looks = (server: StandIn): readonly Look[] => server.seen.flatMap(looksIn);
const throttled = (seconds?: string): Said => refusal(429, 'ApplicationThrottled', {}, seconds === undefined ? {} : { 'Retry-After': seconds }) as Said;
/** The people of one call in 60 people, by who is charged: 0, 20 or 40. */
const callOf = (n: number): string => person(n).id;
const first = () => {
  const seen = new Set<string>();
  return ({ mailbox }: Look): boolean => !seen.has(mailbox) && Boolean(seen.add(mailbox));
};
const unknown = (reason: string) => ({ kind: 'unknown', reason });

test('N people are ceil(N / 20) calls within ceil(that / 20) posts, each person asked about once and told their own', async () => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: 1300 }), fc.boolean(), async (n, isTwice) => {
    await using server = await play();
    const people = peopleUpTo(n);
    const found = await ask(server, isTwice ? [...people, ...people] : people);
    const calls = Math.ceil(n / 20);
    expect(server.seen).toHaveLength(Math.ceil(calls / 20));
    // One call that would be alone in its batch goes as it is.
    expect(server.seen.filter(({ url }) => url !== '/v1.0/$batch')).toHaveLength(calls % 20 === 1 ? 1 : 0);
    expect(looks(server)).toHaveLength(calls);
    expect(Math.max(0, ...looks(server).map(({ mails }) => mails.length))).toBeLessThanOrEqual(20);
    expect(Math.max(0, ...server.seen.map((one) => looksIn(one).length))).toBeLessThanOrEqual(20);
    expect(looks(server).flatMap(({ mails }) => mails).toSorted()).toEqual(people.map(({ mail }) => mail).toSorted());
    for (const { mailbox, mails } of looks(server)) expect(mails).toContain(people.find(({ id }) => id === mailbox)?.mail);
    expect(people.filter((one) => !isOwn(found, one))).toEqual([]);
  }), { numRuns: 25 });
});

test('each request of a batch carries its type and asks for immutable ids; ids differ, urls are relative', async () => {
  await using server = await play();
  await ask(server, peopleUpTo(60));
  const { requests } = JSON.parse(server.seen[0]!.body) as { requests: { id: string; url: string; headers: object; method: string }[] };
  expect(new Set(requests.map(({ id }) => id)).size).toBe(3);
  for (const { url, headers, method } of requests)
    expect([method, url, headers]).toEqual(['POST', expect.stringMatching(/^\/users\/[^/]+\/calendar\/getSchedule$/), { 'Content-Type': 'application/json', Prefer: 'IdType="ImmutableId"' }]);
});

test('429 of one: it alone is asked again, when its Retry-After is over and never before our floor', async () => {
  const isFirst = first();
  await using server = await play((look) => (look.mailbox === callOf(20) && isFirst(look) ? throttled('7') : undefined));
  const found = await ask(server, peopleUpTo(60));
  expect(server.pauses).toEqual([7000]);
  expect(server.seen.map((one) => looksIn(one).map(({ mailbox }) => mailbox))).toEqual([[callOf(0), callOf(20), callOf(40)], [callOf(20)]]);
  expect(peopleUpTo(60).every((one) => isOwn(found, one))).toBe(true);

  await using one = await play(({ mailbox }) => (mailbox === callOf(20) && one.pauses.length < 2 ? throttled('1') : undefined), { random: () => 1 });
  await ask(one, peopleUpTo(60));
  expect(one.pauses).toEqual([2500, 5000]);
});

test('429 to the end: another mailbox is charged once; then those twenty are unknown, never free, and the others known', async () => {
  await using alone = await play(({ mailbox }) => (mailbox === callOf(20) ? throttled() : undefined));
  const saved = await ask(alone, peopleUpTo(60));
  expect(peopleUpTo(60).every((one) => isOwn(saved, one))).toBe(true);
  expect(looks(alone).map(({ mailbox }) => mailbox).slice(-2)).toEqual([callOf(20), callOf(21)]);

  await using all = await play(({ mails }) => (mails.includes('P25@meridiane.example') ? throttled('1') : undefined));
  const found = await ask(all, peopleUpTo(60));
  expect(peopleUpTo(60).filter((one) => !isOwn(found, one)).map(({ id }) => [id, found.get(id)])).toEqual(peopleUpTo(40).slice(20).map(({ id }) => [id, unknown('no-answer')]));
  expect(looks(all).filter(({ mailbox }) => mailbox === callOf(0))).toHaveLength(1);
});

test('a Retry-After longer than we wait parks that mailbox, and it is not asked again before', async () => {
  await using server = await play(({ mailbox }) => (mailbox === callOf(20) ? throttled('120') : undefined));
  const [before, after] = [await ask(server, peopleUpTo(60)), await ask(server, peopleUpTo(60))];
  for (const found of [before, after]) expect(peopleUpTo(60).every((one) => isOwn(found, one))).toBe(true);
  expect(looks(server).filter(({ mailbox }) => mailbox === callOf(20))).toHaveLength(1);
  expect(server.pauses).toEqual([]);
});

test.each<[string, Said | 'missing']>([
  ['a page in HTML', html(502) as Said], ['503', refusal(503, 'ServiceUnavailable') as Said], ['no answer within the batch', 'missing'], ['a 504', html(504) as Said],
])('%s for one: it alone is asked again; to the end, its twenty are unknown', async (_name, said) => {
  const isFirst = first();
  await using once = await play((look) => (look.mailbox === callOf(40) && isFirst(look) ? said : undefined));
  const found = await ask(once, peopleUpTo(60));
  expect(peopleUpTo(60).every((one) => isOwn(found, one))).toBe(true);
  expect(looks(once)).toHaveLength(4);
  await using ever = await play(({ mailbox }) => (mailbox === callOf(40) ? said : undefined));
  const partial = await ask(ever, peopleUpTo(60));
  expect([partial.get(person(59).id), isOwn(partial, person(39))]).toEqual([unknown('no-answer'), true]);
  expect(looks(ever)).toHaveLength(7);
});

test.each<[string, Said, string]>([
  ['400', refusal(400, 'ErrorInvalidTimeInterval') as Said, 'no-answer'], ['200 in HTML', html(200) as Said, 'no-answer'],
  ['200 without a value', { status: 200, json: {} }, 'no-answer'], ['424', refusal(424, 'FailedDependency') as Said, 'no-answer'],
])('%s for one stands: its twenty are unknown, and the outer 200 is nobody’s success', async (_name, said, reason) => {
  await using server = await play(({ mailbox }) => (mailbox === callOf(0) ? said : undefined));
  const found = await ask(server, peopleUpTo(60));
  expect(peopleUpTo(20).map(({ id }) => found.get(id))).toEqual(peopleUpTo(20).map(() => unknown(reason)));
  expect(isOwn(found, person(20))).toBe(true);
  expect(server.seen).toHaveLength(1);
});

test('403 and 404 of a mailbox: another one of the same twenty is charged, and nothing else is asked again', async () => {
  await using server = await play(({ mailbox }) =>
    (mailbox === callOf(0) ? (refusal(403, 'ErrorAccessDenied') as Said) : mailbox === callOf(40) || mailbox === callOf(41) ? (refusal(404, 'MailboxNotEnabledForRESTAPI') as Said) : undefined));
  const found = await ask(server, peopleUpTo(60));
  expect(found.get(person(0).id)).toEqual(unknown('not-readable'));
  expect(peopleUpTo(60).slice(1).every((one) => isOwn(found, one))).toBe(true);
  expect(server.seen.map((one) => looksIn(one).map(({ mailbox }) => mailbox))).toEqual([[callOf(0), callOf(20), callOf(40)], [callOf(1), callOf(41)], [callOf(42)]]);
  expect(looks(server)[3]!.mails).not.toContain(person(0).mail);
});

test('an outer no is everybody’s: all is asked again after its pause; a bad request is not', async () => {
  const script = (said: Reply) => (seen: Parameters<ReturnType<typeof playSchedules>>[0] & { headers: object }) => (server.seen.length === 1 ? said : playSchedules()(seen));
  await using server = await playGraph((seen) => script(refusal(429, 'TooManyRequests', {}, { 'retry-after': '4' }))(seen));
  const found = await ask(server, peopleUpTo(60));
  expect([server.seen.length, server.pauses, peopleUpTo(60).every((one) => isOwn(found, one))]).toEqual([2, [4000], true]);
  await using bad = await playGraph([refusal(400, 'BadRequest')]);
  expect([...(await ask(bad, peopleUpTo(60))).values()].every(({ kind }) => kind === 'unknown')).toBe(true);
  expect(bad.seen).toHaveLength(1);
});

/** Gives `old` until asked for a fresh one, as MSAL does. */
const keeper = () => {
  const kept = { current: 'old', renewed: 0 };
  const token = async ({ fresh }: { fresh: boolean }): Promise<string> => {
    if (fresh) kept.current = `new-${++kept.renewed}`;
    return kept.current;
  };
  return { kept, token };
};

test('a token that expires in mid-course is renewed once; only the batch that met it is sent again', async () => {
  const { kept, token } = keeper();
  await using server = await playGraph((seen) =>
    (server.seen.length > 3 && seen.headers.authorization === 'Bearer old' ? refusal(401, 'InvalidAuthenticationToken') : playSchedules()(seen)), { token });
  const people = peopleUpTo(4000);
  const found = await ask(server, people);
  expect(people.every((one) => isOwn(found, one))).toBe(true);
  expect([kept.renewed, server.seen.length]).toEqual([1, 11]);
});

test('401 within a batch: one renewal, and that request alone again; refused twice, it stays unknown', async () => {
  const { kept, token } = keeper();
  const isFirst = first();
  await using server = await play((look) => (look.mailbox === callOf(20) && isFirst(look) ? (refusal(401, 'InvalidAuthenticationToken') as Said) : undefined), { token });
  const found = await ask(server, peopleUpTo(60));
  expect([kept.renewed, looks(server).length, peopleUpTo(60).every((one) => isOwn(found, one))]).toEqual([1, 4, true]);
  await using closed = await play(({ mailbox }) => (mailbox === callOf(20) ? (refusal(401, 'InvalidAuthenticationToken') as Said) : undefined));
  expect((await ask(closed, peopleUpTo(60))).get(person(20).id)).toEqual(unknown('no-answer'));
  expect(looks(closed)).toHaveLength(4);
});

test('a token that cannot be had: unknown, never free, and nothing thrown', async () => {
  await using server = await play(undefined, { token: () => Promise.reject(new Error('Entra is down')), wait: async () => {} });
  expect([...(await ask(server, peopleUpTo(60))).values()]).toEqual(peopleUpTo(60).map(() => unknown('no-answer')));
  expect(server.seen).toHaveLength(0);
});
