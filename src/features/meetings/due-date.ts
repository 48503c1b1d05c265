import { addDays, day, type Instant, instantAt, wallTime } from '../../kernel/time.ts';
import { isQuiet, restRulesOf } from '../places/rest-days.ts';
import type { Pair } from './find-options.ts';
import type { Meeting, Session } from './meeting.ts';

/** How long before a session is due its options go out. */
export const offerAhead = 14 * day;

/** Days from the beginning of a duo to its first session. */
const firstAfter = 7;

/**
 * `days` days later, at the same hour on the mentor's wall. The cadence stops in a quiet period (closing week, school holidays) of
 * either of the two: its days are not counted, so that nothing is ever due in one. A public holiday or a bridge alone is too short to count.
 */
export const dueAfter = ({ mentor, mentee, programme }: Pair, from: Instant, days: number): Instant => {
  const rules = restRulesOf(programme.frame);
  const wall = wallTime(from, mentor.zone);
  let date = wall.date;
  for (let counted = 0; counted < days;) {
    date = addDays(date, 1);
    if (!isQuiet(mentor.site, rules, date) && !isQuiet(mentee.site, rules, date)) counted++;
  }
  return instantAt(date, wall.minutes, mentor.zone);
};

/** When the n-th session of a duo that began at `start` is due, as long as nothing was held. */
export const dueFromStart = (pair: Pair, start: Instant, number: number): Instant =>
  dueAfter(pair, start, firstAfter + (number - 1) * pair.programme.frame.cadenceDays);

/** When the session after a meeting that was held is due. */
export const dueAfterHeld = (pair: Pair, held: Pick<Meeting, 'start'>): Instant => dueAfter(pair, held.start, pair.programme.frame.cadenceDays);

/** When a session not yet held is due by the rules of today: a cadence after the one before it, or where the plan put it. */
export const dueNow = (pair: Pair, session: Session, sessions: readonly Session[], meetings: readonly Meeting[]): Instant => {
  const before = sessions.find(({ number, state }) => number === session.number - 1 && state === 'held');
  const held = before && meetings.findLast(({ sessionId, state }) => sessionId === before.id && state === 'held');
  if (held) return dueAfterHeld(pair, held);
  return pair.duo.activatedAt === null ? session.dueAt : dueFromStart(pair, pair.duo.activatedAt, session.number);
};
