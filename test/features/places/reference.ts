import { Temporal } from 'temporal-polyfill';
import { minute } from '../../../src/kernel/time.ts';
import type { Instant, LocalDate, Zone } from '../../../src/kernel/time.ts';
import { daylightOn } from '../../../src/features/places/daylight.ts';
import type { Place } from '../../../src/features/places/place.ts';
import type { SlotRule } from '../../../src/features/places/rules.ts';
import { closeMinutes, points, repeats, soonDays } from '../../../src/features/places/score.ts';
import type { Setting } from '../../../src/features/places/setting.ts';
import type { BusyItem, Reason, Seeker, SlotOption, SlotSearch, Travel } from '../../../src/features/places/slot.ts';
import { distance, travelTo } from '../../../src/features/places/travel.ts';

/**
 * The slot search as one would explain it aloud: try every quarter hour with every setting and every place, and keep what breaks
 * no rule. Slow on purpose, with a date library and without a single trick; the fast engine must agree with it.
 */
export interface Try {
  readonly start: number;
  readonly end: number;
  readonly setting: Setting;
  readonly place: Place | null;
}

const quarter = 15 * minute;

interface Wall {
  readonly date: LocalDate;
  readonly weekday: number;
  readonly minutes: number;
}
const walls = new Map<Zone, Map<number, Wall>>();
export const wall = (at: number, zone: Zone): Wall => {
  const ofZone = walls.get(zone) ?? new Map<number, Wall>();
  walls.set(zone, ofZone);
  let seen = ofZone.get(at);
  if (!seen) {
    const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
    const date = local.toPlainDate().toString() as LocalDate;
    seen = { date, weekday: local.dayOfWeek, minutes: local.hour * 60 + local.minute };
    ofZone.set(at, seen);
  }
  return seen;
};

/** Every quarter hour from `start` until `end`. */
const quartersOf = (start: number, end: number): number[] => {
  const all: number[] = [];
  for (let at = start; at < end; at += quarter) all.push(at);
  return all;
};
const people = (search: SlotSearch): readonly Seeker[] => [search.mentor, search.mentee];
const itemsOf = ({ availability }: Seeker): readonly BusyItem[] =>
  availability.kind === 'known'
    ? availability.busy.map((item) => ({
        ...item, start: Math.min(item.start, item.end) as Instant, end: Math.max(item.start, item.end) as Instant,
      })).filter(({ start, end }) => start < end)
    : [];
const nowhere: Travel = { minutes: 0, mode: 'none' };
const way = ({ site, maxWalk }: Seeker, place: Place | null): Travel | null =>
  place ? travelTo(site.coordinates, place.coordinates, maxWalk) : nowhere;
export const hold = (person: Seeker, { start, end, place }: Try): { start: number; end: number } => {
  const held = Math.ceil((way(person, place)?.minutes ?? 0) / 15) * quarter;
  return { start: start - held, end: end + held };
};
const heldQuarters = (person: Seeker, option: Try) => {
  const { start, end } = hold(person, option);
  return quartersOf(start, end);
};
const isWithin = (at: number, zone: Zone, from: number, to: number) => {
  const { minutes } = wall(at, zone);
  return from <= minutes && minutes + 15 <= to;
};
const isWelcome = (place: Place, search: SlotSearch) =>
  place.price <= (search.priceCeiling ?? 0)
  && people(search).every(({ site }) => distance(site.coordinates, place.coordinates) > 60);
const roof = (place: Place, search: SlotSearch) =>
  search.places.find(({ id, openAir }) => id === place.fallbackId && !openAir);
const isOutside = ({ place, setting }: Try) => place !== null && (place.openAir || setting.openAir);
const host = (place: Place, search: SlotSearch) => people(search).find(({ site }) => place.nearSites.includes(site.id))!;
const isOpen = (place: Place, zone: Zone, { start, end }: Try) =>
  quartersOf(start, end).every((at) =>
    place.opening.some(({ day, from, to }) => day === wall(at, zone).weekday && isWithin(at, zone, from, to)));
