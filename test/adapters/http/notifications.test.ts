import Fastify, { type FastifyInstance } from 'fastify';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { notificationRoutes, readNotices } from '../../../src/adapters/http/notifications.ts';
import type { Notice } from '../../../src/features/meetings/following/notice.ts';

let app: FastifyInstance;
afterEach(() => app.close());
const serve = async (receive: (notices: readonly Notice[]) => Promise<void> = async () => {}) => {
  const heard: Notice[] = [];
  app = Fastify();
  await app.register(notificationRoutes({
    paths: ['/graph/notifications', '/graph/lifecycle'],
    receive: async (notices) => {
      heard.push(...notices);
      await receive(notices);
    },
  }));
  const post = (payload: string | Buffer, { url = '/graph/notifications', type = 'application/json' }: { url?: string; type?: string | undefined } = {}) =>
    app.inject({ method: 'POST', url, payload, headers: type === undefined ? {} : { 'content-type': type } });
  return { heard, post };
};

const subscriptionId = '7f105c7d-2dc5-4530-97cd-4e7ae6534c07';
const change = (more: Record<string, unknown> = {}) => ({
  subscriptionId, subscriptionExpirationDateTime: '2026-11-27T08:00:00Z', clientState: 'secret', changeType: 'updated', tenantId: subscriptionId,
  resource: 'Users/abc/Events/AAMk-_=', resourceData: { '@odata.type': '#Microsoft.Graph.Event', '@odata.etag': 'W/"x"', id: 'AAMk-_=' }, ...more,
});
const told = (...value: unknown[]): string => JSON.stringify({ value });

describe('the handshake', () => {
  it.each(['/graph/notifications', '/graph/lifecycle'])('%s gives the token back as text', async (path) => {
    const { post, heard } = await serve();
    const token = 'Validation: Testing client application reachability for subscription Request-Id: 1';
    const answer = await post('', { url: `${path}?validationToken=${encodeURIComponent(token)}`, type: 'text/plain; charset=utf-8' });
    expect([answer.statusCode, answer.headers['content-type'], answer.body]).toEqual([200, 'text/plain; charset=utf-8', token]);
    expect(heard).toEqual([]);
  });

  it('never gives back a page', async () => {
    const { post } = await serve();
    const answer = await post('', { url: `/graph/notifications?validationToken=${encodeURIComponent('<script>alert("1")</script>&')}`, type: 'text/plain' });
    expect(answer.headers['content-type']).toMatch(/^text\/plain/);
    expect(answer.body).not.toMatch(/[<>"]/);
  });

  it('takes one token, and not a book', async () => {
    const { post } = await serve();
    expect((await post('', { url: `/graph/notifications?validationToken=${'x'.repeat(3_000)}` })).statusCode).toBe(400);
    expect((await post('', { url: '/graph/notifications?validationToken=a&validationToken=b' })).statusCode).toBe(400);
  });
});

describe('what is told', () => {
  it('is read whatever the case of its resource, each for itself', () => {
    expect(readNotices(told(
      change(), change({ resource: 'users/ABC/events/AAMk2', resourceData: null }), 'rubbish', change({ subscriptionId: 'x' }), change({ changeType: 'moved' }),
      { subscriptionId: subscriptionId.toUpperCase(), clientState: 's', lifecycleEvent: 'missed' }, change({ resource: 'Users/abc/Messages/1', resourceData: {} }),
      change({ resourceData: { id: 'with a \0' } }),
    ))).toEqual([
      { kind: 'event', subscriptionId, clientState: 'secret', change: 'updated', eventId: 'AAMk-_=', etag: 'W/"x"' },
      { kind: 'event', subscriptionId, clientState: 'secret', change: 'updated', eventId: 'AAMk2', etag: null },
      { kind: 'lifecycle', subscriptionId, clientState: 's', event: 'missed' },
    ]);
  });

  it('is answered 202 whatever it is, and never 5xx', async () => {
    const { post } = await serve();
    const value = fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.record({ subscriptionId: fc.constantFrom(subscriptionId, 'x', null, 3), clientState: fc.jsonValue(), changeType: fc.constantFrom('updated', 'x', {}), resource: fc.string({ unit: 'binary' }), resourceData: fc.jsonValue() }));
    const body = fc.oneof(fc.string({ unit: 'binary' }), fc.array(value).map((items) => JSON.stringify({ value: items })), fc.constant('['.repeat(50_000)), fc.constant('{"__proto__":{"value":[]}}'));
    await fc.assert(fc.asyncProperty(body, fc.constantFrom('application/json', 'text/plain', 'application/x-www-form-urlencoded', 'x', undefined), fc.constantFrom('/graph/notifications', '/graph/lifecycle'), async (payload, type, url) => {
      const { statusCode, body: said } = await post(payload, { url, type });
      // Fastify itself refuses a content type that is none.
      expect([202, 415]).toContain(statusCode);
      if (statusCode === 202) expect(said).toBe('');
    }), { numRuns: 80, seed: 20261124 });
  });

  it('too much of it is refused before it is parsed', async () => {
    const { post, heard } = await serve();
    expect((await post(`"${'x'.repeat(1024 * 1024)}"`)).statusCode).toBe(413);
    expect(heard).toEqual([]);
  });

  it('is answered in time, however long the work takes, and acknowledged only once it is kept', async () => {
    let done = false;
    const { post } = await serve(() => new Promise((resolve) => void setTimeout(() => resolve(void (done = true)), 3_200)));
    const began = performance.now();
    expect((await post(told(change()))).statusCode).toBe(503);
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(done).toBe(false);
  });

  it('that we could not keep is asked for again', async () => {
    const { post } = await serve(async () => Promise.reject(new Error('no database')));
    expect((await post(told(change()))).statusCode).toBe(500);
    expect((await post(told('rubbish'))).statusCode).toBe(202);
  });
});
