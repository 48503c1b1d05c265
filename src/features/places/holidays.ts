import Holidays from 'date-holidays';
import { day } from '../../kernel/time.ts';
import type { Interval, LocalDate } from '../../kernel/time.ts';

/** date-holidays knows Alsace-Moselle by department number and the overseas departments by letters (Code du travail L3422-2). */
const overseas: Readonly<Record<string, string>> = { '971': 'GP', '972': 'MQ', '973': 'GF', '974': 'RE', '976': 'YT' };

const known = new Map<string, readonly LocalDate[]>();

/** The very same set for all who share it: what the search works out about it is kept with it. */
const together = new Map<string, ReadonlySet<LocalDate>>();

/** The public holidays of one year; errors as below. */
export const holidaysOfYear = (country: string, department: string, year: number): readonly LocalDate[] => {
  const key = `${country} ${department} ${year}`;
  const cached = known.get(key);
  if (cached) return cached;
  const calendar = new Holidays(country, country === 'FR' ? (overseas[department] ?? department) : department);
  const found = calendar
    .getHolidays(year)
    .filter(({ type }) => type === 'public')
    .map(({ date }) => date.slice(0, 10) as LocalDate);
  if (found.length === 0) throw new RangeError('no public holidays are known for this country');
  known.set(key, found);
  return found;
};

/**
 * The public holidays of a person's region over `horizon`: `country` as ISO 3166-1, `department` as date-holidays' subdivision
 * (the number, in France; 57, 67 and 68 keep Good Friday and 26 December, Code du travail L3134-13; a number it has no entry
 * for keeps the national days). Throws RangeError for a country without known holidays: a day that might be one is never free.
 */
export const publicHolidays = (
  { country, department }: { readonly country: string; readonly department: string },
  horizon: Interval,
): ReadonlySet<LocalDate> => {
  const firstYear = new Date(horizon.start - day).getUTCFullYear();
  const lastYear = new Date(horizon.end + day).getUTCFullYear();
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i);
  const key = `${country} ${department} ${firstYear} ${lastYear}`;
  let all = together.get(key);
  if (!all) together.set(key, (all = new Set(years.flatMap((year) => holidaysOfYear(country, department, year)))));
  return all;
};
