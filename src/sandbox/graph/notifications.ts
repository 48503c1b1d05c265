import type { Instant } from '../../kernel/time.ts';
import { hour, minute, toIso } from '../../kernel/time.ts';
import { tenantId } from '../tenant.ts';
import { chance } from '../world/chance.ts';
import type { Copy } from './copy.ts';
import { changeKeyOf, idOf } from './copy.ts';
import type { Subscription } from './subscriptions.ts';

export type ChangeType = 'created' | 'updated' | 'deleted';
export const lifecycleEvents = ['reauthorizationRequired', 'subscriptionRemoved', 'missed'] as const;
export type LifecycleEvent = (typeof lifecycleEvents)[number];
export type Notice = Readonly<Record<string, unknown>>;

/** What a watcher of events calls it: an event that went to Deleted Items is deleted, one that came back is new. */
export const changeOf = (copy: Copy, before: Copy | undefined): ChangeType => {
  if (copy.folder === 'deleted') return before?.folder === 'deleted' ? 'updated' : 'deleted';
  return before?.folder === 'calendar' ? 'updated' : 'created';
};

const envelope = (subscription: Subscription): Notice => ({
  subscriptionId: subscription.id, subscriptionExpirationDateTime: toIso(subscription.expires), tenantId,
  ...(subscription.clientState !== null && { clientState: subscription.clientState }),
});

const notice = (subscription: Subscription, copy: Copy, changeType: ChangeType, etag: string, shouts: boolean): Notice => {
  const id = idOf(copy, subscription.immutableIds);
  const path = `Users/${copy.owner}/Events/${id}`;
  return {
    ...envelope(subscription), changeType,
    // Both spellings are seen in the wild, and often for one and the same change.
    resource: shouts ? path : path.replace('Users/', 'users/').replace('/Events/', '/events/'),
    resourceData: { '@odata.type': '#Microsoft.Graph.Event', '@odata.id': path, '@odata.etag': etag, id },
  };
};

/** One change is told several times: the change itself, and updates around it that carry what the event was a moment before. */
export const noticesOf = (subscription: Subscription, copy: Copy, changeType: ChangeType): readonly Notice[] => {
  const now = `W/"${changeKeyOf(copy)}"`;
  const before = `W/"${changeKeyOf({ ...copy, revision: copy.revision - 1 })}"`;
  const told: readonly (readonly [ChangeType, string])[] = [[changeType, now], ['updated', now], ['updated', before]];
  return told
    .filter(([type]) => subscription.changeType.includes(type))
    .map(([type, etag], place) => notice(subscription, copy, type, etag, place % 2 === (chance(copy.id, copy.revision) < 0.5 ? 0 : 1)));
};

export const lifecycleNotice = (subscription: Subscription, lifecycleEvent: LifecycleEvent): Notice =>
  ({ ...envelope(subscription), lifecycleEvent });

/** In no promised order; the same words always give the same one. */
export const shuffled = <T>(items: readonly T[], seed: string | number): readonly T[] =>
  items.map((item, place) => ({ item, luck: chance(seed, place) })).toSorted((a, b) => a.luck - b.luck).map(({ item }) => item);

/** A POST that waits for its 2xx. */
export interface Delivery {
  readonly id: string;
  readonly url: string;
  readonly value: readonly Notice[];
  readonly first: Instant;
  readonly due: Instant;
  readonly attempts: number;
}

const giveUpAfter = 4 * hour;

/** When it is tried again: a minute later, then two, four… ; undefined once four hours have passed. */
export const nextTry = ({ first, attempts }: Delivery, now: Instant): Instant | undefined =>
  now - first >= giveUpAfter ? undefined : ((now + minute * 2 ** Math.min(attempts - 1, 6)) as Instant);
