import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TokenServer extends AsyncDisposable {
  readonly url: string;
  /** What MSAL is given so that it speaks to this server, at the address of the tenant its authority names. */
  readonly authorityMetadata: string;
  /** Token requests, as forms; `path` is where they were sent. */
  readonly forms: readonly Readonly<Record<string, string>>[];
  /** Requests to the managed identity endpoint, as queries. */
  readonly identityAsked: readonly Readonly<Record<string, string>>[];
  /** Answers the token requests from now on. */
  answer: (form: Readonly<Record<string, string>>) => { status: number; body: unknown } | 'reset' | 'hang';
}

export const tenant = '5f0c8f3a-0d5e-4c55-9a55-2f6f3b0a7e11';
export const authority = `https://login.stand-in.example/${tenant}`;

/** A token endpoint that notes what it is asked, and the endpoint an App Service offers its managed identity. */
export const playEntra = async (): Promise<TokenServer> => {
  const forms: Record<string, string>[] = [];
  const identityAsked: Record<string, string>[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const send = (status: number, json: unknown): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
      const url = new URL(request.url ?? '', 'http://stand-in');
      if (url.pathname === '/identity') {
        identityAsked.push({ ...Object.fromEntries(url.searchParams), secret: String(request.headers['x-identity-header']) });
        return send(200, { access_token: 'identity-token', expires_on: String(Math.floor(Date.now() / 1000) + 3600), resource: url.searchParams.get('resource'), token_type: 'Bearer' });
      }
      const form = { ...Object.fromEntries(new URLSearchParams(body)), path: url.pathname };
      forms.push(form);
      const said = entra.answer(form);
      if (said === 'hang') return;
      if (said === 'reset') return void request.socket.resetAndDestroy();
      return send(said.status, said.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const entra: TokenServer = {
    url, forms, identityAsked,
    authorityMetadata: JSON.stringify({
      issuer: `${authority}/v2.0`, authorization_endpoint: `${authority}/oauth2/v2.0/authorize`, token_endpoint: `${url}/{tenantid}/token`,
      jwks_uri: `${url}/keys`, end_session_endpoint: `${authority}/oauth2/v2.0/logout`,
    }),
    answer: () => ({ status: 200, body: { token_type: 'Bearer', expires_in: 3600, access_token: `token-${forms.length}` } }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return entra;
};
