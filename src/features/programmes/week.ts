import { addDays, type Instant, instantAt, type LocalDate, wallTime, type Zone } from '../../kernel/time.ts';
import type { Frame } from './programme.ts';

/** HR's week starts on Monday at 08:45: figures are released and the digest is written. */
const opening = 8 * 60 + 45;
/** Where HR sits: the day and the week it reads are those of Paris. */
export const hrZone = 'Europe/Paris' as Zone;

/** The next Monday morning strictly after `now` that is in none of the closing weeks: they are HR's too. */
export const weekStart = (now: Instant, closing: Frame['quiet'] = []): Instant => {
  const { date, weekday } = wallTime(now, hrZone);
  let monday = addDays(date, 1 - weekday);
  while (instantAt(monday, opening, hrZone) <= now || isClosed(monday, closing)) monday = addDays(monday, 7);
  return instantAt(monday, opening, hrZone);
};

/** Whether the programme rests that day, for everybody. */
export const isClosed = (date: LocalDate, closing: Frame['quiet']): boolean => closing.some(({ from, to }) => from <= date && date <= to);

/** The day it is for HR. */
export const hrToday = (now: Instant): LocalDate => wallTime(now, hrZone).date;

/** The Monday of a week, at noon: all that HR sees of a date. */
export const mondayOf = (at: Instant): Instant => {
  const { date, weekday } = wallTime(at, hrZone);
  return instantAt(addDays(date, 1 - weekday), 12 * 60, hrZone);
};
