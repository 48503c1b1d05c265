import { addDays, type Instant, instantAt, type LocalDate, wallTime, weekdayOf, type Zone } from '../../kernel/time.ts';

/** Whether people of a region rest on a date; weekends are added here. */
export type IsHoliday = (date: LocalDate) => boolean;

/** The bot speaks between these hours and stays silent outside them (right to disconnect, Code du travail L.2242-17). */
export const speakingHours = { from: 8 * 60 + 30, to: 18 * 60 + 30 };

const isWorkingDay = (date: LocalDate, weekday: number, isHoliday: IsHoliday): boolean => weekday <= 5 && !isHoliday(date);

/** The first moment at or after `from` at which a person may be written to. */
export const nextSpeakingTime = (from: Instant, zone: Zone, isHoliday: IsHoliday): Instant => {
  const wall = wallTime(from, zone);
  if (isWorkingDay(wall.date, wall.weekday, isHoliday)) {
    if (wall.minutes < speakingHours.from) return instantAt(wall.date, speakingHours.from, zone);
    if (wall.minutes < speakingHours.to) return from;
  }
  return instantAt(nextWorkingDay(wall.date, isHoliday), speakingHours.from, zone);
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
