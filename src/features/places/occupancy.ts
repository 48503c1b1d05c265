import type { PlaceId } from '../../kernel/ids.ts';
import type { Interval } from '../../kernel/time.ts';
import { clear, emptyMask, fill, quarter, reachBack } from './grid.ts';
import type { Grid, Mask } from './grid.ts';
import { usualCapacity } from './place.ts';
import type { Place } from './place.ts';

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
  /** The starts at which a session of `length` quarters would find the place full at some moment; null when it is full at none. */
  readonly fullFor: (placeId: PlaceId, length: number) => Mask | null;
}

class PlaceLog {
  readonly #capacity: number;
  readonly #duos: Uint16Array;
  readonly #full: Mask;
  #fullQuarters = 0;
  /** By length of session, worked out when asked for. */
  readonly #closed = new Map<number, Mask>();

  constructor(grid: Grid, capacity: number) {
    this.#capacity = capacity;
    this.#duos = new Uint16Array(grid.length);
    this.#full = emptyMask(grid);
  }

  add(from: number, to: number, duos: 1 | -1): void {
    for (let at = Math.max(0, from); at < Math.min(to, this.#duos.length); at++) {
      const before = this.#duos[at]!;
      const now = before + duos;
      this.#duos[at] = now;
      if (before >= this.#capacity === now >= this.#capacity) continue;
      (duos === 1 ? fill : clear)(this.#full, at, at + 1);
      this.#fullQuarters += duos;
      this.#closed.clear();
    }
  }

  fullFor(length: number): Mask | null {
    if (this.#fullQuarters === 0) return null;
    let closed = this.#closed.get(length);
    if (!closed) this.#closed.set(length, (closed = reachBack(this.#full.slice(), length)));
    return closed;
  }
}

/** An occupancy of the places of a catalogue, empty but for `taken`. */
export const occupancyOf = (
  { grid, inputs }: { readonly grid: Grid; readonly inputs: { readonly places: readonly Place[] } },
  taken: readonly Taken[] = [],
): Occupancy => {
  const capacities = new Map(inputs.places.map(({ id, capacity }) => [id, capacity]));
  const logs = new Map<PlaceId, PlaceLog>();
  const note = ({ placeId, start, end }: Taken, duos: 1 | -1): void => {
    let log = logs.get(placeId);
    if (!log) logs.set(placeId, (log = new PlaceLog(grid, capacities.get(placeId) ?? usualCapacity)));
    log.add(Math.floor(start / quarter) - grid.first, Math.ceil(end / quarter) - grid.first, duos);
  };
  for (const session of taken) note(session, 1);
  return {
    take: (session) => { note(session, 1); },
    release: (session) => { note(session, -1); },
    fullFor: (placeId, length) => logs.get(placeId)?.fullFor(length) ?? null,
  };
};
