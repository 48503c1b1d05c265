import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Loose, Stage } from '../stage.ts';
import { ines, meeting, philippe, setStage } from '../stage.ts';

let stage: Stage;
beforeAll(async () => void (stage = await setStage()));
afterAll(() => stage[Symbol.asyncDispose]());

const json = { 'Content-Type': 'application/json' };
const slow = { 'x-sandbox-fault': 'slow:250' };
const batch = (requests: object[], headers: Record<string, string> = {}) => stage.graph('POST', '/$batch', { requests }, headers);
const get = (id: string, url: string, headers: Record<string, string> = {}) => ({ id, method: 'GET', url, headers });
const byId = (body: Loose): Map<string, Loose> => new Map(body.responses.map((one: Loose) => [one.id, one]));
const views = (n: number, url: (index: number) => string, headers = slow) =>
  Array.from({ length: n }, (_, index) => get(String(index), url(index), headers));
const calendarOf = (user: string): string => `${user}/calendarView?startDateTime=2026-12-08T00:00:00Z&endDateTime=2026-12-09T00:00:00Z`;
const names = ['ines.belkacem', 'philippe.garnier', 'karine.besson', 'camille.roux', 'claire.fontaine', 'helen.whitaker', 'david.okafor', 'lucie.moulin'];
const user = (index: number): string => `/users/${names[index % names.length]}@meridiane.example`;

test('each request is served as it would be alone; answers come in another order, the same each time', async () => {
  const requests = [
    get('1', `${ines}?$select=id,mail`), get('2', '/users/nobody@meridiane.example'), get('3', '/users/olivier.faure@meridiane.example/mailboxSettings'),
    {
      id: '4', method: 'POST', url: `${ines}/calendar/getSchedule`, headers: json,
      body: { schedules: ['ines.belkacem@meridiane.example'], startTime: { dateTime: '2026-12-08T00:00:00', timeZone: 'UTC' }, endTime: { dateTime: '2026-12-09T00:00:00', timeZone: 'UTC' } },
    },
    { id: '5', method: 'POST', url: `${ines}/events`, headers: json, body: meeting({ transactionId: 'in-a-batch' }) },
  ];
  const { status, body } = await batch(requests);
  expect(status).toBe(200);
  const order = body.responses.map(({ id }: Loose) => id);
  expect(order).not.toEqual(['1', '2', '3', '4', '5']);
  expect(new Set(order)).toEqual(new Set(['1', '2', '3', '4', '5']));
  const found = byId(body);
  expect(['1', '2', '3', '4', '5'].map((id) => found.get(id).status)).toEqual([200, 404, 404, 200, 201]);
  expect(found.get('1').body.mail).toBe('ines.belkacem@meridiane.example');
  expect(found.get('3').body.error.code).toBe('MailboxNotEnabledForRESTAPI');
  expect(found.get('4').body.value[0].scheduleItems.length).toBeGreaterThan(0);
  expect(found.get('5').headers.Location).toContain('/events(');
  const again = (await batch(requests)).body;
  expect(again.responses.map(({ id }: Loose) => id)).toEqual(order);
  expect(byId(again).get('5').body.id).toBe(found.get('5').body.id);
});

test.each<[string, object[], string]>([
  ['21 requests', views(21, () => ines, {} as typeof slow), 'MaximumValueExceeded'],
  ['none', [], 'BadRequest'],
  ['the same id twice', [get('1', ines), get('1', philippe)], 'BadRequest'],
  ['an absolute url', [get('1', 'https://graph.microsoft.com/v1.0/users')], 'BadRequest'],
  ['another host', [get('1', '//elsewhere.example/users')], 'BadRequest'],
  ['a batch in a batch', [{ id: '1', method: 'POST', url: '/$batch', headers: json, body: { requests: [] } }], 'BadRequest'],
  ['a body without its type', [{ id: '1', method: 'POST', url: `${ines}/events`, body: meeting() }], 'BadRequest'],
  ['a dependency on nothing', [{ ...get('1', ines), dependsOn: ['2'] }], 'BadRequest'],
  ['a verb there is not', [{ ...get('1', ines), method: 'TRACE' }], 'BadRequest'],
])('%s: the whole is refused', async (_, requests, code) => {
  const { status, body } = await batch(requests);
  expect([status, body.error.code]).toEqual([400, code]);
});

test('what depends on a failure is 424, and so is what depends on that; what depends on a success waits for it', async () => {
  const found = byId((await batch([
    get('a', '/users/nobody@meridiane.example'), { ...get('b', ines), dependsOn: ['a'] }, { ...get('c', philippe), dependsOn: ['b'] },
    { id: 'd', method: 'POST', url: `${philippe}/events`, headers: { ...json, ...slow }, body: meeting({ transactionId: 'before' }) },
    { ...get('e', `${calendarOf(philippe)}&$top=50`), dependsOn: ['d'] },
  ])).body);
  expect(['a', 'b', 'c', 'd', 'e'].map((id) => found.get(id).status)).toEqual([404, 424, 424, 201, 200]);
  expect(found.get('b').body.error.code).toBe('FailedDependency');
  expect(found.get('e').body.value.map(({ transactionId }: Loose) => transactionId)).toContain('before');
});

