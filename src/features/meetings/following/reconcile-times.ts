import { addDays, day, type Instant, instantAt, type Interval, type LocalDate, wallTime, type Zone } from '../../../kernel/time.ts';

/** Every night all dates ahead are read; before the day's work those of today and of the day after tomorrow, once more. */
const night = 2 * 60;
const morning = 7 * 60 + 30;
const zone = 'Europe/Paris' as Zone;

/**
 * A date that has passed, and of which nobody has said whether it took place, may have been put to a later time just before, and we not
 * told: it is looked for as long as that.
 */
export const lookBack = 30 * day;

const dateOf = (at: Instant): LocalDate => wallTime(at, zone).date;
const isClose = ({ start }: Pick<Interval, 'start'>, today: LocalDate): boolean => [today, addDays(today, 2)].includes(dateOf(start));

/** The next pass strictly after `now`. */
export const nextPass = (meetings: readonly Pick<Interval, 'start'>[], now: Instant): Instant => {
  const today = dateOf(now);
  const passes = [today, addDays(today, 1)].flatMap((date) => [
    instantAt(date, night, zone),
    ...(meetings.some((meeting) => isClose(meeting, date)) ? [instantAt(date, morning, zone)] : []),
  ]);
  return Math.min(...passes.filter((at) => at > now)) as Instant;
};

/** What a pass at `now` reads. */
export const readInPass = <M extends Pick<Interval, 'start'>>(meetings: readonly M[], now: Instant): readonly M[] =>
  wallTime(now, zone).minutes < morning ? meetings : meetings.filter((meeting) => isClose(meeting, dateOf(now)));
