import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import type { FastifyReply } from 'fastify';
import type { CryptoKey, JWK } from 'jose';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { card, paragraph } from '../../../src/kernel/card.ts';
import type { Log, LogFields } from '../../../src/kernel/log.ts';
import type { BotLogic, Teams, TeamsOptions } from '../../../src/adapters/teams/teams.ts';
import { createTeams } from '../../../src/adapters/teams/teams.ts';
import { unpaced } from '../../../src/adapters/teams/pace.ts';
import type { Turn } from '../../../src/adapters/teams/turn.ts';

export const clientId = 'b10e6a54-93a1-4b5c-8f57-7d3f4b1c0de0';
export const tenantId = '5f0c8f3a-0d5e-4c55-9a55-2f6f3b0a7e11';
export const issuer = 'https://api.botframework.com';
export const personId = '11111111-2222-4333-8444-555555555555';
export const conversationId = 'a:1chat/with+signs';
export const mri = '29:1abc';

export interface Key {
  kid: string;
  privateKey: CryptoKey;
  publicJwk: JWK & Record<string, unknown>;
}
export const makeKey = async (kid: string, more: Record<string, unknown>): Promise<Key> => {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  return { kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', ...more } };
};

export interface Exchange {
  method: string;
  path: string;
  authorization: string | undefined;
  body: any;
}
type ReplyTo = (exchange: Exchange, reply: FastifyReply) => unknown;

/** What happened to the logic, in order, and what it will answer. */
export interface Heard {
  kind: keyof BotLogic;
  turn: Turn;
  args: unknown[];
}

export interface Stage extends AsyncDisposable {
  teams: Teams;
  serviceUrl: string;
  keys: Record<'good' | 'unendorsed' | 'elsewhere' | 'stranger', Key>;
  /** Calls to the connector. */
  sent: Exchange[];
  heard: Heard[];
  logged: { level: keyof Log; event: string; fields: LogFields | undefined }[];
  /** What the connector answers next; back to normal with undefined. */
  reply: { with: ReplyTo | undefined };
  logic: BotLogic;
  options: TeamsOptions;
  sign: (claims?: Record<string, unknown>, key?: Key, header?: Record<string, unknown>) => Promise<string>;
  receive: (activity: unknown, token?: string | null) => ReturnType<Teams['receive']>;
}

export const plainCard = (words: string) => card('fr', words, [paragraph(words)]);

/** Made once: an RSA key takes a good part of a second. */
let made: Promise<Stage['keys']> | undefined;
const makeKeys = async (): Promise<Stage['keys']> => ({
  good: await makeKey('good', { endorsements: ['msteams'] }),
  unendorsed: await makeKey('unendorsed', {}),
  elsewhere: await makeKey('elsewhere', { endorsements: ['webchat'] }),
  stranger: await makeKey('stranger', { endorsements: ['msteams'] }),
});

/** A Bot Connector and an OpenID document of the tests' own, and a Teams that speaks to them. */
export const setStage = async (): Promise<Stage> => {
  const keys = await (made ??= makeKeys());
  const [sent, heard, logged]: [Exchange[], Heard[], Stage['logged']] = [[], [], []];
  const reply: Stage['reply'] = { with: undefined };
  const server = Fastify({ forceCloseConnections: true });
  server.get('/openid', async () => ({ issuer, jwks_uri: `${base}/keys`, id_token_signing_alg_values_supported: ['RS256'] }));
  server.get('/keys', async () => ({ keys: [keys.good, keys.unendorsed, keys.elsewhere].map(({ publicJwk }) => publicJwk) }));
  server.all('/connector/*', async (request, answer) => {
    const exchange = { method: request.method, path: request.url.slice('/connector/'.length), authorization: request.headers.authorization, body: request.body };
    sent.push(exchange);
    return reply.with ? reply.with(exchange, answer) : usual(exchange, answer, `${base}/connector/`);
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  const base = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const serviceUrl = `${base}/connector/`;

  const note = (level: keyof Log) => (event: string, ...rest: unknown[]) => {
    logged.push({ level, event, fields: rest.at(-1) as LogFields | undefined });
  };
  const listen = <T>(kind: keyof BotLogic, result: T) => async (turn: Turn, ...args: unknown[]): Promise<T> => {
    heard.push({ kind, turn, args });
    return result;
  };
  const logic: BotLogic = {
    press: listen('press', plainCard('pressed')),
    say: listen('say', plainCard('said')),
    welcome: listen('welcome', undefined),
    meet: listen('meet', undefined),
  };
  const options: TeamsOptions = {
    clientId, tenantId, botOpenIdUrl: `${base}/openid`, botTokenIssuer: issuer, defaultServiceUrl: serviceUrl, logic, pace: unpaced,
    token: async () => 'our-bearer',
    allowedServiceHosts: ['smba.trafficmanager.net'],
    log: { info: note('info'), warn: note('warn'), error: note('error') },
  };
  const teams = createTeams(options);
  const sign: Stage['sign'] = (claims = {}, key = keys.good, header = {}) =>
    new SignJWT({ iss: issuer, aud: clientId, serviceurl: serviceUrl, exp: Math.floor(Date.now() / 1000) + 3600, ...claims })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid, ...header })
      .sign(key.privateKey);

  return {
    teams, serviceUrl, keys, sent, heard, logged, reply, logic, options, sign,
    receive: async (activity, token) => {
      const bearer = token === undefined ? await sign() : token;
      return teams.receive({ body: activity, headers: bearer === null ? {} : { authorization: `Bearer ${bearer}` } });
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
};

const usual: (exchange: Exchange, reply: FastifyReply, serviceUrl: string) => unknown = ({ method, path }, reply, serviceUrl) => {
  if (path === 'v3/conversations') return reply.code(201).send({ id: conversationId, serviceUrl });
  if (path.endsWith('/pagedmembers')) return { members: [{ id: '29:other', aadObjectId: randomUUID() }, { id: mri, aadObjectId: personId.toUpperCase() }] };
  return reply.code(method === 'POST' ? 201 : 200).send({ id: 'activity-1' });
};

/** An address where nobody listens. */
export const nobodyAt = async (): Promise<string> => {
  const server = Fastify();
  const address = await server.listen({ host: '127.0.0.1', port: 0 });
  await server.close();
  return address;
};

/** An activity as the Teams channel sends it. */
export const activity = (stage: Pick<Stage, 'serviceUrl'>, more: Record<string, unknown> = {}) => ({
  type: 'message', id: 'f:1', text: 'bonjour', textFormat: 'plain', timestamp: '2026-11-24T08:10:00.000Z',
  channelId: 'msteams', serviceUrl: stage.serviceUrl, locale: 'fr-FR',
  from: { id: mri, name: 'Inès', aadObjectId: personId },
  conversation: { conversationType: 'personal', tenantId, id: conversationId },
  recipient: { id: `28:${clientId}`, name: 'Binôme' },
  channelData: { tenant: { id: tenantId } },
  ...more,
});
export const invoke = (stage: Pick<Stage, 'serviceUrl'>, value: unknown, more: Record<string, unknown> = {}) =>
  activity(stage, { type: 'invoke', name: 'adaptiveCard/action', text: undefined, replyToId: 'card-1', value, ...more });
export const executeValue = (verb: unknown, data: unknown = {}) => ({ action: { type: 'Action.Execute', verb, data }, trigger: 'manual' });
