import fc from 'fast-check';
import { asId } from '../../../src/kernel/ids.ts';
import type { PersonId, PlaceId, SiteId } from '../../../src/kernel/ids.ts';
import { fromIso, hour, instant, minute } from '../../../src/kernel/time.ts';
import type { LocalDate, Weekday, Zone } from '../../../src/kernel/time.ts';
import type { Place, PriceLevel } from '../../../src/features/places/place.ts';
import { purposes } from '../../../src/features/places/setting.ts';
import type { Setting, SettingId } from '../../../src/features/places/setting.ts';
import type { Availability, BusyItem, Seeker, SlotSearch } from '../../../src/features/places/slot.ts';

/** Small worlds in which every rule often bites: two or three days, four settings, five places, clocks that change. */
const zones = [
  'Europe/Paris', 'Europe/Paris', 'Europe/Paris', 'Europe/London', 'America/New_York', 'Asia/Kathmandu',
  'Australia/Lord_Howe',
] as Zone[];
const dawns = [
  '2026-10-24T00:00Z', '2026-10-25T00:00Z', '2027-03-27T12:00Z', '2027-03-28T00:00Z', '2026-10-31T18:00Z', '2026-12-21T06:00Z',
  '2026-11-24T00:00Z', '2027-03-13T20:00Z', '2026-12-31T00:00Z', '2027-04-03T09:00Z',
].map(fromIso);
const siteIds = ['a', 'b'].map((id) => asId<SiteId>(id));
const settingIdsUsed = ['coffee', 'lunch', 'walk', 'two-voice-walk'] as const satisfies readonly SettingId[];
const weekdays = [1, 2, 3, 4, 5, 6, 7] as Weekday[];
const few = <T>(from: readonly T[], minLength = 0) => fc.subarray([...from], { minLength });
const most = <T>(from: readonly T[]) => fc.subarray([...from], { minLength: from.length - 1 });
const rarely = <T>(value: T, otherwise: T) => fc.constantFrom(otherwise, otherwise, otherwise, otherwise, value);
const span = (low: number, high: number, step: number, least: number) =>
  fc.tuple(
    fc.integer({ min: low / step, max: (high - least) / step }),
    fc.integer({ min: least / step, max: (high - low) / step }),
  ).map(([from, length]) => ({ from: from * step, to: Math.min(high, (from + length) * step) }));
const often = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>, weight: number) =>
  fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: odd });
const allDay = fc.constant({ from: 0, to: 1440 });

/** Around the two sites: some in the building, some a few streets away, some across the town, one in another. */
const spot = fc.constantFrom(
  { lat: 48.8919, lon: 2.2389 }, { lat: 48.8922, lon: 2.2391 }, { lat: 48.895, lon: 2.241 }, { lat: 48.897, lon: 2.246 },
  { lat: 48.893, lon: 2.241 }, { lat: 48.8905, lon: 2.236 }, { lat: 48.902, lon: 2.25 }, { lat: 48.88, lon: 2.3 },
  { lat: 45.76, lon: 4.85 }, { lat: 48.8945, lon: 2.2389 },
);

/** Where people work: two doors of one town and, for those who can only talk on the phone, one far to the north. */
const doors = [{ lat: 48.8919, lon: 2.2389 }, { lat: 48.8945, lon: 2.2389 }];

const items = (dawn: number): fc.Arbitrary<Availability> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant({ kind: 'unknown', reason: 'no-answer' } as const) },
    { weight: 30, arbitrary: fc.array(
      fc.tuple(
        often(fc.integer({ min: -30 * 60, max: 70 * 60 }), fc.integer({ min: -4, max: 12 }).map((n) => n * 360), 4),
        often(fc.integer({ min: 5, max: 240 }), fc.constantFrom(0, 0, -30, 1440, 4320, 1e9), 9),
        fc.constantFrom<BusyItem['status']>('busy', 'busy', 'tentative', 'oof', 'unknown', 'workingElsewhere'),
      ).map(([from, length, status]): BusyItem => ({
        start: instant(dawn + from * minute), end: instant(dawn + (from + length) * minute), status,
      })),
      { maxLength: 4 },
    ).map((busy) => ({ kind: 'known', busy } as const)) },
  );

const dates = (dawn: number): fc.Arbitrary<LocalDate> =>
  fc.integer({ min: -1, max: 4 }).map((days) => new Date(dawn + days * 24 * hour).toISOString().slice(0, 10) as LocalDate);

const seeker = (dawn: number, id: string, zone: Zone): fc.Arbitrary<Seeker> =>
  fc.record({
    id: fc.constant(asId<PersonId>(id)),
    zone: often(fc.constant(zone), fc.constantFrom(...zones), 4),
    site: fc.tuple(fc.constantFrom(...siteIds), fc.constantFrom(...doors, ...doors, ...doors, { lat: 64.1, lon: -21.9 }))
      .map(([site, coordinates]) => ({ id: site, coordinates })),
    availability: items(dawn),
    holidays: fc.array(dates(dawn), { maxLength: 1 }).map((days) => new Set(days)),
    refusedSettings: fc.constantFrom<readonly SettingId[]>([], [], [], [], ['coffee'], ['walk', 'lunch']),
    enjoyedSettings: few(settingIdsUsed),
    maxWalk: fc.constantFrom(5, 12, 20, 30),
  });

