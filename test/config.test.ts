import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BadConfig, productionConfig, readPlace, sandboxConfig, type SandboxAddresses } from '../src/config.ts';

const tenant = '5f0c8f3a-0d5e-4c55-9a55-2f6f3b0a7e11';
const good = {
  NODE_ENV: 'production', TENANT_ID: tenant, CLIENT_ID: 'b10e6a54-93a1-4b5c-8f57-7d3f4b1c0de0', TEAMS_APP_ID: 'b10e6a54-93a1-4b5c-8f57-7d3f4b1c0de1',
  PUBLIC_URL: 'https://binome.example', DATABASE_URL: 'postgres://binome@db.example/binome', MANAGED_IDENTITY_CLIENT_ID: '11111111-2222-4333-8444-555555555555',
};
type Env = Readonly<Record<string, string | undefined>>;

const mistakesOf = (read: () => unknown): readonly string[] => {
  try {
    read();
  } catch (error) {
    if (error instanceof BadConfig) return error.mistakes;
    throw error;
  }
  return [];
};
const mistakes = (more: Env): readonly string[] => mistakesOf(() => productionConfig({ ...good, ...more }));

describe('production', () => {
  it('starts with every value, frozen, and speaks to Microsoft unless told otherwise', () => {
    const config = productionConfig(good);
    expect(Object.isFrozen(config)).toBe(true);
    expect(config).toMatchObject({
      mode: 'production', host: '127.0.0.1', port: 3978, tenantId: tenant, credential: { kind: 'managed-identity' },
      graphUrl: 'https://graph.microsoft.com', entraUrl: 'https://login.microsoftonline.com', entraMetadata: undefined,
      tabIssuer: `https://login.microsoftonline.com/${tenant}/v2.0`, tabJwksUrl: `https://login.microsoftonline.com/${tenant}/discovery/v2.0/keys`,
      botOpenIdUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration', botTokenIssuer: 'https://api.botframework.com',
    });
  });

  it.each<[string, Env, RegExp]>([
    ['no tenant', { TENANT_ID: undefined }, /^TENANT_ID is missing/],
    ['no client: the bot would accept anybody', { CLIENT_ID: '' }, /^CLIENT_ID is missing: .*anybody/],
    ['a client of spaces', { CLIENT_ID: '  ' }, /^CLIENT_ID is missing/],
    ['a name for a tenant', { TENANT_ID: 'common' }, /^TENANT_ID must be a UUID/],
    ['the empty UUID', { CLIENT_ID: '00000000-0000-0000-0000-000000000000' }, /^CLIENT_ID must be a UUID/],
    ['no app id', { TEAMS_APP_ID: undefined }, /^TEAMS_APP_ID is missing/],
    ['a published app that is no id', { PUBLISHED_APP_ID: 'Binôme' }, /^PUBLISHED_APP_ID must be a UUID/],
    ['no database', { DATABASE_URL: undefined }, /^DATABASE_URL is missing/],
    ['another database', { DATABASE_URL: 'mysql://db' }, /^DATABASE_URL must start/],
    ['no address', { PUBLIC_URL: undefined }, /^PUBLIC_URL is missing/],
    ['an address without https', { PUBLIC_URL: 'http://binome.example' }, /^PUBLIC_URL must be an https origin/],
    ['an address with a path', { PUBLIC_URL: 'https://binome.example/tab' }, /^PUBLIC_URL must be an https origin/],
    ['no credential', { MANAGED_IDENTITY_CLIENT_ID: undefined }, /^A credential is missing/],
    ['two credentials', { CLIENT_SECRET: 'x' }, /^Only one credential/],
    ['a certificate that is not there', { MANAGED_IDENTITY_CLIENT_ID: undefined, CLIENT_CERTIFICATE_FILE: '/nowhere.pem' }, /^CLIENT_CERTIFICATE_FILE cannot be read/],
    ['the story of the sandbox', { STORY: 'none' }, /^STORY belongs to the sandbox/],
    ['a port that is none', { PORT: 'http' }, /^PORT must be a number/],
    ['two mailboxes to send from', { MAIL_FROM: 'binome@meridiane.example, rh@meridiane.example' }, /^MAIL_FROM must be the address of one mailbox/],
    ['a mailbox by its name', { MAIL_FROM: 'none' }, /^MAIL_FROM must be/],
    ['a port too high', { PORT: '70000' }, /^PORT must be a number/],
    ...['0', '1.5', '-35', 'a month'].map((BACKUP_DAYS): [string, Env, RegExp] => [`backups of ${BACKUP_DAYS} days`, { BACKUP_DAYS }, /^BACKUP_DAYS must be a number of days/]),
    ...['GRAPH_URL', 'ENTRA_URL', 'TAB_JWKS_URL', 'BOT_OPENID_URL', 'BOT_SERVICE_URL'].flatMap((name): [string, Env, RegExp][] => [
      [`${name} that is no address`, { [name]: 'graph' }, new RegExp(`^${name} must be an address`)],
      [`${name} without its https://`, { [name]: 'localhost:8080' }, new RegExp(`^${name} must be an address`)],
    ]),
  ])('refuses %s, in one sentence', (_name, env, expected) => {
    const said = mistakes(env);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(expected);
    expect(said[0]).toMatch(/^[^\n]+\.$/);
  });

  it('finds the app by its manifest’s id, and links to it by the catalogue’s once there is one', () => {
    for (const PUBLISHED_APP_ID of [undefined, '', ' ']) expect(productionConfig({ ...good, PUBLISHED_APP_ID }).linkedAppId).toBe(good.TEAMS_APP_ID);
    const published = productionConfig({ ...good, PUBLISHED_APP_ID: ' B10E6A54-93A1-4B5C-8F57-7D3F4B1C0DE2 ' });
    expect([published.teamsAppId, published.linkedAppId]).toEqual([good.TEAMS_APP_ID, 'b10e6a54-93a1-4b5c-8f57-7d3f4b1c0de2']);
  });

  it('says every mistake at once', () => {
    const said = mistakesOf(() => productionConfig({ NODE_ENV: 'production', STORY: 'x', PORT: 'http' }));
    for (const name of ['TENANT_ID', 'CLIENT_ID', 'PUBLIC_URL', 'DATABASE_URL', 'TEAMS_APP_ID', 'A credential', 'STORY', 'PORT'])
      expect(said.filter((sentence) => sentence.startsWith(name)), name).toHaveLength(1);
  });

  it('never says a secret', () => {
    expect(mistakes({ CLIENT_SECRET: 'a-secret', PUBLIC_URL: '', GRAPH_URL: ':' }).join(' ')).not.toContain('a-secret');
  });

  it.each([
    ['a secret', { CLIENT_SECRET: ' s ' }, { kind: 'secret', secret: 's' }],
    ['a managed identity', { MANAGED_IDENTITY_CLIENT_ID: 'm' }, { kind: 'managed-identity', clientId: 'm' }],
  ])('takes %s', (_name, env, credential) => expect(productionConfig({ ...good, MANAGED_IDENTITY_CLIENT_ID: undefined, ...env }).credential).toEqual(credential));

  it('takes a certificate from its file', () => {
    const file = join(tmpdir(), `binome-config-${process.pid}.pem`);
    writeFileSync(file, 'pem');
    expect(productionConfig({ ...good, MANAGED_IDENTITY_CLIENT_ID: undefined, CLIENT_CERTIFICATE_FILE: file }).credential).toEqual({ kind: 'certificate', pem: 'pem' });
  });

  it('can be pointed at a stand-in for Microsoft, https or not, whatever the slashes', () => {
    const config = productionConfig({ ...good, ENTRA_URL: 'http://stand-in:8080/', GRAPH_URL: 'http://stand-in:8081/', BOT_SERVICE_URL: 'http://stand-in:8082/teams/', BOT_TOKEN_ISSUER: 'x', TAB_ISSUER: 'y' });
    expect(config).toMatchObject({ graphUrl: 'http://stand-in:8081', botServiceUrl: 'http://stand-in:8082/teams/', botTokenIssuer: 'x', tabIssuer: 'y', tabJwksUrl: `http://stand-in:8080/${tenant}/discovery/v2.0/keys` });
    // MSAL wants an https authority: the real address is in its metadata.
    expect(config.entraUrl).toBe('https://stand-in:8080');
    expect(JSON.parse(config.entraMetadata ?? '{}')).toMatchObject({ token_endpoint: `http://stand-in:8080/${tenant}/oauth2/v2.0/token` });
  });

  it('sends no mail unless a mailbox is named', () => {
    for (const MAIL_FROM of [undefined, '', ' ']) expect(productionConfig({ ...good, MAIL_FROM }).mailFrom).toBeUndefined();
    expect(productionConfig({ ...good, MAIL_FROM: ' binome@meridiane.example ' }).mailFrom).toBe('binome@meridiane.example');
  });

  it('knows ids in lower case only', () => expect(productionConfig({ ...good, TENANT_ID: tenant.toUpperCase() }).tenantId).toBe(tenant));
});

