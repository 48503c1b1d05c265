import { Temporal } from 'temporal-polyfill';
import { day, instant, minute } from '../../kernel/time.ts';
import type { Instant, LocalDate, WallMinutes, Weekday, Zone } from '../../kernel/time.ts';
import { clear, fill, quarter } from './grid.ts';
import type { Grid, Mask } from './grid.ts';

/**
 * A day on the wall, as a run of quarters during which the wall is at one offset from UTC. A day on which clocks change is
 * two of these, so that "12:00 to 14:00" is exact on it without any special case.
 */
export interface LocalDay {
  /** Days since 1970-01-01. */
  readonly ordinal: number;
  readonly date: LocalDate;
  readonly weekday: Weekday;
  /** The quarter at which the wall shows, or would show at this offset, midnight; it may lie outside the run. */
  readonly midnight: number;
  readonly from: number;
  readonly to: number;
}

interface OffsetSpan {
  readonly until: Instant;
  readonly offset: number;
}

const quartersADay = day / quarter;
/** Good for whatever begins in one year. */
interface YearOfSpans {
  readonly begins: number;
  readonly ends: number;
  readonly spans: readonly OffsetSpan[];
}
const spansByZone = new Map<Zone, YearOfSpans[]>();

/** The offsets of `zone` from the year of `from` and for three years; computed once, since dates are slow and zones are few. */
const offsetSpans = (zone: Zone, from: Instant): readonly OffsetSpan[] => {
  let years = spansByZone.get(zone);
  if (!years) spansByZone.set(zone, (years = []));
  for (const { begins, ends, spans } of years) if (begins <= from && from < ends) return spans;
  const year = new Date(from).getUTCFullYear();
  const spans: OffsetSpan[] = [];
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(Date.UTC(year, 0, 1)).toZonedDateTimeISO(zone);
  const end = Date.UTC(year + 3, 0, 1);
  while (at && at.epochMilliseconds < end) {
    const following: Temporal.ZonedDateTime | null = at.getTimeZoneTransition('next');
    spans.push({ until: instant(following?.epochMilliseconds ?? Infinity), offset: at.offsetNanoseconds / 1e6 });
    at = following;
  }
  years.push({ begins: Date.UTC(year, 0, 1), ends: Date.UTC(year + 1, 0, 1), spans });
  return spans;
};

const dates = new Map<number, LocalDate>();
const dateOf = (ordinal: number): LocalDate => {
  let date = dates.get(ordinal);
  if (!date) dates.set(ordinal, (date = new Date(ordinal * day).toISOString().slice(0, 10) as LocalDate));
  return date;
};

interface Wall {
  /** Days since 1970-01-01. */
  readonly ordinal: number;
  readonly minutes: WallMinutes;
}

/** The clock on the walls of `zone`, good for the two years that follow `from`. */
export const wallClock = (zone: Zone, from: Instant): ((at: Instant) => Wall) => {
  const spans = offsetSpans(zone, from);
  return (at) => {
    let index = 0;
    while (index < spans.length && at >= spans[index]!.until) index++;
    const local = at + (spans[index]?.offset ?? 0);
    const ordinal = Math.floor(local / day);
    return { ordinal, minutes: Math.floor((local - ordinal * day) / minute) };
  };
};

/** What the wall shows at `at`. */
export const wallAt = (at: Instant, zone: Zone): Wall => wallClock(zone, at)(at);

/** The wall days of `zone` that touch `grid`, in order; together they cover it exactly once. */
export const localDays = (grid: Grid, zone: Zone): readonly LocalDay[] => {
  const days: LocalDay[] = [];
  let from = 0;
  for (const span of offsetSpans(zone, instant(grid.first * quarter))) {
    const offset = span.offset / quarter;
    const spanEnd = Math.min(grid.length, span.until / quarter - grid.first);
    while (from < spanEnd) {
      const ordinal = Math.floor((grid.first + from + offset) / quartersADay);
      const midnight = ordinal * quartersADay - offset - grid.first;
      const to = Math.min(spanEnd, midnight + quartersADay);
      days.push({ ordinal, date: dateOf(ordinal), weekday: (((ordinal + 3) % 7) + 1) as Weekday, midnight, from, to });
      from = to;
    }
  }
  return days;
};

/** Sets the quarters of `day` that lie wholly between two times on the wall. */
export const fillWall = (mask: Mask, { midnight, from, to }: LocalDay, start: WallMinutes, end: WallMinutes): void =>
  fill(mask, Math.max(from, midnight + Math.ceil(start / 15)), Math.min(to, midnight + Math.floor(end / 15)));

/** Takes out the quarters of `day` that two times on the wall touch. */
export const clearWall = (mask: Mask, { midnight, from, to }: LocalDay, start: WallMinutes, end: WallMinutes): void =>
  clear(mask, Math.max(from, midnight + Math.floor(start / 15)), Math.min(to, midnight + Math.ceil(end / 15)));