test('a fault strikes one request: its own Retry-After, a page in HTML, no answer; the outer answer is 200', async () => {
  const { status, body } = await batch([
    get('1', ines), get('2', ines, { 'x-sandbox-fault': '429:7' }), get('3', ines, { 'X-Sandbox-Fault': '502-html' }), get('4', ines, { 'x-sandbox-fault': 'timeout' }),
  ]);
  const found = byId(body);
  expect([status, ...['1', '2', '3', '4'].map((id) => found.get(id).status)]).toEqual([200, 200, 429, 502, 504]);
  expect(found.get('2').headers['Retry-After']).toBe('7');
  expect(found.get('3').body).toMatch(/^<!DOCTYPE html>/);
});

test('four of a batch at a time: twenty slow ones take five turns, and none is refused', async () => {
  const before = performance.now();
  const { body } = await batch(views(20, (index) => calendarOf(user(index))));
  expect(performance.now() - before).toBeGreaterThanOrEqual(5 * 250 - 50);
  expect(new Set(body.responses.map(({ status }: Loose) => status))).toEqual(new Set([200]));
});

const statusesOfTwo = async (headers: Record<string, string>, urls: (index: number) => string): Promise<number[]> => {
  const two = await Promise.all([0, 4].map((shift) => batch(views(4, (index) => urls(index + shift)), headers)));
  expect(two.map(({ status }) => status)).toEqual([200, 200]);
  return two.flatMap(({ body }) => body.responses.map(({ status }: Loose): number => status)).toSorted((a, b) => a - b);
};

test('two batches at once: per app (the default) the second is refused item by item; per mailbox only rivals for one mailbox are', async () => {
  const others = (index: number): string => calendarOf(user(index));
  const [half, all] = [[200, 200, 200, 200, 429, 429, 429, 429], Array.from({ length: 8 }, () => 200)];
  expect(await statusesOfTwo({}, others)).toEqual(half);
  expect(await statusesOfTwo({ 'x-sandbox-concurrency': 'perMailbox' }, others)).toEqual(all);
  expect(await statusesOfTwo({ 'x-sandbox-concurrency': 'perMailbox' }, () => calendarOf(ines))).toEqual(half);
});

test('the handle changes the reading; plain requests count, the directory does not', async () => {
  expect((await stage.handle('GET', '/concurrency')).body).toEqual({ scope: 'perApp', latency: 0, isDown: false, isRefused: false, isDirectoryShut: false, isStranger: false });
  const plain = async (url: (index: number) => string): Promise<Loose[]> =>
    Promise.all(Array.from({ length: 5 }, (_, index) => stage.graph('GET', url(index), undefined, slow)));
  const refused = (await plain((index) => calendarOf(user(index)))).filter(({ status }) => status === 429);
  expect(refused).toHaveLength(1);
  expect([refused[0].headers.get('retry-after'), refused[0].body.error]).toMatchObject(['1', { code: 'ApplicationThrottled', message: 'Application is over its MailboxConcurrency limit.' }]);
  expect((await plain(user)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect((await stage.handle('POST', '/concurrency', { scope: 'perMailbox' })).status).toBe(200);
  expect((await plain((index) => calendarOf(user(index)))).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect((await plain(() => calendarOf(ines))).filter(({ status }) => status === 429)).toHaveLength(1);
  expect((await stage.handle('POST', '/concurrency', { scope: 'perApp', latency: 120 })).body).toEqual({ scope: 'perApp', latency: 120, isDown: false, isRefused: false, isDirectoryShut: false, isStranger: false });
  const before = performance.now();
  await stage.graph('GET', calendarOf(ines));
  expect(performance.now() - before).toBeGreaterThan(100);
  await stage.handle('POST', '/concurrency', { latency: 0 });
  expect((await stage.handle('POST', '/concurrency', { scope: 'nobody' })).status).toBe(400);
});

test('who gives up leaves the place free', async () => {
  const token = await stage.token('https://graph.microsoft.com/.default');
  const headers = { authorization: `Bearer ${token}`, 'x-sandbox-fault': 'timeout' };
  const address = `${stage.endpoints.graphUrl}/v1.0${calendarOf(ines)}`;
  await Promise.allSettled(Array.from({ length: 4 }, () => fetch(address, { headers, signal: AbortSignal.timeout(150) })));
  await expect.poll(async () => (await stage.graph('GET', calendarOf(ines))).status).toBe(200);
});

test('the journal shows the batch, and each of its requests as a line of its own', async () => {
  await batch([get('left', ines), get('right', philippe)]);
  const lines = (await stage.handle('GET', '/journal')).body.trim().split('\n').map((line: string) => JSON.parse(line)).slice(-3);
  // Which of the two ends first is nobody's promise.
  expect(new Map(lines.map(({ url, status, requestHeaders }: Loose) => [requestHeaders['x-sandbox-batch'], [url, status]]))).toEqual(new Map([
    ['left of 2', [`/graph/v1.0${ines}`, 200]], ['right of 2', [`/graph/v1.0${philippe}`, 200]], [undefined, ['/graph/v1.0/$batch', 200]],
  ]));
  expect(lines[2].url).toBe('/graph/v1.0/$batch');
  expect(JSON.stringify(lines)).not.toMatch(/Bearer (?!\*)/);
});
