import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verbs } from '../../../src/adapters/teams/verbs.ts';
import { asId } from '../../../src/kernel/ids.ts';
import { request } from '../../support/world.ts';
import { type Cast, countRows, goodBody, openCast, paramsOf, routes } from './cast.ts';

let cast: Cast;
beforeAll(async () => {
  cast = await openCast();
});
afterAll(() => cast.world.close());

/** What people, scripts and broken clients put into a field. */
const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    '\0', 'a\0b', '\ud800', '\udfff\ud800', '\u202egnp.exe', '‮עברית', '𝕳'.repeat(50), '{{7*7}}', '\' or 1=1 --', '<img src=x onerror=alert(1)>', '../../etc/passwd',
    '[lien](javascript:alert(1))', '%00', '', ' ', 'é'.repeat(4000), 'x'.repeat(4001), 'x'.repeat(60_000), 0, -1, 1e308, 2 ** 53, 1.5, true, null, [], {},
    [[[[[[[[[[]]]]]]]]]], { __proto__: { admin: true } }, JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"x":1}}}'),
    Array.from({ length: 200 }, () => 'a'), '5f0c8f3a-0d5e-4c55-9a55-2f6f3b0a7e11', '00000000-0000-0000-0000-000000000000',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }), fc.jsonValue({ maxDepth: 4 }),
);
const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

/** A good body with one field spoiled, or no body of the kind at all. */
const spoiled = (good: unknown): fc.Arbitrary<unknown> => {
  const fields = Object.keys(Object(good) as object);
  const one = fc.tuple(fc.constantFrom(...(fields.length > 0 ? fields : ['more'])), nasty).map(([field, value]) => ({ ...(good as object), [field]: value }));
  return fc.oneof({ weight: 4, arbitrary: one }, { weight: 1, arbitrary: nasty }, { weight: 1, arbitrary: nasty.map((value) => ({ ...(good as object), extra: value })) });
};

