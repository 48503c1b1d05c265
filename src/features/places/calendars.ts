import { day, instant, minute } from '../../kernel/time.ts';
import type { Interval } from '../../kernel/time.ts';
import { clear, delay, emptyMask, keepRuns, quarter } from './grid.ts';
import type { Grid, Mask } from './grid.ts';
import { fillWall } from './local-days.ts';
import type { LocalDay, wallClock } from './local-days.ts';
import type { BusyItem, Seeker, SlotSearch, Travel } from './slot.ts';

/** What one person's calendar leaves, as sets of quarters. */
export interface PersonCalendar {
  /** Rules `window`, `holidays` and `quiet`: when this person may be asked for anything. */
  readonly working: Mask;
  /** And rule `busy`: when nothing holds them, buffer included. */
  readonly free: Mask;
  /** And rule `elsewhere`: when they can also be met in a place. */
  readonly onSite: Mask;
}

/** When an item holds its person. One whose ends were swapped still holds them; one without length holds nobody. */
export const spanOf = ({ start, end }: Interval): Interval => (start <= end ? { start, end } : { start: end, end: start });

export const isElsewhere = ({ status }: BusyItem): boolean => status === 'workingElsewhere';

/** `item` clipped to two days around the grid: far ends change nothing, and their dates may not exist. */
const clip = (item: Interval, { first, length }: Grid): Interval | null => {
  const { start, end } = spanOf(item);
  const from = Math.max(start, first * quarter - 2 * day);
  const to = Math.min(end, (first + length) * quarter + 2 * day);
  return from < to ? { start: instant(from), end: instant(to) } : null;
};

/** The programme's quiet periods, on the mentor's wall; they bind both. */
export const quietDays = (quiet: SlotSearch['quiet'], days: readonly LocalDay[]): readonly LocalDay[] =>
  days.filter(({ date }) => quiet.some(({ from, to }) => from <= date && date <= to));

/** Rules `window`, `holidays` and `quiet` for whoever lives by `days` and rests on `holidays`. */
export const workingQuarters = (
  grid: Grid,
  window: SlotSearch['window'],
  days: readonly LocalDay[],
  holidays: Seeker['holidays'],
  quietOnes: readonly LocalDay[],
): Mask => {
  const working = emptyMask(grid);
  for (const local of days)
    if (window.days.includes(local.weekday) && !holidays.has(local.date)) fillWall(working, local, window.from, window.to);
  for (const { from, to } of quietOnes) clear(working, from, to);
  return working;
};

/**
 * Rule `busy`: takes out of `free` what `items` hold, with `buffer` minutes around each. Returns the items it leaves to rule
 * `elsewhere`: calendars are long, and read once.
 */
export const clearBusy = (free: Mask, { first }: Grid, items: readonly BusyItem[], buffer: number): readonly BusyItem[] => {
  const margin = buffer * minute;
  const elsewhere: BusyItem[] = [];
  for (const item of items) {
    const { start, end } = item;
    if (start === end) continue;
    if (isElsewhere(item)) {
      elsewhere.push(item);
      continue;
    }
    const from = Math.floor(((start < end ? start : end) - margin) / quarter);
    const to = Math.ceil(((start < end ? end : start) + margin) / quarter);
    clear(free, from - first, to - first);
  }
  return elsewhere;
};

/** Rule `elsewhere`: takes out of `onSite` the whole of each day that one of `items` begins, crosses or ends on. */
export const clearElsewhere = (
  onSite: Mask,
  grid: Grid,
  items: readonly BusyItem[],
  clock: ReturnType<typeof wallClock>,
  days: readonly LocalDay[],
): void => {
  for (const item of items) {
    const span = clip(item, grid);
    if (!span) continue;
    const [first, last] = [clock(span.start).ordinal, clock(instant(span.end - 1)).ordinal];
    for (const { ordinal, from, to } of days) if (first <= ordinal && ordinal <= last) clear(onSite, from, to);
  }
};

/** A way, as the calendar holds it: whole quarters, so that "eight minutes away" is back at half past. */
export const heldQuarters = ({ minutes }: Travel): number => Math.ceil(minutes / 15);

/**
 * Turns when someone is available into when a session of `length` quarters may start for them, if they need `way` quarters
 * before and after it; `earliest` is the first quarter in which they may have to leave (rule `notice`).
 */
export const keepStarts = (available: Mask, length: number, way: number, earliest: number): Mask => {
  clear(available, 0, earliest);
  return delay(keepRuns(available, length + 2 * way), way);
};
