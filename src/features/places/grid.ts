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

/** The bits of word number `word` that lie in [from, to). */
const bitsOf = (word: number, from: number, to: number): number =>
  (word === from >>> 5 ? -1 << (from & 31) : -1) & (word === (to - 1) >>> 5 ? -1 >>> (31 - ((to - 1) & 31)) : -1);

const clampStart = (from: number) => Math.max(0, from);
const clampEnd = (mask: Mask, to: number) => Math.min(mask.length * 32, to);

export const fill = (mask: Mask, from: number, to: number): void => {
  const [start, end] = [clampStart(from), clampEnd(mask, to)];
  for (let word = start >>> 5; word * 32 < end && start < end; word++) mask[word]! |= bitsOf(word, start, end);
};

export const clear = (mask: Mask, from: number, to: number): void => {
  const [start, end] = [clampStart(from), clampEnd(mask, to)];
  for (let word = start >>> 5; word * 32 < end && start < end; word++) mask[word]! &= ~bitsOf(word, start, end);
};

const ones = (word: number): number => {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
};

/** How many bits of [from, to) are set. */
export const count = (mask: Mask, from: number, to: number): number => {
  const [start, end] = [clampStart(from), clampEnd(mask, to)];
  let total = 0;
  for (let word = start >>> 5; word * 32 < end && start < end; word++) total += ones(mask[word]! & bitsOf(word, start, end));
  return total;
};

/** Takes out of `mask` what is not in `by`. */
export const narrow = (mask: Mask, by: Mask): Mask => {
  for (let i = 0; i < mask.length; i++) mask[i]! &= by[i]!;
  return mask;
};

export const both = (a: Mask, b: Mask): Mask => narrow(a.slice(), b);

export const isEmpty = (mask: Mask): boolean => mask.every((word) => word === 0);

/** Every bit moved `by` quarters later; what falls off the end is gone. */
export const later = (mask: Mask, by: number): Mask => {
  const [words, bits] = [by >>> 5, by & 31];
  const out = new Uint32Array(mask.length);
  for (let i = words; i < mask.length; i++) {
    const carried = bits === 0 ? 0 : (mask[i - words - 1] ?? 0) >>> (32 - bits);
    out[i] = (mask[i - words]! << bits) | carried;
  }
  return out;
};

/**
 * The quarters from which at least `length` quarters in a row are set: each pass ANDs the mask with itself moved earlier, which
 * doubles the run already proved. It reads ahead of where it writes, so one copy is enough.
 */
export const runs = (mask: Mask, length: number): Mask => {
  const out = mask.slice();
  for (let proved = 1; proved < length; ) {
    const step = Math.min(proved, length - proved);
    const [words, bits] = [step >>> 5, step & 31];
    for (let i = 0; i < out.length; i++) {
      const here = (out[i + words] ?? 0) >>> bits;
      out[i]! &= bits === 0 ? here : here | ((out[i + words + 1] ?? 0) << (32 - bits));
    }
    proved += step;
  }
  return out;
};

/** The first set quarter at or after `from`, or -1. */
export const next = (mask: Mask, from: number): number => {
  for (let word = from >>> 5, bits = -1 << (from & 31); word < mask.length; word++, bits = -1) {
    const found = mask[word]! & bits;
    if (found !== 0) return word * 32 + (31 - Math.clz32(found & -found));
  }
  return -1;
};

/** The starts that lie on a grid of `minutes`, counted from the epoch. */
export const onGrid = (grid: Grid, minutes: 15 | 30): Mask => {
  const even = minutes === 15 ? -1 : grid.first % 2 === 0 ? 0x55555555 : 0xaaaaaaaa;
  return emptyMask(grid).fill(even);
};
