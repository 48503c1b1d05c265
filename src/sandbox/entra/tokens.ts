import { randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { Person } from '../world/people.ts';
import { channelIssuer, clientId, issuer, teamsWebClient, tenantId } from '../tenant.ts';
import type { SigningKey } from './keys.ts';

/** Seconds. Tokens live on real time, whatever the domain's clock shows. */
export const tokenLife = 3600;

const sign = (key: SigningKey, claims: Record<string, unknown>): Promise<string> =>
  new SignJWT({ uti: randomUUID(), ...claims })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid })
    .setIssuedAt()
    .setNotBefore('-5s')
    .setExpirationTime(`${tokenLife}s`)
    .sign(key.privateKey);

/**
 * What `authentication.getAuthToken()` gives a tab: an Entra v2 access token for our own API (Microsoft Learn, "Access token
 * claims"). `tenant`: of whichever organisation the account is; the keys are the same for all.
 */
export const tabToken = (key: SigningKey, person: Person, tenant = tenantId): Promise<string> =>
  sign(key, {
    iss: issuer.replace(tenantId, tenant), aud: clientId, azp: teamsWebClient, azpacr: '0', ver: '2.0', scp: 'access_as_user', tid: tenant,
    oid: person.id, sub: `sub-${person.id}`, name: person.name, preferred_username: person.mail,
    ...(person.role === 'hr' && { roles: ['Programme.Manager'] }),
  });

export const graphAudience = 'https://graph.microsoft.com';
export const botAudience = 'https://api.botframework.com';
const graphRoles = ['User.Read.All', 'MailboxSettings.Read', 'Calendars.ReadWrite', 'Mail.Send'];

/** An application's own token, for Graph or for the Bot Connector. */
export const appToken = (key: SigningKey, audience: string): Promise<string> =>
  sign(key, {
    iss: issuer, aud: audience, appid: clientId, azp: clientId, tid: tenantId, idtyp: 'app',
    ver: audience === botAudience ? '1.0' : '2.0',
    oid: clientId, sub: clientId, ...(audience === graphAudience && { roles: graphRoles }),
  });

/** What the Bot Connector puts on a call to the bot (Bot Framework, "Authenticate requests from the Connector service"). */
export const channelToken = (key: SigningKey, serviceUrl: string): Promise<string> =>
  sign(key, { iss: channelIssuer, aud: clientId, serviceurl: serviceUrl });

/** True when `authorization` is our app's own bearer for that audience. */
export const isAppBearer = async (key: SigningKey, authorization: string | undefined, audience: string): Promise<boolean> => {
  const token = authorization?.match(/^Bearer (\S+)$/i)?.[1];
  if (!token) return false;
  try {
    const { payload } = await jwtVerify(token, key.publicKey, { issuer, audience, algorithms: ['RS256'], clockTolerance: 300 });
    return payload['appid'] === clientId && payload['tid'] === tenantId;
  } catch {
    return false;
  }
};
