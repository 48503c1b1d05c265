import { type Interval, wallTime } from '../../kernel/time.ts';
import type { Pair } from './find-options.ts';
import { isAtRest } from './quiet-options.ts';

/** Whether a time that a person chose lies outside the programme's window, or on a day on which either rests: said, and not refused. */
export const isOutside = (pair: Pair, at: Interval): boolean => {
  const { window } = pair.programme.frame;
  const [from, to] = [wallTime(at.start, pair.mentor.zone), wallTime(at.end, pair.mentor.zone)];
  return !window.days.includes(from.weekday) || from.minutes < window.from || to.minutes > window.to || to.date !== from.date || isAtRest(pair, at);
};
