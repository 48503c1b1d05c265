import { createHash, timingSafeEqual } from 'node:crypto';
import type { PersonId, TenantId } from '../../../kernel/ids.ts';
import { type Instant, instant, minute, plus } from '../../../kernel/time.ts';

/** Our subscription to the mailbox of an organiser who has meetings ahead. */
export interface Watch {
  readonly tenantId: TenantId;
  readonly organiserId: PersonId;
  /** Graph's own id; null until it has answered. */
  readonly subscriptionId: string | null;
  /** What Graph repeats in every notification, known to it and us alone. */
  readonly clientState: string;
  /** `asking`: Graph is being asked; `lost`: it removed what we had, or refused. */
  readonly state: 'asking' | 'live' | 'lost';
  readonly expiresAt: Instant | null;
  /** When it is renewed; of one that was refused, when it is asked for again. */
  readonly renewAt: Instant | null;
}

/** What we ask for: Graph gives 4,230 minutes by the strictest reading (reference/graph.md, section 6), and clocks differ. */
const longestWatch = 4200 * minute;
export const watchUntil = (now: Instant): Instant => plus(now, longestWatch);

/** The next whole multiple of so many minutes, or this very moment: what is due about then is due together. */
export const wholeMinutes = (at: Instant, minutes: number): Instant => instant(Math.ceil(at / (minutes * minute)) * minutes * minute);

/** Half-way to the date that Graph returned, which is not always the one it was asked for; those made within five minutes are renewed together. */
export const renewalTime = (now: Instant, expiresAt: Instant): Instant => wholeMinutes(plus(now, Math.floor((expiresAt - now) / 2)), 5);

export type WatchStep =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'create' }
  | { readonly kind: 'renew' | 'remove'; readonly subscriptionId: string };

/** What is to be done about an organiser's mailbox. */
export const nextStep = (watch: Watch | undefined, isWanted: boolean, now: Instant): WatchStep => {
  const isAlive = watch?.state === 'live' && watch.expiresAt !== null && watch.expiresAt > now;
  if (!isAlive || watch.subscriptionId === null) {
    const isRefused = watch?.state === 'lost' && watch.renewAt !== null && watch.renewAt > now;
    return { kind: isWanted && !isRefused ? 'create' : 'nothing' };
  }
  const { subscriptionId, renewAt } = watch;
  if (!isWanted) return { kind: 'remove', subscriptionId };
  return renewAt === null || renewAt <= now ? { kind: 'renew', subscriptionId } : { kind: 'nothing' };
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares in a time that tells nothing of where the two differ. */
export const isSecretOf = (watch: Pick<Watch, 'clientState'>, given: string | null): boolean =>
  timingSafeEqual(digest(given ?? ''), digest(watch.clientState)) && given !== null;
