import { firstOfBoth } from './grid.ts';
import type { Mask } from './grid.ts';
import type { Legs } from './legs.ts';
import type { Occupancy } from './occupancy.ts';
import type { Period } from './periods.ts';
import type { Offer } from './prepare.ts';
import { points, repeats } from './score.ts';
import type { Moment } from './score.ts';
import type { Traits } from './traits.ts';

/**
 * Every offer against every part of every day. What a pair is worth is a sum of what its parts are worth to this duo, and what it
 * repeats costs its parts alike: nothing has to be kept for a pair, and most are passed over for their sum alone.
 */
export interface Contest {
  readonly offers: readonly Offer[];
  readonly unwanted: Traits;
  readonly periods: readonly Period[];
  /** By `Offer.settingNumber`, by `Offer.placeNumber`, and by the index of the period. */
  readonly settingWorth: Int32Array;
  readonly placeWorth: Int32Array;
  readonly periodWorth: Int32Array;
  /** The indices of the periods in which anything may start, dearest first once `sortPeriods` was here. */
  readonly order: Int16Array;
  /** Whose turn it is to have the shorter way. */
  readonly turn: Offer['shorterWay'];
  /** When both people may start, by how they go there. */
  readonly commonOf: (legs: Legs) => Mask;
  /** Rule `capacity`: where our duos are, and the quarters of a session. */
  readonly occupancy: Occupancy | null;
  readonly length: number;
}

/** The first start of an offer within one part of one day: later ones in it are worth the same and are not another choice. */
export interface Find {
  readonly offer: Offer;
  readonly period: Period;
  /** Quarter of the grid. */
  readonly start: number;
}

/** What was shown already, here or in an earlier offer. */
export interface Shown {
  readonly ordinal: number;
  readonly moment: Moment;
  readonly settingNumber: number | null;
  readonly placeNumber: number;
}

/** Takes from everything that repeats `shown` what a repeat costs. */
export const discount = ({ periods, settingWorth, placeWorth, periodWorth }: Contest, shown: Shown): void => {
  for (let index = 0; index < periods.length; index++) {
    const { ordinal, moment } = periods[index]!;
    if (ordinal === shown.ordinal) periodWorth[index]! -= repeats.day;
    if (moment === shown.moment) periodWorth[index]! -= repeats.moment;
  }
  if (shown.settingNumber !== null) settingWorth[shown.settingNumber]! -= repeats.setting;
  if (shown.placeNumber > 0) placeWorth[shown.placeNumber]! -= repeats.place;
};

/** Ties go to the earliest, then by setting and place: the same question always has the same answer. */
const precedes = (start: number, a: Offer, { start: otherStart, offer: b }: Find): boolean => {
  if (start !== otherStart) return start < otherStart;
  if (a.setting.id !== b.setting.id) return a.setting.id < b.setting.id;
  return (a.place?.id ?? '') < (b.place?.id ?? '');
};

/** Dearest first, then earliest. By insertion: from one find to the next, little changes places. */
const sortPeriods = ({ order, periodWorth }: Contest): void => {
  for (let end = 1; end < order.length; end++) {
    const index = order[end]!;
    const worth = periodWorth[index]!;
    let at = end;
    for (; at > 0; at--) {
      const before = order[at - 1]!;
      const worthBefore = periodWorth[before]!;
      if (worthBefore > worth || (worthBefore === worth && before < index)) break;
      order[at] = before;
    }
    order[at] = index;
  }
};

/**
 * The best find that is not in `chosen`, or null. With the dearest parts of days first, all but a few pairs are passed over for
 * their sum alone, and only those are looked up in the calendars.
 */
const findBest = (contest: Contest, chosen: readonly Find[]): Find | null => {
  const { offers, unwanted, periods, order, settingWorth, placeWorth, periodWorth, turn, commonOf, occupancy, length } = contest;
  sortPeriods(contest);
  let best: Find | null = null;
  let bestWorth = -Infinity;
  for (let number = 0; number < offers.length; number++) {
    const offer = offers[number]!;
    if ((offer.traits & unwanted) !== 0) continue;
    const worth = offer.worth + settingWorth[offer.settingNumber]! + placeWorth[offer.placeNumber]!
      + (turn !== null && offer.shorterWay === turn ? points.shorterWay : 0);
    if (order.length === 0 || worth + periodWorth[order[0]!]! < bestWorth) continue;
    const { starts, place } = offer;
    const common = commonOf(offer.legs);
    const full = place && occupancy ? occupancy.fullFor(place.id, length) : null;
    for (let rank = 0; rank < order.length; rank++) {
      const index = order[rank]!;
      const sum = worth + periodWorth[index]!;
      const period = periods[index]!;
      if (sum < bestWorth || (best && sum === bestWorth && period.from > best.start)) break;
      const start = firstOfBoth(common, starts, full, period.from, period.to);
      if (start < 0 || (best && sum === bestWorth && !precedes(start, offer, best))) continue;
      if (chosen.some((find) => find.offer === offer && find.period === period)) continue;
      best = { offer, period, start };
      bestWorth = sum;
    }
  }
  return best;
};

/** The best find, then again and again the best once what repeats those already chosen has lost its points. It spends all worths. */
export const shortlist = (contest: Contest, wanted: number): readonly Find[] => {
  const chosen: Find[] = [];
  while (chosen.length < wanted) {
    const best = findBest(contest, chosen);
    if (!best) break;
    chosen.push(best);
    const { period: { ordinal, moment }, offer: { settingNumber, placeNumber } } = best;
    discount(contest, { ordinal, moment, settingNumber, placeNumber });
  }
  return chosen;
};