const isLight = (at: number, where: Place['coordinates']) => {
  const today = Math.floor(at / 86_400_000);
  return [-1, 0, 1].some((shift) => {
    const sun = daylightOn(today + shift, where);
    return sun && sun.start <= at && at + quarter <= sun.end;
  });
};

/** One plain predicate per row of the table. `rotation` looks at other options too: see `feasible`. */
export const holds: Record<Exclude<SlotRule, 'rotation'>, (search: SlotSearch, option: Try) => boolean> = {
  purpose: ({ purpose }, { setting, place }) =>
    setting.purposes.includes(purpose) && (purpose !== 'hands-on' || place?.quiet === true),
  duration: ({ duration }, { setting }) => setting.duration.min <= duration && duration <= setting.duration.max,
  refusals: (search, { setting }) => people(search).every(({ refusedSettings }) => !refusedSettings.includes(setting.id)),
  place: (search, { setting, place }) =>
    setting.remote
      ? place === null
      : place !== null && place.settings.includes(setting.id)
        && people(search).some(({ site }) => place.nearSites.includes(site.id)),
  building: (search, { place }) =>
    !place || people(search).every(({ site }) => distance(site.coordinates, place.coordinates) > 60),
  price: ({ priceCeiling }, { place }) => !place || place.price <= (priceCeiling ?? 0),
  travel: (search, { place }) => people(search).every((person) => way(person, place) !== null),
  fallback: (search, option) => {
    if (!isOutside(option)) return true;
    const shelter = roof(option.place!, search);
    return shelter !== undefined && isWelcome(shelter, search) && isOpen(shelter, host(option.place!, search).zone, option);
  },
  grid: (search, option) =>
    option.start % (search.grid * minute) === 0
    && people(search).every((person) => {
      const { start, end } = hold(person, option);
      return search.horizon.start <= start && end <= search.horizon.end;
    }),
  'turned-down': ({ turnedDown }, { start }) => turnedDown.every((shown) => shown.start !== start),
  notice: (search, option) =>
    people(search).every((person) => search.now + search.notice * minute <= hold(person, option).start),
  window: (search, option) =>
    people(search).every((person) =>
      heldQuarters(person, option).every((at) =>
        (search.window.days as readonly number[]).includes(wall(at, person.zone).weekday)
        && isWithin(at, person.zone, search.window.from, search.window.to))),
  holidays: (search, option) =>
    people(search).every((person) =>
      heldQuarters(person, option).every((at) => !person.holidays.has(wall(at, person.zone).date))),
  quiet: (search, option) =>
    people(search).every((person) =>
      heldQuarters(person, option).every((at) => {
        const { date } = wall(at, search.mentor.zone);
        return search.quiet.every(({ from, to }) => date < from || to < date);
      })),
  hours: (search, option) =>
    people(search).every(({ zone }) =>
      quartersOf(option.start, option.end).every((at) =>
        (option.setting.days as readonly number[]).includes(wall(at, zone).weekday)
        && isWithin(at, zone, option.setting.hours.from, option.setting.hours.to))),
  opening: (search, option) => !option.place || isOpen(option.place, host(option.place, search).zone, option),
  busy: (search, option) =>
    people(search).every((person) => {
      const { start, end } = hold(person, option);
      return itemsOf(person).every((item) =>
        item.status === 'workingElsewhere'
        || end <= item.start - search.buffer * minute
        || item.end + search.buffer * minute <= start);
    }),
  elsewhere: (search, option) =>
    option.place === null
    || people(search).every((person) => {
      const dates = new Set(heldQuarters(person, option).map((at) => wall(at, person.zone).date));
      return itemsOf(person)
        .filter(({ status }) => status === 'workingElsewhere')
        .every((item) =>
          [...dates].every((date) => wall(item.start, person.zone).date > date || wall(item.end - 1, person.zone).date < date));
    }),
  capacity: ({ taken = [] }, { start, end, place }) =>
    !place || quartersOf(start, end).every((at) =>
      taken.filter((other) => other.placeId === place.id && other.start < at + quarter && at < other.end).length < place.capacity),
  daylight: (search, option) => {
    if (!option.setting.needsDaylight) return true;
    const spots = option.place ? [option.place.coordinates] : people(search).map(({ site }) => site.coordinates);
    return quartersOf(option.start, option.end).every((at) => spots.every((where) => isLight(at, where)));
  },
};
const rules = Object.values(holds);

