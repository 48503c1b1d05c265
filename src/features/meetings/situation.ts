import type { Instant } from '../../kernel/time.ts';
import { type Duo, memberOf, missingSteps, otherOf, type Role, type Step } from '../matching/duo.ts';
import { isLive, isLost, lostDates, type Meeting, type Proposal, type Session } from './meeting.ts';
import { organiserOf } from './organiser.ts';
import { isStillAhead, type Offer, type OfferedOption } from './offer.ts';
import type { WhyNot } from './why-not.ts';

/**
 * Where a duo stands, as one of its two people sees it. Cards and the tab both show this and nothing else, so they cannot
 * disagree.
 */
export type Situation =
  | { readonly kind: 'declined' }
  /** One of the two is away; the other is told that it waits, and no more. */
  | { readonly kind: 'suspended' }
  | { readonly kind: 'finished' }
  | { readonly kind: 'getting-ready'; readonly mine: readonly Step[]; readonly waitingForOther: boolean }
  | ({ readonly kind: 'options' } & Offered)
  | ({ readonly kind: 'waiting' } & Offered)
  /** Whoever is invited asks in Outlook for another time: whoever organises grants it, or keeps the date. */
  | { readonly kind: 'proposal'; readonly session: Session; readonly meeting: Meeting; readonly proposal: Proposal; readonly mayAccept: boolean }
  | { readonly kind: 'placing'; readonly session: Session; readonly meeting: Meeting }
  | { readonly kind: 'booked'; readonly session: Session; readonly meeting: Meeting }
  /** It is over by the clock and nobody has said yet whether it took place. */
  | { readonly kind: 'check-in'; readonly session: Session; readonly meeting: Meeting }
  | { readonly kind: 'nothing'; readonly session: Session; readonly whyNot: WhyNot; readonly isAgain: boolean; readonly mayPause: boolean }
  /** The two rest, until then at most; either ends it when they wish. */
  | { readonly kind: 'paused'; readonly session: Session; readonly until: Instant }
  /** Options come by themselves, around the session's due date. */
  | { readonly kind: 'later'; readonly session: Session };

interface Offered {
  readonly session: Session;
  readonly offer: Offer;
  readonly options: readonly OfferedOption[];
  readonly moving: Meeting | null;
  /** A date of the session did not hold: that is why these are here, and whoever opens a card reads it for as long as they are. */
  readonly isAgain: boolean;
  /** Nobody has said whether the last date took place: these are here meanwhile, and a yes still counts. */
  readonly isUnsaid: boolean;
  /** Two dates of the session did not hold: a pause is offered beside the next ones. */
  readonly mayPause: boolean;
}

export interface DuoRecord {
  readonly duo: Duo;
  readonly sessions: readonly Session[];
  readonly openOffers: readonly Offer[];
  readonly meetings: readonly Meeting[];
}

export const situationOf = (record: DuoRecord, role: Role, now: Instant): Situation => {
  const { duo } = record;
  if (duo.state === 'declined' || duo.state === 'closed') return { kind: 'declined' };
  if (duo.state === 'suspended') return { kind: 'suspended' };
  const me = role === 'mentor' ? duo.mentor : duo.mentee;
  if (duo.state === 'invited')
    return { kind: 'getting-ready', mine: missingSteps(me), waitingForOther: missingSteps(otherOf(duo, role)).length > 0 };
  const session = record.sessions.find((candidate) => candidate.state !== 'held');
  if (!session) return record.sessions.length === 0 ? { kind: 'getting-ready', mine: [], waitingForOther: false } : { kind: 'finished' };

  const meeting = record.meetings.find((candidate) => candidate.sessionId === session.id && isLive(candidate.state));
  const offer = record.openOffers.find((candidate) => candidate.sessionId === session.id);
  const mayPause = pauseIsOffered(record, session);
  const shown = offer && { session, offer, options: offer.options.filter((option) => isStillAhead(option, now)), isAgain: isAgain(record, session), isUnsaid: isUnsaid(record, session), mayPause };
  // A meeting being moved stands until another date is confirmed. Whoever holds or proposed the other dates sees them; the
  // other sees the date that stands.
  if (offer?.movingId && meeting && shown && meeting.end > now) {
    if (offer.holder === role) return { kind: 'options', ...shown, moving: meeting };
    const isMine = role === 'mentor' && offer.heldSince > offer.openedAt;
    return isMine ? { kind: 'waiting', ...shown, moving: meeting } : { kind: 'booked', session, meeting };
  }
  if (meeting?.state === 'placing') return { kind: 'placing', session, meeting };
  const proposal = meeting?.inOutlook.proposal;
  if (meeting && proposal && !proposal.isSettled && role === organiserOf(duo, meeting) && meeting.start > now)
    return { kind: 'proposal', session, meeting, proposal, mayAccept: isStillAhead(proposal, now) };
  if (meeting) return { kind: meeting.end > now ? 'booked' : 'check-in', session, meeting };
  if (isPaused(session, now)) return { kind: 'paused', session, until: session.pausedUntil };
  if (shown) return { kind: offer.holder === role ? 'options' : 'waiting', ...shown, moving: null };
  if (session.blocked) return { kind: 'nothing', session, whyNot: session.blocked, isAgain: isAgain(record, session), mayPause };
  return { kind: 'later', session };
};

export const isPaused = (session: Session, now: Instant): session is Session & { readonly pausedUntil: Instant } =>
  session.pausedUntil !== null && session.pausedUntil > now;

/** Lost, and in the other's hands at once: what the reader has handed over themselves is no news to them. */
export const isNewsOfLoss = ({ isAgain: again, moving, offer }: Pick<Offered, 'isAgain' | 'moving' | 'offer'>): boolean =>
  again && !moving && offer.heldSince === offer.openedAt;

/** Whether a date of this session did not hold, or could not be placed, since the two last rested. */
export const isAgain = ({ meetings }: Pick<DuoRecord, 'meetings'>, session: Session): boolean =>
  meetings.some((meeting) =>
    meeting.sessionId === session.id && (isLost(meeting) || meeting.state === 'unplaced') && (session.pausedUntil === null || meeting.chosenAt >= session.pausedUntil));

/** Whether the newest date of this session is one of which nobody has said how it went. */
export const isUnsaid = ({ meetings }: Pick<DuoRecord, 'meetings'>, session: Session): boolean =>
  meetings.filter(({ sessionId }) => sessionId === session.id).toSorted((a, b) => a.attempt - b.attempt).at(-1)?.state === 'unsaid';

/** Lost dates after which a session may rest a while. */
export const pausesFrom = 2;

/** Once for a session: whoever has rested and comes back is not sent away again. */
export const pauseIsOffered = ({ meetings }: Pick<DuoRecord, 'meetings'>, session: Session): boolean =>
  session.pausedUntil === null && lostDates(meetings, session.id) >= pausesFrom && !meetings.some(({ sessionId, state }) => sessionId === session.id && isLive(state));

/** The role of a person in a duo they are known to belong to. */
export const roleOf = (duo: Duo, personId: Duo['mentor']['personId']): Role => memberOf(duo, personId)?.role ?? 'mentee';
