import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays, day, fromIso, hour, type Instant, instant, instantAt, isZone, type LocalDate, minute, MovableClock, overlaps, plus,
  sayDay, sayDuration, sayTime, sayWeekday, sayWhen, toIso, wallTime, weekdayOf, type Zone,
} from '../../src/kernel/time.ts';

const paris = 'Europe/Paris' as Zone;
const date = (text: string): LocalDate => text as LocalDate;
const at = (text: string): Instant => fromIso(text);

/** Zones whose clocks do odd things: half an hour of DST, DST over midnight, quarters, a year with two Ramadan changes. */
const zones = ['Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago', 'Asia/Kathmandu', 'Africa/Casablanca', 'Asia/Tokyo', 'UTC'] as Zone[];
const anyZone = fc.constantFrom(...zones);
const anyInstant = fc.integer({ min: Date.UTC(2020, 0, 1) / minute, max: Date.UTC(2038, 0, 1) / minute }).map((minutes) => instant(minutes * minute));
const anyDate = fc.integer({ min: 0, max: 6500 }).map((days) => addDays(date('2020-01-01'), days));

describe('wall time', () => {
  it('comes back to the same moment, or to the first of the two that show the same time', () => {
    fc.assert(fc.property(anyInstant, anyZone, (moment, zone) => {
      const wall = wallTime(moment, zone);
      const back = instantAt(wall.date, wall.minutes, zone);
      expect(wallTime(back, zone)).toEqual(wall);
      expect(back).toBeLessThanOrEqual(moment);
      expect(moment - back).toBeLessThanOrEqual(hour);
      if (back !== moment) expect(wallTime(plus(moment, -(moment - back)), zone)).toEqual(wall);
    }), { numRuns: 2000 });
  });

  it('is what was asked for, or just after a gap that swallowed it', () => {
    fc.assert(fc.property(anyDate, fc.integer({ min: 0, max: 1439 }), anyZone, (day_, minutes, zone) => {
      const wall = wallTime(instantAt(day_, minutes, zone), zone);
      expect(wall.date).toBe(day_);
      expect([0, 30, 60]).toContain(wall.minutes - minutes);
      expect(wall.weekday).toBe(weekdayOf(day_));
    }), { numRuns: 2000 });
  });

  it('stays where it was a week later, whatever the clocks did in between', () => {
    const meeting = at('2027-03-22T08:00:00Z');
    const wall = wallTime(meeting, paris);
    expect(wall).toEqual({ date: '2027-03-22', minutes: 9 * 60, weekday: 1 });
    expect(toIso(instantAt(addDays(wall.date, 7), wall.minutes, paris))).toBe('2027-03-29T07:00:00.000Z');
  });

  it.each([
    ['spring: 02:30 does not exist in Paris on 2027-03-28', '2027-03-28', 150, '2027-03-28T01:30:00.000Z'],
    ['autumn: 02:30 happens twice on 2026-10-25, the first is meant', '2026-10-25', 150, '2026-10-25T00:30:00.000Z'],
    ['the day before a leap day', '2028-02-28', 1440, '2028-02-28T23:00:00.000Z'],
    ['midnight at the end of a day is the next one', '2026-12-31', 1440, '2026-12-31T23:00:00.000Z'],
    ['minutes may run over days', '2026-12-31', 1440 + 90, '2027-01-01T00:30:00.000Z'],
    ['or before', '2027-01-01', -30, '2026-12-31T22:30:00.000Z'],
  ])('%s', (_name, day_, minutes, expected) => expect(toIso(instantAt(date(day_), minutes, paris))).toBe(expected));
});

describe('intervals', () => {
  it('are half open: one may begin where another ends', () => {
    const [a, b, c] = [instant(0), instant(hour), instant(2 * hour)];
    expect(overlaps({ start: a, end: b }, { start: b, end: c })).toBe(false);
    expect(overlaps({ start: a, end: plus(b, 1) }, { start: b, end: c })).toBe(true);
  });

  it('overlap whichever is asked first', () => {
    const anyInterval = fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 20 })).map(([start, length]) => ({ start: instant(start), end: instant(start + length) }));
    fc.assert(fc.property(anyInterval, anyInterval, (a, b) => {
      const shared = Array.from({ length: 80 }, (_, n) => n).some((n) => a.start <= n && n < a.end && b.start <= n && n < b.end);
      expect(overlaps(a, b)).toBe(shared);
      expect(overlaps(b, a)).toBe(shared);
    }));
  });
});

describe('reading', () => {
  it('takes an instant with its offset, and nothing looser', () => {
    expect(fromIso('2026-12-08T12:15:00+01:00')).toBe(Date.UTC(2026, 11, 8, 11, 15));
    for (const text of ['', 'demain', '2026-12-08', '2026-12-08T12:15:00', '2026-13-08T12:15:00Z']) expect(() => fromIso(text)).toThrow(RangeError);
  });

  it('knows zones by their IANA names', () => {
    expect(isZone('Europe/Paris')).toBe(true);
    expect(isZone('Romance Standard Time')).toBe(false);
    expect(isZone('')).toBe(false);
  });
});

describe('saying', () => {
  const noon = at('2026-12-08T11:15:00Z');

  it('says dates as people do, in both languages', () => {
    expect(sayDay(noon, paris, 'fr')).toBe('mardi 8 décembre');
    expect(sayDay(noon, paris, 'en')).toBe('Tuesday 8 December');
    expect(sayWeekday(noon, paris, 'fr')).toBe('mardi');
    expect(sayWhen(noon, paris, 'en')).toBe('Tuesday 8 December, 12:15');
  });

  it('says times and durations with no-break spaces, so that none is cut at the end of a line', () => {
    const unbreakable = (text: string): string => text.replace(/[\u00a0\u202f]/g, '_');
    expect(unbreakable(sayTime(noon, paris, 'fr'))).toBe('12_h_15');
    expect(unbreakable(sayTime(at('2026-12-08T11:00:00Z'), paris, 'fr'))).toBe('12_h');
    expect(unbreakable(sayTime(at('2026-12-08T08:05:00Z'), paris, 'en'))).toBe('9:05');
    expect([45, 60, 90, 65].map(sayDuration).map(unbreakable)).toEqual(['45_min', '1_h', '1_h_30', '1_h_05']);
  });
});

describe('a movable clock', () => {
  it('runs with real time from wherever it was put', () => {
    let real = 1_000_000;
    const clock = new MovableClock(instant(5 * day), () => real);
    expect(clock.now()).toBe(5 * day);
    real += hour;
    expect(clock.now()).toBe(5 * day + hour);
    clock.moveTo(instant(9 * day));
    real += minute;
    expect(clock.now()).toBe(9 * day + minute);
    expect(real + clock.offset).toBe(clock.now());
  });
});