const inAddress = (value: unknown): string => encodeURIComponent((typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed().slice(0, 500));
const noBugs = (): void => expect(cast.world.bugs).toEqual([]);
beforeEach(() => void cast.world.bugs.splice(0));

describe('whatever is sent to a route, the answer is a yes or a no, never a bug', () => {
  it.each(routes)('%s', async (route) => {
    const good = goodBody(route, cast);
    const { method, path } = request(route, { params: paramsOf(cast) });
    const token = await cast.world.as(/programme|directory|places|sites|imports/.test(route) ? 'claire.fontaine' : 'philippe.garnier').token();
    await fc.assert(
      fc.asyncProperty(spoiled(good), fc.option(nasty, { freq: 3 }), async (body, id) => {
        const hit = id === null || typeof id === 'object' ? path : path.replace(/[0-9a-f-]{36}/, inAddress(id));
        const query = method === 'GET' ? `?q=${inAddress(body)}` : '';
        const answer = await cast.world.http(method, hit + query, { ...(method !== 'GET' && { raw: JSON.stringify(body) ?? 'undefined' }), headers: { authorization: `Bearer ${token}` } });
        expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
        if (answer.status >= 400 && answer.status !== 404) expect(answer.body.message).toMatch(/\p{L}/u);
      }),
      { numRuns: 12, seed: 20261124 },
    );
    noBugs();
  });

  it('a body nested beyond reason, or with a poisoned key', async () => {
    const token = await cast.world.as('claire.fontaine').token();
    for (const raw of [deep(20_000), `{"name":${deep(5000)}}`, '{"__proto__":{"canManage":true}}', '{"constructor":{"prototype":{"canManage":true}}}', '"x"', 'null', ''])
      for (const path of ['/api/programmes', '/api/messages']) {
        const answer = await cast.world.http('POST', path, { raw, headers: { authorization: `Bearer ${token}` } });
        expect(answer.status, `${path} ${raw.slice(0, 40)}`).toBeLessThan(500);
        expect(answer.status).toBeGreaterThanOrEqual(400);
      }
    expect(({} as { canManage?: boolean }).canManage).toBeUndefined();
    noBugs();
  });

  it('text that a database cannot hold is kept without it, in the tab as on a card', async () => {
    const { world, duo } = cast;
    await world.clock.to(new Date(Date.parse((await duo.mentee.meetings())[0]?.end ?? '') + 24 * 3_600_000).toISOString());
    const words = 'avant\0après \ud800 \u202efin 𝕳';
    const kept = await duo.mentee.api('PUT /api/meetings/:meeting/check-in', {
      params: { meeting: cast.meeting }, body: { held: true, usefulness: 3, tryNext: words, comment: words },
    });
    expect(kept.status, JSON.stringify(kept.body)).toBe(200);
    expect(kept.body.tryNext).toMatch(/^avant.?après/u);
    noBugs();
  });
});

describe('whatever is pressed, a card or an error that leaves the card answers', () => {
  it.each([...Object.keys(verbs), 'no-such-verb', '__proto__', 'constructor', 'toString'])('%s', async (verb) => {
    const { duo, world } = cast;
    const line = await duo.mentee.line();
    const ids = { duo: duo.id, offer: cast.offer, meeting: cast.meeting };
    const before = await countRows(cast);
    await fc.assert(
      fc.asyncProperty(spoiled({ ...ids, options: '1', answer: 'yes', held: true, usefulness: '3', comment: 'ok' }), async (data) => {
        const answer = await pressRaw(verb, data);
        expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
        expect(JSON.stringify(answer.body)).not.toMatch(/ at .*\.ts|relation "|syntax error|ZodError/);
      }),
      { numRuns: 8, seed: 7 },
    );
    if (!Object.hasOwn(verbs, verb)) expect(await countRows({ world })).toEqual(before);
    expect((await duo.mentee.chat()).some(({ id }) => id === line.id)).toBe(true);
    noBugs();
  });

  it('unsigned, or signed for another, an activity writes nothing', async () => {
    const before = await countRows(cast);
    const activity = await lastActivity();
    const tab = await cast.duo.mentee.token();
    for (const authorization of [undefined, 'Bearer x', `Bearer ${tab}`]) {
      const answer = await cast.world.http('POST', '/api/messages', { body: activity, headers: authorization === undefined ? {} : { authorization } });
      expect(answer.status).toBe(401);
    }
    expect(await countRows(cast)).toEqual(before);
  });
});

/** The last press the bot was sent, as Bot Service sent it. */
const lastActivity = async (): Promise<Record<string, unknown>> => {
  const { duo, world } = cast;
  const line = (await duo.mentee.chat()).findLast(({ card }) => card?.refresh);
  await duo.mentee.press('refresh', { line: { id: line?.id ?? '' } });
  return (await world.journal()).findLast(({ service }) => service === 'bot')?.requestBody as Record<string, unknown>;
};

/** Any verb with any data, signed as Bot Service signs: on a card that carries them, texts as inputs. */
const pressRaw = async (verb: string, given: unknown): Promise<{ status: number; body: unknown }> => {
  const { duo, world } = cast;
  const fields = Object.entries(typeof given === 'object' && given !== null ? given : {});
  const isText = ([, value]: [string, unknown]): boolean => typeof value === 'string';
  const card = { type: 'AdaptiveCard', version: '1.5', body: [], actions: [{ type: 'Action.Execute', title: 'x', verb, data: Object.fromEntries(fields.filter((field) => !isText(field))) }] };
  const { messenger } = world.app.ctx;
  const chat = await messenger.open({ tenantId: asId('5f0c8f3a-0d5e-4c55-9a55-2f6f3b0a7e11'), id: asId(duo.mentee.id) });
  const id = await messenger.post(chat, { card: card as never, summary: '' });
  return world.handle('POST', `/chats/${duo.mentee.key}/press`, { activity: id, action: 'x', inputs: Object.fromEntries(fields.filter(isText)) });
};
