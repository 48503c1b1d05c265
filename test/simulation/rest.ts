import { type Instant, instantAt, type Interval, type LocalDate, wallTime, type Zone } from '../../src/kernel/time.ts';

/**
 * France's public holidays in the months that lives are lived in (Code du travail, L3133-1), by the calendar on the wall: Easter falls on 28 March 2027.
 * No library, for the product asks one. Everybody here works in Paris: Alsace's Good Friday and 26 December are nobody's.
 */
const holidays: ReadonlySet<string> = new Set([
  '2026-11-01', '2026-11-11', '2026-12-25', '2027-01-01', '2027-03-29', '2027-05-01', '2027-05-06', '2027-05-08', '2027-05-17', '2027-07-14', '2027-08-15',
]);

const paris = 'Europe/Paris' as Zone;
/** The bot's own hours (Code du travail, L2242-17), minutes on the wall. */
const speaking = { from: 8 * 60 + 30, to: 18 * 60 + 30 };

/** When and by which rules of their programme lives begin. */
export interface Season {
  readonly beginning: Instant;
  /** Minutes on the wall, ISO weekdays. */
  readonly window: { readonly days: readonly (1 | 2 | 3 | 4 | 5)[]; readonly from: number; readonly to: number };
  /** The one period in which all rests, if any. */
  readonly quiet: { readonly from: LocalDate; readonly to: LocalDate } | null;
}

const at = (date: string): Instant => instantAt(date as LocalDate, 9 * 60 + 10, paris);

export const seasons = {
  /** A Tuesday morning, under the rules of the template; three months later the plan of the duos is over. */
  autumn: { beginning: at('2026-11-24'), window: { days: [1, 2, 3, 4, 5], ...speaking }, quiet: null },
  /** A Monday three days before Christmas Eve: a holiday, a week in which the company is closed, another holiday; never on Wednesdays, and shorter days. */
  christmas: {
    beginning: at('2026-12-21'), window: { days: [1, 2, 4, 5], from: 9 * 60, to: 17 * 60 + 30 }, quiet: { from: '2026-12-28' as LocalDate, to: '2027-01-05' as LocalDate },
  },
} as const satisfies Record<string, Season>;

const isQuiet = ({ quiet }: Season, date: LocalDate): boolean => quiet !== null && quiet.from <= date && date <= quiet.to;

/** Whether somebody may be written to, about a duo or about none. */
export const maySpeak = (season: Season, now: Instant, isOfDuo: boolean): boolean => {
  const { date, weekday, minutes } = wallTime(now, paris);
  if (weekday > 5 || holidays.has(date) || (isOfDuo && isQuiet(season, date))) return false;
  const { from, to } = isOfDuo ? { from: Math.max(speaking.from, season.window.from), to: Math.min(speaking.to, season.window.to) } : speaking;
  return minutes >= from && minutes <= to;
};

/** Whether two people may meet then. */
export const mayMeet = (season: Season, { start, end }: Interval): boolean => {
  const [first, last] = [wallTime(start, paris), wallTime(end, paris)];
  return season.window.days.some((day) => day === first.weekday) && !holidays.has(first.date) && !isQuiet(season, first.date)
    && first.date === last.date && first.minutes >= season.window.from && last.minutes <= season.window.to;
};
