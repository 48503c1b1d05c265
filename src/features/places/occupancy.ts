import type { PlaceId } from '../../kernel/ids.ts';
import type { Interval } from '../../kernel/time.ts';
import { clear, emptyMask, fill, quarter, reachBack } from './grid.ts';
import type { Grid, Mask } from './grid.ts';
import type { Catalogue } from './prepare.ts';

/** A session of ours in a place. */
export interface Taken extends Interval {
  readonly placeId: PlaceId;
}

/**
 * Rule `capacity`: where our own duos already are, as it fills up. A plan takes what it has just given and searches on: what a
 * session fills costs a search nothing until it fills its place. Counts quarters of the session itself, travel aside.
 */
export interface Occupancy {
  readonly take: (session: Taken) => void;
  /** Undoes one `take` of the same session. */
  readonly release: (session: Taken) => void;
  /** The starts at which a session of `length` quarters would find a place, by its number in the catalogue, full at some moment; null when it is full at none. */
  readonly fullFor: (placeNumber: number, length: number) => Mask | null;
}

/** Whether a place that takes `capacity` duos, some of them already `taken`, has room for one more during the whole of `session`. */
export const hasRoom = (capacity: number, taken: readonly Interval[], session: Interval): boolean =>
  [session, ...taken.filter(({ start }) => session.start <= start && start < session.end)].every(
    ({ start: at }) => taken.filter(({ start, end }) => start <= at && at < end).length < capacity,
  );

class PlaceLog {
  readonly #capacity: number;
  readonly #duos: Uint16Array;
  readonly #full: Mask;
  #fullQuarters = 0;
  /** By length of session, worked out when first asked for and kept up as the place fills. */
  readonly #closed: (Mask | undefined)[] = [];

  constructor(grid: Grid, capacity: number) {
    this.#capacity = capacity;
    this.#duos = new Uint16Array(grid.length);
    this.#full = emptyMask(grid);
  }

  add(from: number, to: number): void {
    for (let at = Math.max(0, from); at < Math.min(to, this.#duos.length); at++) {
      if (++this.#duos[at]! !== this.#capacity) continue;
      this.#fullQuarters++;
      fill(this.#full, at, at + 1);
      this.#closed.forEach((closed, length) => { fill(closed!, at + 1 - length, at + 1); });
    }
  }

  remove(from: number, to: number): void {
    for (let at = Math.max(0, from); at < Math.min(to, this.#duos.length); at++) {
      if (this.#duos[at]!-- !== this.#capacity) continue;
      this.#fullQuarters--;
      clear(this.#full, at, at + 1);
      // What another full quarter closes too is not told apart: it is worked out anew, for hardly anything is ever released.
      this.#closed.length = 0;
    }
  }

  fullFor(length: number): Mask | null {
    return this.#fullQuarters === 0 ? null : (this.#closed[length] ??= reachBack(this.#full.slice(), length));
  }
}

/** An occupancy of the places of a catalogue, empty but for `taken`. */
export const occupancyOf = (
  { grid, inputs, placeNumberOf }: Pick<Catalogue, 'grid' | 'inputs' | 'placeNumberOf'>, taken: readonly Taken[] = [],
): Occupancy => {
  const logs: (PlaceLog | undefined)[] = Array.from({ length: inputs.places.length + 1 });
  const quartersOf = ({ start, end }: Taken) => [Math.floor(start / quarter) - grid.first, Math.ceil(end / quarter) - grid.first] as const;
  /** Null for a place that nobody of this catalogue is ever sent to. */
  const logOf = (placeId: PlaceId): PlaceLog | null => {
    const number = placeNumberOf(placeId);
    return number === 0 ? null : (logs[number] ??= new PlaceLog(grid, inputs.places[number - 1]!.capacity));
  };
  const take = (session: Taken): void => logOf(session.placeId)?.add(...quartersOf(session));
  taken.forEach(take);
  return {
    take,
    release: (session) => logOf(session.placeId)?.remove(...quartersOf(session)),
    fullFor: (placeNumber, length) => logs[placeNumber]?.fullFor(length) ?? null,
  };
};

const kept = new WeakMap<Catalogue, WeakMap<readonly Taken[], { readonly occupancy: Occupancy; noted: number }>>();

/**
 * The occupancy of `taken` in a catalogue, kept for as long as that very list is: only what was added to it since is taken. A list may
 * grow, as that of a plan does; nothing in it may change or go.
 */
export const occupancyIn = (catalogue: Catalogue, taken: readonly Taken[]): Occupancy => {
  let ofLists = kept.get(catalogue);
  if (!ofLists) kept.set(catalogue, (ofLists = new WeakMap()));
  let known = ofLists.get(taken);
  if (!known) ofLists.set(taken, (known = { occupancy: occupancyOf(catalogue), noted: 0 }));
  for (; known.noted < taken.length; known.noted++) known.occupancy.take(taken[known.noted]!);
  return known.occupancy;
};
