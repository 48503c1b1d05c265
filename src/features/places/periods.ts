import type { LocalDay } from './local-days.ts';
import { momentBounds } from './score.ts';
import type { Moment } from './score.ts';

/** A part of a day on the mentor's wall. */
export interface Period {
  /** Day, in days since 1970-01-01. */
  readonly ordinal: number;
  readonly moment: Moment;
  /** Quarters of the grid. */
  readonly from: number;
  readonly to: number;
}

/** The mornings, middays and afternoons of `days`, in order; together they cover the grid exactly once. */
export const periodsOf = (days: readonly LocalDay[]): readonly Period[] => {
  const periods: Period[] = [];
  for (const { ordinal, midnight, from, to } of days)
    for (const moment of [0, 1, 2] as const) {
      const start = Math.max(from, midnight + momentBounds[moment] / 15);
      const end = Math.min(to, midnight + momentBounds[moment + 1]! / 15);
      if (end <= start) continue;
      const last = periods.at(-1);
      // The night clocks change, one morning is two runs of quarters: still one morning.
      if (last?.ordinal === ordinal && last.moment === moment) periods[periods.length - 1] = { ...last, to: end };
      else periods.push({ ordinal, moment, from: start, to: end });
    }
  return periods;
};
