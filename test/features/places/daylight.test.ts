import { expect, test } from 'vitest';
import { day, fromIso, minute, toIso } from '../../../src/kernel/time.ts';
import { daylightOn } from '../../../src/features/places/daylight.ts';

const paris = { lat: 48.85, lon: 2.35 };
const on = (date: string) => Math.floor(fromIso(`${date}T12:00Z`) / day);

/** Sunrise and sunset in Paris as almanacs print them, in UTC. */
test.each([
  ['2026-12-21', '07:42', '15:56'],
  ['2026-06-21', '03:47', '19:58'],
  ['2027-03-20', '05:55', '18:03'],
])('on %s the sun of Paris is up from %s to %s, give or take three minutes', (date, rise, set) => {
  const light = daylightOn(on(date), paris)!;
  expect(Math.abs(light.start - 15 * minute - fromIso(`${date}T${rise}Z`)), toIso(light.start)).toBeLessThanOrEqual(3 * minute);
  expect(Math.abs(light.end + 15 * minute - fromIso(`${date}T${set}Z`)), toIso(light.end)).toBeLessThanOrEqual(3 * minute);
});

test('there is no daylight in the polar night, and no night in the polar day', () => {
  expect(daylightOn(on('2026-12-21'), { lat: 78, lon: 15 })).toBeNull();
  const light = daylightOn(on('2026-06-21'), { lat: 78, lon: 15 })!;
  expect(light.end - light.start).toBe(day - 30 * minute);
});
