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
  readonly order: Int16Array;
}

export const workbench = (grid: Grid, settings: number, places: number): Workbench => {
  const side = (): SideBench => ({
    working: emptyMask(grid), free: emptyMask(grid), site: emptyMask(grid), home: emptyMask(grid), starts: drawer(grid),
  });
  // A day has three parts at most, and a horizon three days more than it has times twenty-four hours.
  const periods = 3 * (Math.ceil(grid.length / 96) + 3);
  return {
    mentor: side(), mentee: side(), common: drawer(grid),
    settingWorth: new Int32Array(settings), placeWorth: new Int32Array(places), periodWorth: new Int32Array(periods), order: new Int16Array(periods),
  };
};
