import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDays, type IsHoliday, nextSpeakingTime, nextWorkingDay, previousWorkingDay, speakingHours } from '../../../src/features/messages/working-time.ts';
import { isHolidayFor } from '../../../src/features/people/person.ts';
import type { Site } from '../../../src/features/places/site.ts';
import { addDays, fromIso, hour, instant, type LocalDate, minute, plus, toIso, wallTime, weekdayOf, type Zone } from '../../../src/kernel/time.ts';

const paris = 'Europe/Paris' as Zone;
const anyZone = fc.constantFrom('Europe/Paris', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/Santiago', 'UTC').map((name) => name as Zone);
const anyInstant = fc.integer({ min: Date.UTC(2026, 8, 1) / 1000, max: Date.UTC(2028, 11, 31) / 1000 }).map((seconds) => instant(seconds * 1000));
const anyDate = fc.nat({ max: 1000 }).map((days) => addDays('2026-09-01' as LocalDate, days));
/** A country of its own: any tenth of the days. */
const anyHolidays = fc.nat({ max: 9 }).map((seed): IsHoliday => (date) => (Number(date.slice(-2)) + Number(date.slice(5, 7))) % 10 === seed);
const resting = (isHoliday: IsHoliday) => (date: LocalDate): boolean => weekdayOf(date) > 5 || isHoliday(date);
const maySpeak = (at: ReturnType<typeof instant>, zone: Zone, isHoliday: IsHoliday): boolean => {
  const { date, minutes } = wallTime(at, zone);
  return !resting(isHoliday)(date) && minutes >= speakingHours.from && minutes < speakingHours.to;
};

const siteIn = (department: string): Site => ({ country: 'FR', department }) as Site;
const inStrasbourg = isHolidayFor({ site: siteIn('67') }, {});
const inParis = isHolidayFor({ site: siteIn('75') }, {});
const nowhere: IsHoliday = () => false;

describe('the next moment to speak', () => {
  it('is never at night, on a weekend or on a holiday, never earlier than asked, and never later than it could be', () => {
    fc.assert(fc.property(anyInstant, anyZone, anyHolidays, (from, zone, isHoliday) => {
      const at = nextSpeakingTime(from, zone, isHoliday);
      expect(maySpeak(at, zone, isHoliday)).toBe(true);
      expect(at).toBeGreaterThanOrEqual(from);
      expect(nextSpeakingTime(at, zone, isHoliday)).toBe(at);
      if (at > from) expect(maySpeak(plus(at, -1), zone, isHoliday)).toBe(false);
      for (let sooner = from; sooner < at; sooner = plus(sooner, 2 * hour)) expect(maySpeak(sooner, zone, isHoliday)).toBe(false);
    }), { numRuns: 100 });
  });

  it.each([
    ['in the middle of a morning: now', '2026-11-24T08:10:00Z', inParis, '2026-11-24T08:10:00.000Z'],
    ['at 08:29: one minute later', '2026-11-24T07:29:30Z', inParis, '2026-11-24T07:30:00.000Z'],
    ['at 18:29:59: still now', '2026-11-24T17:29:59Z', inParis, '2026-11-24T17:29:59.000Z'],
    ['at 18:30: tomorrow', '2026-11-24T17:30:00Z', inParis, '2026-11-25T07:30:00.000Z'],
    ['on Friday evening: Monday', '2026-11-27T20:00:00Z', inParis, '2026-11-30T07:30:00.000Z'],
    ['on the eve of Good Friday, in Paris', '2027-03-25T20:00:00Z', inParis, '2027-03-26T07:30:00.000Z'],
    ['on the eve of Good Friday, in Strasbourg: after Easter Monday, and after the clocks changed', '2027-03-25T20:00:00Z', inStrasbourg, '2027-03-30T06:30:00.000Z'],
    ['on 11 November', '2026-11-11T10:00:00Z', inParis, '2026-11-12T07:30:00.000Z'],
  ])('%s', (_name, from, isHoliday, expected) => expect(toIso(nextSpeakingTime(fromIso(from), paris, isHoliday))).toBe(expected));
});

describe('working days', () => {
  it('are the nearest on either side, with nothing but rest between', () => {
    fc.assert(fc.property(anyDate, anyHolidays, (date, isHoliday) => {
      const rests = resting(isHoliday);
      const [before, after] = [previousWorkingDay(date, isHoliday), nextWorkingDay(date, isHoliday)];
      expect(rests(before) || rests(after)).toBe(false);
      expect(before < date && date < after).toBe(true);
      for (let between = addDays(before, 1); between < after; between = addDays(between, 1)) expect(between === date || rests(between)).toBe(true);
    }), { numRuns: 300 });
  });

  it('are counted one by one, and end at a moment to speak', () => {
    fc.assert(fc.property(anyInstant, fc.nat({ max: 12 }), anyZone, anyHolidays, (from, days, zone, isHoliday) => {
      const rests = resting(isHoliday);
      const [start, end] = [from, addWorkingDays(from, days, zone, isHoliday)].map((at) => wallTime(instant(at), zone).date) as [LocalDate, LocalDate];
      let passed = 0;
      for (let date = start; date < end; ) if (!rests((date = addDays(date, 1)))) passed++;
      expect(passed).toBeGreaterThanOrEqual(days);
      // An evening, or a start on a day of rest, moves on to the next morning: one more at most.
      expect(passed).toBeLessThanOrEqual(days + 1);
      expect(maySpeak(addWorkingDays(from, days, zone, isHoliday), zone, isHoliday)).toBe(true);
    }), { numRuns: 150 });
  });

  it.each([
    ['two days from Thursday noon', '2026-11-26T11:00:00Z', 2, '2026-11-30T11:00:00.000Z'],
    ['the wall clock holds over the change of time', '2027-03-26T11:00:00Z', 1, '2027-03-29T10:00:00.000Z'],
    ['none, in office hours', '2026-11-26T11:00:00Z', 0, '2026-11-26T11:00:00.000Z'],
    ['one from an evening: the morning after', '2026-11-26T20:00:00Z', 1, '2026-11-30T07:30:00.000Z'],
  ])('%s', (_name, from, days, expected) => expect(toIso(addWorkingDays(fromIso(from), days, paris, nowhere))).toBe(expected));
});

it('leaves ten hours a day to speak', () => expect((speakingHours.to - speakingHours.from) * minute).toBe(10 * hour));
