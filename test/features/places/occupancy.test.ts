import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { occupancyOf } from '../../../src/features/places/occupancy.ts';
import { prepareCatalogue } from '../../../src/features/places/prepare.ts';
import { searchIn, searchSlots } from '../../../src/features/places/search.ts';
import { worlds } from './worlds.ts';

describe('where our duos already are', () => {
  test('a plan that fills up as it goes finds what each duo finds alone, told of those before it', () =>
    fc.assert(fc.property(worlds, (search) => {
      const catalogue = prepareCatalogue(search);
      const occupancy = occupancyOf(catalogue);
      const taken = [];
      for (let duo = 0; duo < 6; duo++) {
        const result = searchIn(catalogue, search, occupancy);
        expect(result).toEqual(searchSlots({ ...search, taken: [...taken] }));
        // The list that grows is noted from where it was left, and answers the same.
        expect(result).toEqual(searchSlots({ ...search, taken }));
        const [best] = result.kind === 'found' ? result.options : [];
        if (!best?.placeId) break;
        const session = { placeId: best.placeId, start: best.start, end: best.end };
        occupancy.take(session);
        taken.push(session);
      }
    }), { numRuns: 200 }));

  test('what is released was never taken', () =>
    fc.assert(fc.property(worlds, fc.integer({ min: 1, max: 20 }), ({ taken = [], ...search }, length) => {
      const catalogue = prepareCatalogue(search);
      const [some, rest] = [taken.slice(0, taken.length / 2), taken.slice(taken.length / 2)];
      const occupancy = occupancyOf(catalogue, taken);
      for (const { id } of search.places) occupancy.fullFor(catalogue.placeNumberOf(id), length);
      for (const session of rest) occupancy.release(session);
      const only = occupancyOf(catalogue, some);
      for (const { id } of search.places) {
        const number = catalogue.placeNumberOf(id);
        expect(occupancy.fullFor(number, length)).toEqual(only.fullFor(number, length));
      }
    }), { numRuns: 200 }));

  test('a session out of the horizon, or in a place unknown to it, harms nothing', () =>
    fc.assert(fc.property(worlds, (search) => {
      const catalogue = prepareCatalogue(search);
      const far = [-1e12, 1e12].map((shift) => ({
        placeId: search.places[0]!.id, start: (search.now + shift) as typeof search.now, end: (search.now + shift + 1e6) as typeof search.now,
      }));
      const elsewhere = { placeId: 'nowhere' as typeof far[0]['placeId'], ...search.horizon };
      expect(searchIn(catalogue, search, occupancyOf(catalogue, [...far, elsewhere]))).toEqual(searchSlots({ ...search, taken: [] }));
    }), { numRuns: 100 }));
});
