import { describe, expect, it, vi } from 'vitest';
import { addressOf, ApiRefusal, createCall } from '../../../src/web/shared/api.ts';
import { shouldRetry } from '../../../src/web/shared/queries.ts';

const answer = (status: number, body: unknown): Response => new Response(JSON.stringify(body), { status });

const duo = '6f0f6c5e-8f5e-4c61-9df0-0d6f5f7b9a01';

describe('an address', () => {
  it('is filled from the params and the query', () => {
    expect(addressOf('GET /api/duos/:duo', { params: { duo } })).toEqual(['GET', `/api/duos/${duo}`]);
    expect(addressOf('GET /api/directory', { query: { q: 'Béa & co' } })).toEqual(['GET', '/api/directory?q=B%C3%A9a+%26+co']);
  });

  it('never lets a value climb out of its place', () => {
    expect(addressOf('GET /api/duos/:duo', { params: { duo: '../me' } })[1]).toBe('/api/duos/..%2Fme');
  });
});

describe('a call', () => {
  it('carries the token, the language and the body', async () => {
    const asked = vi.fn<typeof fetch>(async () => answer(200, { id: duo }));
    const call = createCall({ token: async () => 'one', lang: 'en', fetch: asked });
    await call('POST /api/duos/:duo/answer', { params: { duo }, body: { answer: 'yes' } });
    const [url, init] = asked.mock.calls[0] ?? [];
    expect(url).toBe(`/api/duos/${duo}/answer`);
    expect(init).toMatchObject({
      method: 'POST', body: '{"answer":"yes"}', headers: { authorization: 'Bearer one', 'accept-language': 'en', 'content-type': 'application/json' },
    });
  });

  it('asks for the token again once when it is refused, and no more', async () => {
    const tokens = ['old', 'new', 'never'];
    const seen: string[] = [];
    const token = async (): Promise<string> => tokens.shift() ?? '';
    const asked = vi.fn<typeof fetch>(async (_, init) => {
      const held = String(new Headers(init?.headers).get('authorization'));
      seen.push(held);
      return held === 'Bearer new' ? answer(200, { ok: true }) : answer(401, { code: 'not-signed-in', message: 'Non.' });
    });
    await expect(createCall({ token, lang: 'fr', fetch: asked })('GET /api/me', {})).resolves.toEqual({ ok: true });
    expect(seen).toEqual(['Bearer old', 'Bearer new']);

    const refusing = vi.fn<typeof fetch>(async () => answer(401, { code: 'not-signed-in', message: 'Non.' }));
    await expect(createCall({ token: async () => 'x', lang: 'fr', fetch: refusing })('GET /api/me', {})).rejects.toMatchObject({ status: 401 });
    expect(refusing).toHaveBeenCalledTimes(2);
  });

  it('turns a refusal into its sentence, its code and its field', async () => {
    const asked = async (): Promise<Response> => answer(409, { code: 'duo-exists', message: 'Ce binôme existe déjà.', field: 'menteeId' });
    const refusal = createCall({ token: async () => 'x', lang: 'fr', fetch: asked })('GET /api/me', {});
    await expect(refusal).rejects.toMatchObject({ status: 409, code: 'duo-exists', message: 'Ce binôme existe déjà.', field: 'menteeId' });
  });

  it('tells silence and a page that is not ours apart', async () => {
    const silent = createCall({ token: async () => 'x', lang: 'fr', fetch: () => Promise.reject(new TypeError('network')) });
    await expect(silent('GET /api/me', {})).rejects.toMatchObject({ status: 0, code: 'unreachable' });
    const foreign = createCall({ token: async () => 'x', lang: 'fr', fetch: async () => new Response('<html>', { status: 502 }) });
    await expect(foreign('GET /api/me', {})).rejects.toMatchObject({ status: 502, code: 'broken' });
  });
});

describe('asking again', () => {
  it('is for silence and trouble, twice, never for a no', () => {
    const again = (status: number, failures = 0): boolean => shouldRetry(failures, new ApiRefusal(status, {}));
    expect([0, 429, 500, 503].map((status) => again(status))).toEqual([true, true, true, true]);
    expect([400, 401, 403, 404, 409].map((status) => again(status))).toEqual([false, false, false, false, false]);
    expect(again(0, 2)).toBe(false);
    expect(shouldRetry(0, new Error('bug'))).toBe(false);
  });
});
