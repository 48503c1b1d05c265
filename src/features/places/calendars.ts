import { day, instant, minute } from '../../kernel/time.ts';
import type { Interval } from '../../kernel/time.ts';
import { both, clear, emptyMask, fill, later, quarter, runs } from './grid.ts';
import type { Grid, Mask } from './grid.ts';
import { fillWall, localDays, wallAt } from './local-days.ts';
import type { LocalDay } from './local-days.ts';
import type { BusyItem, Seeker, SlotSearch, Travel } from './slot.ts';

/** What one person's calendar leaves, as sets of quarters. */
export interface PersonCalendar {
  readonly days: readonly LocalDay[];
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

/** `item` clipped to a day around the grid: far ends change nothing, and their dates may not exist. */
const clip = (item: Interval, { first, length }: Grid): Interval | null => {
  const { start, end } = spanOf(item);
  const from = Math.max(start, first * quarter - 2 * day);
  const to = Math.min(end, (first + length) * quarter + 2 * day);
  return from < to ? { start: instant(from), end: instant(to) } : null;
};

const elsewhereDays = (items: readonly BusyItem[], { zone }: Seeker, grid: Grid): ReadonlySet<number> => {
  const ordinals = new Set<number>();
  for (const item of items) {
    const span = isElsewhere(item) && clip(item, grid);
    if (!span) continue;
    const last = wallAt(instant(span.end - 1), zone).ordinal;
    for (let ordinal = wallAt(span.start, zone).ordinal; ordinal <= last; ordinal++) ordinals.add(ordinal);
  }
  return ordinals;
};

/** The programme's quiet periods, on the mentor's wall; they bind both. */
export const quietDays = ({ quiet }: SlotSearch, days: readonly LocalDay[]): readonly LocalDay[] =>
  days.filter(({ date }) => quiet.some(({ from, to }) => from <= date && date <= to));

export const calendarOf = (
  person: Seeker,
  items: readonly BusyItem[],
  search: SlotSearch,
  grid: Grid,
  quietOnes: readonly LocalDay[],
): PersonCalendar => {
  const { window, buffer } = search;
  const days = localDays(grid, person.zone);
  const working = emptyMask(grid);
  for (const local of days)
    if (window.days.includes(local.weekday) && !person.holidays.has(local.date)) fillWall(working, local, window.from, window.to);
  for (const { from, to } of quietOnes) clear(working, from, to);

  const free = working.slice();
  for (const item of items) {
    const span = !isElsewhere(item) && clip(item, grid);
    if (!span) continue;
    const from = Math.floor((span.start - buffer * minute) / quarter);
    const to = Math.ceil((span.end + buffer * minute) / quarter);
    clear(free, from - grid.first, to - grid.first);
  }

  const onSite = free.slice();
  const elsewhere = elsewhereDays(items, person, grid);
  if (elsewhere.size > 0) for (const { ordinal, from, to } of days) if (elsewhere.has(ordinal)) clear(onSite, from, to);
  return { days, working, free, onSite };
};

/** A way, as the calendar holds it: whole quarters, so that "eight minutes away" is back at half past. */
export const heldQuarters = ({ minutes }: Travel): number => Math.ceil(minutes / 15);

/**
 * When a session of `length` quarters may start for someone who needs `way` quarters before and after, given when they are
 * available and the first quarter in which they may have to leave (rule `notice`).
 */
export const startsFor = (available: Mask, length: number, way: number, earliest: number): Mask => {
  const reachable = available.slice();
  clear(reachable, 0, earliest);
  return later(runs(reachable, length + 2 * way), way);
};

/** The quarters between `from` and `to` on the walls of both people, on the days `keep` tells. */
export const onBothWalls = (
  grid: Grid,
  [mentor, mentee]: readonly [PersonCalendar, PersonCalendar],
  hours: { readonly from: number; readonly to: number },
  keep: (local: LocalDay) => boolean,
): Mask => {
  const masks = [mentor.days, mentee.days].map((days) => {
    const mask = emptyMask(grid);
    for (const local of days) if (keep(local)) fillWall(mask, local, hours.from, hours.to);
    return mask;
  });
  return both(masks[0]!, masks[1]!);
};

export const fillInstants = (mask: Mask, grid: Grid, { start, end }: Interval): void =>
  fill(mask, Math.ceil(start / quarter) - grid.first, Math.floor(end / quarter) - grid.first);
