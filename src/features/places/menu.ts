import type { Candidate } from './candidates.ts';
import type { Mask } from './grid.ts';
import type { Legs } from './legs.ts';
import type { Term } from './score.ts';
import type { Traits } from './traits.ts';

/** A candidate with all of its worth and of its hours that does not depend on who asks. */
export interface Offer extends Candidate {
  readonly traits: Traits;
  /** Where the setting stands among all settings, and the place in the catalogue, from one; nought is no place. */
  readonly settingNumber: number;
  readonly placeNumber: number;
  readonly terms: readonly Term[];
  /** Points of these terms. */
  readonly worth: number;
  readonly shorterWay: 'mentor' | 'mentee' | null;
  /** Quarters at which a session may start, both people aside. */
  readonly starts: Mask;
  readonly legs: Legs;
  /** Where it stands by setting, then by place: of two that are worth the same at the same hour, the first is taken. */
  readonly rank: number;
}

/** Offers with the same starts and the same legs: whoever asks, one look at both calendars says when any of them may start. */
export interface Bundle {
  readonly number: number;
  readonly starts: Mask;
  readonly legs: Legs;
  /** Its offers, as indices of those of the menu. */
  readonly from: number;
  readonly to: number;
}

/** What is offered to all pairs of people who start from the same places, for the same kind of session. */
export interface Menu {
  /** Bundle by bundle, the dearest first in each. */
  readonly offers: readonly Offer[];
  /** That of the dearest offer first. */
  readonly bundles: readonly Bundle[];
}

const compareNames = (a: Candidate, b: Candidate): number => {
  if (a.setting.id !== b.setting.id) return a.setting.id < b.setting.id ? -1 : 1;
  const [one, other] = [a.place?.id ?? '', b.place?.id ?? ''];
  return one === other ? 0 : one < other ? -1 : 1;
};

/** The same offers, in whatever order they come, make the same menu. Equal `starts` are the very same set, as `sessionStarts` gives them. */
export const menuOf = (offered: readonly Omit<Offer, 'rank'>[]): Menu => {
  const offers = offered.toSorted(compareNames).map((offer, rank): Offer => ({ ...offer, rank })).toSorted((a, b) => b.worth - a.worth || a.rank - b.rank);
  const together: Offer[][] = [];
  for (const offer of offers) {
    const alike = together.find(([first]) => first!.starts === offer.starts && first!.legs === offer.legs);
    if (alike) alike.push(offer);
    else together.push([offer]);
  }
  let to = 0;
  const bundles = together.map((alike, number): Bundle => {
    const { starts, legs } = alike[0]!;
    return { number, starts, legs, from: to, to: (to += alike.length) };
  });
  return { offers: together.flat(), bundles };
};
