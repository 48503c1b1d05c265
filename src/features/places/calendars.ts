import { day, instant, minute } from '../../kernel/time.ts';
import type { Interval } from '../../kernel/time.ts';
import { clear, emptyMask, keepRuns, quarter } from './grid.ts';
import type { Grid, Mask } from './grid.ts';
import { fillWall } from './local-days.ts';
import type { LocalDay, wallClock } from './local-days.ts';
import type { BusyItem, Seeker, SlotSearch, Travel, WorkingWindow } from './slot.ts';
import { longestWay } from './travel.ts';

/** What one person's calendar leaves, as sets of quarters. */
export interface PersonCalendar {
  /** Rules `window`, `own-hours`, `holidays` and `quiet`: when this person may be asked for anything. */
  readonly working: Mask;
  /** And rule `busy`: when nothing holds them, buffer included. */
  readonly free: Mask;
  /** And rules `elsewhere` and `appointment`: when they can be met in a place, coming from their site or, on days there, from home. */
  readonly site: Mask;
  readonly home: Mask;
}

/** When an item holds its person. One whose ends were swapped still holds them; one without length holds nobody. */
export const spanOf = ({ start, end }: Interval): Interval => (start <= end ? { start, end } : { start: end, end: start });

export const isElsewhere = ({ status }: BusyItem): boolean => status === 'workingElsewhere';

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

/** The quarters between two hours of the wall on some days of the week: rule `own-hours`, and the days declared to be at home. */
export const wallQuarters = (grid: Grid, days: readonly LocalDay[], { days: on, from, to }: WorkingWindow): Mask => {
  const mask = emptyMask(grid);
  for (const local of days) if (on.includes(local.weekday)) fillWall(mask, local, from, to);
  return mask;
};

/**
 * Rule `busy`: takes out of `free` what `items` hold, with `buffer` minutes around each. Returns the items that also say where
 * their person is, for `clearAway`: calendars are long, and read once.
 */
export const clearBusy = (free: Mask, { first }: Grid, items: readonly BusyItem[], buffer: number): readonly BusyItem[] => {
  // Minutes of the buffer and the grid's beginning are one sum, taken off once: what is left is the item's own two numbers.
  const from = first * quarter + buffer * minute;
  const to = first * quarter - buffer * minute;
  const away: BusyItem[] = [];
  for (let index = 0; index < items.length; index++) {
    const item = items[index]!;
    const { start, end, status } = item;
    if (start === end) continue;
    if (status === 'oof' || status === 'workingElsewhere') away.push(item);
    if (status !== 'workingElsewhere') clear(free, Math.floor(((start < end ? start : end) - from) / quarter), Math.ceil(((start < end ? end : start) - to) / quarter));
  }
  return away;
};

/** The days on which a person is not where they usually are, one after the other on their own wall: `days` are all of them. */
const clearDays = (mask: Mask, days: readonly LocalDay[], first: number, last: number): void => {
  // Entries are at most one day apart, so that the first of `first` is no earlier in the list than it is in days.
  for (let index = Math.max(0, first - (days[0]?.ordinal ?? 0)); index < days.length; index++) {
    const { ordinal, from, to } = days[index]!;
    if (ordinal > last) return;
    if (ordinal >= first) clear(mask, from, to);
  }
};

/**
 * Rules `elsewhere` and `appointment`: takes out of `ground`, when someone can be met in a place, the whole of each day that an item
 * "working elsewhere" begins, crosses or ends on, and around an appointment out of the office the longest way back from it. On
 * days declared to be at home it is known where they are: `isHome` leaves those to their own rule.
 */
export const clearAway = (
  ground: Mask,
  grid: Grid,
  items: readonly BusyItem[],
  buffer: number,
  { clock, days, isHome }: { readonly clock: ReturnType<typeof wallClock>; readonly days: readonly LocalDay[]; readonly isHome: boolean },
): void => {
  const margin = (buffer + longestWay) * minute;
  // Two days around the grid: far ends change nothing, and their dates may not exist.
  const [earliest, latest] = [grid.first * quarter - 2 * day, (grid.first + grid.length) * quarter + 2 * day];
  for (const item of items) {
    const from = Math.min(item.start, item.end);
    const to = Math.max(item.start, item.end);
    if (!isElsewhere(item)) clear(ground, Math.floor((from - margin) / quarter) - grid.first, Math.ceil((to + margin) / quarter) - grid.first);
    else if (!isHome && from < latest && earliest < to)
      clearDays(ground, days, clock(instant(Math.max(from, earliest))).ordinal, clock(instant(Math.min(to, latest) - 1)).ordinal);
  }
};

/** A way, as the calendar holds it: whole quarters, so that "eight minutes away" is back at half past. */
export const heldQuarters = ({ minutes }: Travel): number => Math.ceil(minutes / 15);

/**
 * Turns when someone is available into when a session of `length` quarters may start for them where they are; `earliest` is the first
 * quarter in which they may have to leave (rule `notice`).
 */
export const keepStarts = (available: Mask, length: number, earliest: number): Mask => {
  clear(available, 0, earliest);
  return keepRuns(available, length);
};
