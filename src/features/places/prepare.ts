import { day, instant } from '../../kernel/time.ts';
import type { Zone } from '../../kernel/time.ts';
import type { PlaceId } from '../../kernel/ids.ts';
import { quietDays, wallQuarters, workingQuarters } from './calendars.ts';
import { candidatesOf } from './candidates.ts';
import { gridOf, quarter } from './grid.ts';
import type { Grid, Mask } from './grid.ts';
import { legsOf } from './legs.ts';
import { localDays, wallClock } from './local-days.ts';
import type { LocalDay } from './local-days.ts';
import { menuOf } from './menu.ts';
import type { Menu } from './menu.ts';
import { numberOrigins } from './origins.ts';
import { periodsOf } from './periods.ts';
import type { Period } from './periods.ts';
import { remember } from './remember.ts';
import { placeTerms, shorterWay, total } from './score.ts';
import type { Moment } from './score.ts';
import { purposes, settingIds } from './setting.ts';
import type { CatalogueInputs, DuoSearch, Seeker, WorkingWindow } from './slot.ts';
import { outsideStarts, sessionStarts } from './starts.ts';
import { traitsOf } from './traits.ts';
import { workbench } from './workbench.ts';
import type { Workbench } from './workbench.ts';

/** A programme's settings and places over one horizon, ready for any number of duos. One search at a time: it has one workbench. */
export interface Catalogue {
  readonly inputs: CatalogueInputs;
  readonly grid: Grid;
  readonly bench: Workbench;
  readonly placeNumberOf: (id: PlaceId | null) => number;
  readonly daysOf: (zone: Zone) => readonly LocalDay[];
  /** The clock on the walls of `zone`, from three days before the grid. */
  readonly clockOf: (zone: Zone) => ReturnType<typeof wallClock>;
  readonly periodsOf: (zone: Zone) => readonly Period[];
  /** When `person` may be asked for anything; quiet periods are read on the wall of `mentorZone`. */
  readonly workingOf: (person: Seeker, mentorZone: Zone) => Mask;
  readonly hoursOf: (hours: WorkingWindow, zone: Zone) => Mask;
  /** The starts of sessions that touch none of these parts of the day, on either wall. */
  readonly outsideOf: (avoided: readonly Moment[], duo: DuoSearch) => Mask;
  readonly menuOf: (duo: DuoSearch) => Menu;
}

/**
 * All that a search over `inputs` needs and that does not depend on the duo: days, opening hours, daylight, travel and worth, each
 * worked out when it is first asked for and kept. `inputs` must not change afterwards.
 */
export const prepareCatalogue = (inputs: CatalogueInputs): Catalogue => {
  const grid = gridOf(inputs.horizon);
  const daysOf = remember((zone: Zone) => localDays(grid, zone), (zone) => zone);
  const startsOf = sessionStarts(grid, inputs, daysOf);
  const placeNumbers = new Map(inputs.places.map(({ id }, index) => [id, index + 1]));
  const working = new WeakMap<Seeker['holidays'], (zone: Zone, mentorZone: Zone) => Mask>();
  const workingFor = (holidays: Seeker['holidays']) =>
    remember(
      (zone: Zone, mentorZone: Zone) =>
        workingQuarters(grid, inputs.window, daysOf(zone), holidays, quietDays(inputs.quiet, daysOf(mentorZone))),
      (zone, mentorZone) => `${zone} ${mentorZone}`,
    );
  const menuFor = (duo: DuoSearch): Menu =>
    menuOf(candidatesOf({ ...inputs, mentor: duo.mentor, mentee: duo.mentee, purpose: duo.purpose, duration: duo.duration })
      .map((candidate) => {
        const { setting, place, fallback } = candidate;
        const terms = placeTerms(candidate, duo.purpose);
        return {
          ...candidate,
          traits: traitsOf(setting, place, fallback),
          settingNumber: settingIds.indexOf(setting.id),
          placeNumber: place ? placeNumbers.get(place.id)! : 0,
          terms,
          // A whole number in the machine too, where what is nought after a minus sign is not.
          worth: total(terms) | 0,
          shorterWay: shorterWay(candidate),
          starts: startsOf(candidate, duo),
          legs: legsOf(candidate),
        };
      }));
  const originOf = numberOrigins();
  return {
    inputs,
    grid,
    bench: workbench(grid, settingIds.length, inputs.places.length + 1),
    placeNumberOf: (id) => (id === null ? 0 : (placeNumbers.get(id) ?? 0)),
    daysOf,
    clockOf: remember((zone: Zone) => wallClock(zone, instant(grid.first * quarter - 3 * day)), (zone) => zone),
    periodsOf: remember((zone: Zone) => periodsOf(daysOf(zone)), (zone) => zone),
    workingOf: ({ holidays, zone }, mentorZone) => {
      let masks = working.get(holidays);
      if (!masks) working.set(holidays, (masks = workingFor(holidays)));
      return masks(zone, mentorZone);
    },
    hoursOf: remember(
      (hours: WorkingWindow, zone: Zone) => wallQuarters(grid, daysOf(zone), hours),
      ({ days, from, to }, zone) => `${zone} ${days.join()} ${from} ${to}`,
    ),
    outsideOf: remember(
      (avoided: readonly Moment[], { mentor, mentee, duration }: DuoSearch) => outsideStarts(grid, [daysOf(mentor.zone), daysOf(mentee.zone)], avoided, duration),
      (avoided, { mentor, mentee, duration }) => `${mentor.zone} ${mentee.zone} ${duration} ${avoided.join()}`,
    ),
    menuOf: remember(
      menuFor,
      // Three numbers as one: a thousand million pairs of origins are more than there are people.
      ({ mentor, mentee, purpose, duration }) =>
        ((originOf(mentor) * 1e6 + originOf(mentee)) * 256 + duration) * purposes.length + purposes.indexOf(purpose),
    ),
  };
};
