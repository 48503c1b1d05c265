import { randomUUID } from 'node:crypto';
import type { FastifyPluginAsync } from 'fastify';
import type { Reaches } from '../connector/reach.ts';
import type { SigningKey } from '../entra/keys.ts';
import { graphAudience, isAppBearer } from '../entra/tokens.ts';
import { managerOf } from '../world/people.ts';
import type { Wire } from '../wire.ts';
import { layWire, WireError } from '../wire.ts';
import type { Accounts } from './accounts.ts';
import { layBatchRoute } from './batch-route.ts';
import type { Calendars } from './calendars.ts';
import type { Concurrency } from './concurrency.ts';
import { layConcurrency } from './concurrency.ts';
import { layEventRoutes } from './event-routes.ts';
import { layInstallRoutes } from './install-routes.ts';
import { layMailRoutes } from './mail-routes.ts';
import type { Mails } from './mails.ts';
import { requireMailbox } from './mailbox.ts';
import { mailboxSettingsOf } from './mailbox-settings.ts';
import { cutPage, queryOf, selectOf } from './page.ts';
import { readPreferences } from './prefer.ts';
import { advisedPeople, getSchedule } from './schedule.ts';
import { laySubscriptionRoutes } from './subscription-routes.ts';
import type { Subscriptions } from './subscriptions.ts';
import { listUsers, refuseDeleted, requireUser, userJson } from './users.ts';

interface GraphParts extends Omit<Wire, 'service' | 'envelope'> {
  key: SigningKey;
  accounts: Accounts;
  reaches: Reaches;
  calendars: Calendars;
  mails: Mails;
  subscriptions: Subscriptions;
  concurrency: Concurrency;
  /** What stands before `/v1.0`. */
  origin: () => string;
}
interface UserParams {
  user: string;
}
const context = (rest: string): { '@odata.context': string } => ({
  '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#${rest}`,
});

/** Microsoft Graph v1.0, as far as Binôme asks. */
export const graph = (parts: GraphParts): FastifyPluginAsync => async (server) => {
  server.addHook('onRequest', async (request, reply) => {
    const clientRequestId = [request.headers['client-request-id'] ?? []].flat()[0];
    reply.header('request-id', randomUUID());
    if (clientRequestId) reply.header('client-request-id', clientRequestId);
    if (!(await isAppBearer(parts.key, request.headers.authorization, graphAudience)))
      throw new WireError(
        401, 'InvalidAuthenticationToken',
        request.headers.authorization ? 'Access token validation failure.' : 'Access token is empty.',
      );
  });
  // Before planted faults: a slow request is in flight while it is slow.
  layConcurrency(server, parts.concurrency);
  layWire(server, {
    ...parts, service: 'graph',
    envelope: (error, request) => {
      const clientRequestId = [request.headers['client-request-id'] ?? []].flat()[0];
      const requestId = randomUUID();
      const innerError = {
        date: new Date().toISOString().slice(0, 19), 'request-id': requestId, 'client-request-id': clientRequestId ?? requestId,
      };
      return { error: { code: error.code, message: error.message, ...error.extra, innerError } };
    },
  });
  server.setNotFoundHandler((request) => {
    throw new WireError(
      400, 'BadRequest', `Resource not found for the segment '${request.url.split('?')[0]?.split('/').at(-1) ?? ''}'.`,
    );
  });

  server.addHook<{ Params: Partial<UserParams> }>('preHandler', async ({ params }) => {
    if (params.user !== undefined) refuseDeleted(parts.accounts, params.user);
  });

  server.get('/users', async (request) => {
    const query = queryOf(request);
    const isEventual = request.headers['consistencylevel'] === 'eventual';
    const found = listUsers(parts.accounts, { filter: query['$filter'], search: query['$search'], orderBy: query['$orderby'], isEventual });
    const { items, nextLink } = cutPage(found, request, { usual: 100, most: 999 }, parts.origin());
    const expandManager = /^manager/i.test(query['$expand'] ?? '');
    return {
      ...context('users'),
      ...(query['$count'] === 'true' && isEventual && { '@odata.count': found.length }),
      ...(nextLink !== undefined && { '@odata.nextLink': nextLink }),
      value: items.map((person) => userJson(parts.accounts, person, selectOf(query), expandManager)),
    };
  });
  server.get<{ Params: UserParams }>('/users/:user', async (request) => {
    const query = queryOf(request);
    return {
      ...context('users/$entity'),
      ...userJson(parts.accounts, requireUser(request.params.user), selectOf(query), /^manager/i.test(query['$expand'] ?? '')),
    };
  });
  server.get<{ Params: UserParams }>('/users/:user/manager', async (request) => {
    const manager = managerOf(requireUser(request.params.user));
    if (!manager)
      throw new WireError(
        404, 'Request_ResourceNotFound',
        "Resource 'manager' does not exist or one of its queried reference-property objects are not present.",
      );
    return {
      ...context('directoryObjects/$entity'), '@odata.type': '#microsoft.graph.user',
      ...userJson(parts.accounts, manager, selectOf(queryOf(request))),
    };
  });
  server.get<{ Params: UserParams }>('/users/:user/mailboxSettings', async (request) => {
    const person = requireMailbox(request.params.user);
    return { ...context(`users('${person.id}')/mailboxSettings`), ...mailboxSettingsOf(person) };
  });

  for (const action of ['getSchedule', 'microsoft.graph.getSchedule'])
    server.post<{ Params: UserParams }>(`/users/:user/calendar/${action}`, async (request, reply) => {
      requireMailbox(request.params.user);
      const { zone } = readPreferences(request, reply);
      const { value, asked } = getSchedule(parts.calendars, request.body, zone);
      if (asked > advisedPeople) reply.header('x-sandbox-warning', `${asked} people asked; Microsoft documents ${advisedPeople}`);
      return { ...context('Collection(microsoft.graph.scheduleInformation)'), value };
    });

  layEventRoutes(server, parts.calendars, parts.origin);
  laySubscriptionRoutes(server, parts.subscriptions, parts.calendars.clock);
  layInstallRoutes(server, parts.reaches);
  layMailRoutes(server, parts.mails, parts.accounts);
  layBatchRoute(server);
};
