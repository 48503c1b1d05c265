import { minute } from '../../kernel/time.ts';
import type { Interval } from '../../kernel/time.ts';

/**
 * Time as whole quarter hours, counted from the epoch, and sets of them as bits: thirty-two quarters are compared at once and
 * no date is computed while searching. Every zone in use today is a whole number of quarters from UTC.
 */
export const quarter = 15 * minute;

export interface Grid {
  /** The quarter, counted from the epoch, that bit 0 stands for. */
  readonly first: number;
  readonly length: number;
}

export type Mask = Uint32Array;

/** A calendar answer covers 62 days at most (Graph getSchedule); what lies beyond is unknown, and unknown is never free. */
const longest = (62 * 24 * 60) / 15;

/** The quarters wholly inside `horizon`. */
export const gridOf = (horizon: Interval): Grid => {
  const first = Math.ceil(horizon.start / quarter);
  return { first, length: Math.min(longest, Math.max(0, Math.floor(horizon.end / quarter) - first)) };
};

export const emptyMask = (grid: Grid): Mask => new Uint32Array((grid.length + 31) >>> 5);

/** `from` and `to`, which may be far or infinite, brought within `mask`. */
const clampStart = (from: number): number => Math.max(0, from) | 0;
const clampEnd = (mask: Mask, to: number): number => Math.min(mask.length * 32, to) | 0;

/** The bits of the word that holds quarter `from` which are at or after it, and of that which holds `to` which are before it. */
const bitsFrom = (from: number): number => -1 << (from & 31);
const bitsBefore = (to: number): number => -1 >>> (31 - ((to - 1) & 31));

export const fill = (mask: Mask, from: number, to: number): void => {
  const start = clampStart(from);
  const end = clampEnd(mask, to);
  if (start >= end) return;
  const [first, last] = [start >>> 5, (end - 1) >>> 5];
  if (first === last) {
    mask[first]! |= bitsFrom(start) & bitsBefore(end);
    return;
  }
  mask[first]! |= bitsFrom(start);
  for (let word = first + 1; word < last; word++) mask[word] = -1;
  mask[last]! |= bitsBefore(end);
};

export const clear = (mask: Mask, from: number, to: number): void => {
  const start = clampStart(from);
  const end = clampEnd(mask, to);
  if (start >= end) return;
  const [first, last] = [start >>> 5, (end - 1) >>> 5];
  if (first === last) {
    mask[first]! &= ~(bitsFrom(start) & bitsBefore(end));
    return;
  }
  mask[first]! &= ~bitsFrom(start);
  for (let word = first + 1; word < last; word++) mask[word] = 0;
  mask[last]! &= ~bitsBefore(end);
};

const ones = (word: number): number => {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
};

/** Takes out of `mask` what is not in `by`. */
export const narrow = (mask: Mask, by: Mask): Mask => {
  for (let i = 0; i < mask.length; i++) mask[i]! &= by[i]!;
  return mask;
};

export const isSet = (mask: Mask, at: number): boolean => ((mask[at >>> 5]! >>> (at & 31)) & 1) === 1;

/** Writes into `mask` the quarters of `of` whose two neighbours are set too; beyond either end nothing is. */
export const keepInner = (mask: Mask, of: Mask): Mask => {
  for (let i = 0, before = 0; i < of.length; i++) {
    const here = of[i]!;
    const after = i + 1 < of.length ? of[i + 1]! : 0;
    mask[i] = here & ((here << 1) | (before >>> 31)) & ((here >>> 1) | (after << 31));
    before = here;
  }
  return mask;
};

/** How far a mask is moved at once at most: by less than a word, each word is made of itself and of the next. */
const farthest = 31;

/**
 * Keeps of `mask` the quarters from which at least `length` quarters in a row are set: each pass ANDs the mask with itself moved
 * earlier, which doubles the run already proved. It reads ahead of where it writes, so no copy is needed.
 */
export const keepRuns = (mask: Mask, length: number): Mask => {
  const last = mask.length - 1;
  for (let proved = 1, step = 1; proved < length && last >= 0; proved += step) {
    step = Math.min(proved, length - proved, farthest);
    for (let i = 0; i < last; i++) mask[i]! &= (mask[i]! >>> step) | (mask[i + 1]! << (32 - step));
    mask[last]! &= mask[last]! >>> step;
  }
  return mask;
};

/** Sets the `length - 1` quarters before each set one too: where what lasts `length` quarters would begin to touch it. */
export const reachBack = (mask: Mask, length: number): Mask => {
  const last = mask.length - 1;
  for (let reached = 1, step = 1; reached < length && last >= 0; reached += step) {
    step = Math.min(reached, length - reached, farthest);
    for (let i = 0; i < last; i++) mask[i]! |= (mask[i]! >>> step) | (mask[i + 1]! << (32 - step));
    mask[last]! |= mask[last]! >>> step;
  }
  return mask;
};

/** Takes `out` out of `mask`. */
export const except = (mask: Mask, out: Mask): Mask => {
  for (let i = 0; i < mask.length; i++) mask[i]! &= ~out[i]!;
  return mask;
};

/** How many bits of [from, to) are set in both masks. */
export const countBoth = (a: Mask, b: Mask, from: number, to: number): number => {
  let total = 0;
  for (let word = from >>> 5, bits = bitsFrom(from); word * 32 < to; word++, bits = -1) {
    const end = to - word * 32;
    total += ones(a[word]! & b[word]! & bits & (end < 32 ? bitsBefore(end) : -1));
  }
  return total;
};

/** The first quarter of [from, to) that is set in both masks and not in `out`, or -1: none is copied to find it. */
export const firstOfBoth = (a: Mask, b: Mask, out: Mask | null, from: number, to: number): number => {
  for (let word = from >>> 5, bits = bitsFrom(from); word * 32 < to; word++, bits = -1) {
    const found = a[word]! & b[word]! & bits & (out === null ? -1 : ~out[word]!);
    if (found === 0) continue;
    const first = word * 32 + (31 - Math.clz32(found & -found));
    return first < to ? first : -1;
  }
  return -1;
};

/** The starts that lie on a grid of `minutes`, counted from the epoch. */
export const onGrid = (grid: Grid, minutes: 15 | 30): Mask => {
  const even = minutes === 15 ? -1 : grid.first % 2 === 0 ? 0x55555555 : 0xaaaaaaaa;
  return emptyMask(grid).fill(even);
};
