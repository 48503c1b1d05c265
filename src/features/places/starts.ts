import { day, instant } from '../../kernel/time.ts';
import type { Interval, Zone } from '../../kernel/time.ts';
import { hostOf } from './candidates.ts';
import type { Candidate } from './candidates.ts';
import { daylightOn, districtName } from './daylight.ts';
import { emptyMask, fill, keepRuns, narrow, onGrid, quarter } from './grid.ts';
import type { Grid, Mask } from './grid.ts';
import { clearWall, fillWall } from './local-days.ts';
import type { LocalDay } from './local-days.ts';
import { remember } from './remember.ts';
import type { Coordinates, Place } from './place.ts';
import { isInSeason } from './season.ts';
import { momentBounds } from './score.ts';
import type { Moment } from './score.ts';
import type { Setting } from './setting.ts';
import type { CatalogueInputs, DuoSearch } from './slot.ts';

/** The instant at which quarter `index` of the grid begins. */
export const instantOf = (grid: Grid, index: number) => instant((grid.first + index) * quarter);

/** Rule `opening`, on the clock that `days` are of, and in the months in which the place receives anybody. */
const openQuarters = (grid: Grid, days: readonly LocalDay[], place: Place): Mask => {
  const open = emptyMask(grid);
  for (const local of days.filter(({ date }) => isInSeason(place.season, date)))
    for (const hours of place.opening) if (hours.day === local.weekday) fillWall(open, local, hours.from, hours.to);
  return open;
};

const fillInstants = (mask: Mask, grid: Grid, { start, end }: Interval): void =>
  fill(mask, Math.ceil(start / quarter) - grid.first, Math.floor(end / quarter) - grid.first);

/** Rule `daylight`. A day more on each side: far from Greenwich the sun's day begins in another day of UTC. */
const lightQuarters = (grid: Grid, where: Coordinates): Mask => {
  const light = emptyMask(grid);
  const [first, last] = [grid.first, grid.first + grid.length].map((at) => Math.floor((at * quarter) / day));
  for (let ordinal = first! - 1; ordinal <= last! + 1; ordinal++) {
    const sun = daylightOn(ordinal, where);
    if (sun) fillInstants(light, grid, sun);
  }
  return light;
};

/** Rule `hours`, on one wall. */
const settingQuarters = (grid: Grid, days: readonly LocalDay[], { days: on, hours }: Setting): Mask => {
  const mask = emptyMask(grid);
  for (const local of days) if (on.includes(local.weekday)) fillWall(mask, local, hours.from, hours.to);
  return mask;
};

/** Rule `avoided`: the starts of sessions of `duration` minutes that touch none of these parts of the day on either wall. */
export const outsideStarts = (grid: Grid, walls: readonly (readonly LocalDay[])[], avoided: readonly Moment[], duration: number): Mask => {
  const outside = emptyMask(grid).fill(-1);
  for (const days of walls)
    for (const local of days)
      for (const part of avoided) clearWall(outside, local, momentBounds[part], momentBounds[part + 1]!);
  return keepRuns(outside, Math.ceil(duration / 15));
};

/**
 * The quarters at which a session may start in a setting and a place whoever is free: rules `grid`, `hours`, `opening` and
 * `daylight` as one set of quarters. Kept by what it depends on, so that many duos share it; it must not be changed.
 */
export const sessionStarts = (
  grid: Grid,
  inputs: CatalogueInputs,
  daysOf: (zone: Zone) => readonly LocalDay[],
): ((candidate: Candidate, duo: DuoSearch) => Mask) => {
  const allowed = onGrid(grid, inputs.grid);
  // Many places keep the same hours: one set for all of them stays close at hand.
  const the = remember((mask: Mask) => mask, (mask) => mask.join());
  // By its place in the list and not by its id: one setting may come twice, each time with a part of its hours.
  const numbers = new Map(inputs.settings.map((setting, index) => [setting, index]));
  const kept = {
    hours: remember((setting: Setting, zone: Zone) => settingQuarters(grid, daysOf(zone), setting), (setting, zone) => `${numbers.get(setting)} ${zone}`),
    open: remember((place: Place, zone: Zone) => openQuarters(grid, daysOf(zone), place), ({ id }, zone) => `${id} ${zone}`),
    light: remember((where: Coordinates) => lightQuarters(grid, where), districtName),
  };
  const work = ({ setting, place, fallback }: Candidate, { duration, mentor, mentee }: DuoSearch): Mask => {
    const session = kept.hours(setting, mentor.zone).slice();
    narrow(session, kept.hours(setting, mentee.zone));
    const host = place && hostOf(place, { mentor, mentee });
    if (place && host) for (const door of fallback ? [place, fallback] : [place]) narrow(session, kept.open(door, host.zone));
    // In a two-voice walk each walks near their own site, hence two suns.
    const walkedAt = place ? [place.coordinates] : [mentor.site.coordinates, mentee.site.coordinates];
    if (setting.needsDaylight) for (const where of walkedAt) narrow(session, kept.light(where));
    return the(narrow(keepRuns(session, Math.ceil(duration / 15)), allowed));
  };
  return remember(work, ({ setting, place, fallback }, { duration, mentor, mentee }) => {
    const where = place
      ? `${place.id} ${fallback?.id} ${hostOf(place, { mentor, mentee })?.zone}`
      : `${districtName(mentor.site.coordinates)} ${districtName(mentee.site.coordinates)}`;
    return `${numbers.get(setting)} ${duration} ${mentor.zone} ${mentee.zone} ${where}`;
  });
};
