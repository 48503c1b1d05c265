import type { Instant, LocalDate, WallMinutes, Weekday, Zone } from '../../kernel/time.ts';
import { addDays, instantAt, minute, plus, weekdayOf } from '../../kernel/time.ts';
import type { SiteName } from './people.ts';

export const zone = 'Europe/Paris' as Zone;
/** What Exchange calls it. */
export const windowsZone = 'Romance Standard Time';

export interface Day {
  readonly date: LocalDate;
  readonly weekday: Weekday;
  /** Weeks since the first Monday of the world. */
  readonly week: number;
  readonly index: number;
  readonly noon: Instant;
}

const firstDay = '2026-08-31' as LocalDate;
const count = 213;

/** From Monday 31 August 2026 to Wednesday 31 March 2027: the time for which people's calendars are filled. */
export const days: readonly Day[] = Array.from({ length: count }, (_, index) => {
  const date = addDays(firstDay, index);
  return { date, index, weekday: weekdayOf(date), week: Math.floor(index / 7), noon: instantAt(date, 720, zone) };
});

export const dayOn = (date: string): Day => {
  const found = days.find((day) => day.date === date);
  if (!found) throw new RangeError(`${date} is outside the world`);
  return found;
};

/** A wall time of the working day; counted from noon, so that a change of clocks in the night does no harm. */
export const at = (day: Day, minutes: WallMinutes): Instant => plus(day.noon, (minutes - 720) * minute);

interface Holiday {
  date: string;
  name: string;
  only?: SiteName;
}
const holidays: readonly Holiday[] = [
  { date: '2026-11-01', name: 'Toussaint' },
  { date: '2026-11-11', name: 'Armistice de 1918' },
  { date: '2026-12-25', name: 'Noël' },
  { date: '2026-12-26', name: 'Saint-Étienne', only: 'Strasbourg' },
  { date: '2027-01-01', name: 'Jour de l’an' },
  { date: '2027-03-26', name: 'Vendredi saint', only: 'Strasbourg' },
  { date: '2027-03-29', name: 'Lundi de Pâques' },
];

/** Public holidays of the site's region (code du travail, L.3133-1; Alsace-Moselle, L.3134-13). */
export const holidayOn = (day: Day, site: SiteName): string | undefined =>
  holidays.find(({ date, only }) => date === day.date && (only === undefined || only === site))?.name;
