import type { OutsideError } from '../../kernel/errors.ts';
import { minute } from '../../kernel/time.ts';
import type { Message, MessageKind } from './message.ts';

export type Failure = Pick<OutsideError, 'service' | 'status' | 'code' | 'certain' | 'retryAfter'>;

/** What becomes of a message whose sending failed. `reason` is a code, Teams' own where it gave one. */
export type Verdict =
  /** It will not arrive by trying again. */
  | { readonly kind: 'failed'; readonly reason: string; readonly isUnreachable: boolean }
  /** Perhaps it arrived: a second card would be worse than none, and the tab shows the same state. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** Certainly not sent: it goes out in `wait` milliseconds. Being asked to wait is no failure, and is not counted as a try. */
  | { readonly kind: 'later'; readonly reason: string; readonly wait: number; readonly isTry: boolean };

/** After this many sendings that came to nothing, some two hours, nobody waits for the card any more: HR is told. */
const mostTries = 30;
const firstWait = 2000;
const longestWait = 5 * minute;
/** When Teams asks to wait and does not say how long. */
const unsaidWait = 5000;

/** The chat is not where it was, or no longer at a host we may speak to. */
export const isLost = ({ status, code }: Failure): boolean => status === 404 || code === 'ServiceUrlNotAllowed';

/** A no that the same request would get again, whoever is asked (Bot Connector REST); 401, 408 and 412 pass. */
const isFinal = ({ status, certain }: Failure): boolean => certain && status !== undefined && status >= 400 && status < 500 && status !== 401 && status !== 412;

/** `asked`: the card itself was on its way, not only the chat being opened. */
export const judge = (failure: Failure, { asked, message }: { asked: boolean; message: Pick<Message, 'tries' | 'reason'> }): Verdict => {
  // Teams tells nobody of a person who blocks or removes the bot: there is only this 403.
  if (failure.status === 403) return { kind: 'failed', reason: failure.code ?? 'Forbidden', isUnreachable: true };
  if (failure.status === 429 || failure.retryAfter !== undefined) return putOff(failure);
  if (asked && !failure.certain && failure.service === 'teams') return { kind: 'unknown', reason: failure.code ?? 'no-answer' };
  if (isLost(failure))
    return message.reason === 'lost' ? { kind: 'failed', reason: 'lost', isUnreachable: true } : { kind: 'later', reason: 'lost', wait: 0, isTry: true };
  return insist(failure, message);
};

/** Of the mail in its place. A 503 that names a time was refused at the door; any other answer above 500, or none, may hide a mail that left. */
export const judgeMail = (failure: Failure, message: Pick<Message, 'tries'>): Verdict => {
  if (failure.status === 429 || (failure.status === 503 && failure.retryAfter !== undefined)) return putOff(failure);
  if (!failure.certain && failure.service === 'outlook') return { kind: 'unknown', reason: failure.code ?? 'no-answer' };
  return insist(failure, message);
};

const putOff = (failure: Failure): Verdict => ({ kind: 'later', reason: 'throttled', wait: failure.retryAfter ?? unsaidWait, isTry: false });

/** It certainly did not leave: it goes again, less and less often, unless the same request would be refused again. */
const insist = (failure: Failure, message: Pick<Message, 'tries'>): Verdict => {
  if (isFinal(failure)) return { kind: 'failed', reason: failure.code ?? String(failure.status), isUnreachable: false };
  if (message.tries + 1 >= mostTries) return { kind: 'failed', reason: 'not-sent', isUnreachable: false };
  return { kind: 'later', reason: 'not-sent', wait: Math.min(firstWait * 2 ** Math.min(message.tries, 10), longestWait), isTry: true };
};

/** Why somebody was not reached, as HR is told. */
export const causes = ['blocked', 'not-installed', 'install-not-permitted', 'not-in-catalogue', 'forbidden', 'lost', 'unconfirmed', 'down', 'refused'] as const;
export type Cause = (typeof causes)[number];

const causeOfCode: Readonly<Record<string, Cause>> = {
  MessageWritesBlocked: 'blocked', BotDisabledByUser: 'blocked', ConversationBlockedByUser: 'blocked',
  BotNotInConversationRoster: 'not-installed', BotNotInstalled: 'not-installed', AppNotInstalled: 'not-installed',
  InstallNotPermitted: 'install-not-permitted', InstallNotInCatalogue: 'not-in-catalogue',
  Forbidden: 'forbidden', lost: 'lost', 'not-sent': 'down',
};

/** The app is not in the person's Teams: it can be put there. */
export const isNotInstalled = ({ service, status, code }: Failure): boolean =>
  service === 'teams' && status === 403 && causeOfCode[code ?? ''] === 'not-installed';

/** A code nobody has written down is a refusal like any other, save a 403: whoever it is cannot be reached. */
export const causeOf = ({ state, reason, isReachable }: { state: 'failed' | 'unknown'; reason: string | null; isReachable: boolean }): Cause =>
  state === 'unknown' ? 'unconfirmed' : causeOfCode[reason ?? ''] ?? (isReachable ? 'refused' : 'forbidden');

/**
 * What HR is told a message was about. Which card of a date it was would say who was silent, who moved it or who left:
 * everything between two people's dates is news of the duo. What only the sponsor and HR are sent is told apart by its reader alone.
 */
export const topics = ['invitation', 'check-in', 'momentum', 'digest'] as const satisfies readonly MessageKind[];
export type Topic = (typeof topics)[number] | 'news';

export const topicOf = (kind: MessageKind): Topic => topics.find((topic) => topic === kind) ?? 'news';
