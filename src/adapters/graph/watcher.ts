import { z } from 'zod';
import type { Watcher } from '../../features/context.ts';
import { fromIso, toIso } from '../../kernel/time.ts';
import { isOk, outlook } from './answer.ts';
import type { GraphClient } from './client.ts';

const subscription = z.object({ id: z.uuid(), expirationDateTime: z.string() });

/** Where Graph posts, under our own origin. */
export const noticePaths = { notifications: '/graph/notifications', lifecycle: '/graph/lifecycle' } as const;

/** Subscriptions to the events of mailboxes. `origin` is ours, as Graph reaches it, without a trailing slash. */
export const createWatcher = (graph: GraphClient, origin: () => string): Watcher => ({
  subscribe: async (organiser, { clientState, until }) => {
    const made = outlook.read(await graph.post('/subscriptions', JSON.stringify({
      changeType: 'created,updated,deleted', resource: `/users/${organiser}/events`, expirationDateTime: toIso(until), clientState,
      notificationUrl: `${origin()}${noticePaths.notifications}`, lifecycleNotificationUrl: `${origin()}${noticePaths.lifecycle}`,
      latestSupportedTlsVersion: 'v1_2',
    })), subscription);
    return { subscriptionId: made.id, expiresAt: fromIso(made.expirationDateTime) };
  },

  renew: async (subscriptionId, until) => {
    const answer = await graph.patch(path(subscriptionId), JSON.stringify({ expirationDateTime: toIso(until) }));
    if (answer.status === 404 && answer.code !== undefined) return undefined;
    return fromIso(outlook.read(answer, subscription).expirationDateTime);
  },

  unsubscribe: async (subscriptionId) => {
    const answer = await graph.remove(path(subscriptionId));
    if (!isOk(answer) && !(answer.status === 404 && answer.code !== undefined)) throw outlook.failure(answer);
  },
});

const path = (subscriptionId: string): string => `/subscriptions/${encodeURIComponent(subscriptionId)}`;
