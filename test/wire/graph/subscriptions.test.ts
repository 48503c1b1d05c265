import { expect, test } from 'vitest';
import { createWatcher } from '../../../src/adapters/graph/watcher.ts';
import { asId, type PersonId } from '../../../src/kernel/ids.ts';
import { fromIso } from '../../../src/kernel/time.ts';
import { html, playGraph, refusal, type Reply, type Seen } from './stand-in.ts';

const until = fromIso('2026-11-27T06:10:00Z');
const wishes = (count: number) => Array.from({ length: count }, (_, n) => ({ organiserId: asId<PersonId>(`person-${n}`), clientState: `secret-${n}` }));
interface Part {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body?: { readonly resource?: string; readonly clientState?: string };
}
type PartAnswer = { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown };

const partsOf = ({ body }: Seen): readonly Part[] => (JSON.parse(body) as { requests: Part[] }).requests;
const idOf = (place: number): string => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
const made = (place: number): PartAnswer => ({ status: 201, body: { id: idOf(place), expirationDateTime: '2026-11-27T06:10:00Z' } });
const no = (status: number, code: string, headers: Record<string, string> = {}): PartAnswer => ({ status, headers, body: { error: { code, message: 'In words.' } } });
/** Answers in reverse; `say` has its word on each. */
const play = (say: (place: number, part: Part) => PartAnswer | 'missing' = made) => playGraph((seen): Reply => {
  if (!seen.url.endsWith('/$batch')) return { status: 201, json: made(0).body };
  const responses = partsOf(seen).flatMap((part, place) => {
    const said = say(place, part);
    return said === 'missing' ? [] : [{ id: part.id, headers: {}, ...said }];
  });
  return { status: 200, json: { responses: responses.toReversed() } };
});
const watch = ({ graph }: { graph: Parameters<typeof createWatcher>[0] }) => createWatcher(graph, () => 'https://binome.example');

test('twenty are one call; each says whose events, with its own secret and immutable ids', async () => {
  await using server = await play();
  const answers = await watch(server).subscribe(wishes(20), until);
  expect(answers.map((one) => 'subscriptionId' in one && one.subscriptionId)).toEqual(wishes(20).map((_wish, place) => idOf(place)));
  expect(server.seen.map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /v1.0/$batch']);
  expect(partsOf(server.seen[0]!)).toMatchObject(wishes(20).map(({ organiserId, clientState }, place) => ({
    id: String(place), method: 'POST', url: '/subscriptions', headers: { 'Content-Type': 'application/json', Prefer: 'IdType="ImmutableId"' },
    body: { resource: `/users/${organiserId}/events`, clientState, changeType: 'created,updated,deleted' },
  })));
});

test('renewals and ends go the same way, an end without a body', async () => {
  await using server = await play((_place, { method }) => (method === 'DELETE' ? { status: 204 } : made(0)));
  expect(await watch(server).renew([idOf(1), idOf(2)], until)).toEqual([until, until]);
  expect(await watch(server).unsubscribe([idOf(1), idOf(2)])).toEqual(['ended', 'ended']);
  const [renewed, ended] = server.seen.map(partsOf);
  expect(renewed!.map(({ method, url, body }) => [method, url, body])).toEqual([1, 2].map((n) => ['PATCH', `/subscriptions/${idOf(n)}`, { expirationDateTime: expect.any(String) }]));
  expect(ended!.map(({ method, headers, body }) => [method, headers, body])).toEqual([1, 2].map(() => ['DELETE', { Prefer: 'IdType="ImmutableId"' }, undefined]));
});

test('each is answered for itself: refused, throttled, failed, missing or unreadable is nobody else’s, and nothing is sent twice', async () => {
  const said: (PartAnswer | 'missing')[] = [
    made(0), no(403, 'ErrorAccessDenied'), no(429, 'ApplicationThrottled', { 'Retry-After': '7' }), no(504, 'UnknownError'), 'missing', { status: 201, body: { id: 'x' } }, made(6),
  ];
  await using server = await play((place) => said[place]!);
  expect(await watch(server).subscribe(wishes(7), until)).toMatchObject([
    { subscriptionId: idOf(0) }, { status: 403, certain: true }, { status: 429, certain: true, retryAfter: 7_000 }, { status: 504, certain: false },
    { status: undefined, certain: false }, { code: 'unreadable', certain: false }, { subscriptionId: idOf(6) },
  ]);
  expect(server.seen).toHaveLength(1);
});

test('one that was throttled has all of them left alone for as long as Graph asked, and nothing else', async () => {
  await using server = await play((place) => (place === 1 ? no(429, 'ApplicationThrottled', { 'Retry-After': '7' }) : made(place)));
  await watch(server).subscribe(wishes(3), until);
  expect(await watch(server).subscribe(wishes(2), until)).toMatchObject([1, 2].map(() => ({ status: 429, code: 'parked', retryAfter: expect.toSatisfy((left: number) => left > 5_000 && left <= 7_000) })));
  expect(server.seen).toHaveLength(1);
  // The directory, which counts by app too, is another service.
  await server.graph.get('/users/somebody');
  expect([server.seen.length, server.pauses]).toEqual([2, []]);
});

test('an outer no is everybody’s, and thrown at nobody', async () => {
  for (const [outer, status] of [[html(503), 503], [refusal(429, 'TooManyRequests', {}, { 'retry-after': '4' }), 429], [refusal(401, 'InvalidAuthenticationToken'), 401]] as const) {
    await using server = await playGraph([outer]);
    expect(await watch(server).subscribe(wishes(2), until)).toMatchObject([{ status }, { status }]);
  }
});

test('one alone goes by itself, and waits for a pause that is short', async () => {
  let isFirst = true;
  await using server = await playGraph((): Reply => {
    if (!isFirst) return { status: 201, json: made(0).body };
    isFirst = false;
    return refusal(429, 'ApplicationThrottled', {}, { 'retry-after': '3' });
  });
  expect(await watch(server).subscribe(wishes(1), until)).toMatchObject([{ subscriptionId: idOf(0) }]);
  expect([server.seen.map(({ url }) => url), server.pauses]).toEqual([['/v1.0/subscriptions', '/v1.0/subscriptions'], [3_000]]);
});
