import type { FastifyInstance } from 'fastify';
import Fastify from 'fastify';
import type { Instant } from '../../src/kernel/time.ts';
import { fromIso, MovableClock } from '../../src/kernel/time.ts';
import type { Sandbox, SandboxEndpoints } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';

/** JSON a test looks into: the expectation is the check. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Loose = any;

export interface Answer {
  status: number;
  headers: Headers;
  body: Loose;
}
export type Bot = (activity: Loose, authorization: string | undefined) => { status: number; body?: unknown };

/** A sandbox, and the smallest app that could live in it: a bot that answers as told. */
export interface Stage extends AsyncDisposable {
  clock: MovableClock;
  sandbox: Sandbox;
  endpoints: SandboxEndpoints;
  app: FastifyInstance;
  appUrl: string;
  advanced: Instant[];
  graph(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  connector(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  handle(method: string, path: string, body?: unknown): Promise<Answer>;
  token(scope: string): Promise<string>;
}

export const start = fromIso('2026-11-24T08:10:00Z');

export const setStage = async (options: { stateFile?: string; bot?: Bot; startAt?: Instant } = {}): Promise<Stage> => {
  const clock = new MovableClock(options.startAt ?? start);
  const sandbox = await startSandbox({ clock, ...(options.stateFile !== undefined && { stateFile: options.stateFile }) });
  const { endpoints } = sandbox;
  const app = Fastify({ forceCloseConnections: true });
  const advanced: Instant[] = [];
  let url = '';
  app.post('/api/messages', async (request, reply) => {
    const { status, body } = options.bot?.(request.body, request.headers.authorization) ?? { status: 200 };
    return reply.code(status).send(body);
  });
  const advance = async (to: Instant): Promise<void> => {
    clock.moveTo(to);
    advanced.push(to);
  };
  await app.register(sandbox.routes({ advance, botUrl: () => `${url}/api/messages` }), { prefix: '/sandbox' });
  url = await app.listen({ host: '127.0.0.1', port: 0 });

  const send = async (method: string, address: string, body: unknown, headers: Record<string, string>): Promise<Answer> => {
    const response = await fetch(address, {
      method, headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('application/json') ?? false;
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  };
  const token = async (scope: string): Promise<string> => {
    const form = {
      grant_type: 'client_credentials', client_id: endpoints.clientId, client_secret: endpoints.clientSecret, scope,
    };
    const answer = await fetch(
      (JSON.parse(endpoints.entraMetadata) as { token_endpoint: string }).token_endpoint,
      { method: 'POST', body: new URLSearchParams(form) },
    );
    return ((await answer.json()) as { access_token: string }).access_token;
  };
  const [graphToken, botToken] = [
    await token('https://graph.microsoft.com/.default'), await token('https://api.botframework.com/.default'),
  ];
  return {
    clock, sandbox, endpoints, app, appUrl: url, advanced, token,
    graph: (method, path, body, headers = {}) =>
      send(method, `${endpoints.graphUrl}/v1.0${path}`, body, { authorization: `Bearer ${graphToken}`, ...headers }),
    connector: (method, path, body, headers = {}) =>
      send(method, `${endpoints.serviceUrl}${path}`, body, { authorization: `Bearer ${botToken}`, ...headers }),
    handle: (method, path, body) => send(method, `${url}/sandbox${path}`, body, {}),
    [Symbol.asyncDispose]: async () => {
      await app.close();
      await sandbox.stop();
      // The next stage may listen on the same port: let pooled connections notice that this one is gone.
      await new Promise((resolve) => setTimeout(resolve, 20));
    },
  };
};

/** An event as our app would create it. */
export const meeting = (more: Record<string, unknown> = {}) => ({
  subject: 'Rendez-vous', body: { contentType: 'html', content: '<p>Bonjour</p>' },
  start: {
    dateTime: '2026-12-08T12:15:00', timeZone: 'Romance Standard Time',
  }, end: { dateTime: '2026-12-08T13:15:00', timeZone: 'Romance Standard Time' },
  location: {
    displayName: 'Le Petit Zinc',
  }, attendees: [{ type: 'required', emailAddress: { address: 'philippe.garnier@meridiane.example', name: 'Philippe Garnier' } }],
  showAs: 'busy', transactionId: 'a1', singleValueExtendedProperties: [{
    id: 'String {11111111-2222-3333-4444-555555555555} Name DuoId', value: 'd1',
  }],
  ...more,
});
export const ines = '/users/ines.belkacem@meridiane.example';
export const philippe = '/users/philippe.garnier@meridiane.example';
