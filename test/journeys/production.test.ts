import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, builtWeb, createApp } from '../../src/app.ts';
import { productionConfig } from '../../src/config.ts';
import { connect } from '../../src/db/connect.ts';
import { instantAt, type LocalDate, MovableClock, type Zone } from '../../src/kernel/time.ts';
import { silentLog } from '../../src/kernel/log.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { openPostgres, type PostgresDatabase } from '../support/database.ts';

/**
 * The production start, on PostgreSQL, with Microsoft's addresses replaced by documented variables and nothing else: what a
 * conformance server stands in for. The sandbox plays it, plain http included.
 */
let postgres: PostgresDatabase;
let sandbox: Sandbox;
let app: App;
let address: string;
const erasures = mkdtempSync(join(tmpdir(), 'binome-erasures-'));

const clock = new MovableClock(instantAt('2026-11-24' as LocalDate, 9 * 60 + 10, 'Europe/Paris' as Zone));

beforeAll(async () => {
  postgres = await openPostgres();
  sandbox = await startSandbox({ clock });
  const { endpoints } = sandbox;
  const login = JSON.parse(endpoints.entraMetadata) as { token_endpoint: string };
  const config = productionConfig({
    NODE_ENV: 'production', PORT: '0', TENANT_ID: endpoints.tenantId, CLIENT_ID: endpoints.clientId, CLIENT_SECRET: endpoints.clientSecret,
    TEAMS_APP_ID: endpoints.teamsAppId, PUBLISHED_APP_ID: endpoints.linkedAppId, PUBLIC_URL: 'https://binome.example', DATABASE_URL: postgres.url, ERASURES_DIR: erasures, GRAPH_URL: endpoints.graphUrl,
    ENTRA_URL: login.token_endpoint.replace(`/${endpoints.tenantId}/oauth2/v2.0/token`, ''), TAB_ISSUER: endpoints.issuer,
    TAB_JWKS_URL: endpoints.jwksUrl, BOT_OPENID_URL: endpoints.botOpenIdUrl, BOT_TOKEN_ISSUER: endpoints.botTokenIssuer,
    BOT_SERVICE_URL: endpoints.serviceUrl,
  });
  app = await createApp({ config, database: await connect({ kind: 'postgres', url: postgres.url }), clock, log: silentLog, webFolder: builtWeb });
  await app.server.register(sandbox.routes({ advance: app.advance, botUrl: () => `${address}/api/messages` }), { prefix: '/sandbox' });
  address = await app.listen();
});

afterAll(async () => {
  await app?.stop();
  await sandbox?.stop();
  await postgres?.drop();
  rmSync(erasures, { recursive: true, force: true });
});

const ask = async <T>(method: string, path: string, token?: string, body?: unknown): Promise<T> => {
  const answer = await fetch(address + path, {
    method, headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }, ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
};
const token = async (person: string): Promise<string> => (await ask<{ token: string }>('POST', '/sandbox/token', undefined, { person })).token;

test('an empty production tenant: HR creates a programme and a duo, and both are asked in Teams', async () => {
  const claire = await token('claire.fontaine');
  expect(await ask('GET', '/api/me', claire)).toMatchObject({ isManager: true, duos: [], programmes: [] });
  const find = async (name: string) => (await ask<{ people: { id: string }[] }>('GET', `/api/directory?q=${encodeURIComponent(name)}`, claire)).people[0]?.id;
  const [mentorId, menteeId, contact] = [await find('Inès Belkacem'), await find('Philippe Garnier'), await find('Nadia Benali')];
  const programme = await ask<{ id: string }>('POST', '/api/programmes', claire, {
    template: 'pilot', name: 'Pilote', sponsorId: menteeId, priceCeiling: 0, payer: 'Méridiane', contactIds: [contact],
  });
  await ask('POST', `/api/programmes/${programme.id}/duos`, claire, { mentorId, menteeId });
  await app.advance(clock.now());

  const ines = await token('ines.belkacem');
  const { duos } = await ask<{ duos: { id: string }[] }>('GET', '/api/me', ines);
  const duo = duos[0]?.id;
  const [card] = await ask<{ id: string; card: { body: { text?: string }[] } }[]>('GET', '/sandbox/chats/ines.belkacem');
  expect(card?.card.body[0]?.text).toContain('Philippe Garnier');
  // A real invoke, signed by the channel, answered in place.
  const pressed = await ask<{ status: number; body: { type: string } }>('POST', '/sandbox/chats/ines.belkacem/press', undefined, {
    activity: card?.id, action: 'Accepter et signer la charte', inputs: {},
  });
  expect(pressed).toMatchObject({ status: 200, body: { type: 'application/vnd.microsoft.card.adaptive' } });
  for (const person of ['ines.belkacem', 'philippe.garnier']) {
    const own = await token(person);
    if (person !== 'ines.belkacem') await ask('POST', `/api/duos/${duo}/answer`, own, { answer: 'yes' });
    await ask('POST', `/api/duos/${duo}/track`, own, {});
  }
  await app.advance(clock.now());
  // No place was declared: the setting that needs none is offered, and can be booked.
  const mine = await ask<{ next: { kind: string; offerId: string; options: { id: string; settingId: string; place: unknown }[] } }>('GET', `/api/duos/${duo}`, ines);
  expect(mine.next.kind).toBe('options');
  expect(new Set(mine.next.options.map(({ settingId }) => settingId))).toEqual(new Set(['two-voice-walk']));
  await ask('POST', `/api/offers/${mine.next.offerId}/propose`, ines, { options: mine.next.options.map(({ id }) => id) });
  const philippe = await token('philippe.garnier');
  await ask('POST', `/api/offers/${mine.next.offerId}/confirm`, philippe, { option: mine.next.options[0]?.id });
  await app.advance(clock.now());
  expect(await ask('GET', `/api/duos/${duo}`, philippe)).toMatchObject({ next: { kind: 'booked', organiser: 'Inès Belkacem' } });
});
