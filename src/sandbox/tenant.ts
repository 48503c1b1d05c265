/** The invented company's tenant and the app registered in it. Nothing here is a secret outside this process. */
export const tenantId = '5f0c8f3a-0d5e-4c55-9a55-2f6f3b0a7e11';
export const clientId = 'b10e6a54-93a1-4b5c-8f57-7d3f4b1c0de0';
/** The id in the app's manifest, which the catalogue calls `externalId`, and the catalogue's own, which links to the tab name. */
export const teamsAppId = '2c7d84e1-6f0b-4a5d-8e39-b1f4a7c0d652';
export const publishedAppId = '5f2a1c9e-77d0-4b1a-9d5e-0c8b6a1e4f33';
export const clientSecret = 'sandbox-only-not-a-secret';
export const company = 'Méridiane';
export const mailDomain = 'meridiane.example';
/** The shared mailbox from which the app may send, and the only one. */
export const programmeMailbox = `binome@${mailDomain}`;
export const botName = 'Binôme';

/** The login host as MSAL wants it named: https, never resolved, because its metadata is handed over as text. */
export const loginHost = 'login.sandbox.example';
export const issuer = `https://${loginHost}/${tenantId}/v2.0`;
export const channelIssuer = 'https://api.botframework.com';

/** Who the sandbox's tab tokens say is asking: the Teams web client (Microsoft Learn, "Configure SSO for tabs"). */
export const teamsWebClient = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';
