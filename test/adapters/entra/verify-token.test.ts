import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHmac } from 'node:crypto';
import type { CryptoKey, JWK } from 'jose';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TabIdentity } from '../../../src/adapters/entra/verify-token.ts';
import { createTokenVerifier } from '../../../src/adapters/entra/verify-token.ts';
import { setStage } from '../../sandbox/stage.ts';

const tenantId = '5f0c8f3a-0d5e-4c55-9a55-2f6f3b0a7e11';
const clientId = 'b10e6a54-93a1-4b5c-8f57-7d3f4b1c0de0';
const issuer = `https://login.microsoftonline.com/${tenantId}/v2.0`;
const oid = '87d349ed-44d7-43e1-9a83-5f2406dee5bd';
const now = (): number => Math.floor(Date.now() / 1000);

/** The claims of a v2 access token for our API ("Access token claims reference"). */
const good = (): Record<string, unknown> => ({
  aud: clientId, iss: issuer, iat: now(), nbf: now() - 5, exp: now() + 3600, azp: '1fec8e78-bce4-4aaf-ab1b-5451cc387264', azpacr: '0', name: 'Inès Belkacem',
  oid, preferred_username: 'ines.belkacem@meridiane.example', scp: 'access_as_user', sub: 'x', tid: tenantId, ver: '2.0',
});

let keys: { privateKey: CryptoKey; publicKey: CryptoKey };
let other: CryptoKey;
let asked = 0;
let status = 200;
const jwks: { keys: JWK[] } = { keys: [] };
const server = createServer((_request, response) => {
  asked++;
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(jwks));
});
let jwksUrl = '';
let verify: (bearer: string) => Promise<TabIdentity>;

beforeAll(async () => {
  keys = await generateKeyPair('RS256');
  other = (await generateKeyPair('RS256')).privateKey;
  jwks.keys.push({ ...(await exportJWK(keys.publicKey)), kid: 'k1', use: 'sig' });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  verify = createTokenVerifier({ issuer, jwksUrl, clientId, tenantId });
});
afterAll(() => void server.close());

const sign = (claims: Record<string, unknown>, header: Record<string, unknown> = {}, key = keys.privateKey): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k1', typ: 'JWT', ...header }).sign(key);
const refused = { name: 'Refusal', code: 'not-signed-in', field: undefined, message: 'not-signed-in' };

test('a good token says who, with or without Bearer', async () => {
  const token = await sign(good());
  const identity = { tenantId, personId: oid, name: 'Inès Belkacem', canManage: false };
  expect(await verify(token)).toEqual(identity);
  expect(await verify(`Bearer ${token}`)).toEqual(identity);
  expect(await verify(await sign({ ...good(), roles: ['Other', 'Programme.Manager'], idtyp: 'user', scp: 'openid access_as_user' }))).toEqual({ ...identity, canManage: true });
  expect(asked).toBe(1);
});

test('clocks may disagree by five minutes, no more', async () => {
  expect(await verify(await sign({ ...good(), exp: now() - 290 }))).toBeDefined();
  expect(await verify(await sign({ ...good(), nbf: now() + 290 }))).toBeDefined();
  await expect(verify(await sign({ ...good(), exp: now() - 310 }))).rejects.toMatchObject(refused);
  await expect(verify(await sign({ ...good(), nbf: now() + 310 }))).rejects.toMatchObject(refused);
});