describe('the demonstration tenant', () => {
  it('has a mailbox to send from, unless asked to have none', () => {
    const addresses = { mailFrom: 'binome@meridiane.example' } as SandboxAddresses;
    expect(sandboxConfig({}, addresses).mailFrom).toBe('binome@meridiane.example');
    expect(sandboxConfig({ MAIL_FROM: 'none' }, addresses).mailFrom).toBeUndefined();
  });
});

describe('the place a start runs in', () => {
  it('is the sandbox unless production is asked for', () => {
    expect(readPlace({})).toMatchObject({ mode: 'sandbox', port: 3978, host: '127.0.0.1', databaseUrl: undefined, withStory: true });
    for (const NODE_ENV of ['development', 'test', 'Production', '']) expect(readPlace({ NODE_ENV }).mode).toBe('sandbox');
    expect(readPlace({ NODE_ENV: 'production' }).mode).toBe('production');
  });
  it('remembers erasures beside the embedded database for 35 days, or where and for as long as it is told', () => {
    expect(readPlace({ DATA_DIR: '/tmp/x' })).toMatchObject({ erasuresDir: '/tmp/x/erasures', backupDays: 35 });
    expect(productionConfig({ ...good, ERASURES_DIR: '/home/erasures', BACKUP_DAYS: '400' })).toMatchObject({ erasuresDir: '/home/erasures', backupDays: 400 });
  });
  it('takes port 0, another host, a folder, and no story', () =>
    expect(readPlace({ PORT: '0', HOST: '0.0.0.0', DATA_DIR: '/tmp/x', STORY: 'none' })).toMatchObject({ port: 0, host: '0.0.0.0', dataDir: '/tmp/x', withStory: false }));
});
