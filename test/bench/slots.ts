import { asId } from '../../src/kernel/ids.ts';
import type { PersonId, PlaceId } from '../../src/kernel/ids.ts';
import { day, fromIso, hour, instant, plus } from '../../src/kernel/time.ts';
import type { Zone } from '../../src/kernel/time.ts';
import { seedPlaces } from '../../src/features/places/content/places.ts';
import { defaultSettings } from '../../src/features/places/content/settings.ts';
import { seedSiteId, seedSites } from '../../src/features/places/content/sites.ts';
import { quarter } from '../../src/features/places/grid.ts';
import { publicHolidays } from '../../src/features/places/holidays.ts';
import type { Place } from '../../src/features/places/place.ts';
import { occupancyOf } from '../../src/features/places/occupancy.ts';
import { prepareCatalogue } from '../../src/features/places/prepare.ts';
import { searchIn, searchSlots } from '../../src/features/places/search.ts';
import type { BusyItem, Seeker, SlotOption, SlotSearch } from '../../src/features/places/slot.ts';
import { rank } from '../features/places/reference.ts';
import { type Figure, percentile, toReach } from './figures.ts';

const paris = seedSites[0]!;
const now = fromIso('2026-11-24T08:10Z');
const horizon = { start: now, end: plus(now, 42 * day) };
const holidays = publicHolidays(paris, horizon);

/** Forty places near one site: its own, again and again a few streets away. */
const places: readonly Place[] = Array.from({ length: 40 }, (_, index) => {
  const near = seedPlaces(seedSiteId).filter(({ nearSites }) => nearSites.includes(paris.id));
  const place = near[index % near.length]!;
  const shift = Math.floor(index / near.length) * 0.001;
  const { lat, lon } = place.coordinates;
  const id = asId<PlaceId>(`${index} ${place.id}`);
  return { ...place, id: index < near.length ? place.id : id, coordinates: { lat: lat + shift, lon: lon - shift } };
});

/** A chance that is the same at every run (mulberry32). */
const dice = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

/** Six weeks of an ordinary calendar: three to six items a working day. */
export const calendar = (seed: number): readonly BusyItem[] => {
  const roll = dice(seed);
  const midnight = Math.floor(now / day) * day;
  return Array.from({ length: 42 }, (_, index) => midnight + index * day).flatMap((morning) =>
    Array.from({ length: 3 + Math.floor(roll() * 4) }, (): BusyItem => {
      const start = morning + (7 + Math.floor(roll() * 20) / 2) * hour;
      const status = roll() < 0.15 ? 'tentative' : roll() < 0.03 ? 'workingElsewhere' : 'busy';
      return { start: instant(start), end: instant(start + (1 + Math.floor(roll() * 3)) * (hour / 2)), status };
    }));
};

const seeker = (id: string, seed: number): Seeker => ({
  id: asId<PersonId>(id),
  zone: 'Europe/Paris' as Zone,
  site: paris,
  availability: { kind: 'known', busy: calendar(seed) },
  holidays,
  refusedSettings: seed % 3 === 0 ? ['museum'] : [],
  enjoyedSettings: ['lunch', 'walk'],
  maxWalk: 15,
});

export const duo = (index: number): SlotSearch => ({
  now,
  horizon,
  duration: 60,
  grid: 15,
  notice: 24 * 60,
  buffer: 10,
  window: { days: [1, 2, 3, 4, 5], from: 8 * 60 + 30, to: 18 * 60 + 30 },
  quiet: [],
  purpose: 'talk',
  mentor: seeker('mentor', 2 * index + 1),
  mentee: seeker('mentee', 2 * index + 2),
  settings: defaultSettings,
  places,
  priceCeiling: 2,
  history: [{ settingId: 'coffee', placeId: null, start: plus(now, -30 * day) }],
  turnedDown: [],
  remoteCap: 2,
  wanted: 3,
});

/** Milliseconds one search takes, and what it found, in few words. */
const timed = (find: (of: SlotSearch) => readonly Brief[], of: SlotSearch): { took: number; found: string } => {
  const start = performance.now();
  const options = find(of);
  const took = performance.now() - start;
  return { took, found: options.map(({ start, settingId, placeId }) => `${start} ${settingId} ${placeId}`).join(', ') };
};
type Brief = Pick<SlotOption, 'start' | 'settingId' | 'placeId'>;

const engine = (search: SlotSearch): readonly Brief[] => {
  const result = searchSlots(search);
  return result.kind === 'found' ? result.options : [];
};

/**
 * What no search can do without: both free/busy strings as Graph's getSchedule gives them (one character a quarter hour, `0` is free)
 * made into sets of free quarters, and what the two share. Returns how many words of it hold a free quarter.
 */
const floor = (mentor: string, mentee: string): number => {
  let shared = 0;
  for (let first = 0; first < mentor.length; first += 32) {
    let [a, b] = [0, 0];
    for (let bit = 0; bit < 32; bit++) {
      if (mentor.charCodeAt(first + bit) === 48) a |= 1 << bit;
      if (mentee.charCodeAt(first + bit) === 48) b |= 1 << bit;
    }
    if ((a & b) !== 0) shared++;
  }
  return shared;
};

const codes: Record<BusyItem['status'], string> = { tentative: '1', busy: '2', oof: '3', workingElsewhere: '4', unknown: '5' };

