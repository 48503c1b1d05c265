import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { PersonId } from '../../kernel/ids.ts';
import type { Clock, Instant } from '../../kernel/time.ts';
import { fromIso, minute, toIso } from '../../kernel/time.ts';
import type { State } from '../state.ts';
import { clientId } from '../tenant.ts';
import { WireError } from '../wire.ts';
import { requireMailbox } from './mailbox.ts';

/** Somebody's wish to hear of changes in one mailbox. */
export interface Subscription {
  readonly id: string;
  readonly owner: PersonId;
  readonly resource: string;
  readonly changeType: string;
  readonly notificationUrl: string;
  readonly lifecycleUrl: string | null;
  readonly clientState: string | null;
  readonly expires: Instant;
  /** Ids in notifications are of the kind that was preferred when it was made. */
  readonly immutableIds: boolean;
}

/** Outlook events (Microsoft Learn, "Subscription lifetime"); what is asked beyond either end is brought back to it. */
const longest = 4230 * minute;
const shortest = 45 * minute;

const changeTypes = ['created', 'updated', 'deleted'];
const text = z.string().min(1);
const wanted = z.object({
  changeType: text, notificationUrl: text, resource: text, expirationDateTime: text,
  lifecycleNotificationUrl: text.nullish(), clientState: z.string().nullish(),
});
const renewal = z.object({ expirationDateTime: text });

export interface Subscriptions {
  /** Those alive, of one mailbox or of all; what has expired is gone, without a word, as in Graph. */
  list(owner?: PersonId): readonly Subscription[];
  /** Throws 404 when it is unknown or has expired. */
  require(id: string): Subscription;
  put(subscription: Subscription): void;
  remove(id: string): void;
}

export const openSubscriptions = (state: State, clock: Clock): Subscriptions => {
  const kept = state.table<Subscription>('subscriptions');
  const list = (owner?: PersonId): readonly Subscription[] => {
    for (const { id, expires } of kept.values()) if (expires <= clock.now()) kept.remove(id);
    return [...kept.values()].filter((one) => owner === undefined || one.owner === owner);
  };
  return {
    list,
    require: (id) => {
      const found = list().find((one) => one.id === id);
      if (found) return found;
      throw new WireError(404, 'ResourceNotFound', 'The object was not found.');
    },
    put: (subscription) => kept.put(subscription.id, subscription),
    remove: (id) => kept.remove(id),
  };
};

const bad = (message: string): WireError => new WireError(400, 'InvalidRequest', message);

const read = <T>(shape: z.ZodType<T>, body: unknown): T => {
  const found = shape.safeParse(body);
  if (found.success) return found.data;
  throw bad(`The property '${found.error.issues[0]?.path.join('/') ?? ''}' is required, or cannot be read.`);
};

/** Graph wants public HTTPS; the address this tenant lives at is the one exception. */
const readUrl = (given: string): string => {
  const url = URL.parse(given);
  const isLoopback = url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url && (url.protocol === 'https:' || isLoopback)) return url.href;
  throw bad('Notification URL must be an absolute HTTPS URL.');
};

const readExpiry = (given: string, now: Instant): Instant => {
  try {
    return Math.min(Math.max(fromIso(given), now + shortest), now + longest) as Instant;
  } catch {
    throw bad('expirationDateTime is not a valid DateTime.');
  }
};

/** `POST /subscriptions`, judged but not yet validated by its endpoints. */
export const readSubscription = (body: unknown, now: Instant, immutableIds: boolean): Subscription => {
  const asked = read(wanted, body);
  const owner = asked.resource.match(/^\/?users\/([^/]+)\/events$/i)?.[1];
  if (owner === undefined) throw bad(`Resource '${asked.resource}' is not supported here.`);
  const unknown = asked.changeType.split(',').find((type) => !changeTypes.includes(type.trim()));
  if (unknown !== undefined) throw bad(`changeType '${unknown}' is not supported.`);
  if ((asked.clientState ?? '').length > 128) throw bad('clientState is longer than 128 characters.');
  return {
    id: randomUUID(), owner: requireMailbox(owner).id, resource: asked.resource, changeType: asked.changeType, immutableIds,
    notificationUrl: readUrl(asked.notificationUrl),
    lifecycleUrl: asked.lifecycleNotificationUrl ? readUrl(asked.lifecycleNotificationUrl) : null,
    clientState: asked.clientState ?? null, expires: readExpiry(asked.expirationDateTime, now),
  };
};

/** `PATCH`: only the date may change. */
export const renewed = (subscription: Subscription, body: unknown, now: Instant): Subscription =>
  ({ ...subscription, expires: readExpiry(read(renewal, body).expirationDateTime, now) });

/** The secret goes out once, to whoever made it. */
export const subscriptionJson = (subscription: Subscription, withState: boolean) => ({
  id: subscription.id, resource: subscription.resource, applicationId: clientId, creatorId: clientId, changeType: subscription.changeType,
  clientState: withState ? subscription.clientState : null,
  notificationUrl: subscription.notificationUrl, lifecycleNotificationUrl: subscription.lifecycleUrl, notificationQueryOptions: null,
  expirationDateTime: toIso(subscription.expires), includeResourceData: null, latestSupportedTlsVersion: 'v1_2',
  encryptionCertificate: null, encryptionCertificateId: null, notificationUrlAppId: null,
});
