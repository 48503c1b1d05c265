import type { DuoId, MeetingId, PersonId, SessionId, TenantId } from '../../kernel/ids.ts';
import { type Instant, type Interval, minute } from '../../kernel/time.ts';
import type { Purpose } from '../places/setting.ts';
import type { OfferedOption } from './offer.ts';
import type { WhyNot } from './why-not.ts';

/** The n-th of the plan. It is `to-plan` until it was held: a date that falls through never loses the session. */
export interface Session {
  readonly tenantId: TenantId;
  readonly id: SessionId;
  readonly duoId: DuoId;
  readonly number: number;
  readonly purpose: Purpose;
  readonly state: 'to-come' | 'to-plan' | 'held';
  readonly dueAt: Instant;
  /** Why the last search found nothing. */
  readonly blocked: WhyNot | null;
  readonly blockedAt: Instant | null;
  /** When it is searched again by itself: one such search waits for a session, never two. */
  readonly searchAt: Instant | null;
  /** Until when the two rest before it, from nobody and for no reason; past once they have. */
  readonly pausedUntil: Instant | null;
}

export type MeetingState = 'placing' | 'booked' | 'moved' | 'unplaced' | 'cancelled' | 'held' | 'missed' | 'unsaid';

/** Another time that whoever is invited asked for in Outlook. */
export interface Proposal extends Interval {
  /** Asked for with a no: the date as it stands suits nobody any more. */
  readonly isDeclined: boolean;
  /** Whoever organises has kept the date: the same wish is not put before them twice. */
  readonly isSettled: boolean;
  /** When we first read it: the clock of the organiser's answer; and when that clock was over. */
  readonly since?: Instant;
  readonly nudgedAt?: Instant;
}

/** What Outlook says of a booked date beyond its time; what is absent has not been said. */
export interface InOutlook {
  /** Whoever is invited answered that they might come. */
  readonly isTentative?: true;
  readonly proposal?: Proposal;
  /** Somebody else organises the event now: it is theirs to move and to cancel. */
  readonly isElsewhere?: true;
  /** Somebody has written another place in the event, in their words; nobody but the two reads it. */
  readonly place?: string;
  /** It was moved by hand onto another of our meetings of one of the two. */
  readonly isClashing?: true;
}

/** One date of a session: from the press that chose it to what became of it. */
export interface Meeting {
  readonly tenantId: TenantId;
  readonly id: MeetingId;
  readonly duoId: DuoId;
  readonly sessionId: SessionId;
  readonly attempt: number;
  readonly state: MeetingState;
  readonly option: OfferedOption;
  readonly start: Instant;
  readonly end: Instant;
  readonly requestBody: string;
  readonly eventId: string | null;
  readonly replacesId: MeetingId | null;
  /** In whose calendar the invitation is: see organiser.ts. */
  readonly organiserId: PersonId;
  /** Null: Binôme chose, as the programme lets it. */
  readonly chosenBy: PersonId | null;
  /** When somebody chose it. */
  readonly chosenAt: Instant;
  /** Set once the slot was rechecked and Graph was asked: from then on only a replay can tell what happened. */
  readonly askedAt: Instant | null;
  readonly inOutlook: InOutlook;
  /** Called off because one of the two is away: no date that was lost. */
  readonly isSpared: boolean;
}

/**
 * The life of a date: every change of state there is. What is not here is refused, by whatever writes. Whom a lost date was lost by is no
 * state: a no in Outlook, a press and a deleted event all end in `cancelled`.
 */
export const transitions = {
  placing: ['booked', 'unplaced', 'cancelled'],
  booked: ['moved', 'cancelled', 'held', 'missed', 'unsaid'],
  /** A move that could not be placed gives the old date back, if it is still free. */
  moved: ['booked', 'cancelled'],
  unplaced: [],
  cancelled: [],
  /** Both sides answer for themselves: one yes outweighs a no, until the session has another date. */
  held: [],
  missed: ['held'],
  /** It is long past and nobody said whether it took place: the session goes on, and either may still say. */
  unsaid: ['held', 'missed'],
} as const satisfies Record<MeetingState, readonly MeetingState[]>;

export const canBecome = (from: MeetingState, to: MeetingState): boolean => (transitions[from] as readonly MeetingState[]).includes(to);

/** How many dates of a session did not hold. It is the session's, and nobody's: no row says who lost one. */
export const lostDates = (meetings: readonly Pick<Meeting, 'sessionId' | 'state' | 'isSpared'>[], sessionId: SessionId): number =>
  meetings.filter((meeting) => meeting.sessionId === sessionId && isLost(meeting)).length;

/** A date that stood and did not hold. */
export const isLost = ({ state, isSpared }: Pick<Meeting, 'state' | 'isSpared'>): boolean => !isSpared && (state === 'cancelled' || state === 'missed');

/** What the question how a date went is filed under. */
export const checkInOf = (id: MeetingId): string => `check-in/${id}`;

/** States in which a meeting occupies its session and both people. */
export const isLive = (state: MeetingState): boolean => state === 'placing' || state === 'booked';

/** Longer than anything but an Outlook that does not answer takes to place a date. */
const placingTime = 10 * minute;
export const isSlowlyPlaced = ({ chosenAt }: Pick<Meeting, 'chosenAt'>, now: Instant): boolean => now - chosenAt > placingTime;
