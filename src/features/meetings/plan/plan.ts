import type { DuoId, OfferId, PersonId, PlanId, ProgrammeId, SessionId, TenantId } from '../../../kernel/ids.ts';
import { day, type Instant } from '../../../kernel/time.ts';
import type { Two } from '../../places/plan/ledger.ts';
import type { PlanReason } from '../../places/plan/share.ts';
import type { Recheck } from '../../places/slot.ts';
import { isLive, type MeetingState, type Session } from '../meeting.ts';
import type { Offer, OfferedOption } from '../offer.ts';
import { type DuoRecord, isPaused } from '../situation.ts';

/**
 * The next session of every duo of a programme, looked for together. `working` reads calendars and shares moments out, `stopped` waits
 * for HR, `ready` is for HR to read and change, `sending` writes the dates or hands out the cards; `sent` and `discarded` are over.
 */
export type PlanState = 'working' | 'stopped' | 'ready' | 'sending' | 'sent' | 'discarded';

/** Every change of state there is. `ready` works again when HR has it planned anew, what is pinned standing. */
export const planTransitions = {
  working: ['stopped', 'ready', 'discarded'],
  stopped: ['working', 'discarded'],
  ready: ['working', 'sending', 'discarded'],
  sending: ['sent'],
  sent: [],
  discarded: [],
} as const satisfies Record<PlanState, readonly PlanState[]>;

export const planCanBecome = (from: PlanState, to: PlanState): boolean => (planTransitions[from] as readonly PlanState[]).includes(to);

export interface Plan {
  readonly tenantId: TenantId;
  readonly id: PlanId;
  readonly programmeId: ProgrammeId;
  readonly state: PlanState;
  readonly seed: number;
  readonly startedAt: Instant;
  readonly startedBy: PersonId;
}

/** Why an item has no moment, or was not sent. */
export type ItemReason =
  | PlanReason
  /** Meanwhile the duo found a date by itself, or holds moments to choose from, or is no longer active. */
  | { readonly code: NotPlanned }
  /** Looked at once more before sending: the planned moment no longer holds, or the rules were changed and leave it no place. */
  | { readonly code: Exclude<Recheck, 'holds'> | 'out-of-rules' }
  /** It was written as a date, and taken before Outlook had it: the duo has other moments, or is looked for again. */
  | { readonly code: 'unplaced' };

/** `waiting` to be looked at; `looked` at, not shared out; then what became of it, before and after sending. */
export type ItemState = 'waiting' | 'looked' | 'planned' | 'none' | 'sending' | 'sent' | 'skipped' | 'gone';

export interface PlanItem {
  readonly planId: PlanId;
  readonly duoId: DuoId;
  readonly sessionId: SessionId;
  readonly two: Two;
  readonly seenOfferId: OfferId | null;
  readonly state: ItemState;
  /** What the duo's own search found, best first, or what HR may swap it for; null once the plan is over. */
  readonly options: readonly OfferedOption[] | null;
  readonly option: OfferedOption | null;
  readonly reason: ItemReason | null;
  readonly pinned: boolean;
  readonly excluded: boolean;
}

/** The date that sending wrote for a duo, as it is by now. */
export interface Written {
  readonly state: MeetingState;
  readonly wasBooked: boolean;
}

/**
 * What sending came to, as HR reads it: `placing` while Outlook is still to be asked, `booked` once the invitation has gone out, whatever
 * became of the date since. An item that was not written as a date is what its own state says.
 */
export const outcomeOf = ({ state, reason }: Pick<PlanItem, 'state' | 'reason'>, written: Written | undefined): Pick<PlanItem, 'reason'> & { readonly state: ItemState | 'placing' | 'booked' } => {
  if (!written) return { state, reason };
  if (written.wasBooked) return { state: 'booked', reason: null };
  if (written.state === 'placing') return { state: 'placing', reason: null };
  // Called off before the invitation went out: only the end of a duo, or a leave, does that.
  return written.state === 'unplaced' ? { state: 'gone', reason: { code: 'unplaced' } } : { state: 'skipped', reason: { code: 'has-ended' } };
};

/** What the search of one duo of the plan came to. */
export type LookedItem = { readonly duoId: DuoId; readonly options: readonly OfferedOption[]; readonly reason: ItemReason | null };

/** People in one getSchedule sub-request, and sub-requests in one $batch (Graph): a chunk asks for whole ones. */
const duosInOneRequest = 10;
const duosInOneBatch = 200;

/**
 * How many duos are looked at between two moments at which HR can see progress and stop. A tenth of the plan, in whole requests to
 * Graph: 60 duos in six steps, 10,000 in fifty, each one call.
 */
export const chunkOf = (total: number): number =>
  Math.min(duosInOneBatch, Math.max(duosInOneRequest, Math.ceil(total / 10 / duosInOneRequest) * duosInOneRequest));

/** A session due later has its own time: its four weeks would end beyond the 62 days that one answer of Graph's getSchedule covers. */
const furthestDue = 41 * day;

export type NotPlanned = 'has-date' | 'has-options' | 'has-ended' | 'not-due';

/**
 * Why a duo is none of the plan's business, or its session when it is. A date stands; moments in somebody's hands are theirs
 * while the clock of their answer runs. Those that went unanswered after the one nudge are no obstacle: `seen` is that offer, whose
 * place the plan takes.
 */
export const plannable = ({ duo, sessions, meetings, openOffers }: DuoRecord, now: Instant): { readonly session: Session; readonly seen: Offer | null } | NotPlanned => {
  const session = sessions.find(({ state }) => state !== 'held');
  if (duo.state !== 'active' || !session) return 'has-ended';
  // Whoever rests has a date for it in hand: the day they come back.
  if (isPaused(session, now)) return 'has-date';
  if (meetings.some(({ sessionId, state }) => sessionId === session.id && isLive(state))) return 'has-date';
  const seen = openOffers.find(({ sessionId }) => sessionId === session.id) ?? null;
  if (seen && seen.nudgedAt === null) return 'has-options';
  return session.dueAt > now + furthestDue ? 'not-due' : { session, seen };
};
