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
  /** Those of its whole day. */
  readonly day: { readonly from: number; readonly to: number };
}

/** The mornings, middays and afternoons of `days`, in order; together they cover the grid exactly once. */
export const periodsOf = (days: readonly LocalDay[]): readonly Period[] => {
  const parts: Omit<Period, 'day'>[] = [];
  const bounds = new Map<number, { readonly from: number; readonly to: number }>();
  for (const { ordinal, midnight, from, to } of days) {
    bounds.set(ordinal, { from: bounds.get(ordinal)?.from ?? from, to });
    for (const moment of [0, 1, 2] as const) {
      const start = Math.max(from, midnight + momentBounds[moment] / 15);
      const end = Math.min(to, midnight + momentBounds[moment + 1]! / 15);
      if (end <= start) continue;
      const last = parts.at(-1);
      // The night clocks change, one morning is two runs of quarters: still one morning.
      if (last?.ordinal === ordinal && last.moment === moment) parts[parts.length - 1] = { ...last, to: end };
      else parts.push({ ordinal, moment, from: start, to: end });
    }
  }
  return parts.map((part) => ({ ...part, day: bounds.get(part.ordinal)! }));
};
