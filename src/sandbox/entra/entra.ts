import { randomUUID } from 'node:crypto';
import { decodeJwt } from 'jose';
import type { FastifyPluginAsync } from 'fastify';
import { channelIssuer, clientId, clientSecret, issuer, loginHost, tenantId } from '../tenant.ts';
import type { SigningKey } from './keys.ts';
import { appToken, botAudience, graphAudience, tokenLife } from './tokens.ts';

interface EntraRefusal {
  status: number;
  error: string;
  code: number;
  message: string;
}
const refusal = (
  status: number, error: string, code: number, message: string,
): EntraRefusal => ({ status, error, code, message });

/** The scopes an application may ask for, and the audience each token is for. */
const audiences: Readonly<Record<string, string>> = {
  'https://graph.microsoft.com/.default': graphAudience,
  'https://api.botframework.com/.default': botAudience,
};

/** `login.microsoftonline.com`, and the OpenID documents of Entra and of the Bot Framework. `base()` is where it is served. */
export const entra = (
  keys: { entra: SigningKey; channel: SigningKey }, base: () => string, app: { readonly isStranger: boolean },
): FastifyPluginAsync => async (server) => {
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))));
  });

  server.post('/:tenant/oauth2/v2.0/token', async (request, reply) => {
    const { tenant } = request.params as { tenant: string };
    const form = (request.body ?? {}) as Partial<Record<string, string>>;
    const wrong = judge(tenant, form, base()) ?? (app.isStranger ? refusal(401, 'invalid_client', 7000222, 'The provided client secret keys for the app are expired.') : undefined);
    if (wrong) return reply.code(wrong.status).send(errorBody(wrong));
    const audience = audiences[form['scope'] ?? ''] ?? graphAudience;
    return reply
      .header('cache-control', 'no-store')
      .send({
        token_type: 'Bearer', expires_in: tokenLife, ext_expires_in: tokenLife,
        access_token: await appToken(keys.entra, audience),
      });
  });

  server.get('/:tenant/v2.0/.well-known/openid-configuration', async () => openIdDocument(base()));
  server.get('/:tenant/discovery/v2.0/keys', async () => ({ keys: [keys.entra.publicJwk] }));

  server.get('/bot/.well-known/openidconfiguration', async () => ({
    issuer: channelIssuer,
    authorization_endpoint: 'https://invalid.botframework.com',
    jwks_uri: `${base()}/bot/.well-known/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
  }));
  server.get('/bot/.well-known/keys', async () => ({ keys: [keys.channel.publicJwk] }));
};

export const openIdDocument = (base: string) => ({
  issuer,
  authorization_endpoint: `https://${loginHost}/${tenantId}/oauth2/v2.0/authorize`,
  token_endpoint: `${base}/${tenantId}/oauth2/v2.0/token`,
  end_session_endpoint: `https://${loginHost}/${tenantId}/oauth2/v2.0/logout`,
  jwks_uri: `${base}/${tenantId}/discovery/v2.0/keys`,
  response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
  subject_types_supported: ['pairwise'],
  id_token_signing_alg_values_supported: ['RS256'],
  token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
});

const judge = (tenant: string, form: Partial<Record<string, string>>, base: string): EntraRefusal | undefined => {
  if (tenant !== tenantId) return refusal(400, 'invalid_request', 90002, `Tenant '${tenant}' not found.`);
  if (form['grant_type'] !== 'client_credentials')
    return refusal(
      400, 'unsupported_grant_type', 70003, `The app requested an unsupported grant type '${form['grant_type'] ?? ''}'.`,
    );
  if (form['client_id'] !== clientId)
    return refusal(
      400, 'unauthorized_client', 700016,
      `Application with identifier '${form['client_id'] ?? ''}' was not found in the directory.`,
    );
  if (!(form['scope'] !== undefined && form['scope'] in audiences))
    return refusal(
      400, 'invalid_scope', 1002012,
      `The provided value for scope ${form['scope'] ?? ''} is not valid. Client credential flows must have a scope value ` +
        'with /.default suffixed to the resource identifier.',
    );
  if (form['client_assertion'] !== undefined) return judgeAssertion(form, base);
  if (form['client_secret'] === undefined)
    return refusal(
      401, 'invalid_client', 7000216,
      "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
    );
  if (form['client_secret'] !== clientSecret)
    return refusal(401, 'invalid_client', 7000215, 'Invalid client secret provided.');
  return undefined;
};

/** The certificate is unknown here: the assertion's words are judged, its signature is not (README, "Where it differs"). */
const judgeAssertion = (form: Partial<Record<string, string>>, base: string): EntraRefusal | undefined => {
  const bad = refusal(401, 'invalid_client', 700027, 'Client assertion failed signature validation.');
  if (form['client_assertion_type'] !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer') return bad;
  try {
    const { iss, sub, aud, exp } = decodeJwt(form['client_assertion'] ?? '');
    const ours = iss === clientId && sub === clientId && aud === openIdDocument(base).token_endpoint;
    return ours && (exp ?? 0) * 1000 > Date.now() ? undefined : bad;
  } catch {
    return bad;
  }
};

const errorBody = ({ error, code, message }: EntraRefusal) => {
  const [trace, correlation] = [randomUUID(), randomUUID()];
  const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return {
    error, error_codes: [code], timestamp, trace_id: trace, correlation_id: correlation,
    error_description: `AADSTS${code}: ${message} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
  };
};
