import type { LocalDate } from '../../kernel/time.ts';

/** Months in which a place receives anybody, 1 to 12, ends included; from October to March is over the new year. */
export interface Season {
  readonly from: number;
  readonly to: number;
}

export const isInSeason = (season: Season | null | undefined, date: LocalDate): boolean => {
  if (!season) return true;
  const month = Number(date.slice(5, 7));
  return season.from <= season.to ? season.from <= month && month <= season.to : month >= season.from || month <= season.to;
};
