import { minute } from '../../kernel/time.ts';
import { clearBusy, clearElsewhere, keepStarts } from './calendars.ts';
import type { PersonCalendar } from './calendars.ts';
import { clear, narrow, quarter } from './grid.ts';
import type { Mask } from './grid.ts';
import type { Catalogue, Offer } from './prepare.ts';
import type { BusyItem, DuoSearch, Seeker } from './slot.ts';
import type { Workbench } from './workbench.ts';

/** A search with both calendars worked out. Its masks lie on the catalogue's workbench: they last until the next search. */
export interface Field {
  readonly catalogue: Catalogue;
  readonly duo: DuoSearch;
  readonly mentor: PersonCalendar;
  readonly mentee: PersonCalendar;
}

type Side = 'mentor' | 'mentee';

const calendarOf = (catalogue: Catalogue, person: Seeker, items: readonly BusyItem[], duo: DuoSearch, side: Side): PersonCalendar => {
  const { grid, bench } = catalogue;
  const { free, onSite, starts } = bench[side];
  const working = catalogue.workingOf(person, duo.mentor.zone);
  free.set(working);
  const elsewhere = clearBusy(free, grid, items, duo.buffer);
  onSite.set(free);
  clearElsewhere(onSite, grid, elsewhere, catalogue.clockOf(person.zone), catalogue.daysOf(person.zone));
  starts.empty();
  return { working, free, onSite };
};

export const fieldOf = (
  catalogue: Catalogue,
  duo: DuoSearch,
  mentorItems: readonly BusyItem[],
  menteeItems: readonly BusyItem[],
): Field => {
  catalogue.bench.common.empty();
  return {
    catalogue,
    duo,
    mentor: calendarOf(catalogue, duo.mentor, mentorItems, duo, 'mentor'),
    mentee: calendarOf(catalogue, duo.mentee, menteeItems, duo, 'mentee'),
  };
};

/** Rule `turned-down`. */
const clearTurnedDown = (starts: Mask, { duo, catalogue: { grid } }: Field): void => {
  for (const { start } of duo.turnedDown)
    if (start % quarter === 0) clear(starts, start / quarter - grid.first, start / quarter - grid.first + 1);
};

/**
 * When both may start, by how far each has to go: every rule that depends on people's own hours as one set of quarters. Ways
 * are few (none, or one to three quarters), so that all the offers of a search share a handful of sets.
 */
export const commonStarts = (field: Field): ((remote: boolean, away: Offer['away']) => Mask) => {
  const { catalogue: { bench, grid }, duo } = field;
  const length = Math.ceil(duo.duration / 15);
  const earliest = Math.ceil((duo.now + duo.notice * minute) / quarter) - grid.first;
  const startsOf = (side: Side, anywhere: boolean, way: number): Mask =>
    bench[side].starts.get(anywhere ? 0 : 1 + way, (mask) => {
      mask.set(anywhere ? field[side].free : field[side].onSite);
      keepStarts(mask, length, way, earliest);
    });
  return (remote, away) =>
    bench.common.get(remote ? 0 : 1 + away.mentor * maxWays + away.mentee, (mask) => {
      mask.set(startsOf('mentor', remote, away.mentor));
      narrow(mask, startsOf('mentee', remote, away.mentee));
      clearTurnedDown(mask, field);
    });
};
/** More than any way takes, in quarters: see travel.ts. */
const maxWays = 8;

/** The quarters that both work, and those in which nothing holds either. */
export const sharedQuarters = ({ catalogue: { bench }, mentor, mentee }: Field): Pick<Workbench, 'bothFree' | 'bothWorking'> => {
  const { bothFree, bothWorking } = bench;
  bothFree.set(mentor.free);
  bothWorking.set(mentor.working);
  return { bothFree: narrow(bothFree, mentee.free), bothWorking: narrow(bothWorking, mentee.working) };
};