/** A calendar as Graph's `availabilityView` over the horizon. */
const viewOf = ({ availability }: Seeker): string => {
  const quarters = '0'.repeat(Math.ceil((horizon.end - horizon.start) / quarter)).split('');
  for (const { start, end, status } of availability.kind === 'known' ? availability.busy : [])
    quarters.fill(codes[status], Math.max(0, Math.floor((start - horizon.start) / quarter)), Math.max(0, Math.ceil((end - horizon.start) / quarter)));
  return quarters.join('');
};

const medianOf = (times: readonly number[]): number => percentile(times, 50);
const microseconds = (milliseconds: number): number => Math.round(milliseconds * 1e4) / 10;

/**
 * Duos are made, searched and let go in batches, of as many as one call to Graph answers for (20 × 20 people): ten thousand calendars at once
 * would measure the memory of the machine.
 */
const batch = 200;

export interface SlotFigures {
  /** Microseconds, medians: the search of one duo, and the floor for the same duo. */
  readonly search: number;
  readonly floor: number;
  /** Microseconds, mean: everything counted, rare pauses of the machine too. */
  readonly mean: number;
  /** How many times as long as the floor the search takes, medians compared. */
  readonly overFloor: number;
  readonly n: number;
}

/** The full search (6 weeks, quarter-hour grid, 40 places; ranking and reasons included) of `n` duos, and the floor, in one run. */
export const benchSlots = (n = 10_000): SlotFigures => {
  const [searches, floors]: [number[], number[]] = [[], []];
  let shared = 0;
  for (let first = 0; first < n; first += batch) {
    const duos = Array.from({ length: Math.min(batch, n - first) }, (_, index) => duo(first + index));
    const views = duos.map(({ mentor, mentee }) => [viewOf(mentor), viewOf(mentee)] as const);
    for (const search of duos) searches.push(timed(engine, search).took);
    for (const [mentor, mentee] of views) {
      const start = performance.now();
      shared += floor(mentor, mentee);
      floors.push(performance.now() - start);
    }
  }
  if (shared === 0) throw new Error('The floor found nothing in common.');
  const [search, least] = [medianOf(searches), medianOf(floors)];
  const mean = searches.reduce((sum, took) => sum + took, 0) / n;
  return {
    search: microseconds(search), floor: microseconds(least), mean: microseconds(mean), overFloor: Math.round((search / least) * 10) / 10, n,
  };
};

/**
 * The same searches by the reference that the tests compare the engine with, which steps through time with a date library: how many times
 * longer it takes, medians compared. Throws when the two do not find the same options, for then they did not do the same work.
 */
export const benchReference = (n: number): { readonly ratio: number; readonly n: number } => {
  const duos = Array.from({ length: n }, (_, index) => duo(index));
  // The engine is measured as it runs when it plans: once its code is compiled. The reference has time for that within one search.
  for (let index = 0; index < 2 * batch; index++) engine(duo(n + index));
  const fast = duos.map((search) => timed(engine, search));
  const slow = duos.map((search) => timed(rank, search));
  if (fast.some(({ found }, index) => found !== slow[index]?.found)) throw new Error('The engine and its reference disagree.');
  return { ratio: Math.round(medianOf(slow.map(({ took }) => took)) / medianOf(fast.map(({ took }) => took))), n };
};

/**
 * The searches of a plan: one catalogue prepared once, one occupancy that fills up as each duo takes the best it finds. Microseconds, median;
 * `megabytes` is the resident memory of the process at its highest, the duos of one batch included.
 */
export const benchPlanned = (n: number): { readonly search: number; readonly seconds: number; readonly placed: number; readonly megabytes: number; readonly n: number } => {
  const catalogue = prepareCatalogue(duo(0));
  const occupancy = occupancyOf(catalogue);
  const times: number[] = [];
  let [placed, megabytes] = [0, 0];
  for (let first = 0; first < n; first += batch) {
    for (const search of Array.from({ length: Math.min(batch, n - first) }, (_, index) => duo(first + index))) {
      const start = performance.now();
      const result = searchIn(catalogue, search, occupancy);
      const best = result.kind === 'found' ? result.options[0] : undefined;
      if (best?.placeId) occupancy.take({ placeId: best.placeId, start: best.start, end: best.end });
      times.push(performance.now() - start);
      if (best?.placeId) placed++;
    }
    megabytes = Math.max(megabytes, Math.round(process.memoryUsage.rss() / 1e6));
  }
  return { search: microseconds(medianOf(times)), seconds: Math.round(times.reduce((sum, took) => sum + took, 0) / 10) / 100, placed, megabytes, n };
};

/** The rows of `npm run bench` on finding slots, with what each is to reach. */
export const slotFigures = (duos = 10_000, byReference = 3): readonly Figure[] => {
  const { search, floor: least, mean, overFloor, n } = benchSlots(duos);
  const reference = benchReference(byReference);
  const planned = benchPlanned(duos);
  return [
    { name: 'slots for one duo over 6 weeks', value: `median ${search} µs, mean ${mean} µs`, n, note: `${toReach('50 µs', search <= 50)}; 40 places, 15-minute grid, ranking and reason codes` },
    { name: '  against the floor', value: `${overFloor} times as long`, n, note: `${toReach('10', overFloor <= 10)}; parse both availability strings and AND them, median ${least} µs, same duos` },
    { name: '  against the reference', value: `${reference.ratio} times faster`, n: reference.n, note: `${toReach('200', reference.ratio >= 200)}; steps through time with a date library, same options found` },
    {
      name: '  in a plan that fills the places up', value: `median ${planned.search} µs, ${planned.seconds} s for all`, n: planned.n,
      note: `one catalogue, shared capacity; ${planned.placed} met in a place, resident memory ${planned.megabytes} MB at most`,
    },
  ];
};
