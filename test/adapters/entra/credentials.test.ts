import { generateKeyPairSync } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, importSPKI, jwtVerify } from 'jose';
import { afterEach, expect, test, vi } from 'vitest';
import type { CredentialsConfig } from '../../../src/adapters/entra/credentials.ts';
import { createCredentials } from '../../../src/adapters/entra/credentials.ts';
import { MovableClock, systemClock } from '../../../src/kernel/time.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { certificate, fingerprint, privateKey, publicKey } from './certificate.ts';
import { authority, playEntra, tenant } from './token-server.ts';
import type { TokenServer } from './token-server.ts';

const graph = 'https://graph.microsoft.com/.default';
const bot = 'https://api.botframework.com/.default';
const clientId = 'b10e6a54-93a1-4b5c-8f57-7d3f4b1c0de0';
const secret: CredentialsConfig['credential'] = { kind: 'secret', secret: 's3cret' };
const credentialsAt = (entra: TokenServer, credential: CredentialsConfig['credential'] = secret) =>
  createCredentials({ tenantId: tenant, clientId, authority, authorityMetadata: entra.authorityMetadata, credential, timeout: 800 });

afterEach(() => vi.unstubAllEnvs());

test('a token per scope, asked once and kept', async () => {
  await using entra = await playEntra();
  const credentials = credentialsAt(entra);
  expect(await credentials.token(graph)).toBe('token-1');
  expect(await credentials.token(bot)).toBe('token-2');
  expect(await credentials.token(graph)).toBe('token-1');
  expect(entra.forms).toHaveLength(2);
  expect(entra.forms[0]).toMatchObject({ grant_type: 'client_credentials', client_id: clientId, client_secret: 's3cret' });
  expect(entra.forms[0]?.['scope']?.split(' ')).toEqual([graph]);
});

test('twenty at once make one question; a fresh one is really asked', async () => {
  await using entra = await playEntra();
  const credentials = credentialsAt(entra);
  expect(new Set(await Promise.all(Array.from({ length: 20 }, () => credentials.token(graph))))).toEqual(new Set(['token-1']));
  expect(entra.forms).toHaveLength(1);
  const fresh = Array.from({ length: 5 }, () => credentials.token(graph, { fresh: true }));
  expect(new Set(await Promise.all(fresh))).toEqual(new Set(['token-2']));
  expect(await credentials.token(graph)).toBe('token-2');
});

test('the authority may come without the tenant', async () => {
  await using entra = await playEntra();
  const credentials = createCredentials({ tenantId: tenant, clientId, authority: 'https://login.stand-in.example', authorityMetadata: entra.authorityMetadata, credential: secret });
  expect(await credentials.token(graph)).toBe('token-1');
  expect(entra.forms[0]?.['path']).toBe(`/${tenant}/token`);
});

test('a certificate signs an assertion for the token endpoint, key and certificate in either order', async () => {
  await using entra = await playEntra();
  for (const pem of [`${privateKey}\n${certificate}`, `${certificate}\n${privateKey}`]) await credentialsAt(entra, { kind: 'certificate', pem }).token(graph);
  const assertion = entra.forms[1]?.['client_assertion'] ?? '';
  expect(entra.forms[1]).toMatchObject({ client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' });
  expect(decodeJwt(assertion)).toMatchObject({ iss: clientId, sub: clientId, aud: `${entra.url}/${tenant}/token` });
  expect(decodeProtectedHeader(assertion)['x5t#S256']).toBe(Buffer.from(fingerprint, 'hex').toString('base64url'));
  const { alg } = decodeProtectedHeader(assertion);
  // MSAL rounds its clock up as often as down.
  await jwtVerify(assertion, await importSPKI(publicKey, alg ?? ''), { clockTolerance: 5 });
});

test('a PEM that lacks its half is refused at once', () => {
  const make = (pem: string) => () => createCredentials({ tenantId: tenant, clientId, authority, credential: { kind: 'certificate', pem } });
  expect(make(certificate)).toThrow('PRIVATE KEY');
  expect(make(generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } }).privateKey)).toThrow('CERTIFICATE');
});

test("the managed identity's token is the assertion", async () => {
  await using entra = await playEntra();
  vi.stubEnv('IDENTITY_ENDPOINT', `${entra.url}/identity`);
  vi.stubEnv('IDENTITY_HEADER', 'only-here');
  const identity = '00000000-0000-4000-8000-0000000000aa';
  expect(await credentialsAt(entra, { kind: 'managed-identity', clientId: identity }).token(graph)).toBe('token-1');
  expect(entra.identityAsked).toMatchObject([{ resource: 'api://AzureADTokenExchange', client_id: identity, secret: 'only-here' }]);
  expect(entra.forms[0]).toMatchObject({ client_id: clientId, client_assertion: 'identity-token' });
});

test('a refusal is certain, a lost answer is not; the next call asks again', async () => {
  await using entra = await playEntra();
  const { answer } = entra;
  const credentials = credentialsAt(entra);
  entra.answer = () => ({ status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.', error_codes: [7000215] } });
  await expect(credentials.token(graph)).rejects.toMatchObject({ name: 'OutsideError', service: 'entra', status: 401, code: 'invalid_client', certain: true });
  for (const lost of ['reset', 'hang'] as const) {
    entra.answer = () => lost;
    await expect(credentials.token(graph)).rejects.toMatchObject({ name: 'OutsideError', service: 'entra', certain: false });
  }
  entra.answer = answer;
  expect(await credentials.token(graph)).toMatch(/^token-/);
});

test('the sandbox gives its tokens to our secret and our certificate, and to no other secret', async () => {
  const sandbox = await startSandbox({ clock: new MovableClock(systemClock.now()) });
  const { endpoints } = sandbox;
  try {
    const config = { tenantId: endpoints.tenantId, clientId: endpoints.clientId, authority: endpoints.entraAuthority, authorityMetadata: endpoints.entraMetadata };
    const scopes = async (credential: CredentialsConfig['credential']) => {
      const credentials = createCredentials({ ...config, credential });
      return [decodeJwt(await credentials.token(graph)).aud, decodeJwt(await credentials.token(bot)).aud];
    };
    const both = ['https://graph.microsoft.com', 'https://api.botframework.com'];
    expect(await scopes({ kind: 'secret', secret: endpoints.clientSecret })).toEqual(both);
    expect(await scopes({ kind: 'certificate', pem: `${privateKey}\n${certificate}` })).toEqual(both);
    await expect(scopes({ kind: 'secret', secret: 'other' })).rejects.toMatchObject({ status: 401, certain: true });
  } finally {
    await sandbox.stop();
  }
});