/** Everything that breaks no rule, rotation aside. */
export const lawful = (search: SlotSearch): readonly Try[] => {
  if (people(search).some(({ availability }) => availability.kind === 'unknown')) return [];
  const found: Try[] = [];
  for (const setting of search.settings)
    for (const place of [null, ...search.places])
      for (let start = Math.ceil(search.horizon.start / quarter) * quarter; start < search.horizon.end; start += quarter) {
        const option = { start, end: start + search.duration * minute, setting, place };
        if (rules.every((rule) => rule(search, option))) found.push(option);
        else if (!staticRules.every((rule) => rule(search, option))) break;
      }
  return found;
};
/** Those that no hour can mend: one failure spares the rest of the calendar. */
const staticRules = [holds.purpose, holds.duration, holds.refusals, holds.place, holds.building, holds.price, holds.travel];

/** Rule `rotation`: settings not yet used in this round first; the others only when none of those fits. */
export const feasible = (search: SlotSearch): readonly Try[] => {
  const all = lawful(search);
  const accepted = new Set(
    search.settings
      .filter((setting) =>
        [null, ...search.places].some((place) => {
          const option = { start: 0, end: 0, setting, place };
          const outside = isOutside(option);
          const shelter = place && roof(place, search);
          return staticRules.every((rule) => rule(search, option)) && (!outside || (shelter && isWelcome(shelter, search)));
        }))
      .map(({ id }) => id));
  let round: string[] = [];
  for (const { settingId } of search.history) {
    if (accepted.has(settingId)) round.push(settingId);
    if ([...accepted].every((id) => round.includes(id))) round = [];
  }
  const fresh = all.filter(({ setting }) => !round.includes(setting.id));
  return fresh.length > 0 ? fresh : all;
};

export const momentAt = (at: number, zone: Zone) => {
  const { minutes } = wall(at, zone);
  return minutes < 690 ? 'morning' : minutes < 840 ? 'midday' : 'afternoon';
};
const dayNumber = (at: number, zone: Zone) =>
  Temporal.PlainDate.from(wall(at, zone).date).since('1970-01-01', { largestUnit: 'days' }).days;

/** How many quarters of the mentor's day both may be asked for, and in how many of those nothing holds either. */
const roomOn = (at: number, search: SlotSearch): { working: number; free: number } => {
  const zone = search.mentor.zone;
  let [working, free] = [0, 0];
  const start = Math.ceil(search.horizon.start / quarter) * quarter;
  for (const moment of quartersOf(start, Math.floor(search.horizon.end / quarter) * quarter)) {
    if (wall(moment, zone).date !== wall(at, zone).date) continue;
    const option = { start: moment, end: moment + quarter, place: null, setting: search.settings[0]! };
    if (![holds.window, holds.holidays, holds.quiet].every((rule) => rule(search, option))) continue;
    working += 1;
    if (holds.busy(search, option)) free += 1;
  }
  return { working, free };
};

