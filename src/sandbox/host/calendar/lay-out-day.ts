import type { Interval } from '../../../kernel/time.ts';
import { overlaps } from '../../../kernel/time.ts';

/** Where an event stands among those of the same day: column `column` of `columns`, counted from 0. */
export interface Laid<T> {
  item: T;
  column: number;
  columns: number;
}

/**
 * Side by side where they overlap, full width where they do not. Events are taken in order of start (the longer first); each goes to the first column
 * that is free; a run of events that touch one another shares the same number of columns.
 */
export const layOutDay = <T extends { interval: Interval }>(items: readonly T[]): Laid<T>[] => {
  const inOrder = items.toSorted((a, b) => a.interval.start - b.interval.start || b.interval.end - a.interval.end);
  const laid: Laid<T>[] = [];
  let run: Laid<T>[] = [];
  const closeRun = (): void => {
    const columns = Math.max(0, ...run.map(({ column }) => column + 1));
    laid.push(...run.map((each) => ({ ...each, columns })));
    run = [];
  };
  for (const item of inOrder) {
    if (!run.some((each) => overlaps(each.item.interval, item.interval) || each.item.interval.end > item.interval.start)) closeRun();
    const taken = new Set(run.filter((each) => overlaps(each.item.interval, item.interval)).map(({ column }) => column));
    let column = 0;
    while (taken.has(column)) column += 1;
    run.push({ item, column, columns: 1 });
  }
  closeRun();
  return laid;
};
