import type { CryptoKey, JWK } from 'jose';
import { exportJWK, generateKeyPair, importJWK } from 'jose';
import type { Table } from '../state.ts';

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly publicJwk: JWK;
}

/**
 * The RSA key of that name, made once and kept: a token signed before a restart is still good after it.
 * `more` goes into the published JWK, as Bot Framework's `endorsements` do.
 */
export const openKey = async (kept: Table<JWK>, kid: string, more: Record<string, unknown> = {}): Promise<SigningKey> => {
  let jwk = kept.get(kid);
  if (!jwk) {
    jwk = await exportJWK((await generateKeyPair('RS256', { extractable: true })).privateKey);
    kept.put(kid, jwk);
  }
  const { kty, n, e } = jwk as { kty: 'RSA'; n: string; e: string };
  const publicJwk = { kty, n, e, kid, use: 'sig', alg: 'RS256', ...more };
  return {
    kid, publicJwk,
    privateKey: (await importJWK(jwk, 'RS256')) as CryptoKey,
    publicKey: await importJWK(publicJwk, 'RS256'),
  };
};
