import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyMask, fill, firstOfBoth, isSet, keepInner, keepRuns, type Mask, reachBack } from '../../../src/features/places/grid.ts';

/** Three words and a bit: whatever is done to a set of quarters crosses their borders. */
const length = 100;
const grid = { first: 0, length };
const words = (length + 31) >>> 5;
const quarters = Array.from({ length: words * 32 }, (_, at) => at);
const maskOf = (set: readonly number[]): Mask => {
  const mask = emptyMask(grid);
  for (const at of set) fill(mask, at, at + 1);
  return mask;
};
const setOf = (mask: Mask): readonly number[] => quarters.filter((at) => isSet(mask, at));
const sets = fc.uniqueArray(fc.integer({ min: 0, max: length - 1 }), { maxLength: length });
const lengths = fc.integer({ min: 1, max: 40 });

describe('a set of quarters', () => {
  test.each([
    ['within a word', 20, 4, [17, 18, 19, 20]],
    ['from a word into the one before', 33, 4, [30, 31, 32, 33]],
    ['from the first quarter of a word', 64, 3, [62, 63, 64]],
    ['a whole word back', 64, 33, quarters.slice(32, 65)],
    ['across two borders', 65, 35, quarters.slice(31, 66)],
    ['no farther than the beginning', 2, 8, [0, 1, 2]],
    ['nowhere, for what lasts one quarter', 32, 1, [32]],
  ])('reaches back %s', (_where, at, lasting, reached) => {
    expect(setOf(reachBack(maskOf([at]), lasting))).toEqual(reached);
  });

  test('reaches back to every start that would touch it', () =>
    fc.assert(fc.property(sets, lengths, (set, lasting) => {
      const touching = quarters.filter((start) => set.some((at) => start <= at && at < start + lasting));
      expect(setOf(reachBack(maskOf(set), lasting))).toEqual(touching);
    })));

  test('keeps the starts of runs that are long enough', () =>
    fc.assert(fc.property(sets, lengths, (holes, lasting) => {
      const set = quarters.slice(0, length).filter((at) => !holes.slice(0, 8).includes(at));
      const starts = set.filter((start) => quarters.slice(start, start + lasting).length === lasting && quarters.slice(start, start + lasting).every((at) => set.includes(at)));
      expect(setOf(keepRuns(maskOf(set), lasting))).toEqual(starts);
    })));

  test('keeps what has both neighbours', () =>
    fc.assert(fc.property(sets, (set) => {
      expect(setOf(keepInner(emptyMask(grid), maskOf(set)))).toEqual(quarters.filter((at) => [at - 1, at, at + 1].every((near) => set.includes(near))));
    })));

  test('says the first quarter that two have and a third does not', () =>
    fc.assert(fc.property(sets, sets, sets, fc.nat(length), fc.nat(length), (a, b, out, from, to) => {
      const first = quarters.slice(from, to).find((at) => a.includes(at) && b.includes(at) && !out.includes(at)) ?? -1;
      expect(firstOfBoth(maskOf(a), maskOf(b), maskOf(out), from, to)).toBe(first);
    })));
});
