import type { FastifyInstance } from 'fastify';
import { afterEach, expect, it } from 'vitest';
import type { ApiOptions } from '../../../src/adapters/http/api.ts';
import { contentPolicy } from '../../../src/adapters/http/pages.ts';
import { createServer } from '../../../src/adapters/http/server.ts';
import { builtWeb } from '../../../src/app.ts';
import { Refusal } from '../../../src/kernel/errors.ts';
import { silentLog } from '../../../src/kernel/log.ts';

let app: FastifyInstance;
afterEach(() => app.close());

/** Two requests a minute for each person. What is asked is refused all the same: here it counts only whether it was heard. */
const serve = async () => {
  app = await createServer({
    log: silentLog, perMinute: 2, pages: { folder: builtWeb, policy: contentPolicy(false) },
    api: { ctx: {} as ApiOptions['ctx'], identify: () => Promise.reject(new Refusal('not-signed-in')) },
    bot: async () => ({ status: 200 }), notifications: { paths: ['/graph/notifications'], receive: async () => {} },
    health: async () => ({ ready: true, database: 'ok', queue: 'ok', clock: 'ok', disk: 'ok' }),
  });
  return async (times: number, method: 'GET' | 'POST', url: string, headers: Record<string, string> = {}): Promise<Readonly<Record<string, number>>> => {
    const counts: Record<string, number> = {};
    for (let n = 0; n < times; n++) {
      const { statusCode } = await app.inject({ method, url, headers, ...(method === 'POST' && { payload: {} }) });
      counts[statusCode] = (counts[statusCode] ?? 0) + 1;
    }
    return counts;
  };
};

it('counts each person by their token, whatever address a company goes out through', async () => {
  const ask = await serve();
  for (const person of ['one', 'two', 'three'])
    expect(await ask(3, 'GET', '/api/me', { authorization: `Bearer ${person}`, 'accept-language': 'fr' }), person).toEqual({ 401: 2, 429: 1 });
});

it('hears everybody’s presses, which come from one address with one token', async () => {
  const ask = await serve();
  expect(await ask(21, 'POST', '/api/messages', { authorization: 'Bearer of-the-channel' })).toEqual({ 200: 20, 429: 1 });
});

it('counts by address what comes without a token, and never what probes ask', async () => {
  const ask = await serve();
  expect(await ask(21, 'GET', '/openapi.json')).toEqual({ 200: 20, 429: 1 });
  expect(await ask(30, 'GET', '/health/ready')).toEqual({ 200: 30 });
});

it('says so in the reader’s language', async () => {
  const ask = await serve();
  const headers = { authorization: 'Bearer one', 'accept-language': 'en' };
  await ask(2, 'GET', '/api/me', headers);
  const { statusCode, body } = await app.inject({ method: 'GET', url: '/api/me', headers });
  expect([statusCode, JSON.parse(body)]).toEqual([429, { code: 'too-many-requests', message: expect.stringMatching(/\b(moment|minute|again)\b/) }]);
});
