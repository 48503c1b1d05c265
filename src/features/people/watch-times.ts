import { addDays, type Instant, instantAt, wallTime, type Zone } from '../../kernel/time.ts';

/** Between the pass over events and the working day: what it cancels is out of calendars before anybody looks. */
const night = 3 * 60;
const zone = 'Europe/Paris' as Zone;

/** The next look at the directory, strictly after `now`. */
export const nextWatch = (now: Instant): Instant => {
  const { date } = wallTime(now, zone);
  const tonight = instantAt(date, night, zone);
  return tonight > now ? tonight : instantAt(addDays(date, 1), night, zone);
};
