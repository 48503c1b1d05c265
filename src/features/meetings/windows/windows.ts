import { addDays, type Instant, instantAt, type Interval, type LocalDate, wallTime, type Zone } from '../../../kernel/time.ts';
import { type DayPart, dayParts } from '../../places/preferences/preferences.ts';
import type { BusyItem } from '../../places/slot.ts';
import type { Role } from '../../matching/duo.ts';
import { ownWhyNot, type WhyNot } from '../why-not.ts';

/** Part of a day in which somebody whose calendar cannot be read says they are free. */
export interface FreeWindow extends Interval {
  /** « 2026-11-25/lunch » */
  readonly key: string;
}

/** Minutes on the person's wall; the programme's own window is kept by the search. */
const bounds: Readonly<Record<DayPart, readonly [from: number, to: number]>> = {
  morning: [8 * 60 + 30, 11 * 60 + 30], lunch: [11 * 60 + 30, 14 * 60], afternoon: [14 * 60, 18 * 60 + 30],
};

export const windowLimits = { least: 3, most: 6 } as const;

/** Every window one may tick: the parts of the working days of the two weeks to come, from tomorrow. */
export const windowsAhead = (now: Instant, zone: Zone, rests: (date: LocalDate) => boolean): readonly (FreeWindow & { readonly date: LocalDate; readonly part: DayPart })[] => {
  const today = wallTime(now, zone).date;
  return Array.from({ length: 14 }, (_, index) => addDays(today, index + 1))
    .filter((date) => wallTime(instantAt(date, 12 * 60, zone), zone).weekday <= 5 && !rests(date))
    .flatMap((date) => dayParts.map((part) => {
      const [from, to] = bounds[part];
      return { key: `${date}/${part}`, date, part, start: instantAt(date, from, zone), end: instantAt(date, to, zone) };
    }));
};

/** Whatever was not ticked is busy: unknown is never free. Windows that touch are one. */
export const busyOutside = (windows: readonly Interval[], span: Interval): readonly BusyItem[] => {
  const busy: BusyItem[] = [];
  let at = span.start;
  for (const { start, end } of windows.toSorted((a, b) => a.start - b.start)) {
    if (start > at) busy.push({ start: at, end: Math.min(start, span.end) as Instant, status: 'busy' });
    if (end > at) at = end;
  }
  if (at < span.end) busy.push({ start: at, end: span.end, status: 'busy' });
  return busy.filter((item) => item.start < item.end);
};

/** Whether windows would help: this side's calendar is none we can read, and the other's is there to hold the invitation. */
export const asksWindows = (whyNot: WhyNot, role: Role): boolean => {
  const { reason } = ownWhyNot(whyNot, role);
  return whyNot.reason.code !== 'no-organiser' && reason.code === 'unknown-availability' && reason.side === role && reason.why !== 'no-answer';
};
