import { expect, test } from 'vitest';
import { distance, isInBuilding, travelTo } from '../../../src/features/places/travel.ts';

const site = { lat: 48.8919, lon: 2.2389 };
/** `metres` to the north. */
const north = (metres: number) => ({ lat: site.lat + metres / 111_195, lon: site.lon });

test('distance is a straight line over the globe', () => {
  expect(distance(site, north(1000))).toBeCloseTo(1000, 0);
  expect(distance({ lat: 48.8566, lon: 2.3522 }, { lat: 45.764, lon: 4.8357 }) / 1000).toBeCloseTo(391.5, 0);
});

test('on foot up to the person’s limit, then by public transport, then not at all', () => {
  expect(travelTo(site, north(480), 15)).toEqual({ minutes: 8, mode: 'walk' });
  expect(travelTo(site, north(900), 15)).toEqual({ minutes: 15, mode: 'walk' });
  expect(travelTo(site, north(930), 15)).toEqual({ minutes: 22, mode: 'transit' });
  expect(travelTo(site, north(1530), 60)).toEqual({ minutes: 25, mode: 'walk' });
  expect(travelTo(site, north(1600), 60)).toEqual({ minutes: 26, mode: 'transit' });
  expect(travelTo(site, north(5300), 60)).toEqual({ minutes: 45, mode: 'transit' });
  expect(travelTo(site, north(5500), 60)).toBeNull();
});

test('what is within sixty metres is the building', () => {
  expect(isInBuilding(north(59), site)).toBe(true);
  expect(isInBuilding(north(61), site)).toBe(false);
});
