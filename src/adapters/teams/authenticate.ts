import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { errors } from 'jose';
import type { Activity } from './activity.ts';
import { createVerifier } from './channel-keys.ts';
import { within } from './within.ts';

export interface ChannelTrust {
  clientId: string;
  tenantId: string;
  botOpenIdUrl: string;
  botTokenIssuer: string;
}
/** Null when Bot Service itself sent the activity, else a short code of why not, for the log only. */
export type Authenticate = (activity: Activity, authorization: unknown) => Promise<string | null>;

/** Milliseconds, for botbuilder's own look at the keys. */
const patience = 10_000;

type BotbuilderActivity = Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>[0];

/**
 * Two judges, and both must agree. botbuilder has Microsoft's own rules but is out of support: it takes a key endorsed for
 * nothing, tokens of emulators and other bots, waits for keys without a limit and prints the errors of whoever knocks.
 * So ours comes first and stops all that, and botbuilder has the last word.
 *
 * Nothing else of botbuilder is used. Its CloudAdapter answers our bugs and forged tokens alike with the error's text, and
 * its connector client repeats a send three times after a 5xx, which can double a message (see connector.ts).
 */
export const createAuthenticate = (trust: ChannelTrust): Authenticate => {
  const verify = createVerifier({ openIdUrl: trust.botOpenIdUrl, issuer: trust.botTokenIssuer, clientId: trust.clientId });
  const framework = new ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: trust.clientId,
      MicrosoftAppTenantId: trust.tenantId,
      ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${trust.tenantId}`,
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ToBotFromChannelTokenIssuer: trust.botTokenIssuer,
      OAuthUrl: 'https://token.botframework.com',
      ToBotFromChannelOpenIdMetadataUrl: trust.botOpenIdUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: trust.botOpenIdUrl,
      CallerId: 'urn:botframework:azure',
    },
    {
      isValidAppId: async (id: string) => id === trust.clientId,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => {
        throw new Error('botbuilder sends nothing here');
      },
    },
  );

  return async (activity, authorization) => {
    const token = typeof authorization === 'string' ? /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization)?.[1] : undefined;
    if (token === undefined) return 'no-token';
    try {
      await verify(token, activity.serviceUrl);
    } catch (error) {
      return error instanceof errors.JOSEError ? error.code : 'keys-unreachable';
    }
    const { channelId, serviceUrl } = activity;
    const agreed = framework.authenticateRequest({ channelId, serviceUrl } as BotbuilderActivity, `Bearer ${token}`);
    return within(patience, agreed).then(() => null, () => 'refused-by-botbuilder');
  };
};