const scoreOf = (
  search: SlotSearch,
  { start, setting, place }: Try,
  { working, free }: ReturnType<typeof roomOn>,
): { score: number; reasons: Reason[] } => {
  const terms: [number, Reason | null][] = [];
  const [mentorWay, menteeWay] = people(search).map((person) => way(person, place)!) as [Travel, Travel];
  const close = (travel: Travel) => travel.mode === 'walk' && travel.minutes <= closeMinutes;
  const farther = Math.max(mentorWay.minutes, menteeWay.minutes);
  if (close(mentorWay) && close(menteeWay)) terms.push([points.closeToBoth, { code: 'close-to-both', minutes: farther }]);
  if (!close(mentorWay) && close(menteeWay))
    terms.push([points.closeToMentee, { code: 'close-to-mentee', minutes: menteeWay.minutes }]);
  if (search.history.length > 0 && !search.history.some(({ settingId }) => settingId === setting.id))
    terms.push([points.newSetting, { code: 'new-setting', settingId: setting.id }]);
  if (search.mentor.enjoyedSettings.includes(setting.id) && search.mentee.enjoyedSettings.includes(setting.id))
    terms.push([points.bothEnjoy, { code: 'both-enjoy', settingId: setting.id }]);
  terms.push([
    setting.purposes[0] === search.purpose ? points.madeForPurpose : points.fitsPurpose,
    { code: 'fits-purpose', purpose: search.purpose },
  ]);
  if (place?.quiet) terms.push([points.quietPlace, { code: 'quiet-place' }]);
  if (place && place.price === 0) terms.push([points.freeOfCharge, { code: 'free-of-charge' }]);
  if (setting.remote) terms.push([points.apart, null]);
  terms.push([-Math.floor((mentorWay.minutes + menteeWay.minutes) / 2), null]);
  if (free * 2 >= working) terms.push([points.calmDay, { code: 'calm-day' }]);
  const days = dayNumber(start, search.mentor.zone) - dayNumber(search.now, search.mentor.zone);
  if (days < soonDays) terms.push([points.sooner * (soonDays - days), { code: 'soon', days }]);
  const heaviest = [...terms].sort((a, b) => b[0] - a[0]);
  return {
    score: terms.reduce((sum, [gained]) => sum + gained, 0),
    reasons: heaviest.flatMap(([, reason]) => (reason ? [reason] : [])).slice(0, 3),
  };
};

const key = ({ setting, place }: Try) => `${setting.id} ${place?.id ?? ''}`;

type Ranked = Pick<SlotOption, 'start' | 'settingId' | 'placeId' | 'score' | 'reasons'>;
/** Scores everything, then takes the best, and the best again among what differs by more than its hour. */
export const rank = (search: SlotSearch): readonly Ranked[] => {
  const zone = search.mentor.zone;
  const rooms = Object.values(Object.groupBy(feasible(search), ({ start }) => wall(start, zone).date)).flatMap((sameDay) => {
    const room = roomOn(sameDay![0]!.start, search);
    return sameDay!.map((option) => ({ ...option, ...scoreOf(search, option, room) }));
  });
  const shown: { start: number; settingId?: string; placeId: string | null }[] = [...search.turnedDown];
  const chosen: (typeof rooms)[number][] = [];
  while (chosen.length < search.wanted) {
    const left = rooms.filter((room) =>
      !chosen.some((other) =>
        key(other) === key(room) && wall(other.start, zone).date === wall(room.start, zone).date
        && momentAt(other.start, zone) === momentAt(room.start, zone)));
    const worth = (room: (typeof rooms)[number]) =>
      shown.reduce(
        (value, other) =>
          value
          - (wall(other.start, zone).date === wall(room.start, zone).date ? repeats.day : 0)
          - (momentAt(other.start, zone) === momentAt(room.start, zone) ? repeats.moment : 0)
          - (other.settingId === room.setting.id ? repeats.setting : 0)
          - (room.place && other.placeId === room.place.id ? repeats.place : 0),
        room.score,
      );
    const best = left.toSorted((a, b) => worth(b) - worth(a) || a.start - b.start || (key(a) < key(b) ? -1 : 1))[0];
    if (!best) break;
    chosen.push(best);
    shown.push({ start: best.start, settingId: best.setting.id, placeId: best.place?.id ?? null });
  }
  return chosen.map(({ start, setting, place, score, reasons }) => ({
    start: start as Instant, settingId: setting.id, placeId: place?.id ?? null, score, reasons,
  }));
};
