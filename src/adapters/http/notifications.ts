import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Notice } from '../../features/meetings/following/notice.ts';

export interface NotificationOptions {
  /** Graph's addresses for changes and for the life of subscriptions. */
  readonly paths: readonly string[];
  /** Leaves the work that the notifications call for. */
  readonly receive: (notices: readonly Notice[]) => Promise<void>;
}

/** Graph flags an endpoint that often takes more than 2.9 s (reference/graph.md, section 6). Milliseconds. */
const patience = 2_500;
const bodyLimit = 1024 * 1024;
const longestToken = 2_000;

/** Ids of Exchange and etags: letters, digits and a few signs; anything else is not ours. */
const eventId = z.string().max(600).regex(/^[\w\-+/=]+$/);
const common = { subscriptionId: z.uuid(), clientState: z.string().max(128).nullish() };
const change = z.object({
  ...common, changeType: z.enum(['created', 'updated', 'deleted']), resource: z.string().max(2_000),
  resourceData: z.object({ id: eventId.nullish(), '@odata.etag': z.string().max(200).nullish() }).nullish(),
});
const lifecycle = z.object({ ...common, lifecycleEvent: z.enum(['reauthorizationRequired', 'subscriptionRemoved', 'missed']) });
const collection = z.object({ value: z.array(z.unknown()).max(5_000) });

/** Each notification is parsed for itself: one that is malformed costs the others nothing. */
export const readNotices = (text: string): readonly Notice[] => {
  const { data } = collection.safeParse(parseJson(text));
  return (data?.value ?? []).flatMap((one): Notice[] => {
    const told = lifecycle.safeParse(one);
    if (told.success) return [{ ...sender(told.data), kind: 'lifecycle', event: told.data.lifecycleEvent }];
    const { data: changed } = change.safeParse(one);
    const id = changed && (changed.resourceData?.id ?? idIn(changed.resource));
    return id ? [{ ...sender(changed), kind: 'event', change: changed.changeType, eventId: id, etag: changed.resourceData?.['@odata.etag'] ?? null }] : [];
  });
};

const sender = ({ subscriptionId, clientState }: { subscriptionId: string; clientState?: string | null | undefined }) =>
  ({ subscriptionId: subscriptionId.toLowerCase(), clientState: clientState ?? null });

/** `Users/{id}/Events/{eid}`, in whatever case. */
const idIn = (resource: string): string | undefined => eventId.safeParse(/^\/?users\/[^/]+\/events\/([^/]+)$/i.exec(resource)?.[1]).data;

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/**
 * What Graph posts. Whatever comes is answered in time, 202 once it is kept, and whoever is not Graph learns nothing from the answer; only our
 * own failure, or a database too slow to say, is a 5xx, so that Graph tells us again: what is acknowledged survives a crash.
 */
export const notificationRoutes = ({ paths, receive }: NotificationOptions): FastifyPluginAsync => async (app) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit }, (_request, body, done) => done(null, body));
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const token = (request.query as Record<string, unknown>)['validationToken'];
    if (token !== undefined) return greet(reply, token);
    const notices = readNotices(typeof request.body === 'string' ? request.body : '');
    const isKept = notices.length === 0 || (await inTime(receive(notices)));
    return reply.status(isKept ? 202 : 503).send();
  };
  for (const path of paths) app.post(path, { schema: { hide: true }, bodyLimit }, answer);
};

/** The handshake: the token as text, harmless to whatever would take it for a page. */
const greet = (reply: FastifyReply, token: unknown): FastifyReply => {
  if (typeof token !== 'string' || token.length > longestToken) return reply.status(400).send();
  return reply.status(200).type('text/plain; charset=utf-8').send(token.replace(/[&<>"']/g, (character) => escapes[character] ?? character));
};
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Whether it was done when Graph had to be answered; throws what made it fail. What still goes then goes on, and is harmless when told again. */
const inTime = async (work: Promise<void>): Promise<boolean> => {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, patience, false);
  // Should it fail once nobody waits any more, Graph tells it again.
  work.catch(() => {});
  return Promise.race([work.then(() => true), late]).finally(() => clearTimeout(timer));
};
