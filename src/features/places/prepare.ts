import { day, instant } from '../../kernel/time.ts';
import type { Zone } from '../../kernel/time.ts';
import { heldQuarters, quietDays, workingQuarters } from './calendars.ts';
import { candidatesOf } from './candidates.ts';
import type { Candidate } from './candidates.ts';
import { gridOf, quarter } from './grid.ts';
import type { Grid, Mask } from './grid.ts';
import { localDays, wallClock } from './local-days.ts';
import type { LocalDay } from './local-days.ts';
import { periodsOf } from './periods.ts';
import type { Period } from './periods.ts';
import { remember } from './remember.ts';
import { placeTerms, total } from './score.ts';
import type { SettingId } from './setting.ts';
import type { CatalogueInputs, DuoSearch, Seeker } from './slot.ts';
import { sessionStarts } from './starts.ts';
import { workbench } from './workbench.ts';
import type { Workbench } from './workbench.ts';

/** A candidate with all of its worth and of its hours that does not depend on who asks. */
export interface Offer extends Candidate {
  /** Where the setting stands in `Pairing.settings`. */
  readonly settingIndex: number;
  /** Points of the terms that do not depend on the duo. */
  readonly worth: number;
  /** Quarters at which a session may start, both people aside. */
  readonly starts: Mask;
  /** Each one's way, in whole quarters. */
  readonly away: { readonly mentor: number; readonly mentee: number };
}

/** What is offered to all pairs of people who start from the same two sites, for the same kind of session. */
export interface Pairing {
  /** The settings in which at least one offer exists. */
  readonly settings: readonly SettingId[];
  /** Best first. */
  readonly offers: readonly Offer[];
}

/** A programme's settings and places over one horizon, ready for any number of duos. One search at a time: it has one workbench. */
export interface Catalogue {
  readonly inputs: CatalogueInputs;
  readonly grid: Grid;
  readonly bench: Workbench;
  readonly daysOf: (zone: Zone) => readonly LocalDay[];
  /** The clock on the walls of `zone`, from three days before the grid. */
  readonly clockOf: (zone: Zone) => ReturnType<typeof wallClock>;
  readonly periodsOf: (zone: Zone) => readonly Period[];
  /** When `person` may be asked for anything; quiet periods are read on the wall of `mentorZone`. */
  readonly workingOf: (person: Seeker, mentorZone: Zone) => Mask;
  readonly pairingOf: (duo: DuoSearch) => Pairing;
}

const nameOf = ({ zone, site, maxWalk }: Seeker): string =>
  `${zone} ${maxWalk} ${site.id} ${site.coordinates.lat} ${site.coordinates.lon}`;

/** Ties go by setting and place: the same question always has the same answer. */
const compareOffers = (a: Offer, b: Offer): number => {
  if (a.worth !== b.worth) return b.worth - a.worth;
  if (a.setting.id !== b.setting.id) return a.setting.id < b.setting.id ? -1 : 1;
  return (a.place?.id ?? '') < (b.place?.id ?? '') ? -1 : 1;
};

const pairing = (inputs: CatalogueInputs, startsOf: ReturnType<typeof sessionStarts>, duo: DuoSearch): Pairing => {
  const candidates = candidatesOf({ ...inputs, ...duo });
  const settings = [...new Set(candidates.map(({ setting }) => setting.id))];
  const offers = candidates.map((candidate): Offer => ({
    ...candidate,
    settingIndex: settings.indexOf(candidate.setting.id),
    worth: total(placeTerms(candidate, duo.purpose)),
    starts: startsOf(candidate, duo),
    away: { mentor: heldQuarters(candidate.mentor), mentee: heldQuarters(candidate.mentee) },
  }));
  return { settings, offers: offers.toSorted(compareOffers) };
};

/**
 * All that a search over `inputs` needs and that does not depend on the duo: days, opening hours, daylight, travel and worth, each
 * worked out when it is first asked for and kept. `inputs` must not change afterwards.
 */
export const prepareCatalogue = (inputs: CatalogueInputs): Catalogue => {
  const grid = gridOf(inputs.horizon);
  const daysOf = remember((zone: Zone) => localDays(grid, zone), (zone) => zone);
  const startsOf = sessionStarts(grid, inputs, daysOf);
  const working = new WeakMap<Seeker['holidays'], (zone: Zone, mentorZone: Zone) => Mask>();
  const workingFor = (holidays: Seeker['holidays']) =>
    remember(
      (zone: Zone, mentorZone: Zone) =>
        workingQuarters(grid, inputs.window, daysOf(zone), holidays, quietDays(inputs.quiet, daysOf(mentorZone))),
      (zone, mentorZone) => `${zone} ${mentorZone}`,
    );
  return {
    inputs,
    grid,
    bench: workbench(grid),
    daysOf,
    clockOf: remember((zone: Zone) => wallClock(zone, instant(grid.first * quarter - 3 * day)), (zone) => zone),
    periodsOf: remember((zone: Zone) => periodsOf(daysOf(zone)), (zone) => zone),
    workingOf: ({ holidays, zone }, mentorZone) => {
      let masks = working.get(holidays);
      if (!masks) working.set(holidays, (masks = workingFor(holidays)));
      return masks(zone, mentorZone);
    },
    pairingOf: remember(
      (duo: DuoSearch) => pairing(inputs, startsOf, duo),
      ({ purpose, duration, mentor, mentee }) => `${purpose} ${duration} ${nameOf(mentor)} ${nameOf(mentee)}`,
      512,
    ),
  };
};

const catalogues = new WeakMap<CatalogueInputs['places'], WeakMap<CatalogueInputs['settings'], (inputs: CatalogueInputs) => Catalogue>>();

/** The catalogue of `inputs`, kept for as long as its very lists of places and settings are: they must not change. */
export const catalogueFor = (inputs: CatalogueInputs): Catalogue => {
  let ofPlaces = catalogues.get(inputs.places);
  if (!ofPlaces) catalogues.set(inputs.places, (ofPlaces = new WeakMap()));
  let prepare = ofPlaces.get(inputs.settings);
  if (!prepare) {
    const keyOf = ({ horizon, grid, window, quiet, priceCeiling }: CatalogueInputs) =>
      JSON.stringify([horizon, grid, window, quiet, priceCeiling]);
    ofPlaces.set(inputs.settings, (prepare = remember(prepareCatalogue, keyOf, 8)));
  }
  return prepare(inputs);
};
