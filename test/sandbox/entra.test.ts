import { ConfidentialClientApplication } from '@azure/msal-node';
import { generateKeyPairSync } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Stage } from './stage.ts';
import { setStage } from './stage.ts';

let stage: Stage;
beforeAll(async () => void (stage = await setStage()));
afterAll(() => stage[Symbol.asyncDispose]());

const msal = (secret: string) =>
  new ConfidentialClientApplication({
    auth: {
      clientId: stage.endpoints.clientId, clientSecret: secret, authority: stage.endpoints.entraAuthority,
      knownAuthorities: [new URL(stage.endpoints.entraAuthority).host], authorityMetadata: stage.endpoints.entraMetadata,
    },
  });

test('MSAL gets a token for Graph, which Graph takes', async () => {
  const result = await msal(stage.endpoints.clientSecret).acquireTokenByClientCredential({
    scopes: ['https://graph.microsoft.com/.default'],
  });
  const answer = await stage.graph('GET', '/users?$top=1', undefined, { authorization: `Bearer ${result?.accessToken}` });
  expect(answer.status).toBe(200);
});

test('a wrong secret is refused as Entra refuses it', async () => {
  await expect(msal('wrong').acquireTokenByClientCredential({
    scopes: ['https://graph.microsoft.com/.default'],
  })).rejects.toThrow(/AADSTS7000215/);
});

test('a certificate is taken in place of a secret', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const app = new ConfidentialClientApplication({
    auth: {
      clientId: stage.endpoints.clientId, authority: stage.endpoints.entraAuthority,
      authorityMetadata: stage.endpoints.entraMetadata, knownAuthorities: [new URL(stage.endpoints.entraAuthority).host],
      clientCertificate: {
        thumbprintSha256: 'ab'.repeat(32), privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      },
    },
  });
  const result = await app.acquireTokenByClientCredential({ scopes: ['https://api.botframework.com/.default'] });
  expect(result?.accessToken).toMatch(/^eyJ/);
});

test('a token for the bot does not open Graph, nor the other way round', async () => {
  const bot = await stage.token('https://api.botframework.com/.default');
  const graph = await stage.token('https://graph.microsoft.com/.default');
  expect((await stage.graph('GET', '/users', undefined, { authorization: `Bearer ${bot}` })).status).toBe(401);
  expect((await stage.graph(
    'GET', '/users', undefined, { authorization: '' },
  )).body.error.code).toBe('InvalidAuthenticationToken');
  expect((await stage.connector('POST', 'v3/conversations', {}, { authorization: `Bearer ${graph}` })).status).toBe(401);
});

test('a tab token verifies against the published keys and says who, in which tenant, through which client', async () => {
  const { token } = (await stage.handle('POST', '/token', { person: 'claire.fontaine@meridiane.example' })).body;
  const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(stage.endpoints.jwksUrl)), {
    issuer: stage.endpoints.issuer, audience: stage.endpoints.clientId, algorithms: ['RS256'],
  });
  expect(payload).toMatchObject({
    ver: '2.0', tid: stage.endpoints.tenantId, scp: 'access_as_user', azp: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
    preferred_username: 'claire.fontaine@meridiane.example', name: 'Claire Fontaine', roles: ['Programme.Manager'],
  });
  expect((payload.iat ?? 0) * 1000).toBeGreaterThan(Date.now() - 60_000);
});

test('only HR carries the role', async () => {
  const { token } = (await stage.handle('POST', '/token', { person: 'ines.belkacem' })).body;
  expect(JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString())).not.toHaveProperty('roles');
});
