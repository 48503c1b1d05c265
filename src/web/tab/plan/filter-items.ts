import type { PlanView } from '../../../adapters/http/contract.ts';

export type Made = NonNullable<PlanView['plan']>;
export type Item = Made['items'][number];

export const filters = ['all', 'planned', 'waiting', 'pinned', 'excluded'] as const;
export type Filter = (typeof filters)[number];

const shows: Readonly<Record<Filter, (item: Item) => boolean>> = {
  all: () => true,
  planned: ({ state }) => ['planned', 'sending', 'sent', 'placing', 'booked'].includes(state),
  waiting: ({ state }) => state === 'none' || state === 'gone' || state === 'skipped',
  pinned: ({ pinned }) => pinned,
  excluded: ({ state }) => state === 'excluded',
};

export const countBy = (items: readonly Item[]): Readonly<Record<Filter, number>> =>
  Object.fromEntries(filters.map((filter) => [filter, items.filter(shows[filter]).length])) as Record<Filter, number>;

/** What waits first, for that is what HR can do something about; then by week, then by name. */
export const shown = (items: readonly Item[], filter: Filter): readonly Item[] =>
  items.filter(shows[filter]).toSorted((a, b) =>
    Number(shows.waiting(b)) - Number(shows.waiting(a)) || (a.moment?.weekOf ?? '').localeCompare(b.moment?.weekOf ?? '') || a.mentor.localeCompare(b.mentor) || a.mentee.localeCompare(b.mentee));
