import { createHash, randomBytes, randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Log } from '../../kernel/log.ts';
import { answerErrors } from './errors.ts';
import type { Reading } from './health.ts';
import { servePages, type Pages } from './pages.ts';
import { apiRoutes, type ApiOptions } from './api.ts';
import { notificationRoutes, type NotificationOptions } from './notifications.ts';

export interface ServerOptions {
  readonly log: Log;
  readonly api: ApiOptions;
  readonly pages: Pages;
  /** POST /api/messages. Never throws. */
  readonly bot: (request: { body: unknown; headers: Readonly<Record<string, string | string[] | undefined>> }) => Promise<{ status: number; body?: unknown }>;
  /** What Graph tells of calendars. */
  readonly notifications: NotificationOptions;
  readonly health: () => Promise<Reading>;
  /** Requests per minute of one person; an address that many people or all of Microsoft speak from has ten times as many. */
  readonly perMinute: number;
}

/** Bodies beyond this are refused before they are parsed. */
const bodyLimit = 256 * 1024;

/** What probes ask, several times a minute and from one address. */
const probes: ReadonlySet<string> = new Set(['/healthz', '/health/live', '/health/ready']);

/**
 * Whoever shows us a token of their own: a large company goes out through one address, and a Monday morning locks nobody out. Pages come
 * without one; what Teams and Graph tell comes from their few addresses, everybody's presses with the one token of the channel.
 */
const personOf = ({ url, headers: { authorization } }: FastifyRequest): string | undefined =>
  authorization === undefined || !url.startsWith('/api/') || url.startsWith('/api/messages') ? undefined : createHash('sha256').update(authorization).digest('base64');

export const createServer = async (options: ServerOptions): Promise<FastifyInstance> => {
  const app = Fastify({
    bodyLimit, trustProxy: true, forceCloseConnections: 'idle', genReqId: () => randomUUID(), routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerErrors(app, options.log);

  app.addHook('onRequest', async (request) => {
    request.raw.nonce = randomBytes(16).toString('base64');
  });
  await app.register(helmet, {
    // The tab lives in frames of Teams, Outlook and Microsoft 365: frame-ancestors says which, X-Frame-Options cannot.
    frameguard: false,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    contentSecurityPolicy: { useDefaults: false, directives: options.pages.policy },
  });
  await app.register(rateLimit, {
    global: false, timeWindow: '1 minute', allowList: ({ url }) => probes.has(url),
    keyGenerator: (request) => personOf(request) ?? request.ip, max: ({ ip }, caller) => options.perMinute * (caller === ip ? 10 : 1),
  });
  // Before anything else is done for whoever asks, strangers included.
  app.addHook('onRequest', app.rateLimit());
  await app.register(swagger, {
    openapi: { info: { title: 'Binôme', version: '1' }, components: { securitySchemes: { teams: { type: 'http', scheme: 'bearer' } } } },
    // Our own API only: what plays Microsoft beside it in the sandbox is documented there.
    transform: (route) => jsonSchemaTransform(route.url.startsWith('/sandbox') ? { ...route, schema: { ...route.schema, hide: true } } : route),
  });

  // Live: the process answers at all, and would gain nothing from a restart. Ready: requests may be sent here.
  app.get('/health/live', { schema: { hide: true } }, () => ({ live: true }));
  for (const path of ['/health/ready', '/healthz'])
    app.get(path, { schema: { hide: true } }, async (_request, reply) => {
      const reading = await options.health();
      return reply.status(reading.ready ? 200 : 503).header('cache-control', 'no-store').send(reading);
    });
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
  app.post('/api/messages', { schema: { hide: true } }, async (request, reply) => {
    const answer = await options.bot({ body: request.body, headers: request.headers });
    return reply.status(answer.status).send(answer.body);
  });
  await app.register(notificationRoutes(options.notifications));
  await app.register(apiRoutes(options.api));
  await app.register(servePages(options.pages));
  return app;
};

/** Milliseconds that requests being answered have left when the door closes. */
const lastAnswers = 10_000;

/** Accepts nothing more, lets what is being answered end, and cuts what does not. */
export const closeServer = async (app: FastifyInstance): Promise<void> => {
  const cut = setTimeout(() => app.server.closeAllConnections(), lastAnswers);
  await app.close().finally(() => clearTimeout(cut));
};

declare module 'node:http' {
  interface IncomingMessage {
    /** Of this answer's content security policy; on the raw request, which is what helmet hands its directives. */
    nonce?: string;
  }
}
