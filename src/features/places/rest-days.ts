import { addDays, day, type Interval, type LocalDate, weekdayOf, type Weekday } from '../../kernel/time.ts';
import { schoolHolidays, schoolZoneOf } from './content/school-calendar.ts';
import { holidaysOfYear } from './holidays.ts';

/** What rest is read from: where a person belongs, as a site says it; null when nobody has declared it. */
export type Region = { readonly country: string; readonly department: string } | null;

/** What a programme adds to public holidays. Local dates, ends included. */
export interface RestRules {
  readonly quiet: readonly { readonly from: LocalDate; readonly to: LocalDate }[];
  readonly bridges: boolean;
  readonly schoolHolidays: boolean;
  /** The days of its working window; any other day rests. All seven where there is no programme. */
  readonly days: readonly Weekday[];
}

/** For whatever belongs to no programme. */
export const publicHolidaysOnly: RestRules = { quiet: [], bridges: false, schoolHolidays: false, days: [1, 2, 3, 4, 5, 6, 7] };

/** The part of a programme's frame that says when its people rest; what an older frame does not say is off. */
export type RestFrame = Partial<Omit<RestRules, 'days'>> & { readonly window?: { readonly days: readonly Weekday[] } };

export const restRulesOf = (frame: RestFrame): RestRules => ({
  quiet: frame.quiet ?? [], bridges: frame.bridges ?? false, schoolHolidays: frame.schoolHolidays ?? false, days: frame.window?.days ?? publicHolidaysOnly.days,
});

export type RestReason = 'public-holiday' | 'bridge' | 'closing' | 'school-holiday' | 'day-off';

/** Without a declared site, France's national days. */
const regionOf = (region: Region) => region ?? { country: 'FR', department: '75' };

const isHoliday = (region: Region, date: LocalDate): boolean => {
  const { country, department } = regionOf(region);
  return holidaysOfYear(country, department, Number(date.slice(0, 4))).includes(date);
};

/**
 * A bridge (« pont »): a single working day shut in between a public holiday of the region and a weekend or another one. Two days
 * in a row are none: an employer who closes them says so as a closing week.
 */
const isBridge = (region: Region, date: LocalDate): boolean => {
  if (weekdayOf(date) > 5) return false;
  const around = [addDays(date, -1), addDays(date, 1)].map((near) => ({ isHoliday: isHoliday(region, near), isWeekend: weekdayOf(near) > 5 }));
  return around.every((near) => near.isHoliday || near.isWeekend) && around.some((near) => near.isHoliday);
};

const within = (date: LocalDate, { from, to }: { readonly from: LocalDate; readonly to: LocalDate }): boolean => from <= date && date <= to;

const isSchoolHoliday = (region: Region, date: LocalDate): boolean => {
  const zone = schoolZoneOf(region);
  return zone !== null && schoolHolidays[zone].some((holiday) => within(date, holiday));
};

/** Whether a date stops the cadence of sessions: a closing week or school holidays. A day alone, holiday or bridge, is too short to. */
export const isQuiet = (region: Region, rules: RestRules, date: LocalDate): boolean =>
  rules.quiet.some((period) => within(date, period)) || (rules.schoolHolidays && isSchoolHoliday(region, date));

/** Why somebody of this region rests on a date in a programme with these rules; null when they do not. Weekends are the caller's. */
export const whyRest = (region: Region, rules: RestRules, date: LocalDate): RestReason | null => {
  if (isHoliday(region, date)) return 'public-holiday';
  if (rules.quiet.some((period) => within(date, period))) return 'closing';
  if (rules.bridges && isBridge(region, date)) return 'bridge';
  if (rules.schoolHolidays && isSchoolHoliday(region, date)) return 'school-holiday';
  return rules.days.includes(weekdayOf(date)) ? null : 'day-off';
};

export interface QuietSpell {
  readonly reason: Exclude<RestReason, 'public-holiday' | 'day-off'>;
  /** As HR calls a closing week, or which school holidays. */
  readonly name: string | null;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** What a programme adds to public holidays for this region, over the `days` from `today` on, in order. */
export const listQuietSpells = (
  region: Region, rules: Omit<RestRules, 'quiet'> & { readonly quiet: readonly { from: LocalDate; to: LocalDate; name?: string }[] }, today: LocalDate, days: number,
): readonly QuietSpell[] => {
  const zone = rules.schoolHolidays ? schoolZoneOf(region) : null;
  const last = addDays(today, days);
  const dates = rules.bridges ? Array.from({ length: days }, (_, index) => addDays(today, index)).filter((date) => isBridge(region, date)) : [];
  const spells: readonly QuietSpell[] = [
    ...rules.quiet.map(({ from, to, name }) => ({ reason: 'closing' as const, name: name ?? null, from, to })),
    ...dates.map((date) => ({ reason: 'bridge' as const, name: null, from: date, to: date })),
    ...(zone ? schoolHolidays[zone] : []).map(({ name, from, to }) => ({ reason: 'school-holiday' as const, name, from, to })),
  ];
  return spells.filter(({ from, to }) => to >= today && from <= last).toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
};

const known = new Map<string, ReadonlySet<LocalDate>>();
/** A programme's rules change seldom and regions are few: past this many the cache starts over. */
const mostKnown = 500;

/**
 * The local dates that rest, over every year that `horizon` touches in any zone. The same set is handed to whoever asks the same
 * again: a plan asks for thousands of people. Throws RangeError for a country without known holidays.
 */
export const restDays = (region: Region, rules: RestRules, horizon: Interval): ReadonlySet<LocalDate> => {
  const [first, last] = [new Date(horizon.start - day).getUTCFullYear(), new Date(horizon.end + day).getUTCFullYear()];
  const key = JSON.stringify([regionOf(region).country, regionOf(region).department, rules, first, last]);
  const cached = known.get(key);
  if (cached) return cached;
  const dates = new Set<LocalDate>();
  for (let date = `${first}-01-01` as LocalDate; date <= `${last}-12-31`; date = addDays(date, 1)) if (whyRest(region, rules, date)) dates.add(date);
  if (known.size >= mostKnown) known.clear();
  known.set(key, dates);
  return dates;
};
