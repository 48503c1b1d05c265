import { addDays, type Instant, instantAt, wallTime } from '../../kernel/time.ts';
import { nextSpeakingTime } from '../messages/working-time.ts';
import { isHolidayFor } from '../people/person.ts';
import type { Pair } from './find-options.ts';

/** How long a duo may rest, weeks. */
export const pauseWeeks = [2, 4, 6] as const;
export type PauseWeeks = (typeof pauseWeeks)[number];

/** The morning on which new moments come by themselves: the first working day from then on. */
export const pauseEnd = ({ mentor, programme }: Pick<Pair, 'mentor' | 'programme'>, now: Instant, weeks: PauseWeeks): Instant => {
  const date = addDays(wallTime(now, mentor.zone).date, 7 * weeks);
  return nextSpeakingTime(instantAt(date, 0, mentor.zone), mentor.zone, isHolidayFor(mentor, programme.frame));
};
