import type { PlaceId } from '../../kernel/ids.ts';
import { firstOfBoth } from './grid.ts';
import type { Mask } from './grid.ts';
import type { Period } from './periods.ts';
import type { Offer } from './prepare.ts';
import { repeats } from './score.ts';
import type { Moment } from './score.ts';

/** An offer in the running. What it is worth and what repeats cost it depend on it alone, whatever the day. */
export interface Runner {
  readonly offer: Offer;
  /** When a session may start there: the offer's starts, but those at which our duos fill the place. */
  readonly starts: Mask;
  /** When both people may start, for this offer's ways. */
  readonly common: Mask;
  worth: number;
}

/** A part of a day in the running; what it is worth and what repeats cost it depend on it alone, whatever the offer. */
export interface Stretch {
  readonly period: Period;
  /** Quarters of the day for both: nothing holds either, and both may be asked. */
  readonly free: number;
  readonly working: number;
  worth: number;
}

/** The first start of an offer within one part of one day: later ones in it are worth the same and are not another choice. */
export interface Find {
  readonly runner: Runner;
  readonly stretch: Stretch;
  /** Quarter of the grid. */
  readonly start: number;
}

/** What was shown already, here or in an earlier offer. */
export interface Shown {
  readonly ordinal: number;
  readonly moment: Moment;
  readonly settingId?: string;
  readonly placeId: PlaceId | null;
}

/** Takes from everything that repeats `shown` what a repeat costs. */
export const discount = (runners: readonly Runner[], stretches: readonly Stretch[], shown: Shown): void => {
  for (const stretch of stretches) {
    if (stretch.period.ordinal === shown.ordinal) stretch.worth -= repeats.day;
    if (stretch.period.moment === shown.moment) stretch.worth -= repeats.moment;
  }
  for (const runner of runners) {
    if (runner.offer.setting.id === shown.settingId) runner.worth -= repeats.setting;
    if (runner.offer.place && runner.offer.place.id === shown.placeId) runner.worth -= repeats.place;
  }
};

/** Ties go to the earliest, then by setting and place: the same question always has the same answer. */
const precedes = (start: number, { offer: a }: Runner, { start: otherStart, runner: { offer: b } }: Find): boolean => {
  if (start !== otherStart) return start < otherStart;
  if (a.setting.id !== b.setting.id) return a.setting.id < b.setting.id;
  return (a.place?.id ?? '') < (b.place?.id ?? '');
};

const compareStretches = (a: Stretch, b: Stretch): number => b.worth - a.worth || a.period.from - b.period.from;

/**
 * The best find that is not in `chosen`, or null. Worth is a sum of what the offer and what the stretch are worth: with the
 * dearest stretches first, all but a few pairs are passed over for their sum alone, and only those are looked up in the calendars.
 */
const findBest = (runners: readonly Runner[], stretches: Stretch[], chosen: readonly Find[]): Find | null => {
  stretches.sort(compareStretches);
  let best: Find | null = null;
  let bestWorth = -Infinity;
  for (const runner of runners)
    for (const stretch of stretches) {
      const worth = runner.worth + stretch.worth;
      const { from, to } = stretch.period;
      if (worth < bestWorth || (best && worth === bestWorth && from > best.start)) break;
      const start = firstOfBoth(runner.common, runner.starts, from, to);
      if (start < 0 || (best && worth === bestWorth && !precedes(start, runner, best))) continue;
      if (chosen.some((find) => find.runner === runner && find.stretch === stretch)) continue;
      best = { runner, stretch, start };
      bestWorth = worth;
    }
  return best;
};

/**
 * The best find, then again and again the best once what repeats those already chosen has lost its points. It sorts `stretches` and
 * spends the worth of all.
 */
export const shortlist = (runners: readonly Runner[], stretches: Stretch[], wanted: number): readonly Find[] => {
  const chosen: Find[] = [];
  while (chosen.length < wanted) {
    const best = findBest(runners, stretches, chosen);
    if (!best) break;
    chosen.push(best);
    const { period: { ordinal, moment } } = best.stretch;
    const { setting, place } = best.runner.offer;
    discount(runners, stretches, { ordinal, moment, settingId: setting.id, placeId: place?.id ?? null });
  }
  return chosen;
};
