import { emptyMask } from './grid.ts';
import type { Grid, Mask } from './grid.ts';

/**
 * Masks that one search after another writes over, each worked out at most once a search: what ten thousand searches would
 * otherwise ask of memory costs more than their arithmetic.
 */
export interface Drawer {
  readonly empty: () => void;
  /** Mask number `index`; `write` receives it with the last search's bits still in it. */
  readonly get: (index: number, write: (mask: Mask) => void) => Mask;
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
        write(known.mask);
      }
      return known.mask;
    },
  };
};

interface SideBench {
  readonly free: Mask;
  readonly onSite: Mask;
  /** When a session may start for this person, by their way: see `search.ts`. */
  readonly starts: Drawer;
}

export interface Workbench {
  readonly mentor: SideBench;
  readonly mentee: SideBench;
  readonly bothFree: Mask;
  readonly bothWorking: Mask;
  readonly common: Drawer;
}

export const workbench = (grid: Grid): Workbench => {
  const side = (): SideBench => ({ free: emptyMask(grid), onSite: emptyMask(grid), starts: drawer(grid) });
  return { mentor: side(), mentee: side(), bothFree: emptyMask(grid), bothWorking: emptyMask(grid), common: drawer(grid) };
};
