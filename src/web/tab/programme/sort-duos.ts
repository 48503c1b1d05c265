import type { ProgrammeView } from '../../../adapters/http/contract.ts';

export type DuoRow = ProgrammeView['duos'][number];
export type SortKey = 'duo' | 'state' | 'week' | 'progress';

const compare: Record<SortKey, (a: DuoRow, b: DuoRow) => number> = {
  duo: (a, b) => a.mentor.localeCompare(b.mentor),
  state: (a, b) => a.state.localeCompare(b.state),
  week: (a, b) => (a.week ?? '￿').localeCompare(b.week ?? '￿', undefined, { numeric: true }),
  progress: (a, b) => a.held / a.planned - b.held / b.planned,
};

/** A stable sort; the same order of names settles what is equal. */
export const sortDuos = (duos: readonly DuoRow[], key: SortKey, descending: boolean): readonly DuoRow[] =>
  duos.toSorted((a, b) => compare[key](a, b) * (descending ? -1 : 1) || compare.duo(a, b));
