import type { ProgrammeView } from '../../../adapters/http/contract.ts';

export type DuoRow = ProgrammeView['duos'][number];
export type SortKey = 'duo' | 'state' | 'week' | 'progress';

/** A duo still being invited has no plan yet: nothing walked. */
const walked = ({ held, planned }: DuoRow): number => (planned === 0 ? 0 : held / planned);

const compare: Record<SortKey, (a: DuoRow, b: DuoRow) => number> = {
  duo: (a, b) => a.mentor.localeCompare(b.mentor),
  state: (a, b) => a.state.localeCompare(b.state),
  // Dates in order, whatever the month is called; no date comes last.
  week: (a, b) => ((a.weekOf ?? '￿') < (b.weekOf ?? '￿') ? -1 : (a.weekOf ?? '￿') > (b.weekOf ?? '￿') ? 1 : 0),
  progress: (a, b) => walked(a) - walked(b),
};

/** A stable sort; the same order of names settles what is equal. */
export const sortDuos = (duos: readonly DuoRow[], key: SortKey, descending: boolean): readonly DuoRow[] =>
  duos.toSorted((a, b) => compare[key](a, b) * (descending ? -1 : 1) || compare.duo(a, b));
