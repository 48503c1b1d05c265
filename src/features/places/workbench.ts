import { emptyMask } from './grid.ts';
import type { Grid, Mask } from './grid.ts';

/**
 * Masks that one search after another writes over, each worked out at most once a search: what ten thousand searches would
 * otherwise ask of memory costs more than their arithmetic.
 */
export interface Drawer {
  readonly empty: () => void;
  /** Mask number `index`; `write` receives it with the last search's bits still in it. */
  readonly get: (index: number, write: (mask: Mask, index: number) => void) => Mask;
}

const drawer = (grid: Grid): Drawer => {
  const masks: { readonly mask: Mask; writtenIn: number }[] = [];
  let search = 0;
  return {
    empty: () => { search++; },
    get: (index, write) => {
      const known = (masks[index] ??= { mask: emptyMask(grid), writtenIn: -1 });
      if (known.writtenIn !== search) {
        known.writtenIn = search;
        write(known.mask, index);
      }
      return known.mask;
    },
  };
};

interface SideBench {
  readonly working: Mask;
  readonly free: Mask;
  readonly site: Mask;
  readonly home: Mask;
  /** When a session may start for this person, by the leg that takes them there: see `field.ts`. */
  readonly starts: Drawer;
}

export interface Workbench {
  readonly mentor: SideBench;
  readonly mentee: SideBench;
  readonly common: Drawer;
  /** What a setting, a place and a part of a day are worth to this duo, by their numbers. */
  readonly settingWorth: Int32Array;
  readonly placeWorth: Int32Array;
  readonly periodWorth: Int32Array;
  readonly periodCeiling: Int32Array;
  readonly order: Int16Array;
  /** As many as asked for, all of them unknown: where something may start first, by whatever it is numbered by. */
  readonly firstStarts: (count: number) => Int16Array;
  /** As many as asked for: what offers are worth to this duo, and their indices in order. */
  readonly offerWorth: (count: number) => Int32Array;
  readonly line: (count: number) => Int16Array;
}

/** Not looked up yet: neither a quarter nor -1, that there is none. */
export const unknownStart = -2;

/** Kept for the next search, and as long as the longest so far. */
const growing = <Numbers extends Int16Array | Int32Array>(make: (count: number) => Numbers, write: (numbers: Numbers) => void): ((count: number) => Numbers) => {
  let kept = make(0);
  return (count) => {
    if (kept.length < count) kept = make(count);
    const numbers = kept.subarray(0, count) as Numbers;
    write(numbers);
    return numbers;
  };
};

export const workbench = (grid: Grid, settings: number, places: number): Workbench => {
  const side = (): SideBench => ({
    working: emptyMask(grid), free: emptyMask(grid), site: emptyMask(grid), home: emptyMask(grid), starts: drawer(grid),
  });
  // A day has three parts at most, and a horizon three days more than it has times twenty-four hours.
  const periods = 3 * (Math.ceil(grid.length / 96) + 3);
  return {
    mentor: side(), mentee: side(), common: drawer(grid),
    settingWorth: new Int32Array(settings), placeWorth: new Int32Array(places), periodWorth: new Int32Array(periods), periodCeiling: new Int32Array(periods),
    order: new Int16Array(periods),
    firstStarts: growing((count) => new Int16Array(count), (starts) => { starts.fill(unknownStart); }),
    offerWorth: growing((count) => new Int32Array(count), (worths) => { worths.fill(0); }),
    line: growing((count) => new Int16Array(count), (line) => { for (let at = 0; at < line.length; at++) line[at] = at; }),
  };
};
