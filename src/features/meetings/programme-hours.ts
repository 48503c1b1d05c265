import { type Interval, wallTime, type Zone } from '../../kernel/time.ts';
import type { Pair } from './find-options.ts';
import type { OfferedOption } from './offer.ts';
import { isAtRest } from './quiet-options.ts';

/** Whether a time leaves the programme's window, on the wall of one zone. */
const leaves = ({ days, from, to }: Pair['programme']['frame']['window'], { start, end }: Interval, zone: Zone): boolean => {
  const [first, last] = [wallTime(start, zone), wallTime(end, zone)];
  return !days.includes(first.weekday) || first.minutes < from || last.minutes > to || last.date !== first.date;
};

/** Whether a time that a person chose lies outside the programme's window, or on a day on which either rests: said, and not refused. */
export const isOutside = (pair: Pair, at: Interval): boolean => leaves(pair.programme.frame.window, at, pair.mentor.zone) || isAtRest(pair, at);

/** Whether a moment of ours, door to door, leaves the programme's window, on the wall of whoever is on their way (rule `window`). */
export const isOutOfHours = (pair: Pair, { hold }: Pick<OfferedOption, 'hold'>): boolean =>
  (['mentor', 'mentee'] as const).some((role) => leaves(pair.programme.frame.window, hold[role], pair[role].zone));
