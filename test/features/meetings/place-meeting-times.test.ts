import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pair } from '../../../src/features/meetings/find-options.ts';
import { checkInTime, reminderTime } from '../../../src/features/meetings/meeting-times.ts';
import { isHolidayFor } from '../../../src/features/people/person.ts';
import { seedSites } from '../../../src/features/places/content/sites.ts';
import { fromIso, hour, instant, plus, toIso, wallTime } from '../../../src/kernel/time.ts';
import { pairIn, paris } from './fixtures.ts';

const inCity = (city: string): Pair => {
  const pair = pairIn();
  const site = seedSites.find((candidate) => candidate.city === city) ?? null;
  return { ...pair, mentor: { ...pair.mentor, site } };
};
const remindedAt = (start: string, city = 'Paris') => toIso(reminderTime(inCity(city), { start: fromIso(start) }));
const askedAt = (end: string, city = 'Paris') => toIso(checkInTime(inCity(city), { end: fromIso(end) }));

describe('the reminder', () => {
  it.each([
    ['the day before at half past four', '2026-12-08T11:15:00Z', 'Paris', '2026-12-07T15:30:00.000Z'],
    ['on Friday for a Monday', '2026-12-07T11:15:00Z', 'Paris', '2026-12-04T15:30:00.000Z'],
    ['before 11 November, on the 10th', '2026-11-12T11:15:00Z', 'Paris', '2026-11-10T15:30:00.000Z'],
    ['before Easter, on Good Friday in Paris', '2027-03-30T10:15:00Z', 'Paris', '2027-03-26T15:30:00.000Z'],
    ['and on the Thursday in Strasbourg', '2027-03-30T10:15:00Z', 'Strasbourg', '2027-03-25T15:30:00.000Z'],
    ['the clocks change between: the wall hour holds', '2026-10-26T11:15:00Z', 'Paris', '2026-10-23T14:30:00.000Z'],
  ])('%s', (_name, start, city, expected) => expect(remindedAt(start, city)).toBe(expected));
});

describe('the check-in', () => {
  it.each([
    ['the same evening', '2026-12-08T12:15:00Z', 'Paris', '2026-12-08T16:30:00.000Z'],
    ['at the very minute, when it ends at half past five', '2026-12-08T16:30:00Z', 'Paris', '2026-12-08T16:30:00.000Z'],
    ['the next morning, when it ends later', '2026-12-08T16:31:00Z', 'Paris', '2026-12-09T07:45:00.000Z'],
    ['on Monday, after a Friday evening', '2026-12-11T17:00:00Z', 'Paris', '2026-12-14T07:45:00.000Z'],
    ['26 December is a Saturday: Monday', '2026-12-25T17:00:00Z', 'Strasbourg', '2026-12-28T07:45:00.000Z'],
    ['after Maundy Thursday, on Good Friday in Paris', '2027-03-25T17:00:00Z', 'Paris', '2027-03-26T07:45:00.000Z'],
    ['and on the Tuesday in Strasbourg, in summer time', '2027-03-25T17:00:00Z', 'Strasbourg', '2027-03-30T06:45:00.000Z'],
  ])('%s', (_name, end, city, expected) => expect(askedAt(end, city)).toBe(expected));
});

it('both speak on working days and on the right side of the meeting', () => {
  const anyStart = fc.integer({ min: Date.UTC(2026, 8, 1) / 9e5, max: Date.UTC(2028, 5, 30) / 9e5 }).map((quarter) => instant(quarter * 9e5));
  fc.assert(fc.property(anyStart, fc.constantFrom('Paris', 'Strasbourg', 'Lyon'), (start, city) => {
    const pair = inCity(city);
    const end = plus(start, hour);
    const [before, after] = [reminderTime(pair, { start }), checkInTime(pair, { end })];
    expect(before).toBeLessThan(start);
    expect(after).toBeGreaterThanOrEqual(end);
    const holiday = isHolidayFor(pair.mentor, pair.programme.frame);
    for (const { date, weekday } of [wallTime(before, paris), wallTime(after, paris)]) expect(weekday > 5 || holiday(date)).toBe(false);
    expect(wallTime(before, paris).date < wallTime(start, paris).date).toBe(true);
  }), { numRuns: 200 });
});
