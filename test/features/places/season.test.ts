import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readSeason, writeSeason } from '../../../src/features/places/catalogue/season-cell.ts';
import { searchSlots } from '../../../src/features/places/search.ts';
import { isInSeason } from '../../../src/features/places/season.ts';
import type { LocalDate } from '../../../src/kernel/time.ts';
import { wallTime } from '../../../src/kernel/time.ts';
import { worlds } from './worlds.ts';

const on = (month: number) => `2027-${String(month).padStart(2, '0')}-15` as LocalDate;
const anySeason = fc.record({ from: fc.integer({ min: 1, max: 12 }), to: fc.integer({ min: 1, max: 12 }) });

describe('a season', () => {
  it('is read back as it was written, and its months follow one another from the first to the last', () => {
    fc.assert(fc.property(anySeason, (season) => {
      expect(readSeason(writeSeason(season))).toEqual(season);
      const length = ((season.to - season.from + 12) % 12) + 1;
      const months = Array.from({ length: 12 }, (_, n) => ((season.from - 1 + n) % 12) + 1);
      expect(months.map((month) => isInSeason(season, on(month)))).toEqual(months.map((_, n) => n < length));
    }));
    expect([readSeason(writeSeason(null)), isInSeason(null, on(1)), isInSeason(undefined, on(7))]).toEqual([null, true, true]);
  });

  it.each([
    ['avril-octobre', { from: 4, to: 10 }], ['d’avril à octobre', undefined], ['Avril à Octobre', { from: 4, to: 10 }], ['4-10', { from: 4, to: 10 }],
    ['Oct – March', { from: 10, to: 3 }], ['juin/juillet', { from: 6, to: 7 }], ['janvier au mai', { from: 1, to: 5 }], ['toute l’année', null], ['', null],
    ['13-2', undefined], ['été', undefined], ['mai', undefined], ['1-2-3', undefined],
  ])('%s', (cell, expected) => expect(readSeason(cell)).toEqual(expected));
});

test('no place is offered out of its season, in any world', () => {
  fc.assert(fc.property(worlds, anySeason, (world, season) => {
    const search = { ...world, places: world.places.map((place) => ({ ...place, season })) };
    const result = searchSlots(search);
    if (result.kind === 'none') return;
    for (const { placeId, start } of result.options) if (placeId) expect(isInSeason(season, wallTime(start, search.mentor.zone).date)).toBe(true);
  }), { numRuns: 200 });
});
