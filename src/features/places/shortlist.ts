import type { PlaceId } from '../../kernel/ids.ts';
import type { Candidate } from './candidates.ts';
import { repeats } from './score.ts';
import type { Moment } from './score.ts';

/** The first start of a candidate within one part of one day: later ones in it are worth the same and are not another choice. */
export interface Find {
  readonly candidate: Candidate;
  /** Quarter of the grid. */
  readonly start: number;
  /** Day on the mentor's wall, in days since 1970-01-01. */
  readonly ordinal: number;
  readonly moment: Moment;
  readonly score: number;
}

/** What was shown already, here or in an earlier offer. */
export interface Shown {
  readonly ordinal: number;
  readonly moment: Moment;
  readonly settingId?: string;
  readonly placeId: PlaceId | null;
}

const lossAgainst = ({ candidate, ordinal, moment }: Find, shown: Shown): number =>
  (ordinal === shown.ordinal ? repeats.day : 0)
  + (moment === shown.moment ? repeats.moment : 0)
  + (candidate.setting.id === shown.settingId ? repeats.setting : 0)
  + (candidate.place && candidate.place.id === shown.placeId ? repeats.place : 0);

/** Ties go to the earliest, then by setting and place: the same question always has the same answer. */
const precedes = (a: Find, b: Find): boolean => {
  if (a.start !== b.start) return a.start < b.start;
  if (a.candidate.setting.id !== b.candidate.setting.id) return a.candidate.setting.id < b.candidate.setting.id;
  return (a.candidate.place?.id ?? '') < (b.candidate.place?.id ?? '');
};

/** The best find, then again and again the best once what repeats those already shown has lost its points. */
export const shortlist = <F extends Find>(finds: readonly F[], wanted: number, alreadyShown: readonly Shown[]): readonly F[] => {
  const worth = finds.map((find) => find.score - alreadyShown.reduce((loss, shown) => loss + lossAgainst(find, shown), 0));
  const chosen: F[] = [];
  while (chosen.length < Math.min(wanted, finds.length)) {
    let best = -1;
    for (let i = 0; i < finds.length; i++) {
      const gap = best < 0 ? 1 : worth[i]! - worth[best]!;
      if (worth[i] !== -Infinity && (gap > 0 || (gap === 0 && precedes(finds[i]!, finds[best]!)))) best = i;
    }
    const find = finds[best]!;
    chosen.push(find);
    worth[best] = -Infinity;
    const { candidate, ordinal, moment } = find;
    const shown: Shown = { ordinal, moment, settingId: candidate.setting.id, placeId: candidate.place?.id ?? null };
    for (let i = 0; i < finds.length; i++) worth[i]! -= lossAgainst(finds[i]!, shown);
  }
  return chosen;
};
