import type { Weekday } from '../../../kernel/time.ts';
import type { PriceLevel } from '../place.ts';
import { likeableSettings, type SettingId } from '../setting.ts';

/** The parts of a day one may rather leave alone: those that feel different in score.ts, in the same order. */
export const dayParts = ['morning', 'lunch', 'afternoon'] as const;
export type DayPart = (typeof dayParts)[number];

export const spokenLanguages = ['fr', 'en', 'de', 'es', 'it', 'pt', 'nl', 'ar'] as const;
export type SpokenLanguage = (typeof spokenLanguages)[number];

export const teleworkDays = [1, 2, 3, 4, 5] as const satisfies readonly Weekday[];
export type TeleworkDay = (typeof teleworkDays)[number];

/** What a programme may pay at most for one person: beyond it a limit of one's own would change nothing. */
export const priceLimits = [0, 1, 2] as const satisfies readonly PriceLevel[];
export type PriceLimit = (typeof priceLimits)[number];

/** What one person likes and refuses. Read by the search, and by that person. */
export interface Preferences {
  readonly enjoyed: readonly SettingId[];
  readonly refused: readonly SettingId[];
  readonly maxPrice: PriceLimit;
  readonly openAir: boolean;
  /** Longest walk one way, minutes. */
  readonly maxWalk: number;
  readonly avoided: readonly DayPart[];
  /** Days worked from home, and the minutes from there to where one meets: declared, never an address. */
  readonly telework: { readonly days: readonly TeleworkDay[]; readonly minutes: number };
  readonly languages: readonly SpokenLanguage[];
  /** Whether a neutral room may be offered, without a reason: who of the two asked is in no answer. */
  readonly neutralRoom: boolean;
}

/** Access needs: sensitive, hence given apart, by an act of their own. */
export interface AccessNeeds {
  readonly stepFree: boolean;
  readonly quiet: boolean;
}

/** All that the search reads of one side. */
export interface Wishes extends Preferences {
  readonly access: AccessNeeds | null;
}

export const walkRange = { least: 5, most: 30 } as const;
export const teleworkRange = { least: 0, most: 120 } as const;

export const noPreference: Preferences = {
  enjoyed: [], refused: [], maxPrice: 2, openAir: true, maxWalk: 15, avoided: [], telework: { days: [], minutes: 0 }, languages: [],
  neutralRoom: false,
};

export const noWish: Wishes = { ...noPreference, access: null };

/**
 * How many settings each side leaves open. Whoever could refuse all but one would learn from "no common moment" what the
 * other refuses; with three, an empty answer names none of them.
 */
export const leastOpen = 3;

/** The field at fault when too little is left for the search, or undefined. */
export const tooNarrow = ({ refused, avoided }: Pick<Preferences, 'refused' | 'avoided'>): 'refused' | 'avoided' | undefined => {
  if (likeableSettings.filter((id) => !refused.includes(id)).length < leastOpen) return 'refused';
  return new Set(avoided).size === dayParts.length ? 'avoided' : undefined;
};
