import { addDays, type Instant, instantAt, minute, plus, wallTime } from '../../kernel/time.ts';
import type { Role } from '../matching/duo.ts';
import { searchSlots } from '../places/search.ts';
import type { Setting } from '../places/setting.ts';
import type { Availability, BusyItem, Seeker, SlotOption, SlotSearch } from '../places/slot.ts';
import { lastCall, type OfferedOption } from './offer.ts';
import type { TypedPlace } from './typed-place.ts';

/** A way, as calendars hold it: whole quarters. */
const heldMinutes = (minutes: number): number => Math.ceil(minutes / 15) * 15;

/** Somebody who works elsewhere in a day cannot be met in a place on it: the day goes. */
const elsewhereTaken = (person: Seeker): Seeker => {
  const { availability, zone } = person;
  if (availability.kind === 'unknown') return person;
  const wholeDays = (item: BusyItem): BusyItem => {
    if (item.status !== 'workingElsewhere') return item;
    const [first, last] = [wallTime(item.start, zone).date, wallTime(plus(item.end, -1), zone).date];
    return { start: instantAt(first, 0, zone), end: instantAt(addDays(last, 1), 0, zone), status: 'oof' };
  };
  const taken: Availability = { kind: 'known', busy: availability.busy.map(wholeDays), ...(availability.ticked && { ticked: availability.ticked }) };
  return { ...person, availability: taken };
};

/**
 * A moment at a place somebody typed: in place of `at`, or the best there is. Every rule of calendars holds (window, holidays, quiet
 * periods, notice, buffer, other meetings), from door to door with the ways declared. It is searched as one stretch, the longer way
 * before and after the session, because such a place is on no map; the stretch has to suit both. What anyone refuses or needs is
 * not asked: the other side sees the place, and is free to prefer another, while a search that failed would tell. Null when there is none.
 */
export const searchTyped = (search: SlotSearch, typed: TypedPlace, setting: Setting, duration: number, at: OfferedOption | null): SlotOption | null => {
  const [mentorWay, menteeWay] = [heldMinutes(typed.minutes.mentor), heldMinutes(typed.minutes.mentee)];
  const way = Math.max(mentorWay, menteeWay);
  const stretch: Setting = {
    ...setting, remote: true, openAir: false, purposes: ['talk'], duration: { min: 0, max: 24 * 60 },
    hours: { from: Math.max(0, setting.hours.from - way), to: Math.min(24 * 60, setting.hours.to + way) },
  };
  const result = searchSlots({
    ...search,
    settings: [stretch], places: [], history: [], purpose: 'talk', duration: duration + 2 * way, wanted: 1,
    // It only passes for a moment at a distance: the cap on those is not for it.
    remoteCap: 1,
    mentor: elsewhereTaken(search.mentor), mentee: elsewhereTaken(search.mentee),
    // A moment that is offered fits between its own ends alone.
    ...(at && { horizon: { start: plus(at.start, -way * minute), end: plus(at.end, way * minute) }, turnedDown: [], notice: lastCall / minute }),
  });
  const found = result.kind === 'found' ? result.options[0] : undefined;
  if (!found) return null;
  const start = plus(found.start, way * minute);
  const end = plus(start, duration * minute);
  const hold = (own: number): { start: Instant; end: Instant } => ({ start: plus(start, -own * minute), end: plus(end, own * minute) });
  const walk = (role: Role) => ({ minutes: typed.minutes[role], mode: 'walk' as const });
  return {
    ...found, start, end, settingId: setting.id, travel: { mentor: walk('mentor'), mentee: walk('mentee') },
    hold: { mentor: hold(mentorWay), mentee: hold(menteeWay) },
    // Of a place nobody has looked up, only what is true of its moment.
    reasons: found.reasons.filter(({ code }) => code === 'calm-day' || code === 'soon'),
  };
};
