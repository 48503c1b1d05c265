import { expect, it } from 'vitest';
import { createLimit } from '../../../src/adapters/teams/limit.ts';

it('lets each person ask so often a minute, which begins with the first time', () => {
  let now = 0;
  const may = createLimit(3, () => now);
  expect(['a', 'a', 'a', 'a', 'b'].map(may)).toEqual([true, true, true, false, true]);
  now = 59_999;
  expect([may('a'), may('b'), may('c')]).toEqual([false, true, true]);
  now = 60_000;
  expect(['a', 'a', 'a', 'a'].map(may)).toEqual([true, true, true, false]);
  expect(['c', 'c', 'c'].map(may)).toEqual([true, true, false]);
});
