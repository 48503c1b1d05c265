import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isUuid } from './kernel/ids.ts';

/** Everything that differs between places the product runs in. The only reader of the environment. */
export interface Config {
  readonly mode: 'sandbox' | 'production';
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** Where what people had erased is remembered, outside the database. */
  readonly erasuresDir: string;
  /** Days that the oldest backup of the database reaches back. */
  readonly backupDays: number;
  /** Origin of the tab and the bot, without a trailing slash; undefined: whatever address the server listens on. */
  readonly publicUrl: string | undefined;
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: Credential;
  /** The id of the app's manifest, by which the organisation's catalogue finds it. */
  readonly teamsAppId: string;
  /** The id that links to the tab name: the catalogue's own once the app is published, the manifest's while it is side-loaded. */
  readonly linkedAppId: string;
  readonly graphUrl: string;
  readonly entraUrl: string;
  readonly entraMetadata: string | undefined;
  readonly tabIssuer: string;
  readonly tabJwksUrl: string;
  readonly botOpenIdUrl: string;
  readonly botTokenIssuer: string;
  readonly botTokenScope: string;
  readonly botServiceUrl: string;
  /** The one mailbox that mail may be sent from, by its address; undefined: none is sent. */
  readonly mailFrom: string | undefined;
}

export type Credential =
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'certificate'; readonly pem: string }
  | { readonly kind: 'managed-identity'; readonly clientId: string };

/** What was wrong with the environment, one sentence per mistake. */
export class BadConfig extends Error {
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(mistakes.join('\n'));
    this.name = 'BadConfig';
    this.mistakes = mistakes;
  }
}

type Env = Readonly<Record<string, string | undefined>>;

/** What the tenant in a box gives in place of Microsoft's addresses. */
export type SandboxAddresses = Pick<
  Config,
  'tenantId' | 'clientId' | 'credential' | 'graphUrl' | 'entraUrl' | 'entraMetadata' | 'tabIssuer' | 'tabJwksUrl' | 'botOpenIdUrl' | 'botTokenIssuer' | 'botServiceUrl' | 'mailFrom' | 'teamsAppId' | 'linkedAppId'
>;

type Whereabouts = Pick<Config, 'mode' | 'port' | 'host' | 'dataDir' | 'databaseUrl' | 'erasuresDir' | 'backupDays'> & { readonly withStory: boolean };

/** Production is asked for, never fallen into. */
export const modeOf = (env: Env): Config['mode'] => (env['NODE_ENV'] === 'production' ? 'production' : 'sandbox');

/** First step: what a start needs before anything else runs. */
export const readPlace = (env: Env): Whereabouts => {
  const mistakes: string[] = [];
  const place = findPlace(env, mistakes);
  if (mistakes.length > 0) throw new BadConfig(mistakes);
  return place;
};

/** The same, its mistakes told with those of the rest. */
const findPlace = (env: Env, mistakes: string[]): Whereabouts => {
  const port = Number(env['PORT'] || 3978);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) mistakes.push('PORT must be a number from 0 to 65535.');
  const databaseUrl = env['DATABASE_URL'] || undefined;
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) mistakes.push('DATABASE_URL must start with postgres:// or postgresql://.');
  // As long as Azure keeps a backup of a flexible server at most.
  const backupDays = Number(env['BACKUP_DAYS'] || 35);
  if (!Number.isInteger(backupDays) || backupDays < 1 || backupDays > 3650) mistakes.push('BACKUP_DAYS must be a number of days from 1 to 3650.');
  const dataDir = resolve(env['DATA_DIR'] || '.data');
  return {
    mode: modeOf(env), port, host: env['HOST'] || '127.0.0.1', dataDir, databaseUrl, withStory: env['STORY'] !== 'none',
    erasuresDir: resolve(env['ERASURES_DIR'] || join(dataDir, 'erasures')), backupDays,
  };
};

export const sandboxConfig = (env: Env, addresses: SandboxAddresses): Config =>
  Object.freeze({
    ...readPlace(env), ...addresses, publicUrl: undefined, mailFrom: env['MAIL_FROM'] === 'none' ? undefined : addresses.mailFrom, botTokenScope: 'https://api.botframework.com/.default',
  });

