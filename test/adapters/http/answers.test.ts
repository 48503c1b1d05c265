import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, wordsOf } from '../../support/world.ts';
import { type Cast, countRows, openCast, routes } from './cast.ts';

let cast: Cast;
beforeAll(async () => {
  cast = await openCast();
});
afterAll(() => cast.world.close());

const send = async (method: string, path: string, options: { body?: unknown; raw?: string; lang?: string; type?: string; as?: string } = {}) => {
  const token = await cast.world.as(options.as ?? 'claire.fontaine').token();
  return cast.world.http(method, path, {
    body: options.body, ...(options.raw !== undefined && { raw: options.raw }),
    headers: { authorization: `Bearer ${token}`, 'accept-language': options.lang ?? 'fr', ...(options.type && { 'content-type': options.type }) },
  });
};

describe('a no is a sentence in the reader’s language', () => {
  const good = () => ({ template: 'pilot', name: 'Essai', sponsorId: cast.duo.mentee.id, priceCeiling: 0, payer: 'la direction', contactIds: [cast.duo.mentee.id] });

  it.each([
    ['name', { name: 'ab' }], ['name', { name: 7 }], ['template', { template: 'none' }], ['priceCeiling', { priceCeiling: 9 }], ['sponsorId', { sponsorId: 'x' }],
    ['contactIds', { contactIds: [] }], ['contactIds.0', { contactIds: ['x'] }],
  ])('400 names the field %s: %j', async (field, wrong) => {
    const [fr, en] = [await send('POST', '/api/programmes', { body: { ...good(), ...wrong } }), await send('POST', '/api/programmes', { body: { ...good(), ...wrong }, lang: 'en' })];
    expect([fr.status, fr.body.field, en.status, en.body.field]).toEqual([400, field, 400, field]);
    expect(fr.body.message).toBe('Cette valeur n’est pas valable.');
    expect(en.body.message).toBe('This value is not valid.');
  });

  it('400 for a key the body does not know, for text that is not JSON, for another kind of content', async () => {
    const before = await countRows(cast);
    expect((await send('POST', '/api/programmes', { body: { ...good(), admin: true } })).status).toBe(400);
    expect((await send('POST', '/api/programmes', { raw: '{"name":' })).status).toBe(400);
    expect((await send('POST', '/api/programmes', { raw: '<x/>', type: 'text/xml' })).status).toBeOneOf([400, 415]);
    expect(await countRows(cast)).toEqual(before);
  });

  it('404 for an id that is none, for one nobody has, and for a page that does not exist, all alike', async () => {
    const answers = await Promise.all(['/api/duos/x', '/api/duos/7b1b1e0c-8d5e-4c55-9a55-2f6f3b0a7e11', '/api/nothing'].map((path) => send('GET', path)));
    for (const { status, body } of answers) expect([status, body]).toEqual([404, { code: 'not-found', message: 'Introuvable, ou pas pour vous.' }]);
  });

  it('403 says what the page is for', async () => {
    const answer = await send('GET', '/api/directory?q=In', { as: 'philippe.garnier' });
    expect([answer.status, answer.body.message]).toEqual([403, 'Cette page est réservée aux personnes qui animent le programme.']);
  });

  it('403 for the account of another organisation, in the reader’s language and before anything is looked up', async () => {
    const tenant = '11111111-0d5e-4c55-9a55-2f6f3b0a7e11';
    const { token } = await cast.world.handle<{ token: string }>('POST', '/token', { person: 'claire.fontaine', tenant });
    const before = await countRows(cast);
    for (const [lang, message] of [
      ['fr', 'Vous êtes ici avec le compte d’une autre organisation. Dans Teams, choisissez celle du programme, puis rouvrez Binôme.'],
      ['en', 'You are here with the account of another organisation. In Teams, choose that of the programme, then open Binôme again.'],
    ] as const)
      for (const path of ['/api/me', '/api/directory?q=In', '/api/duos/x']) {
        const answer = await cast.world.http('GET', path, { headers: { authorization: `Bearer ${token}`, 'accept-language': lang } });
        expect([answer.status, answer.body]).toEqual([403, { code: 'other-tenant', message }]);
      }
    expect(await countRows(cast)).toEqual(before);
  });

  it('413 before anything is read', async () => {
    const answer = await send('POST', '/api/programmes', { raw: JSON.stringify({ name: 'a'.repeat(300 * 1024) }), lang: 'en' });
    expect([answer.status, answer.body.message]).toEqual([413, 'The request is too large.']);
    const bot = await cast.world.http('POST', '/api/messages', { raw: JSON.stringify({ text: 'a'.repeat(300 * 1024) }) });
    expect(bot.status).toBe(413);
  });

  it('401 in the reader’s language, without a word on what was wrong', async () => {
    for (const authorization of ['', 'Bearer', 'Bearer x', 'Basic eDp4', `Bearer ${'a'.repeat(5000)}`]) {
      const answer = await cast.world.http('GET', '/api/me', { headers: { authorization, 'accept-language': 'en' } });
      expect([answer.status, answer.body]).toEqual([401, { code: 'not-signed-in', message: 'Your session is not recognised. Open Binôme again in Teams.' }]);
    }
  });
});

