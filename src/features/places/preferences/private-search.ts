import { addDays, type Instant, instantAt, type Interval, wallTime, weekdayOf } from '../../../kernel/time.ts';
import { searchSlots } from '../search.ts';
import type { Place } from '../place.ts';
import type { Setting } from '../setting.ts';
import type { BusyItem, Seeker, SlotResult, SlotSearch } from '../slot.ts';
import { travelTo } from '../travel.ts';
import { type DayPart, dayPartHours, noWish, type Wishes } from './preferences.ts';

/** The same list when all of it stays: what the engine has worked out about a list is kept with that very list. */
const kept = <T>(list: readonly T[], stays: (item: T) => boolean): readonly T[] => (list.every(stays) ? list : list.filter(stays));

/** What is left of a setting's hours: the same setting once for each stretch long enough to hold a session. */
const outsideOf = (setting: Setting, avoided: ReadonlySet<DayPart>, duration: number): readonly Setting[] => {
  let stretches: readonly { from: number; to: number }[] = [setting.hours];
  for (const part of avoided) {
    const { from, to } = dayPartHours[part];
    stretches = stretches.flatMap((hours) => [{ from: hours.from, to: Math.min(hours.to, from) }, { from: Math.max(hours.from, to), to: hours.to }]);
  }
  return stretches.filter(({ from, to }) => to - from >= duration).map((hours) => ({ ...setting, hours }));
};

/** The days worked from home, as a calendar would say them: not on site, and no less free. */
const homeDays = ({ days }: Wishes['telework'], { zone }: Seeker, horizon: Interval): readonly BusyItem[] => {
  const items: BusyItem[] = [];
  if (days.length === 0) return items;
  const midnight = (date: Parameters<typeof addDays>[0]): Instant => instantAt(date, 0, zone);
  for (let { date } = wallTime(horizon.start, zone); midnight(date) < horizon.end; date = addDays(date, 1))
    if (days.some((each) => each === weekdayOf(date))) items.push({ start: midnight(date), end: midnight(addDays(date, 1)), status: 'workingElsewhere' });
  return items;
};

/**
 * A walk that is too long for somebody leaves the place out. Were it counted by public transport instead, the place would no
 * longer be « à huit minutes à pied pour vous deux », and the other would read in that who walks less.
 */
const isWithinWalk = (place: Place, { site }: Seeker, { maxWalk }: Wishes): boolean => {
  const usual = travelTo(site.coordinates, place.coordinates, noWish.maxWalk);
  return usual?.mode !== 'walk' || usual.minutes <= maxWalk;
};

const seekerWith = (seeker: Seeker, wishes: Wishes, horizon: Interval): Seeker => ({
  ...seeker,
  refusedSettings: wishes.refused,
  enjoyedSettings: wishes.enjoyed,
  maxWalk: wishes.maxWalk,
  availability: seeker.availability.kind === 'unknown'
    ? seeker.availability
    : { ...seeker.availability, busy: [...seeker.availability.busy, ...homeDays(wishes.telework, seeker, horizon)] },
});

/**
 * The search within what both accept. What is taken away is taken from what is searched (settings, their hours, places), never
 * from the calendars: a term of the score that says how open a day is says it of the calendars alone.
 */
export const withWishes = (open: SlotSearch, mentor: Wishes, mentee: Wishes): SlotSearch => {
  const both = [mentor, mentee];
  const avoided = new Set(both.flatMap((wishes) => wishes.avoided));
  // On a walk on the phone each chooses where to walk: refusing the open air together does not refuse it.
  const underRoof = both.some(({ openAir }) => !openAir);
  const stepFree = both.some(({ access }) => access?.stepFree);
  const quiet = both.some(({ access }) => access?.quiet);
  const settings = kept(open.settings, (setting) => !(underRoof && setting.openAir));
  return {
    ...open,
    mentor: seekerWith(open.mentor, mentor, open.horizon),
    mentee: seekerWith(open.mentee, mentee, open.horizon),
    settings: avoided.size > 0 ? settings.flatMap((setting) => outsideOf(setting, avoided, open.duration)) : settings,
    places: kept(open.places, (place) =>
      !(underRoof && place.openAir) && (place.stepFree || !stepFree) && (place.quiet || !quiet)
      && isWithinWalk(place, open.mentor, mentor) && isWithinWalk(place, open.mentee, mentee)),
    priceCeiling: open.priceCeiling === null ? null : (Math.min(open.priceCeiling, mentor.maxPrice, mentee.maxPrice) as typeof open.priceCeiling),
  };
};

/**
 * Moments within what both accept. When there are none, the reason is the one that calendars, programme and catalogue give by
 * themselves; if those would have found some, it is "no common moment", whoever asked for what: no reason depends on a wish.
 */
export const searchPrivately = (open: SlotSearch, mentor: Wishes, mentee: Wishes): SlotResult => {
  const found = searchSlots(withWishes(open, mentor, mentee));
  if (found.kind === 'found') return found;
  const without = searchSlots({ ...open, wanted: 1 });
  return without.kind === 'none' ? without : { kind: 'none', reason: { code: 'no-common-moment' } };
};
