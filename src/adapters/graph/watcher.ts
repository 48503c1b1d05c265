import { z } from 'zod';
import type { Watcher } from '../../features/context.ts';
import { OutsideError } from '../../kernel/errors.ts';
import { fromIso, toIso } from '../../kernel/time.ts';
import { type Answer, isOk, noAnswer, outlook } from './answer.ts';
import type { Change } from './batch.ts';
import type { GraphClient } from './client.ts';

const subscription = z.object({ id: z.uuid(), expirationDateTime: z.string() });

/** Where Graph posts, under our own origin. */
export const noticePaths = { notifications: '/graph/notifications', lifecycle: '/graph/lifecycle' } as const;

/** Subscriptions to the events of mailboxes. `origin` is ours, as Graph reaches it, without a trailing slash. */
export const createWatcher = (graph: Pick<GraphClient, 'changeMany'>, origin: () => string): Watcher => {
  const change = async <T>(changes: readonly Change[], read: (answer: Answer) => T): Promise<readonly (T | OutsideError)[]> => {
    const answers = await graph.changeMany(changes);
    return changes.map((_change, index) => settled(() => read(answers[index] ?? noAnswer(undefined))));
  };
  return {
    subscribe: (wishes, until) =>
      change(wishes.map(({ organiserId, clientState }) => ({ method: 'POST', path: '/subscriptions', body: JSON.stringify({
        changeType: 'created,updated,deleted', resource: `/users/${organiserId}/events`, expirationDateTime: toIso(until), clientState,
        notificationUrl: `${origin()}${noticePaths.notifications}`, lifecycleNotificationUrl: `${origin()}${noticePaths.lifecycle}`,
        latestSupportedTlsVersion: 'v1_2',
      }) })), (answer) => {
        const made = outlook.read(answer, subscription);
        return { subscriptionId: made.id, expiresAt: fromIso(made.expirationDateTime) };
      }),

    renew: (subscriptionIds, until) =>
      change(subscriptionIds.map((id) => ({ method: 'PATCH', path: pathOf(id), body: JSON.stringify({ expirationDateTime: toIso(until) }) })), (answer) =>
        isUnknown(answer) ? 'unknown' : fromIso(outlook.read(answer, subscription).expirationDateTime)),

    unsubscribe: (subscriptionIds) =>
      change(subscriptionIds.map((id) => ({ method: 'DELETE', path: pathOf(id) })), (answer) => {
        if (!isOk(answer) && !isUnknown(answer)) throw outlook.failure(answer);
        return 'ended';
      }),
  };
};

const settled = <T>(read: () => T): T | OutsideError => {
  try {
    return read();
  } catch (error) {
    if (error instanceof OutsideError) return error;
    throw error;
  }
};

/** A 404 without a word is a gateway's. */
const isUnknown = ({ status, code }: Answer): boolean => status === 404 && code !== undefined;

const pathOf = (subscriptionId: string): string => `/subscriptions/${encodeURIComponent(subscriptionId)}`;
