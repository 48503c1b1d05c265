import { createPrivateKey, X509Certificate } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { NodeAuthOptions } from '@azure/msal-node';
import { AuthError, ConfidentialClientApplication, ManagedIdentityApplication, ServerError } from '@azure/msal-node';
import { OutsideError } from '../../kernel/errors.ts';

export interface Credentials {
  /**
   * The app's own token for a scope (`https://graph.microsoft.com/.default`), kept until shortly before it expires.
   * `fresh` asks Entra again: the one at hand was refused. Throws OutsideError('entra').
   */
  token(scope: string, options?: { readonly fresh?: boolean }): Promise<string>;
}

export interface CredentialsConfig {
  readonly tenantId: string;
  readonly clientId: string;
  /** `https://login.microsoftonline.com`, with the tenant after it or not. MSAL wants https here, whatever the metadata says. */
  readonly authority: string;
  /** The OpenID configuration as JSON text, instead of asking the authority for it. */
  readonly authorityMetadata?: string;
  readonly credential:
    | { readonly kind: 'secret'; readonly secret: string }
    /** Private key and certificate in one PEM text. */
    | { readonly kind: 'certificate'; readonly pem: string }
    /** Client id of the managed identity that the app registration trusts as a federated credential. */
    | { readonly kind: 'managed-identity'; readonly clientId: string };
  /** How long Entra may take, milliseconds; 10 seconds. */
  readonly timeout?: number;
}

/** One MSAL application for all that we ask Entra: Graph and Bot Service. Throws at once if the certificate cannot be read. */
export const createCredentials = (config: CredentialsConfig): Credentials => {
  const { clientId, credential, timeout = 10_000 } = config;
  const app = new ConfidentialClientApplication({ auth: { clientId, ...authorityOf(config), ...proofOf(credential) } });
  const inFlight = new Map<string, Promise<string>>();

  const ask = async (scope: string, fresh: boolean): Promise<string> => {
    const given = await within(timeout, app.acquireTokenByClientCredential({ scopes: [scope], skipCache: fresh })).catch(fail);
    return given?.accessToken ?? fail(undefined);
  };
  return {
    // A burst of calls over an expired token makes one question of it.
    token: (scope, { fresh = false } = {}) => {
      const key = `${scope} ${fresh}`;
      const asked = inFlight.get(key) ?? ask(scope, fresh).finally(() => inFlight.delete(key));
      inFlight.set(key, asked);
      return asked;
    },
  };
};

/** The authority's host is declared known, so that MSAL does not ask Microsoft whether it exists. */
const authorityOf = ({ authority, authorityMetadata, tenantId }: CredentialsConfig): Partial<NodeAuthOptions> => {
  const url = new URL(authority);
  if (url.pathname === '/') url.pathname = `/${tenantId}`;
  return { authority: url.href, knownAuthorities: [url.host], ...(authorityMetadata !== undefined && { authorityMetadata }) };
};

const proofOf = (credential: CredentialsConfig['credential']): Partial<NodeAuthOptions> => {
  switch (credential.kind) {
    case 'secret':
      return { clientSecret: credential.secret };
    case 'certificate':
      return { clientCertificate: readCertificate(credential.pem) };
    case 'managed-identity': {
      const { clientId: userAssignedClientId } = credential;
      const identity = new ManagedIdentityApplication({ managedIdentityIdParams: { userAssignedClientId } });
      // What a federated credential takes (Microsoft Learn, "Configure an application to trust a managed identity").
      const resource = 'api://AzureADTokenExchange';
      return { clientAssertion: async () => (await identity.acquireToken({ resource })).accessToken };
    }
  }
};

const readCertificate = (pem: string): NonNullable<NodeAuthOptions['clientCertificate']> => ({
  thumbprintSha256: new X509Certificate(blockOf(pem, 'CERTIFICATE')).fingerprint256.replaceAll(':', ''),
  privateKey: createPrivateKey(blockOf(pem, '(?:RSA |EC )?PRIVATE KEY')).export({ type: 'pkcs8', format: 'pem' }).toString(),
});

const blockOf = (pem: string, label: string): string => {
  const block = pem.match(new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----`))?.[0];
  if (!block) throw new Error(`The certificate given as PEM has no ${label.replace(/\(.*\)/, '')} block.`);
  return block;
};

/** MSAL sets no limit of its own on a token request. */
const within = async <T>(milliseconds: number, work: Promise<T>): Promise<T> => {
  const done = new AbortController();
  const late = wait(milliseconds, undefined, { signal: done.signal }).then(() => Promise.reject(new Error('no token in time')));
  try {
    return await Promise.race([work, late]);
  } finally {
    done.abort();
    late.catch(() => {});
  }
};

const fail = (cause: unknown): never => {
  const status = cause instanceof ServerError ? cause.status : undefined;
  const code = cause instanceof AuthError ? cause.errorCode : undefined;
  throw new OutsideError('entra', { status, code, certain: status !== undefined && status < 500, cause });
};
