import { expect, test } from 'vitest';
import type { Reply } from './stand-in.ts';
import { html, playGraph, refusal } from './stand-in.ts';

const ok: Reply = { status: 200, json: { value: [] } };
const throttled = (headers: Record<string, string> = {}): Reply => refusal(429, 'ApplicationThrottled', {}, headers);
const mailbox = '/users/a/events';

test('Retry-After is obeyed, never sooner; "1" and nothing are raised to our own floor, doubled', async () => {
  await using long = await playGraph([throttled({ 'retry-after': '7' }), ok]);
  expect((await long.graph.get(mailbox)).status).toBe(200);
  expect(long.pauses).toEqual([7000]);
  await using one = await playGraph([throttled({ 'retry-after': '1' }), throttled(), ok]);
  expect((await one.graph.get(mailbox)).status).toBe(200);
  expect(one.pauses).toEqual([2000, 4000]);
});

test('Retry-After may be a date, and come with HTML', async () => {
  await using server = await playGraph([html(429, { 'retry-after': new Date(Date.now() + 9_000).toUTCString() }), ok]);
  await server.graph.get(mailbox);
  expect(server.pauses[0]).toBeGreaterThan(7000);
  expect(server.pauses[0]).toBeLessThanOrEqual(9000);
});

test('chance only adds', async () => {
  await using server = await playGraph([throttled({ 'retry-after': '4' }), ok], { random: () => 1 });
  await server.graph.get(mailbox);
  expect(server.pauses).toEqual([5000]);
});

test('a change that was throttled was not made: it is sent again, the same', async () => {
  await using server = await playGraph([throttled({ 'retry-after': '3' }), { status: 201, json: { id: 'x' } }]);
  expect((await server.graph.post(mailbox, '{"a": 1}')).status).toBe(201);
  expect(server.seen.map(({ body }) => body)).toEqual(['{"a": 1}', '{"a": 1}']);
});

test('three attempts, and no more', async () => {
  await using server = await playGraph([throttled()]);
  expect(await server.graph.get(mailbox)).toMatchObject({ status: 429, code: 'ApplicationThrottled' });
  expect(server.seen).toHaveLength(3);
});

test('a long Retry-After parks that mailbox alone: others go on, and nobody asks it again', async () => {
  await using server = await playGraph(({ url }) => (url.includes('/a/') ? throttled({ 'retry-after': '120' }) : ok));
  expect((await server.graph.get(mailbox)).status).toBe(429);
  expect(await server.graph.get(mailbox)).toMatchObject({ status: 429, code: 'parked' });
  expect((await server.graph.get('/users/b/events')).status).toBe(200);
  expect(server.pauses).toEqual([]);
  expect(server.seen.map(({ url }) => url)).toEqual(['/v1.0/users/a/events', '/v1.0/users/b/events']);
});

test('who arrives while a mailbox is parked for a while waits with the others', async () => {
  const released = Promise.withResolvers<void>();
  const pauses: number[] = [];
  let isFirst = true;
  await using server = await playGraph(() => (isFirst ? ((isFirst = false), throttled({ 'retry-after': '10' })) : ok), {
    wait: (milliseconds) => (pauses.push(milliseconds), released.promise),
  });
  const first = server.graph.get(mailbox);
  await expect.poll(() => pauses).toHaveLength(1);
  const second = server.graph.get(mailbox);
  await expect.poll(() => pauses).toHaveLength(2);
  expect(pauses[1]).toBeGreaterThan(9000);
  expect(server.seen).toHaveLength(1);
  released.resolve();
  expect([(await first).status, (await second).status]).toEqual([200, 200]);
});

test('a 503 on a GET is asked again quickly, but not before it allows; a reset and silence too', async () => {
  await using server = await playGraph([refusal(503, 'ServiceUnavailable', {}, { 'retry-after': '5' }), 'reset', ok]);
  expect((await server.graph.get('/users')).status).toBe(200);
  expect(server.pauses).toEqual([5000, 900]);
  await using slow = await playGraph(['hang', html(504), ok]);
  expect((await slow.graph.lookMany([{ path: '/users/a/calendar/getSchedule', body: {} }])).map(({ status }) => status)).toEqual([200]);
  expect(slow.pauses).toEqual([300, 900]);
});

test('a refused token is renewed once, even for a change; a second refusal stands', async () => {
  const refused = refusal(401, 'InvalidAuthenticationToken');
  await using server = await playGraph([refused, { status: 201, json: { id: 'x' } }]);
  expect((await server.graph.post(mailbox, '{}')).status).toBe(201);
  expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer token', 'Bearer fresh-token']);
  await using closed = await playGraph([refused]);
  expect(await closed.graph.get(mailbox)).toMatchObject({ status: 401, code: 'InvalidAuthenticationToken' });
  expect(closed.tokens.filter((fresh) => fresh)).toHaveLength(1);
});

test('a redirection is not followed with our token', async () => {
  await using elsewhere = await playGraph([ok]);
  await using server = await playGraph([{ status: 302, text: '', headers: { location: `${elsewhere.url}/v1.0/users` } }]);
  expect((await server.graph.get('/users')).status).toBeUndefined();
  expect(elsewhere.seen).toHaveLength(0);
});
