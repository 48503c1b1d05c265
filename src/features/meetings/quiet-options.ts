import { type Instant, wallTime } from '../../kernel/time.ts';
import { isHolidayFor } from '../people/person.ts';
import type { Pair } from './find-options.ts';

/** Whether a moment falls on a day on which either of the two rests, each on their own wall. */
export const isAtRest = ({ mentor, mentee, programme }: Omit<Pair, 'duo'>, { start }: { readonly start: Instant }): boolean =>
  [mentor, mentee].some((person) => isHolidayFor(person, programme.frame)(wallTime(start, person.zone).date));
