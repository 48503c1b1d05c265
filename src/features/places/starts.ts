import { instant, minute } from '../../kernel/time.ts';
import type { BusyItem, SlotSearch } from './slot.ts';
import { calendarOf, fillInstants, heldQuarters, onBothWalls, quietDays, startsFor } from './calendars.ts';
import type { PersonCalendar } from './calendars.ts';
import { hostOf } from './candidates.ts';
import type { Candidate } from './candidates.ts';
import { daylightOn, districtName } from './daylight.ts';
import { both, clear, emptyMask, gridOf, isEmpty, narrow, onGrid, quarter, runs } from './grid.ts';
import type { Grid, Mask } from './grid.ts';
import { fillWall, localDays } from './local-days.ts';
import type { LocalDay } from './local-days.ts';
import type { Coordinates, Place } from './place.ts';
import type { Setting } from './setting.ts';

/** A search with both calendars worked out. */
export interface Field {
  readonly search: SlotSearch;
  readonly grid: Grid;
  readonly mentor: PersonCalendar;
  readonly mentee: PersonCalendar;
}

export const fieldOf = (search: SlotSearch, mentorItems: readonly BusyItem[], menteeItems: readonly BusyItem[]): Field => {
  const grid = gridOf(search.horizon);
  const quiet = quietDays(search, localDays(grid, search.mentor.zone));
  return {
    search,
    grid,
    mentor: calendarOf(search.mentor, mentorItems, search, grid, quiet),
    mentee: calendarOf(search.mentee, menteeItems, search, grid, quiet),
  };
};

/** Rules `grid` and `turned-down`: the quarters at which anything may start. */
const allowedStarts = ({ search, grid }: Field): Mask => {
  const allowed = onGrid(grid, search.grid);
  for (const { start } of search.turnedDown)
    if (start % quarter === 0) clear(allowed, start / quarter - grid.first, start / quarter - grid.first + 1);
  return allowed;
};

/** Rule `opening`, on the clock that `days` are of. */
const openQuarters = (grid: Grid, days: readonly LocalDay[], place: Place): Mask => {
  const open = emptyMask(grid);
  for (const local of days)
    for (const hours of place.opening) if (hours.day === local.weekday) fillWall(open, local, hours.from, hours.to);
  return open;
};

/** Rule `daylight`. A day more on each side: far from Greenwich the sun's day begins in another day of UTC. */
const lightQuarters = (grid: Grid, where: Coordinates): Mask => {
  const light = emptyMask(grid);
  const [first, last] = [grid.first, grid.first + grid.length].map((at) => Math.floor((at * quarter) / 86_400_000));
  for (let ordinal = first! - 1; ordinal <= last! + 1; ordinal++) {
    const sun = daylightOn(ordinal, where);
    if (sun) fillInstants(light, grid, sun);
  }
  return light;
};

/** Rule `hours`. */
const settingQuarters = ({ grid, mentor, mentee }: Field, setting: Setting): Mask =>
  onBothWalls(grid, [mentor, mentee], setting.hours, ({ weekday }) => setting.days.includes(weekday));

/** `compute`, done once for each input that `keyOf` tells apart. */
const once = <Input>(compute: (input: Input) => Mask, keyOf: (input: Input) => unknown = (input) => input) => {
  const known = new Map<unknown, Mask>();
  return (input: Input): Mask => {
    const key = keyOf(input);
    let mask = known.get(key);
    if (!mask) known.set(key, (mask = compute(input)));
    return mask;
  };
};

/** The quarters at which each candidate may start: every rule that depends on the hour, as one intersection of sets. */
export const startsIn = (field: Field): ((candidate: Candidate) => Mask) => {
  const { search, grid } = field;
  const length = Math.ceil(search.duration / 15);
  const earliest = Math.ceil((search.now + search.notice * minute) / quarter) - grid.first;
  const allowed = allowedStarts(field);
  const startsOf = (available: Mask) => once((way: number) => startsFor(available, length, way, earliest));
  const sideOf = ({ days, free, onSite }: PersonCalendar) => ({
    fromAnywhere: startsOf(free),
    fromSite: startsOf(onSite),
    open: once((place: Place) => openQuarters(grid, days, place)),
  });
  const [mentor, mentee] = [sideOf(field.mentor), sideOf(field.mentee)];
  const hours = once((setting: Setting) => settingQuarters(field, setting));
  const light = once((where: Coordinates) => lightQuarters(grid, where), districtName);

  return ({ setting, place, fallback, ...ways }) => {
    const setOff = setting.remote ? 'fromAnywhere' : 'fromSite';
    const starts = both(allowed, mentor[setOff](heldQuarters(ways.mentor)));
    narrow(starts, mentee[setOff](heldQuarters(ways.mentee)));
    if (isEmpty(starts)) return starts;

    const session = hours(setting).slice();
    if (place) {
      const { open } = hostOf(place, search) === search.mentor ? mentor : mentee;
      for (const door of fallback ? [place, fallback] : [place]) narrow(session, open(door));
    }
    // In a two-voice walk each walks near their own site, hence two suns.
    const walkedAt = place ? [place.coordinates] : [search.mentor.site.coordinates, search.mentee.site.coordinates];
    if (setting.needsDaylight) for (const where of walkedAt) narrow(session, light(where));
    return narrow(starts, runs(session, length));
  };
};

/** The instant at which quarter `index` of the grid begins. */
export const instantOf = (grid: Grid, index: number) => instant((grid.first + index) * quarter);

