import type { JWTVerifyGetKey } from 'jose';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { OutsideError, Refusal } from '../../kernel/errors.ts';
import type { PersonId, TenantId } from '../../kernel/ids.ts';
import { asId, isUuid } from '../../kernel/ids.ts';

/** Who a tab's token proves is asking. */
export interface TabIdentity {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  readonly name: string;
  /** Holds the app role `Programme.Manager`. */
  readonly canManage: boolean;
}

export interface TokenRules {
  /** `https://login.microsoftonline.com/{tenant}/v2.0`, to the letter. */
  readonly issuer: string;
  readonly jwksUrl: string;
  /** In a v2 token the audience is the bare application id. */
  readonly clientId: string;
  readonly tenantId: string;
}

/**
 * The Microsoft 365 clients that may ask for our token (Microsoft Learn, "Enable SSO for tab apps"; the last one, Outlook
 * mobile, is missing from Microsoft's sample).
 */
const hosts: ReadonlySet<string> = new Set([
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
  '4765445b-32c6-49b0-83e6-1d93765276ca',
  '0ec893e0-5785-4de6-99da-4ed124e5296c',
  'd3590ed6-52b3-4102-aeff-aad2292ab01c',
  'bc59ab01-8403-45c6-8796-ac3ef710b3e3',
  '27922004-5251-4030-b22d-91ecd9a37ea4',
]);

const claimsFor = ({ clientId }: TokenRules) =>
  z.object({
    iss: z.string(),
    aud: z.literal(clientId),
    tid: z.string().toLowerCase().refine(isUuid),
    oid: z.string().toLowerCase().refine(isUuid),
    ver: z.literal('2.0'),
    azp: z.string().refine((azp) => hosts.has(azp)),
    scp: z.string().refine((scp) => scp.split(' ').includes('access_as_user')),
    idtyp: z.string().refine((idtyp) => idtyp !== 'app').optional(),
    name: z.string().default(''),
    roles: z.array(z.string()).default([]),
  });

/** Seconds by which clocks may disagree. */
const leeway = 300;

/**
 * Judges the access token that `getAuthToken()` gave a tab, with or without `Bearer ` before it. Anything wrong is
 * Refusal('not-signed-in') and says no more, but for a sound token of another organisation, somebody who opened the tab as themselves:
 * Refusal('other-tenant'). Keys that cannot be had are OutsideError('entra').
 */
export const createTokenVerifier = (rules: TokenRules): ((bearer: string) => Promise<TabIdentity>) => {
  const key = keysAt(rules.jwksUrl);
  const shape = claimsFor(rules);
  return async (bearer) => {
    try {
      const { payload } = await jwtVerify(bearer.replace(/^Bearer /i, ''), key, {
        algorithms: ['RS256'], audience: rules.clientId, clockTolerance: leeway, requiredClaims: ['exp', 'nbf'],
      });
      const { iss, tid, oid, name, roles } = shape.parse(payload);
      // Microsoft signs for every organisation with the same keys: the issuer says for which, and must be that of the tenant.
      if (iss !== rules.issuer.replace(rules.tenantId, tid)) throw new Refusal('not-signed-in');
      if (tid !== rules.tenantId) throw new Refusal('other-tenant');
      const canManage = roles.includes('Programme.Manager');
      return { tenantId: asId<TenantId>(tid), personId: asId<PersonId>(oid), name, canManage };
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof z.ZodError) throw new Refusal('not-signed-in');
      throw error;
    }
  };
};

/** Keys are kept ten minutes; a kid never seen makes them be read again, at most every thirty seconds. */
const keysAt = (jwksUrl: string): JWTVerifyGetKey => {
  const keys = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: 5_000, cooldownDuration: 30_000, cacheMaxAge: 600_000 });
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      // The token's fault, when it names a key the set does not hold; all the rest is the set's.
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      throw new OutsideError('entra', { code: 'jwks', certain: true, cause: error });
    }
  };
};
