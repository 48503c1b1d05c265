import { asId } from '../../src/kernel/ids.ts';
import type { PersonId, PlaceId } from '../../src/kernel/ids.ts';
import { day, fromIso, hour, instant, plus } from '../../src/kernel/time.ts';
import type { Zone } from '../../src/kernel/time.ts';
import { seedPlaces } from '../../src/features/places/content/places.ts';
import { defaultSettings } from '../../src/features/places/content/settings.ts';
import { seedSiteId, seedSites } from '../../src/features/places/content/sites.ts';
import { publicHolidays } from '../../src/features/places/holidays.ts';
import type { Place } from '../../src/features/places/place.ts';
import { searchSlots } from '../../src/features/places/search.ts';
import type { BusyItem, Seeker, SlotOption, SlotSearch } from '../../src/features/places/slot.ts';
import { rank } from '../features/places/reference.ts';
import { percentile } from './figures.ts';

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
const calendar = (seed: number): readonly BusyItem[] => {
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

const duo = (index: number): SlotSearch => ({
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
  wanted: 3,
});

type Brief = Pick<SlotOption, 'start' | 'settingId' | 'placeId'>;

const engine = (search: SlotSearch): readonly Brief[] => {
  const result = searchSlots(search);
  return result.kind === 'found' ? result.options : [];
};

/** The full search for one duo (6 weeks, quarter-hour grid, 40 places; ranking and reasons included), median over 200 duos. */
export const benchSlots = (): { name: string; medianMicroseconds: number; n: number } => {
  const duos = Array.from({ length: 200 }, (_, index) => duo(index));
  for (const search of duos) engine(search);
  const times = duos.map((search) => {
    const start = performance.now();
    engine(search);
    return (performance.now() - start) * 1000;
  });
  return { name: 'slots for one duo over 6 weeks', medianMicroseconds: Math.round(percentile(times, 50)), n: duos.length };
};

/** Microseconds of processor for all these searches, which a busy machine does not stretch; and what they found, in few words. */
const worked = (find: (of: SlotSearch) => readonly Brief[], duos: readonly SlotSearch[]): { microseconds: number; found: string } => {
  const before = process.cpuUsage();
  const found = duos.map(find);
  const { user, system } = process.cpuUsage(before);
  return { microseconds: user + system, found: found.flat().map(({ start, settingId, placeId }) => `${start} ${settingId} ${placeId}`).join(', ') };
};

/**
 * The first of these searches by the reference that the tests compare the engine with: how many times more work it is.
 * Throws when the two do not find the same options, for then they did not do the same.
 */
export const benchReference = (n: number): { ratio: number; n: number } => {
  const duos = Array.from({ length: n }, (_, index) => duo(index));
  const rounds = Array.from({ length: 50 }, () => worked(engine, duos));
  const slow = worked(rank, duos);
  if (rounds.some(({ found }) => found !== slow.found)) throw new Error('The engine and its reference disagree.');
  return { ratio: Math.round(slow.microseconds / percentile(rounds.map(({ microseconds }) => microseconds), 50)), n };
};