describe('what a browser is told', () => {
  it('the tab: a policy with a nonce of its own, the hosts that may frame it, and no X-Frame-Options', async () => {
    const [first, second] = [await cast.world.http('GET', '/tab/'), await cast.world.http('GET', '/tab/')];
    const policy = first.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'/);
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).toMatch(/frame-ancestors [^;]*https:\/\/teams\.microsoft\.com[^;]*https:\/\/outlook\.office\.com/);
    expect(policy).not.toMatch(/unsafe|\*;| \* /);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(Buffer.from(nonce, 'base64').length).toBeGreaterThanOrEqual(16);
    expect(String((first.body as { text?: unknown }).text)).toContain(nonce);
    expect(second.headers.get('content-security-policy')).not.toContain(nonce);
    expect(first.headers.get('x-frame-options')).toBeNull();
    expect(first.headers.get('x-content-type-options')).toBe('nosniff');
    expect(first.headers.get('strict-transport-security')).toMatch(/max-age=\d+/);
    expect(first.headers.get('x-powered-by')).toBeNull();
  });

  it('the API: never stored, never sniffed', async () => {
    const answer = await send('GET', '/api/me');
    expect([answer.headers.get('cache-control'), answer.headers.get('x-content-type-options')]).toEqual(['no-store', 'nosniff']);
  });
});

describe('handles', () => {
  it('/healthz answers 200 once ready', async () => {
    expect(await cast.world.http('GET', '/healthz')).toMatchObject({ status: 200, body: { ready: true } });
  });

  it('/health/live says that the process answers, /health/ready each thing that must hold', async () => {
    expect(await cast.world.http('GET', '/health/live')).toMatchObject({ status: 200, body: { live: true } });
    expect(await cast.world.http('GET', '/health/ready')).toMatchObject({
      status: 200, body: { ready: true, database: 'ok', queue: 'ok', clock: 'ok', disk: 'elsewhere' },
    });
  });

  it('/openapi.json holds every route of the contract and nothing of the sandbox', async () => {
    const { body } = await cast.world.http('GET', '/openapi.json');
    const listed = Object.entries(body['paths'] as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`));
    expect(listed.toSorted()).toEqual(routes.toSorted());
  });

  it('the three public pages of the manifest are there, in both languages', async () => {
    for (const page of ['about', 'privacy', 'terms']) {
      const [fr, en] = [await cast.world.http('GET', `/${page}`), await cast.world.http('GET', `/${page}`, { headers: { 'accept-language': 'en' } })];
      expect([fr.status, en.status]).toEqual([200, 200]);
      expect((fr.body as { text?: unknown }).text).not.toBe((en.body as { text?: unknown }).text);
    }
  });
});

describe('a card in the wrong hands, or with the wrong words', () => {
  it('is a polite refusal without data, whoever presses whatever, and changes nothing', async () => {
    const { duo, world } = cast;
    const rows = await countRows(cast);
    const before = await duo.mentee.line();
    const [meeting] = await duo.mentee.meetings();
    for (const presser of ['arthur.meyer', 'jonas.weber', 'claire.fontaine'])
      for (const action of ['Déplacer', 'Annuler la date', 'refresh']) {
        const { card, statusCode } = await duo.mentee.press(action, { line: before, as: presser });
        expect(statusCode).toBe(200);
        expect(wordsOf(card)).toMatch(/Cette carte est destinée à une autre personne|This card is meant for another person/);
        expect(buttonsOf(card)).toEqual([]);
        const said = JSON.stringify(card);
        for (const secret of ['Garnier', 'Philippe', 'Belkacem', 'Inès', duo.id, cast.meeting, ...(meeting?.location.split(', ') ?? [])])
          expect(said).not.toContain(secret);
        expect(said).not.toMatch(/\d ?h ?\d|novembre|décembre/);
      }
    expect((await duo.mentee.line()).card).toEqual(before.card);
    expect(await duo.mentor.meetings()).toHaveLength(1);
    expect(await countRows({ world })).toEqual(rows);
  });

  it('words typed to the bot are answered, known or not', async () => {
    expect((await cast.duo.mentee.say('mon binôme')).status).toBe(200);
    expect(wordsOf((await cast.duo.mentee.line()).card)).toMatch(/L’invitation est dans vos deux agendas/);
    expect((await cast.duo.mentee.say('?'.repeat(500))).status).toBe(200);
    expect((await cast.world.as('arthur.meyer').say('mon binôme')).status).toBe(200);
    expect(wordsOf((await cast.world.as('arthur.meyer').line()).card)).not.toMatch(/Garnier|Belkacem/);
  });
});

