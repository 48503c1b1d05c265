import { addDays, type Instant, instantAt, wallTime, type Zone } from '../../kernel/time.ts';

/** HR's week starts on Monday at 08:45: figures are released and the digest is written. */
const opening = 8 * 60 + 45;
const zone = 'Europe/Paris' as Zone;

/** The next Monday morning strictly after `now`. */
export const weekStart = (now: Instant): Instant => {
  const { date, weekday } = wallTime(now, zone);
  const thisMonday = instantAt(addDays(date, 1 - weekday), opening, zone);
  return thisMonday > now ? thisMonday : instantAt(addDays(date, 8 - weekday), opening, zone);
};

/** The Monday of a week, at noon: all that HR sees of a date. */
export const mondayOf = (at: Instant): Instant => {
  const { date, weekday } = wallTime(at, zone);
  return instantAt(addDays(date, 1 - weekday), 12 * 60, zone);
};
