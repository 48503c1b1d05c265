import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { faultWords } from '../faults.ts';
import { findPerson } from '../world/people.ts';
import { WireError } from '../wire.ts';

/** Whose requests are counted together: Microsoft's pages disagree (reference/graph.md, section 8). */
export const limitScopes = ['perApp', 'perMailbox'] as const;
export type LimitScope = (typeof limitScopes)[number];

/** Requests that Outlook serves at once, and that it runs at once of one batch. */
export const mostAtOnce = 4;

export interface Concurrency {
  /** How the limit is read, unless a request says otherwise with `x-sandbox-concurrency`. */
  scope: LimitScope;
  /** How long Outlook takes for each request, milliseconds: without it few requests ever meet. */
  latency: number;
  /** Nothing of Graph answers the app but a 503; people's own Outlook goes on. */
  isDown: boolean;
  /** Outlook refuses the app every mailbox, as where consent was revoked or the role covers nobody; people's own Outlook goes on. */
  isRefused: boolean;
  /** The directory refuses the app whoever it asks about, as where `User.Read.All` was withdrawn. */
  isDirectoryShut: boolean;
  /** The app's secret has expired: Entra gives it no token, and Graph takes none that it had. */
  isStranger: boolean;
}

interface Place {
  mailbox: string;
  scope: LimitScope;
}

/** Counts what is in flight in Outlook; one more than it serves at once is a 429. The directory is another service, and is not counted. */
export const layConcurrency = (server: FastifyInstance, concurrency: Concurrency): void => {
  const inside = new Set<Place>();
  server.addHook('preHandler', async (request, reply) => {
    // Limits are each app's own: people in their Outlook do not use ours up.
    if (request.headers['user-agent'] === 'Outlook') return;
    if (concurrency.isDown) throw new WireError(503, ...faultWords(503));
    if (concurrency.isStranger) throw new WireError(401, ...faultWords(401));
    if (concurrency.isDirectoryShut && directory.test(request.routeOptions.url ?? ''))
      throw new WireError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
    if (!outlook.test(request.routeOptions.url ?? '')) return;
    if (concurrency.isRefused) throw new WireError(403, ...faultWords(403));
    const { user = '' } = request.params as { user?: string };
    const place: Place = { mailbox: findPerson(decodeURIComponent(user))?.id ?? user, scope: scopeOf(request) ?? concurrency.scope };
    const rivals = place.scope === 'perApp' ? inside.size : [...inside].filter(({ mailbox }) => mailbox === place.mailbox).length;
    if (rivals >= mostAtOnce)
      throw new WireError(
        429, 'ApplicationThrottled', 'Application is over its MailboxConcurrency limit.', {}, { 'retry-after': '1' },
      );
    inside.add(place);
    // A request injected by a batch only finishes; one whose caller gave up only closes.
    for (const end of ['finish', 'close'] as const) reply.raw.once(end, () => inside.delete(place));
    if (concurrency.latency > 0) await wait(concurrency.latency);
  });
};

const outlook = /\/users\/:user\/(?:calendar|events|mailboxSettings|sendMail)/;

const directory = /\/users(?:\/:user(?:\/manager)?)?$/;

const scopeOf = (request: FastifyRequest): LimitScope | undefined =>
  limitScopes.find((scope) => scope === request.headers['x-sandbox-concurrency']);
