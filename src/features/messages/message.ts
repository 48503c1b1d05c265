import type { Card } from '../../kernel/card.ts';
import type { DuoId, MessageId, PersonId, TenantId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';

/** Everything the bot ever says by itself. What it answers to a press is not here: it costs nobody's attention. */
export const messageKinds = [
  'invitation', 'options', 'options-again', 'waiting-told', 'booked', 'date-lost', 'time-proposed', 'date-kept', 'paused', 'momentum', 'nudge', 'reminder', 'check-in', 'digest', 'ended',
  'dates', 'windows', 'welcome',
] as const;
export type MessageKind = (typeof messageKinds)[number];

export type Audience = 'mentor' | 'mentee' | 'manager' | 'assistant';

/** What is said to the person who runs an executive's dates; nobody else is told of it, HR included. */
export const assistantKinds = ['dates'] as const satisfies readonly MessageKind[];

export const isForAssistant = (kind: MessageKind): boolean => (assistantKinds as readonly MessageKind[]).includes(kind);

/**
 * The message budget: what each person may receive from the bot, as a table. `first` is the allowance of the first 30
 * days, `month` of any 30 days after, `halfYear` of 183 days. No kind is above it: beyond it the last card in the chat shows
 * what there is to say, unannounced.
 */
export const budget = {
  mentee: { first: 6, month: 4, halfYear: 22 },
  mentor: { first: 8, month: 6, halfYear: 36 },
  manager: { first: 8, month: 8, halfYear: 40 },
  /** One diary or several: the dates of three executives at the pace of a mentor's own. */
  assistant: { first: 12, month: 10, halfYear: 54 },
} as const satisfies Record<Audience, { first: number; month: number; halfYear: number }>;

/** Messages a person can do without: they keep one place of the allowance free for those that carry a decision. */
const spareable: ReadonlySet<MessageKind> = new Set(['nudge', 'reminder', 'waiting-told', 'welcome']);

export const isSpareable = (kind: MessageKind): boolean => spareable.has(kind);

export interface Sent {
  /** Sent, or perhaps sent, in the last 30 days and in the last 183. */
  readonly month: number;
  readonly halfYear: number;
  /** Whether the person's first message is less than 30 days old; a welcome, which may come long before a duo, begins nothing. */
  readonly isFirstMonth: boolean;
}

export const fitsBudget = (kind: MessageKind, audience: Audience, sent: Sent): boolean => {
  const allowance = budget[audience];
  const spare = isSpareable(kind) ? 1 : 0;
  const month = sent.isFirstMonth ? allowance.first : allowance.month;
  return sent.month + spare < month && sent.halfYear + spare < allowance.halfYear;
};

/** How the duo a message is about stands when its moment has come; null: it is about none. */
export type DuoStanding = 'invited' | 'active' | 'suspended' | 'declined' | 'closed' | null;

export interface Overtaken {
  readonly kind: 'wait' | 'skip';
  readonly reason: 'duo-ended' | 'duo-suspended' | 'not-theirs' | 'overtaken' | 'gone';
}

/**
 * What overtook a message while it waited, null when nothing did. An invitation waits as long as the duo does: HR may have it go on, and
 * nothing else would tell of it. `isForReader`: nobody else has become who is to hear it (`passOn`). `isLastWord`: of a pause, none was left
 * since; of a welcome, nothing else waits for its reader or reached them lately, which introduces itself.
 */
export const overtakenBy = (
  kind: MessageKind, { duo, isGone, isForReader, isLastWord }: { duo: DuoStanding; isGone: boolean; isForReader: boolean; isLastWord: boolean },
): Overtaken | null => {
  if ((duo === 'declined' || duo === 'closed') && kind !== 'ended') return { kind: 'skip', reason: 'duo-ended' };
  if (kind === 'invitation' && (duo === 'suspended' || (duo === 'invited' && isGone))) return { kind: 'wait', reason: 'duo-suspended' };
  if (duo === 'suspended' && !(kind === 'paused' && isLastWord)) return { kind: 'skip', reason: 'duo-suspended' };
  if (!isForReader) return { kind: 'skip', reason: 'not-theirs' };
  if (isGone) return { kind: 'skip', reason: 'gone' };
  return kind === 'welcome' && !isLastWord ? { kind: 'skip', reason: 'overtaken' } : null;
};

export type MessageState = 'queued' | 'sent' | 'unknown' | 'failed' | 'skipped';

/** What became of the mail that stands in for a message Teams refused. */
export type MailState = 'queued' | 'sent' | 'unknown' | 'failed';

export interface Message {
  readonly tenantId: TenantId;
  readonly id: MessageId;
  readonly personId: PersonId;
  readonly kind: MessageKind;
  readonly duoId: DuoId | null;
  readonly subjectId: string;
  readonly card: Card;
  readonly state: MessageState;
  readonly reason: string | null;
  /** Sendings in a row that came to nothing, for certain. */
  readonly tries: number;
  readonly activityId: string | null;
  readonly createdAt: Instant;
  /** Null when no mail was due. */
  readonly mail: MailState | null;
}
