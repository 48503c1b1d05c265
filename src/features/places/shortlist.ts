import { firstOfBoth, isSet } from './grid.ts';
import type { Mask } from './grid.ts';
import type { Legs } from './legs.ts';
import type { Bundle, Offer } from './menu.ts';
import type { Occupancy } from './occupancy.ts';
import type { Period } from './periods.ts';
import { points, repeats } from './score.ts';
import type { Moment } from './score.ts';
import type { Traits } from './traits.ts';
import { unknownStart } from './workbench.ts';

/**
 * Every offer against every part of every day. What a pair is worth is a sum of what its parts are worth to this duo, and what it
 * repeats costs its parts alike: nothing has to be kept for a pair, and most are passed over for their sum alone.
 */
export interface Contest {
  readonly offers: readonly Offer[];
  readonly bundles: readonly Bundle[];
  /** By the index of the offer; and those indices, within each bundle, dearest first once `lineUp` was here. */
  readonly offerWorth: Int32Array;
  readonly line: Int16Array;
  readonly unwanted: Traits;
  readonly periods: readonly Period[];
  /** By `Offer.settingNumber`, by `Offer.placeNumber`, and by the index of the period. */
  readonly settingWorth: Int32Array;
  readonly placeWorth: Int32Array;
  readonly periodWorth: Int32Array;
  /** What a period was worth before anything was shown, and so the most that it is: no repeat adds to it. */
  readonly periodCeiling: Int32Array;
  /** The indices of the periods in which anything may start: the highest ceiling first, then the earliest. */
  readonly order: Int16Array;
  /** The first quarter at which a bundle may start in a period, by the number of one and the index of the other, once looked up. */
  readonly firstStarts: Int16Array;
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
export const discount = ({ periods, settingWorth, placeWorth, periodWorth, order }: Contest, shown: Shown): void => {
  for (let rank = 0; rank < order.length; rank++) {
    const index = order[rank]!;
    const { ordinal, moment } = periods[index]!;
    if (ordinal === shown.ordinal) periodWorth[index]! -= repeats.day;
    if (moment === shown.moment) periodWorth[index]! -= repeats.moment;
  }
  if (shown.settingNumber !== null) settingWorth[shown.settingNumber]! -= repeats.setting;
  if (shown.placeNumber > 0) placeWorth[shown.placeNumber]! -= repeats.place;
};

/** Less than anything is ever worth, and what nobody wants less still: small whole numbers, like all worths. */
const nothing = -(2 ** 29);
const unwantedWorth = -(2 ** 30);

/** The best find so far. Ties go to the earliest, then by setting and place: the same question always has the same answer. */
class Lead {
  find: Find | null = null;
  worth = nothing;

  yieldsTo(worth: number, start: number, offer: Offer): boolean {
    if (worth !== this.worth || !this.find) return worth > this.worth;
    return start === this.find.start ? offer.rank < this.find.offer.rank : start < this.find.start;
  }
}

/** What the dearest part of any day is worth; with it a bundle knows whether it can win at all. */
const dearest = ({ order, periodWorth }: Contest): number => {
  let most = nothing;
  for (let rank = 0; rank < order.length; rank++) most = Math.max(most, periodWorth[order[rank]!]!);
  return most;
};

/** Weighs the offers of a bundle and puts the dearest first; returns its worth. By insertion: from one find to the next, little changes places. */
const lineUp = ({ offers, offerWorth, line, settingWorth, placeWorth, turn, unwanted }: Contest, { from, to }: Bundle): number => {
  for (let end = from; end < to; end++) {
    const index = line[end]!;
    const { traits, worth: own, settingNumber, placeNumber, shorterWay, rank } = offers[index]!;
    const worth = (traits & unwanted) !== 0
      ? unwantedWorth
      : own + settingWorth[settingNumber]! + placeWorth[placeNumber]! + (turn !== null && shorterWay === turn ? points.shorterWay : 0);
    offerWorth[index] = worth;
    let at = end;
    for (; at > from; at--) {
      const before = line[at - 1]!;
      const worthBefore = offerWorth[before]!;
      if (worthBefore > worth || (worthBefore === worth && offers[before]!.rank < rank)) break;
      line[at] = before;
    }
    line[at] = index;
  }
  return offerWorth[line[from]!]!;
};

/** The first start of a bundle in a period, or -1, rooms aside. */
const startIn = ({ periods, firstStarts, commonOf }: Contest, { number, legs, starts }: Bundle, index: number): number => {
  const at = number * periods.length + index;
  const known = firstStarts[at]!;
  if (known !== unknownStart) return known;
  const { from, to } = periods[index]!;
  return (firstStarts[at] = firstOfBoth(commonOf(legs), starts, null, from, to));
};

const isChosen = (chosen: readonly Find[], offer: Offer, period: Period): boolean => {
  for (const find of chosen) if (find.offer === offer && find.period === period) return true;
  return false;
};

/** Lets the offers of a bundle run for the lead in a part of a day: the dearest that has room at the first start, or a later one. */
const compete = (contest: Contest, lead: Lead, bundle: Bundle, index: number, first: number, chosen: readonly Find[]): void => {
  const { offers, offerWorth, line, periods, periodWorth, occupancy, length, commonOf } = contest;
  const period = periods[index]!;
  for (let at = bundle.from; at < bundle.to; at++) {
    const worth = offerWorth[line[at]!]! + periodWorth[index]!;
    if (worth < lead.worth) return;
    const offer = offers[line[at]!]!;
    if (isChosen(chosen, offer, period)) continue;
    const full = occupancy === null || offer.placeNumber === 0 ? null : occupancy.fullFor(offer.placeNumber, length);
    const isFull = full !== null && isSet(full, first);
    const start = isFull ? firstOfBoth(commonOf(bundle.legs), bundle.starts, full, first + 1, period.to) : first;
    if (start >= 0 && lead.yieldsTo(worth, start, offer)) {
      lead.find = { offer, period, start };
      lead.worth = worth;
    }
    if (!isFull) return;
  }
};

/**
 * The best find that is not in `chosen`, or null. With the dearest parts of days first, all but a few pairs are passed over for their
 * sum alone, and only those are looked up in the calendars.
 */
const findBest = (contest: Contest, chosen: readonly Find[]): Find | null => {
  const { bundles, order, periodWorth, periodCeiling } = contest;
  const lead = new Lead();
  const most = dearest(contest);
  for (let number = 0; number < bundles.length; number++) {
    const bundle = bundles[number]!;
    const worth = lineUp(contest, bundle);
    if (worth + most < lead.worth) continue;
    for (let rank = 0; rank < order.length; rank++) {
      const index = order[rank]!;
      if (worth + periodCeiling[index]! < lead.worth) break;
      if (worth + periodWorth[index]! < lead.worth) continue;
      const first = startIn(contest, bundle, index);
      if (first >= 0) compete(contest, lead, bundle, index, first, chosen);
    }
  }
  return lead.find;
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
