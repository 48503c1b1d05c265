import { createHmac } from 'node:crypto';
import type { CryptoKey } from 'jose';
import { exportSPKI, importJWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTeams } from '../../../src/adapters/teams/teams.ts';
import type { Stage } from './stage.ts';
import { activity, clientId, executeValue, invoke, issuer, makeKey, nobodyAt, setStage } from './stage.ts';

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const seconds = (): number => Math.floor(Date.now() / 1000);

/** Ways to knock without being Bot Service; each gives the whole `authorization` header. */
const forgeries: Record<string, (stage: Stage) => Promise<string | string[] | undefined> | string | string[] | undefined> = {
  'no header': () => undefined,
  'an empty header': () => '',
  'another scheme': async ({ sign }) => `Basic ${await sign()}`,
  'no token': () => 'Bearer ',
  'not a token': () => 'Bearer abc',
  'two headers': async ({ sign }) => [`Bearer ${await sign()}`, `Bearer ${await sign()}`],
  'alg none': (stage) => `Bearer ${base64({ alg: 'none', typ: 'JWT', kid: 'good' })}.${claims(stage)}.`,
  'alg HS256 keyed with the public key': async (stage) => {
    const pem = await exportSPKI((await importJWK(stage.keys.good.publicJwk, 'RS256')) as CryptoKey);
    const content = `${base64({ alg: 'HS256', typ: 'JWT', kid: 'good' })}.${claims(stage)}`;
    return `Bearer ${content}.${createHmac('sha256', pem).update(content).digest('base64url')}`;
  },
  'another issuer': async ({ sign }) => `Bearer ${await sign({ iss: 'https://evil.example' })}`,
  'the emulator’s issuer': async ({ sign }) =>
    `Bearer ${await sign({ iss: 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0', ver: '2.0', azp: clientId })}`,
  'a token of another bot': async ({ sign }) =>
    `Bearer ${await sign({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', ver: '1.0', appid: '99999999-2222-4333-8444-555555555555' })}`,
  'another audience': async ({ sign }) => `Bearer ${await sign({ aud: '99999999-2222-4333-8444-555555555555' })}`,
  'no audience': async ({ sign }) => `Bearer ${await sign({ aud: undefined })}`,
  'an audience among others': async ({ sign }) => `Bearer ${await sign({ aud: [clientId, 'https://graph.microsoft.com'] })}`,
  'expired beyond the skew': async ({ sign }) => `Bearer ${await sign({ exp: seconds() - 301 })}`,
  'no expiry': async ({ sign }) => `Bearer ${await sign({ exp: undefined })}`,
  'not valid yet': async ({ sign }) => `Bearer ${await sign({ nbf: seconds() + 600 })}`,
  'an unknown kid': async ({ sign, keys }) => `Bearer ${await sign({}, keys.stranger)}`,
  'no kid': async ({ sign }) => `Bearer ${await sign({}, undefined, { kid: undefined })}`,
  'a stranger’s key under a known kid': async ({ sign, keys }) => `Bearer ${await sign({}, { ...keys.stranger, kid: 'good' })}`,
  'a key the token brings itself': async ({ sign, keys }) =>
    `Bearer ${await sign({}, keys.stranger, { kid: 'stranger', jku: 'https://evil.example/keys', x5u: 'https://evil.example/x', jwk: keys.stranger.publicJwk })}`,
  'a key endorsed for nothing': async ({ sign, keys }) => `Bearer ${await sign({}, keys.unendorsed)}`,
  'a key endorsed for another channel': async ({ sign, keys }) => `Bearer ${await sign({}, keys.elsewhere)}`,
  'another service address': async ({ sign }) => `Bearer ${await sign({ serviceurl: 'https://smba.trafficmanager.net/teams/' })}`,
  'no service address': async ({ sign }) => `Bearer ${await sign({ serviceurl: undefined })}`,
  'a changed payload': async (stage) => {
    const [header, , signature] = (await stage.sign()).split('.');
    return `Bearer ${header}.${base64({ iss: issuer, aud: clientId, serviceurl: stage.serviceUrl, exp: seconds() + 7200 })}.${signature}`;
  },
};
const claims = ({ serviceUrl }: Stage): string => base64({ iss: issuer, aud: clientId, serviceurl: serviceUrl, exp: seconds() + 3600 });

describe('forged tokens', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  it('the true one passes, so that the others are refused for what they are', async () => {
    expect(await stage.receive(activity(stage))).toEqual({ status: 200 });
    expect(await stage.receive(activity(stage), await stage.sign({ exp: seconds() - 200 }))).toEqual({ status: 200 });
  });

  it.each(Object.entries(forgeries))('%s: refused like all the others', async (_name, forge) => {
    const authorization = await forge(stage);
    const before = [stage.heard.length, stage.sent.length];
    for (const body of [activity(stage), invoke(stage, executeValue('book'))])
      expect(await stage.teams.receive({ body, headers: { authorization } })).toEqual({ status: 401, body: { error: { code: 'not-signed-in' } } });
    expect([stage.heard.length, stage.sent.length]).toEqual(before);
  });

  it('are refused the same when the keys cannot be read', async () => {
    const deaf = createTeams({ ...stage.options, botOpenIdUrl: `${await nobodyAt()}/openid` });
    const authorization = `Bearer ${await stage.sign()}`;
    expect(await deaf.receive({ body: activity(stage), headers: { authorization } })).toEqual({ status: 401, body: { error: { code: 'not-signed-in' } } });
    expect(stage.logged.at(-1)).toMatchObject({ level: 'warn', fields: { reason: 'keys-unreachable' } });
  });

  it('leave a code in the log and none of their words', async () => {
    await stage.receive(activity(stage), await stage.sign({ iss: 'https://canary.example' }, await makeKey('canary', {})));
    expect(JSON.stringify(stage.logged)).not.toContain('canary');
  });
});

describe('an empty app id', () => {
  it.each(['', ' ', 'not-a-uuid'])('%j is refused at construction: it would switch authentication off', async (wrong) => {
    await using stage = await setStage();
    expect(() => createTeams({ ...stage.options, clientId: wrong })).toThrow('app id');
    expect(() => createTeams({ ...stage.options, tenantId: wrong })).toThrow('tenant id');
  });
});
