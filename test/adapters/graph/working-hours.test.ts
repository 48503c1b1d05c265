import { describe, expect, test } from 'vitest';
import { workingHoursOf } from '../../../src/adapters/graph/working-hours.ts';
import type { LocalDate, Zone } from '../../../src/kernel/time.ts';
import { day, fromIso, instantAt, plus, wallTime } from '../../../src/kernel/time.ts';

const at = fromIso('2026-11-24T08:10:00Z');
const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const hours = (timeZone: object, more: object = {}) => ({ daysOfWeek: week, startTime: '08:30:00.0000000', endTime: '19:00:00.0000000', timeZone, ...more });
const named = { '@odata.type': '#microsoft.graph.timeZoneBase', name: 'Romance Standard Time' };
const change = (month: number, dayOccurrence: number, time: string, more: object = {}) => ({ time, dayOccurrence, dayOfWeek: 'sunday', month, year: 0, ...more });
const custom = (bias: number, standardOffset?: object, daylightOffset?: object) =>
  ({ '@odata.type': '#microsoft.graph.customTimeZone', name: 'Customized Time Zone', bias, standardOffset, daylightOffset });
const paris = custom(-60, change(10, 5, '03:00:00.0000000'), change(3, 5, '02:00:00.0000000', { daylightBias: -60 }));
const zoneFor = (timeZone: object): Zone | undefined => workingHoursOf(hours(timeZone), at)?.zone;

test('days, minutes and an IANA zone, whether the name is Windows or IANA', () => {
  expect(workingHoursOf(hours(named), at)).toEqual({ days: [1, 2, 3, 4, 5], from: 510, to: 1140, zone: 'Europe/Paris' });
  expect(workingHoursOf(hours({ name: 'America/New_York' }), at)?.zone).toBe('America/New_York');
  expect(workingHoursOf(hours(named, { daysOfWeek: ['Sunday', 'monday', 'Monday'] }), at)?.days).toEqual([1, 7]);
  expect(workingHoursOf(hours(named, { startTime: '00:00:00', endTime: '00:00:00.0000000' }), at)).toMatchObject({ from: 0, to: 1440 });
});

test.each<[string, unknown]>([
  ['nothing', undefined], ['null', null], ['no zone', hours(undefined as never)], ['a name that says nothing', hours({ name: 'Customized Time Zone' })],
  ['no day', hours(named, { daysOfWeek: [] })], ['the end before the start', hours(named, { endTime: '07:00:00.0000000' })],
  ['a text for an hour', hours(named, { startTime: 'early' })], ['rules no clock follows', hours(custom(-60, change(1, 2, '03:00'), change(7, 1, '02:00', { daylightBias: -60 })))],
])('%s is no declaration, never a guess', (_, raw) => expect(workingHoursOf(raw, at)).toBeUndefined());

describe('a custom zone is judged by its rules, not by its name', () => {
  const sameWall = (zone: Zone, other: Zone): boolean =>
    Array.from({ length: 365 }, (_, index) => plus(fromIso('2026-01-01T12:00:00Z'), index * day))
      .every((moment) => wallTime(moment, zone).minutes === wallTime(moment, other).minutes);

  test.each<[string, object, string]>([
    ['Paris', paris, 'Europe/Paris'],
    ['Paris under another name', { ...paris, name: 'Tokyo Standard Time' }, 'Europe/Paris'],
    ['New York', custom(300, change(11, 1, '02:00:00.0000000'), change(3, 2, '02:00:00.0000000', { daylightBias: -60 })), 'America/New_York'],
    ['Sydney, whose summer spans the new year', custom(-600, change(4, 1, '03:00'), change(10, 1, '02:00', { daylightBias: -60 })), 'Australia/Sydney'],
    ['Mumbai, without a summer', custom(-330), 'Asia/Kolkata'],
    ['Tokyo, with a summer of nothing', custom(-540, change(10, 5, '03:00'), change(3, 5, '02:00', { daylightBias: 0 })), 'Asia/Tokyo'],
  ])('%s', (_, timeZone, expected) => {
    const zone = zoneFor(timeZone);
    expect(zone && sameWall(zone, expected as Zone)).toBe(true);
  });

  test('on the very days the clocks change', () => {
    const zone = zoneFor(paris)!;
    for (const date of ['2026-10-25', '2026-03-29', '2026-10-24', '2026-03-30'] as LocalDate[])
      for (const minutes of [60, 240]) expect(instantAt(date, minutes, zone)).toBe(instantAt(date, minutes, 'Europe/Paris' as Zone));
  });

  test('the year is the one asked about: the fourth Sunday of October is the last one in 2026, not in 2027', () => {
    const fourth = custom(-60, change(10, 4, '03:00'), change(3, 5, '02:00', { daylightBias: -60 }));
    expect(workingHoursOf(hours(fourth), at)).toBeDefined();
    expect(workingHoursOf(hours(fourth), fromIso('2027-11-24T08:10:00Z'))).toBeUndefined();
  });
});
