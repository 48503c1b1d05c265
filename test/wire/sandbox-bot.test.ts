import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Loose, Stage } from '../sandbox/stage.ts';
import { setStage } from '../sandbox/stage.ts';

let stage: Stage;
const heard: { activity: Loose; authorization: string }[] = [];
beforeAll(async () => {
  stage = await setStage({ bot: (activity, authorization = '') => (heard.push({ activity, authorization }), { status: 200 }) });
  await stage.handle('POST', '/chats/ines.belkacem/say', { text: 'bonjour' });
});
afterAll(() => stage[Symbol.asyncDispose]());

const authentication = (more: Record<string, string> = {}) =>
  new ConfigurationBotFrameworkAuthentication({
    MicrosoftAppType: 'SingleTenant', MicrosoftAppId: stage.endpoints.clientId, MicrosoftAppPassword: stage.endpoints.clientSecret,
    MicrosoftAppTenantId: stage.endpoints.tenantId, ToBotFromChannelOpenIdMetadataUrl: stage.endpoints.botOpenIdUrl,
    ToBotFromChannelTokenIssuer: stage.endpoints.botTokenIssuer, ToChannelFromBotLoginUrl: 'https://login.sandbox.example',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com', OAuthUrl: 'https://token.botframework.com',
    ToBotFromEmulatorOpenIdMetadataUrl: stage.endpoints.botOpenIdUrl, CallerId: '', ...more,
  });

test('the real Bot Framework validation takes what the sandbox signs', async () => {
  const [first] = heard;
  const { claimsIdentity } = await authentication().authenticateRequest(first?.activity, first?.authorization ?? '');
  expect(claimsIdentity.isAuthenticated).toBe(true);
  expect(claimsIdentity.getClaimValue('serviceurl')).toBe(stage.endpoints.serviceUrl);
});

test('and refuses it for another app, from another address, or altered', async () => {
  using _quiet = vi.spyOn(console, 'error').mockReturnValue();
  const [first] = heard;
  const [activity, header] = [first?.activity, first?.authorization ?? ''];
  await expect(authentication({ MicrosoftAppId: 'another' }).authenticateRequest(activity, header)).rejects.toThrow();
  await expect(authentication().authenticateRequest(
    { ...activity, serviceUrl: 'https://elsewhere.example/' }, header,
  )).rejects.toThrow();
  await expect(authentication().authenticateRequest(activity, `${header.slice(0, -8)}AAAAAAAA`)).rejects.toThrow();
});
