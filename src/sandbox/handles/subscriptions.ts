import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { lifecycleEvents } from '../graph/notifications.ts';
import type { Notifier } from '../graph/notifier.ts';
import type { Subscriptions } from '../graph/subscriptions.ts';
import { subscriptionJson } from '../graph/subscriptions.ts';
import { read } from './read.ts';

const bodies = { lifecycle: z.strictObject({ event: z.enum(lifecycleEvents) }), silence: z.strictObject({ silent: z.boolean() }) };

/** Who watches which mailbox, and the troubles Graph has with it. */
export const laySubscriptions = (server: FastifyInstance, subscriptions: Subscriptions, notifier: Notifier): void => {
  server.get('/subscriptions', async () => subscriptions.list().map((one) => ({ ...subscriptionJson(one, false), owner: one.owner })));
  server.post<{ Params: { id: string } }>('/subscriptions/:id/lifecycle', async ({ params, body }) => {
    const { event } = read(bodies.lifecycle, body);
    await notifier.lifecycle(subscriptions.require(params.id), event);
    return { event };
  });
  server.post('/notifications', async ({ body }) => {
    const { silent } = read(bodies.silence, body);
    notifier.silence(silent);
    return { silent };
  });
};
