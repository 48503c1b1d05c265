import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Loose, Stage } from './stage.ts';
import { ines, meeting, philippe, setStage } from './stage.ts';

let stage: Stage;
beforeAll(async () => void (stage = await setStage()));
afterAll(() => stage[Symbol.asyncDispose]());

const fault = (kind: string) => ({ 'x-sandbox-fault': kind });
const viaGraph = async (user: string): Promise<string[]> =>
  (await stage.handle(
    'GET', `/calendar/${user}?from=2026-12-08T00:00:00Z&to=2026-12-09T00:00:00Z`,
  )).body.filter((event: Loose) => event.viaGraph).map((event: Loose) => event.subject);

test('503: nothing is done; 504-after: done, and the answer is lost; replaying finds it', async () => {
  expect((await stage.graph('POST', `${ines}/events`, meeting({ subject: 'avant' }), fault('503'))).status).toBe(503);
  expect(await viaGraph('ines.belkacem')).toEqual([]);
  const lost = await stage.graph('POST', `${ines}/events`, meeting({ subject: 'après' }), fault('504-after'));
  expect([lost.status, lost.body.error.code]).toEqual([504, 'GatewayTimeout']);
  expect(await viaGraph('philippe.garnier')).toEqual(['après']);
  expect((await stage.graph('POST', `${ines}/events`, meeting({ subject: 'après' }))).status).toBe(201);
  expect(await viaGraph('ines.belkacem')).toEqual(['après']);
});

test('429 says when to come back', async () => {
  const { status, headers, body } = await stage.graph('GET', philippe, undefined, fault('429:2'));
  expect([status, headers.get('retry-after'), body.error.code]).toEqual([429, '2', 'ApplicationThrottled']);
});

test.each(['timeout', 'timeout-after', 'reset'])('%s: no answer comes, and the journal says so', async (kind) => {
  const address = `${stage.endpoints.graphUrl}/v1.0${philippe}?${kind}`;
  const token = await stage.token('https://graph.microsoft.com/.default');
  await expect(fetch(
    address, { headers: { authorization: `Bearer ${token}`, ...fault(kind) }, signal: AbortSignal.timeout(300) },
  )).rejects.toThrow();
  const lines = (await stage.handle('GET', '/journal')).body.trim().split('\n').map((line: string) => JSON.parse(line));
  expect(lines.findLast((line: Loose) => line.url.endsWith(`?${kind}`)).status).toBeNull();
});

test('the connector has faults too', async () => {
  const { status, body } = await stage.connector('POST', 'v3/conversations', {}, fault('502'));
  expect([status, body.error.code]).toEqual([502, 'BadGateway']);
});

test.each([
  ['romain.picard', 403, 'ErrorAccessDenied'],
  ['hugo.lambert', 429, 'ApplicationThrottled'],
  ['alice.fournier', 503, 'ServiceUnavailable'],
])(
  'the mailbox of %s always answers %i', async (key, status, code) => {
    const answer = await stage.graph('GET', `/users/${key}@meridiane.example/events`);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });

test('the first answer to an event of Agathe is lost; the second tells', async () => {
  const agathe = '/users/agathe.collin@meridiane.example/events';
  expect((await stage.graph('POST', agathe, meeting())).status).toBe(504);
  expect((await stage.graph('POST', agathe, meeting())).status).toBe(201);
  expect(await viaGraph('agathe.collin')).toHaveLength(1);
});

test('Lucie’s Exchange is slow', async () => {
  const before = performance.now();
  expect((await stage.graph('POST', '/users/lucie.moulin@meridiane.example/events', meeting())).status).toBe(201);
  expect(performance.now() - before).toBeGreaterThan(2000);
});