const setting = (id: (typeof settingIdsUsed)[number]): fc.Arbitrary<Setting> =>
  fc.record({
    id: fc.constant(id),
    onByDefault: fc.constant(true),
    purposes: fc.shuffledSubarray([...purposes], { minLength: 2 }),
    hours: often(span(0, 1440, 15, 600), allDay, 2),
    days: most(weekdays),
    duration: fc.constantFrom({ min: 30, max: 90 }, { min: 30, max: 90 }, { min: 45, max: 60 }),
    needsDaylight: fc.constant(id === 'walk' || id === 'two-voice-walk'),
    remote: fc.constant(id === 'two-voice-walk'),
    openAir: fc.constant(id === 'walk'),
  });

const placeIds = [1, 2, 3, 4, 5].map((n) => asId<PlaceId>(`place-${n}`));
const place = (id: PlaceId): fc.Arbitrary<Place> =>
  fc.record({
    id: fc.constant(id),
    name: fc.constant(id as string),
    address: fc.constant(''),
    city: fc.constant(''),
    coordinates: spot,
    settings: few(settingIdsUsed, 3),
    opening: fc.array(
      fc.tuple(most(weekdays), span(0, 1440, 5, 600)).map(([days, hours]) => days.map((day) => ({ day, ...hours }))),
      { minLength: 1, maxLength: 3 },
    ).map((entries) => entries.flat()),
    price: fc.constantFrom<PriceLevel>(0, 0, 1, 2, 3),
    stepFree: fc.boolean(),
    quiet: fc.boolean(),
    capacity: fc.constantFrom(1, 1, 2),
    openAir: rarely(true, false),
    fallbackId: fc.option(fc.constantFrom(...placeIds), { nil: null, freq: 4 }),
    nearSites: few(siteIds, 1),
  });

const settled = fc.tuple(fc.constantFrom(...dawns), fc.constantFrom(...zones));
export const worlds: fc.Arbitrary<SlotSearch> = settled.chain(([dawn, zone]) =>
  fc.record({
    now: fc.integer({ min: -26 * 60, max: 6 * 60 }).map((minutes) => instant(dawn + minutes * minute)),
    horizon: fc.tuple(fc.integer({ min: -20, max: 400 }), fc.integer({ min: 16 * 60, max: 50 * 60 }))
      .map(([from, length]) => ({ start: instant(dawn + from * minute), end: instant(dawn + (from + length) * minute) })),
    duration: fc.constantFrom(30, 45, 60, 90),
    grid: fc.constantFrom(15 as const, 30 as const),
    notice: fc.constantFrom(0, 0, 60, 12 * 60),
    buffer: fc.constantFrom(0, 0, 5, 10, 15, 20),
    window: fc.tuple(most(weekdays), often(span(0, 1440, 10, 700), allDay, 2)).map(([days, hours]) => ({ days, ...hours })),
    quiet: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.tuple(dates(dawn), dates(dawn)).map(([a, b]) => [{ from: a < b ? a : b, to: a < b ? b : a }]) },
    ),
    purpose: fc.constantFrom('talk', 'talk', 'observe', 'hands-on'),
    mentor: seeker(dawn, 'mentor', zone),
    mentee: seeker(dawn, 'mentee', zone),
    settings: fc.tuple(...settingIdsUsed.map(setting)).chain((all) => few(all, 3)),
    places: fc.tuple(...placeIds.map(place)).chain((all) => few(all, 4)),
    priceCeiling: fc.constantFrom<PriceLevel | null>(null, 0, 1, 2, 3, 3),
    history: fc.array(fc.constantFrom(...settingIdsUsed), { maxLength: 4 })
      .map((used) => used.map((settingId) => ({ settingId, placeId: null, start: instant(dawn - 30 * 24 * hour) }))),
    turnedDown: fc.array(
      fc.record({
        start: fc.integer({ min: 0, max: 200 }).map((n) => instant(dawn + n * 15 * minute)),
        placeId: fc.constantFrom(null, ...placeIds),
      }),
      { maxLength: 6 },
    ),
    taken: fc.array(
      fc.tuple(fc.constantFrom(...placeIds), fc.integer({ min: -4, max: 400 }), fc.constantFrom(10, 30, 60, 90, 300))
        .map(([placeId, from, length]) => ({ placeId, start: instant(dawn + from * 10 * minute), end: instant(dawn + (from * 10 + length) * minute) })),
      { maxLength: 12 },
    ),
    wanted: fc.constantFrom(1, 3, 3, 5),
  }));
