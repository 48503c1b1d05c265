import { addDays, type Instant, instantAt, type LocalDate, wallTime, weekdayOf, type Zone } from '../../kernel/time.ts';

/** Whether people of a region rest on a date; weekends are added here. */
export type IsHoliday = (date: LocalDate) => boolean;

/** The bot speaks between these hours and stays silent outside them (right to disconnect, Code du travail L.2242-17). */
export const speakingHours = { from: 8 * 60 + 30, to: 18 * 60 + 30 };

const isWorkingDay = (date: LocalDate, weekday: number, isHoliday: IsHoliday): boolean => weekday <= 5 && !isHoliday(date);

/** Minutes on the wall, `to` excluded. */
type Hours = typeof speakingHours;

/** The bot's hours within a programme's working window, which rules.ts keeps wide enough to meet them; without a programme, its own. */
export const speakingWithin = (window: Hours | undefined): Hours =>
  window ? { from: Math.max(speakingHours.from, window.from), to: Math.min(speakingHours.to, window.to) } : speakingHours;

/** The first moment at or after `from` at which a person may be written to. */
export const nextSpeakingTime = (from: Instant, zone: Zone, isHoliday: IsHoliday, hours: Hours = speakingHours): Instant => {
  const wall = wallTime(from, zone);
  if (isWorkingDay(wall.date, wall.weekday, isHoliday)) {
    if (wall.minutes < hours.from) return instantAt(wall.date, hours.from, zone);
    if (wall.minutes < hours.to) return from;
  }
  return instantAt(nextWorkingDay(wall.date, isHoliday), hours.from, zone);
};

/** The first working day strictly after `date`. */
export const nextWorkingDay = (date: LocalDate, isHoliday: IsHoliday): LocalDate => {
  let next = addDays(date, 1);
  while (!isWorkingDay(next, weekdayOf(next), isHoliday)) next = addDays(next, 1);
  return next;
};

/** The last working day strictly before `date`. */
export const previousWorkingDay = (date: LocalDate, isHoliday: IsHoliday): LocalDate => {
  let previous = addDays(date, -1);
  while (!isWorkingDay(previous, weekdayOf(previous), isHoliday)) previous = addDays(previous, -1);
  return previous;
};

/** `days` working days later at the same time of day: the clock of an answer. */
export const addWorkingDays = (from: Instant, days: number, zone: Zone, isHoliday: IsHoliday): Instant => {
  const wall = wallTime(from, zone);
  let date = wall.date;
  for (let n = 0; n < days; n++) date = nextWorkingDay(date, isHoliday);
  return nextSpeakingTime(instantAt(date, wall.minutes, zone), zone, isHoliday);
};