/** Second step, in production: every value, or one clear sentence for each mistake. */
export const productionConfig = (env: Env): Config => {
  const mistakes: string[] = [];
  const required = (name: string, why: string): string => {
    const value = env[name]?.trim() ?? '';
    if (value === '') mistakes.push(`${name} is missing: ${why}.`);
    return value;
  };
  const uuid = (name: string, why: string): string => {
    const value = required(name, why).toLowerCase();
    if (value !== '' && (!isUuid(value) || /^0{8}-/.test(value))) mistakes.push(`${name} must be a UUID of your tenant, not "${value}".`);
    return value;
  };
  const url = (name: string, fallback: string): string => {
    const value = (env[name]?.trim() || fallback).replace(/\/$/, '');
    if (!isAddress(value)) mistakes.push(`${name} must be an address such as ${fallback}.`);
    return value;
  };
  const place = findPlace(env, mistakes);
  const teamsAppId = uuid('TEAMS_APP_ID', 'the id of the manifest, by which the app is found in your catalogue');
  const tenantId = uuid('TENANT_ID', 'the Entra tenant that Binôme serves');
  const clientId = uuid('CLIENT_ID', 'the app registration of the tab and the bot; without it the bot would accept anybody');
  const publicUrl = required('PUBLIC_URL', 'the https origin under which Teams opens the tab').replace(/\/$/, '');
  if (publicUrl !== '' && !isHttpsOrigin(publicUrl)) mistakes.push('PUBLIC_URL must be an https origin without a path.');
  required('DATABASE_URL', 'production keeps its data in PostgreSQL');
  const credential = readCredential(env, mistakes);
  for (const name of ['STORY']) if (env[name]) mistakes.push(`${name} belongs to the sandbox and is refused in production.`);
  const login = url('ENTRA_URL', 'https://login.microsoftonline.com');
  const keys = `${isAddress(login) ? login : 'https://login.microsoftonline.com'}/${tenantId || 'tenant'}/discovery/v2.0/keys`;
  const config: Config = {
    ...place, tenantId, clientId, publicUrl, credential, ...loginAddresses(login, tenantId),
    teamsAppId, linkedAppId: env['PUBLISHED_APP_ID']?.trim() ? uuid('PUBLISHED_APP_ID', 'the id of the app in your catalogue') : teamsAppId,
    graphUrl: url('GRAPH_URL', 'https://graph.microsoft.com'),
    tabIssuer: env['TAB_ISSUER']?.trim() || `${login}/${tenantId}/v2.0`,
    tabJwksUrl: url('TAB_JWKS_URL', keys),
    botOpenIdUrl: url('BOT_OPENID_URL', 'https://login.botframework.com/v1/.well-known/openidconfiguration'),
    botTokenIssuer: env['BOT_TOKEN_ISSUER']?.trim() || 'https://api.botframework.com',
    botTokenScope: env['BOT_TOKEN_SCOPE']?.trim() || 'https://api.botframework.com/.default',
    botServiceUrl: `${url('BOT_SERVICE_URL', 'https://smba.trafficmanager.net/teams')}/`,
    mailFrom: readMailFrom(env, mistakes),
  };
  if (mistakes.length > 0) throw new BadConfig(mistakes);
  return Object.freeze(config);
};

/**
 * MSAL refuses an http authority. A stand-in for Microsoft on http is therefore named in https, and described by metadata
 * whose token endpoint is the real address.
 */
const loginAddresses = (login: string, tenantId: string): Pick<Config, 'entraUrl' | 'entraMetadata'> => {
  if (!login.startsWith('http:')) return { entraUrl: login, entraMetadata: undefined };
  const tenant = `${login}/${tenantId}`;
  return {
    entraUrl: login.replace(/^http:/, 'https:'),
    entraMetadata: JSON.stringify({
      issuer: `${tenant}/v2.0`, authorization_endpoint: `${tenant}/oauth2/v2.0/authorize`, token_endpoint: `${tenant}/oauth2/v2.0/token`,
      jwks_uri: `${tenant}/discovery/v2.0/keys`,
    }),
  };
};

const readMailFrom = (env: Env, mistakes: string[]): string | undefined => {
  const address = env['MAIL_FROM']?.trim() || undefined;
  if (address !== undefined && !/^[^\s@<>/]+@[^\s@<>/]+$/.test(address)) mistakes.push('MAIL_FROM must be the address of one mailbox of your tenant.');
  return address;
};

const isAddress = (value: string): boolean => /^https?:\/\//.test(value) && URL.canParse(value);

const isHttpsOrigin = (value: string): boolean => URL.canParse(value) && new URL(value).protocol === 'https:' && new URL(value).origin === value;

const readCredential = (env: Env, mistakes: string[]): Credential => {
  const given = ['CLIENT_SECRET', 'CLIENT_CERTIFICATE_FILE', 'MANAGED_IDENTITY_CLIENT_ID'].filter((name) => env[name]?.trim());
  if (given.length !== 1)
    mistakes.push(
      given.length === 0
        ? 'A credential is missing: set MANAGED_IDENTITY_CLIENT_ID, CLIENT_CERTIFICATE_FILE or CLIENT_SECRET.'
        : `Only one credential may be set, not ${given.join(' and ')}.`);
  if (given[0] === 'MANAGED_IDENTITY_CLIENT_ID') return { kind: 'managed-identity', clientId: env[given[0]]?.trim() ?? '' };
  if (given[0] !== 'CLIENT_CERTIFICATE_FILE') return { kind: 'secret', secret: env['CLIENT_SECRET']?.trim() ?? '' };
  const file = env[given[0]]?.trim() ?? '';
  try {
    return { kind: 'certificate', pem: readFileSync(file, 'utf8') };
  } catch {
    mistakes.push(`CLIENT_CERTIFICATE_FILE cannot be read: ${file}.`);
    return { kind: 'secret', secret: '' };
  }
};
