import { createRemoteJWKSet, customFetch, errors, jwtVerify } from 'jose';
import type { FetchImplementation, JWK } from 'jose';

/**
 * The keys Bot Service may sign with: those the OpenID document points at, endorsed for Teams. A key endorsed for nothing
 * or for another channel is as good as unknown.
 */
const fetchEndorsedKeys: FetchImplementation = async (openIdUrl, options) => {
  const document = await fetch(openIdUrl, options);
  if (!document.ok) return document;
  const { jwks_uri } = (await document.json()) as { jwks_uri: string };
  const response = await fetch(jwks_uri, options);
  if (!response.ok) return response;
  const { keys } = (await response.json()) as { keys: (JWK & { endorsements?: unknown })[] };
  return Response.json({ keys: keys.filter(({ endorsements }) => Array.isArray(endorsements) && endorsements.includes('msteams')) });
};

export type VerifyToken = (token: string, serviceUrl: string) => Promise<void>;

/** Clock skew that Bot Framework allows, in seconds ("Authenticate requests from the Bot Connector service to your bot"). */
const skew = 300;

/** Milliseconds, for both documents together. */
const patience = 10_000;

/** Checks signature, issuer, audience, times and `serviceurl`; throws what jose throws. Keys are cached for ten minutes. */
export const createVerifier = (expected: { openIdUrl: string; issuer: string; clientId: string }): VerifyToken => {
  const keys = createRemoteJWKSet(new URL(expected.openIdUrl), { [customFetch]: fetchEndorsedKeys, timeoutDuration: patience });
  return async (token, serviceUrl) => {
    const { payload } = await jwtVerify(token, keys, {
      issuer: expected.issuer, audience: expected.clientId, algorithms: ['RS256'], clockTolerance: skew, requiredClaims: ['exp'],
    });
    if (payload['serviceurl'] !== serviceUrl) throw new errors.JWTClaimValidationFailed('of another service', payload, 'serviceurl', 'check_failed');
  };
};
