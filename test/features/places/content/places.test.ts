import { describe, expect, test } from 'vitest';
import { isUuid } from '../../../../src/kernel/ids.ts';
import { seedPlaces } from '../../../../src/features/places/content/places.ts';
import { defaultSettings, settings } from '../../../../src/features/places/content/settings.ts';
import { seedSiteId, seedSites } from '../../../../src/features/places/content/sites.ts';
import { purposes, settingIds } from '../../../../src/features/places/setting.ts';
import { distance, isInBuilding } from '../../../../src/features/places/travel.ts';

const places = seedPlaces(seedSiteId);

test('every setting is in the catalogue once; all but the end of the day are on', () => {
  expect(settings.map(({ id }) => id)).toEqual(settingIds);
  expect(settingIds.filter((id) => !defaultSettings.some((setting) => setting.id === id))).toEqual(['end-of-day']);
});

test('ids are the same at every start, shaped as they should, and each names one place', () => {
  expect(seedPlaces(seedSiteId)).toEqual(places);
  expect(places.every(({ id }) => isUuid(id))).toBe(true);
  expect(new Set(places.map(({ id }) => id)).size).toBe(places.length);
});

describe.each(seedSites)('near $name', (site) => {
  const near = places.filter(({ nearSites }) => nearSites.includes(site.id));

  test('some fifteen places, a walk away, none in the building', () => {
    expect(near.length).toBeGreaterThanOrEqual(14);
    for (const { name, coordinates } of near) {
      expect(distance(coordinates, site.coordinates), name).toBeLessThan(1500);
      expect(isInBuilding(coordinates, site.coordinates), name).toBe(false);
    }
  });

  test('every setting but the walk on the phone has a place, and every purpose a free one', () => {
    const served = new Set(near.flatMap((place) => place.settings));
    expect(settingIds.filter((id) => !served.has(id))).toEqual(['two-voice-walk', 'neutral-room']);
    for (const purpose of purposes) {
      const fitting = settings.filter((setting) => setting.purposes.includes(purpose));
      const free = near.filter(({ price }) => price === 0);
      expect(free.some((place) => fitting.some(({ id }) => place.settings.includes(id))), purpose).toBe(true);
    }
  });

  test('every walk is in the open air and has a roof within 400 m, and one has a roof that is free', () => {
    const walks = near.filter((place) => place.settings.includes('walk'));
    const roofs = walks.map(({ fallbackId }) => near.find(({ id }) => id === fallbackId)!);
    expect(walks.every(({ openAir }) => openAir)).toBe(true);
    expect(roofs.every(({ openAir }) => !openAir)).toBe(true);
    walks.forEach(({ name, coordinates }, index) =>
      expect(distance(coordinates, roofs[index]!.coordinates), name).toBeLessThan(400));
    expect(roofs.some(({ price }) => price === 0)).toBe(true);
  });

  test('hours are hours', () => {
    for (const { opening } of near) for (const { from, to } of opening) expect(0 <= from && from < to && to <= 1440).toBe(true);
  });
});