const wrong: Record<string, Record<string, unknown>> = {
  'another audience': { aud: '00000003-0000-0000-c000-000000000000' },
  'the audience as an address': { aud: `api://binome.example/${clientId}` },
  'two audiences': { aud: [clientId, 'https://graph.microsoft.com'] },
  'another tenant': { tid: '11111111-0d5e-4c55-9a55-2f6f3b0a7e11' },
  'another issuer': { iss: 'https://login.microsoftonline.com/11111111-0d5e-4c55-9a55-2f6f3b0a7e11/v2.0' },
  'another issuer, whose tenant is no id': { iss: 'https://login.microsoftonline.com/common/v2.0', tid: 'common' },
  'the issuer of v1': { iss: `https://sts.windows.net/${tenantId}/` },
  'version 1': { ver: '1.0' },
  'no scope (an app, or an id token)': { scp: undefined, roles: ['Programme.Manager'] },
  'another scope': { scp: 'User.Read access_as_users' },
  'an app': { idtyp: 'app' },
  'a client that is not Microsoft 365': { azp: clientId },
  'no client': { azp: undefined },
  'no person': { oid: undefined },
  'a person who is no id': { oid: 'ines' },
  'no end': { exp: undefined },
  'no start': { nbf: undefined },
  'roles that are no list': { roles: 'Programme.Manager' },
};
test.each(Object.entries(wrong))('refused: %s', async (_name, claims) => {
  await expect(verify(await sign({ ...good(), ...claims }))).rejects.toMatchObject(refused);
});

test('somebody of another organisation is told so, if all the rest is right', async () => {
  const elsewhere = '11111111-0d5e-4c55-9a55-2f6f3b0a7e11';
  const guest = { ...good(), tid: elsewhere, iss: `https://login.microsoftonline.com/${elsewhere}/v2.0`, roles: ['Programme.Manager'] };
  await expect(verify(await sign(guest))).rejects.toMatchObject({ name: 'Refusal', code: 'other-tenant' });
  const wrongToo = [await sign(guest, {}, other), await sign({ ...guest, scp: undefined }), await sign({ ...guest, exp: now() - 310 })];
  for (const token of wrongToo) await expect(verify(token)).rejects.toMatchObject(refused);
});

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
test('refused: forged signatures and what is no token', async () => {
  const unsigned = `${base64({ alg: 'none', typ: 'JWT' })}.${base64(good())}.`;
  const signed = `${base64({ alg: 'HS256', kid: 'k1' })}.${base64(good())}`;
  const confused = `${signed}.${createHmac('sha256', await exportSPKI(keys.publicKey)).update(signed).digest('base64url')}`;
  const token = await sign(good());
  const mine = await exportJWK((await generateKeyPair('RS256')).publicKey);
  const forged = [
    '', 'Bearer ', 'x', 'a.b.c', unsigned, confused, `${token.slice(0, -4)}AAAA`, await sign(good(), {}, other), await sign(good(), { kid: 'k2' }),
    await sign(good(), { jwk: mine, jku: 'http://127.0.0.1:9/keys' }, other), `${token}.x`, '\u0000',
  ];
  for (const one of forged) await expect(verify(one), one).rejects.toMatchObject(refused);
});

test('keys that cannot be had are not the fault of the token', async () => {
  const token = await sign(good());
  for (const url of ['http://127.0.0.1:1/keys', jwksUrl]) {
    status = 503;
    await expect(createTokenVerifier({ issuer, jwksUrl: url, clientId, tenantId })(token)).rejects.toMatchObject({ name: 'OutsideError', service: 'entra' });
  }
  status = 200;
});

test("the sandbox's tab tokens pass, hers with the right to manage", async () => {
  await using stage = await setStage();
  const { endpoints } = stage;
  const check = createTokenVerifier(endpoints);
  const people = (await stage.handle('GET', '/people')).body as { id: string; name: string }[];
  const identity = async (name: string): Promise<TabIdentity> => {
    const { id } = people.find((person) => person.name === name)!;
    return check((await stage.handle('POST', '/token', { person: id })).body.token);
  };
  expect(await identity('Inès Belkacem')).toMatchObject({ tenantId: endpoints.tenantId, name: 'Inès Belkacem', canManage: false });
  expect(await identity('Claire Fontaine')).toMatchObject({ canManage: true });
  await expect(check(await stage.token('https://graph.microsoft.com/.default'))).rejects.toMatchObject(refused);
});
