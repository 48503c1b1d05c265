import { type Instant, minute, wallTime } from '../../kernel/time.ts';
import { isHolidayFor } from '../people/person.ts';
import type { Pair } from './find-options.ts';
import type { OfferedOption } from './offer.ts';

/** Whether a moment falls on a day on which either of the two rests, each on their own wall. */
export const isAtRest = ({ mentor, mentee, programme }: Omit<Pair, 'duo'>, { start }: { readonly start: Instant }): boolean =>
  [mentor, mentee].some((person) => isHolidayFor(person, programme.frame)(wallTime(start, person.zone).date));

/** Whether a moment, door to door, lies outside the programme's hours, on the wall of whoever is on their way (rule `window`). */
export const isOutOfHours = (pair: Omit<Pair, 'duo'>, { hold }: Pick<OfferedOption, 'hold'>): boolean => {
  const { from, to } = pair.programme.frame.window;
  return (['mentor', 'mentee'] as const).some((role) => {
    const { start, end } = hold[role];
    const { minutes } = wallTime(start, pair[role].zone);
    return minutes < from || minutes + (end - start) / minute > to;
  });
};
