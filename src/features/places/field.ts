import { minute } from '../../kernel/time.ts';
import { clearAway, clearBusy, keepStarts } from './calendars.ts';
import type { PersonCalendar } from './calendars.ts';
import { clear, except, keepInner, narrow, quarter } from './grid.ts';
import type { Mask } from './grid.ts';
import { legCount, sideLegs } from './legs.ts';
import type { Legs } from './legs.ts';
import type { Catalogue } from './prepare.ts';
import type { Availability, DuoSearch, Seeker } from './slot.ts';

/** A search with both calendars worked out. Its masks lie on the catalogue's workbench: they last until the next search. */
export interface Field {
  readonly catalogue: Catalogue;
  readonly duo: DuoSearch;
  readonly mentor: PersonCalendar;
  readonly mentee: PersonCalendar;
}

type Side = 'mentor' | 'mentee';
type Known = Availability & { kind: 'known' };

const calendarOf = (catalogue: Catalogue, duo: DuoSearch, side: Side, { busy, workingHours }: Known): PersonCalendar => {
  const { grid, bench } = catalogue;
  const person: Seeker = duo[side];
  const { working, free, site, home, starts } = bench[side];
  working.set(catalogue.workingOf(person, duo.mentor.zone));
  if (workingHours) narrow(working, catalogue.hoursOf(workingHours, workingHours.zone));
  free.set(working);
  const away = clearBusy(free, grid, busy, duo.buffer);
  const wall = { clock: catalogue.clockOf(person.zone), days: catalogue.daysOf(person.zone) };
  const { days, minutes } = person.telework ?? { days: [], minutes: 0 };
  const atHome = days.length > 0 ? catalogue.hoursOf({ days, from: 0, to: 24 * 60 }, person.zone) : null;
  site.set(free);
  if (away.length > 0) clearAway(site, grid, away, duo.buffer, { ...wall, isHome: false });
  if (atHome) except(site, atHome);
  if (atHome && minutes > 0) {
    home.set(free);
    clearAway(home, grid, away, duo.buffer, { ...wall, isHome: true });
    narrow(home, atHome);
  }
  starts.empty();
  return { working, free, site, home };
};

export const fieldOf = (catalogue: Catalogue, duo: DuoSearch, mentor: Known, mentee: Known): Field => {
  catalogue.bench.common.empty();
  return { catalogue, duo, mentor: calendarOf(catalogue, duo, 'mentor', mentor), mentee: calendarOf(catalogue, duo, 'mentee', mentee) };
};

/** Rule `turned-down`. */
const clearTurnedDown = (starts: Mask, { duo, catalogue: { grid } }: Field): void => {
  for (const { start } of duo.turnedDown)
    if (start % quarter === 0) clear(starts, start / quarter - grid.first, start / quarter - grid.first + 1);
};

/**
 * When both may start, by the legs that take them there: every rule that depends on people's own hours as one set of quarters. Legs
 * are few, so that all the offers of a search share a handful of sets.
 */
export const commonStarts = (field: Field): ((legs: Legs) => Mask) => {
  const { catalogue, duo } = field;
  const { bench, grid } = catalogue;
  const length = Math.ceil(duo.duration / 15);
  const earliest = Math.ceil((duo.now + duo.notice * minute) / quarter) - grid.first;
  const writeSide = (side: Side) => {
    const write = (mask: Mask, leg: number): void => {
      const { ground, way } = sideLegs[leg]!;
      // Of one ground the legs follow each other by their way: whoever could also start a quarter sooner and later has one more to go.
      if (way > 0) keepInner(mask, bench[side].starts.get(leg - 1, write));
      else {
        mask.set(field[side][ground]);
        keepStarts(mask, length, earliest);
      }
    };
    return write;
  };
  const [writeMentor, writeMentee] = [writeSide('mentor'), writeSide('mentee')];
  const write = (mask: Mask, legs: Legs): void => {
    mask.set(bench.mentor.starts.get(Math.floor(legs / legCount), writeMentor));
    narrow(mask, bench.mentee.starts.get(legs % legCount, writeMentee));
    clearTurnedDown(mask, field);
    const avoided = duo.limits?.avoided ?? [];
    if (avoided.length > 0) narrow(mask, catalogue.outsideOf(avoided, duo));
  };
  return (legs) => bench.common.get(legs, write);
};
