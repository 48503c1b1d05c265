import type { Duo } from '../matching/duo.ts';
import type { Gone, Person } from '../people/person.ts';
import { hour, type Instant, plus } from '../../kernel/time.ts';
import { addWorkingDays } from '../messages/working-time.ts';
import { isHolidayFor } from '../people/person.ts';
import type { RestFrame } from '../places/rest-days.ts';
import type { Frame } from '../programmes/programme.ts';
import { type DuoRecord, type Situation, situationOf } from '../meetings/situation.ts';

/** What HR can see of a duo: a state and a week, nothing of place, hour or words. */
export type DuoPhase = 'invited' | 'declined' | 'to-plan' | 'proposed' | 'booked' | 'over' | 'to-replan' | 'not-served' | 'paused' | 'suspended' | 'finished';

export interface DuoState {
  readonly record: DuoRecord;
  readonly mentor: Person;
  readonly mentee: Person;
  readonly situation: Situation;
  readonly phase: DuoPhase;
  readonly stuck: Stuck | null;
}

/** Why HR is asked to look at a duo. */
export type Stuck =
  | { readonly kind: 'no-slot'; readonly since: Instant | null }
  | { readonly kind: 'silence'; readonly side: 'mentor' | 'mentee'; readonly since: Instant }
  | { readonly kind: 'no-answer-to-invitation'; readonly since: Instant }
  | { readonly kind: 'wish'; readonly since: Instant | null }
  | { readonly kind: 'unreachable' | 'guest'; readonly side: 'mentor' | 'mentee' }
  | { readonly kind: 'elsewhere' | 'clash' }
  /** One of the two has left; nobody has, any more. */
  | { readonly kind: 'away'; readonly side: 'mentor' | 'mentee'; readonly why: Gone['why']; readonly since: Instant }
  | { readonly kind: 'back' }
  | { readonly kind: 'placing-slowly'; readonly since: Instant };

/** Whom the programme names and who has left: nobody's duo waits for it, and HR is asked to name somebody else. */
export interface Left {
  readonly person: Person;
  readonly gone: Gone;
  readonly as: 'sponsor' | 'contact';
}

/** A meeting that is still not in Outlook after this long is worth a look. */
const placingPatience = hour;

type StateFrame = RestFrame & Pick<Frame, 'guests'>;

export const stateOf = (record: DuoRecord, mentor: Person, mentee: Person, now: Instant, frame: StateFrame): DuoState => {
  const situation = situationOf(record, 'mentor', now);
  const phase = phaseOf(record, situation);
  return { record, mentor, mentee, situation, phase, stuck: stuckOf(record, situation, mentor, mentee, now, frame) };
};

const phaseOf = (record: DuoRecord, situation: Situation): DuoPhase => {
  switch (situation.kind) {
    case 'getting-ready': return 'invited';
    case 'declined': return 'declined';
    case 'finished': return 'finished';
    case 'suspended': return 'suspended';
    case 'nothing': return 'not-served';
    case 'paused': return 'paused';
    case 'proposal':
    case 'placing':
    case 'booked': return 'booked';
    case 'check-in': return 'over';
    case 'options':
    case 'waiting':
      if (situation.moving) return 'booked';
      return lostADate(record, situation.session.id) ? 'to-replan' : situation.offer.holder === 'mentee' ? 'proposed' : 'to-plan';
    case 'later': return lostADate(record, situation.session.id) ? 'to-replan' : 'to-plan';
  }
};

const lostADate = (record: DuoRecord, sessionId: string): boolean =>
  record.meetings.some((meeting) => meeting.sessionId === sessionId && ['cancelled', 'missed', 'unplaced'].includes(meeting.state));

const stuckOf = (record: DuoRecord, situation: Situation, mentor: Person, mentee: Person, now: Instant, frame: StateFrame): Stuck | null => {
  const { duo } = record;
  if (duo.state === 'declined' || duo.state === 'closed') return null;
  const sides = [['mentor', mentor], ['mentee', mentee]] as const;
  if (duo.state === 'suspended') {
    for (const [side, { gone }] of sides) if (gone) return { kind: 'away', side, ...gone };
    return duo.isAbsence ? null : { kind: 'back' };
  }
  // It may be why the bot no longer reaches them, or finds no moment. Where the rules admit guests, it is HR's own choice.
  if (!frame.guests) for (const [side, { isGuest }] of sides) if (isGuest) return { kind: 'guest', side };
  for (const [side, person] of sides) if (!person.reachable) return { kind: 'unreachable', side };
  if (situation.kind === 'nothing') return { kind: 'no-slot', since: situation.session.blockedAt };
  if ((situation.kind === 'options' || situation.kind === 'waiting') && situation.offer.nudgedAt !== null)
    return { kind: 'silence', side: situation.offer.holder, since: situation.offer.heldSince };
  if (situation.kind === 'proposal' && situation.proposal.nudgedAt !== undefined) return { kind: 'wish', since: situation.proposal.since ?? null };
  if (duo.state === 'invited' && addWorkingDays(duo.invitedAt, 2, mentor.zone, isHolidayFor(mentor, frame)) < now)
    return { kind: 'no-answer-to-invitation', since: duo.invitedAt };
  if ('meeting' in situation && situation.kind !== 'check-in') {
    if (situation.meeting.inOutlook.isElsewhere) return { kind: 'elsewhere' };
    if (situation.meeting.inOutlook.isClashing) return { kind: 'clash' };
  }
  if (situation.kind === 'placing' && plus(situation.meeting.chosenAt, placingPatience) < now)
    return { kind: 'placing-slowly', since: situation.meeting.chosenAt };
  return null;
};

/** What keeps it is that a calendar may not be read. */
export const isRefused = ({ stuck, situation }: Pick<DuoState, 'stuck' | 'situation'>): boolean => {
  if (stuck?.kind !== 'no-slot' || situation.kind !== 'nothing') return false;
  const { reason } = situation.whyNot;
  if (reason.code === 'no-organiser') return reason.mentor === 'not-readable' || reason.mentee === 'not-readable';
  return reason.code === 'unknown-availability' && reason.why === 'not-readable';
};

/** Moving: held something or has something ahead, and nothing asks for HR. */
export const isMoving = (state: DuoState): boolean => state.stuck === null && !['declined', 'not-served'].includes(state.phase);

/** A declined duo is over: it is neither alive nor asking for anything. */
export const isCounted = (duo: Duo): boolean => duo.state !== 'declined' && duo.state !== 'closed';
