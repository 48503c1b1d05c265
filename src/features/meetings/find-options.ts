import type { PersonId, PlaceId } from '../../kernel/ids.ts';
import { day, type Instant, minute, plus } from '../../kernel/time.ts';
import type { Context } from '../context.ts';
import type { Duo } from '../matching/duo.ts';
import type { Person } from '../people/person.ts';
import { chooseAllowed } from '../places/catalogue/choose-settings.ts';
import { publicHolidays } from '../places/holidays.ts';
import type { Taken } from '../places/occupancy.ts';
import type { Place } from '../places/place.ts';
import { noWish, type Wishes } from '../places/preferences/preferences.ts';
import { searchPrivately } from '../places/preferences/private-search.ts';
import { findWishes } from '../places/preferences/store.ts';
import type { Setting } from '../places/setting.ts';
import type { Availability, NoSlotReason, Seeker, SlotOption, SlotSearch } from '../places/slot.ts';
import { listPlacesNear } from '../places/store.ts';
import type { Programme } from '../programmes/programme.ts';
import type { Meeting, Session } from './meeting.ts';
import type { Offer, OfferedOption, OfferedPlace } from './offer.ts';
import { type Hold, listHolds, listMeetings, listOffers, listTaken } from './store.ts';

export type Found = { readonly kind: 'found'; readonly options: readonly OfferedOption[] } | { readonly kind: 'none'; readonly reason: NoSlotReason };

/** How far around its due date a session may lie: from a week before to three weeks after, and never less than three weeks to look in. */
export const horizonOf = (session: Session, now: Instant): { start: Instant; end: Instant } => {
  const start = Math.max(now, session.dueAt - 7 * day) as Instant;
  return { start, end: plus(start, 28 * day) };
};

export interface Pair {
  readonly duo: Duo;
  readonly programme: Programme;
  readonly mentor: Person;
  readonly mentee: Person;
}

/** What a search reads besides the duo itself: calendars and rows, of one duo or picked out of many read together. */
export interface Known {
  readonly availability: ReadonlyMap<PersonId, Availability>;
  /** Door-to-door times of both, of our own bookings. */
  readonly holds: readonly Hold[];
  readonly meetings: readonly Meeting[];
  readonly offers: readonly Pick<Offer, 'options'>[];
  readonly wishes: { readonly mentor: Wishes; readonly mentee: Wishes };
  /** Where other duos are to meet already. */
  readonly taken: readonly Taken[];
  readonly settings: readonly Setting[];
  readonly places: readonly Place[];
}

/** Moments and places for a session, from what is known. `moving` is a meeting these options would move: its own time counts as free. */
export const optionsIn = (known: Known, pair: Pair, session: Session, moving: Meeting | null, now: Instant, wanted: number): Found => {
  const { programme, mentor, mentee } = pair;
  const horizon = horizonOf(session, now);
  const { availability, holds, places } = known;
  const seeker = (person: Person): Seeker => ({
    id: person.id,
    zone: person.zone,
    // Without a declared site there is no distance to count: no place is offered then, only a two-voice walk.
    site: person.site ?? { id: person.id as never, coordinates: { lat: 0, lon: 0 } },
    availability: knownBusy(availability.get(person.id), holds.filter((hold) => hold.personId === person.id), moving),
    holidays: publicHolidays(person.site ?? { country: 'FR', department: '75' }, horizon),
    // What each wishes is no part of the open question: private-search.ts adds it, and takes it back to say why nothing fits.
    refusedSettings: noWish.refused,
    enjoyedSettings: noWish.enjoyed,
    maxWalk: noWish.maxWalk,
  });
  const search: SlotSearch = {
    now, horizon, duration: programme.frame.duration, grid: 15,
    notice: programme.frame.notice, buffer: programme.frame.buffer, window: programme.frame.window, quiet: programme.frame.quiet,
    // Where no place is known yet there is nowhere to practise or observe: a conversation is better than no session.
    purpose: places.length > 0 ? session.purpose : 'talk', mentor: seeker(mentor), mentee: seeker(mentee),
    settings: known.settings, places, priceCeiling: programme.frame.priceCeiling,
    history: known.meetings
      .filter((meeting) => (meeting.state === 'held' || meeting.state === 'booked') && meeting.id !== moving?.id)
      .map(({ option, start }) => ({ settingId: option.settingId, placeId: option.placeId, start })),
    // Whatever was shown for this session, a date that was taken and lost included: new options are new.
    turnedDown: known.offers.flatMap((offer) => offer.options),
    taken: known.taken,
    wanted,
  };
  const result = searchPrivately(search, known.wishes.mentor, known.wishes.mentee);
  return result.kind === 'none' ? result : { kind: 'found', options: result.options.map((option, index) => offered(option, index, places)) };
};

/** Reads both calendars, our own bookings, the catalogue and what each side accepts, and looks for moments for a session. */
export const findOptions = async (
  ctx: Pick<Context, 'db' | 'clock' | 'calendar'>, pair: Pair, session: Session, moving: Meeting | null, wanted = 3,
): Promise<Found> => {
  const { duo, programme, mentor, mentee } = pair;
  const now = ctx.clock.now();
  const [availability, holds, meetings, offers, mine, theirs, taken, settings, places] = await Promise.all([
    ctx.calendar.availability([mentor, mentee], horizonOf(session, now)),
    listHolds(ctx.db, duo.tenantId, [mentor.id, mentee.id], [moving]),
    listMeetings(ctx.db, duo.tenantId, [duo.id]),
    listOffers(ctx.db, duo.tenantId, session.id),
    findWishes(ctx.db, duo.tenantId, mentor.id),
    findWishes(ctx.db, duo.tenantId, mentee.id),
    listTaken(ctx.db, duo.tenantId, now, moving),
    chooseAllowed(ctx.db, duo.tenantId, programme.id),
    mentor.site && mentee.site ? listPlacesNear(ctx.db, duo.tenantId, [mentor.site.id, mentee.site.id]) : [],
  ]);
  return optionsIn({ availability, holds, meetings, offers, wishes: { mentor: mine, mentee: theirs }, taken, settings, places }, pair, session, moving, now, wanted);
};

/** Our own bookings are busy even before Outlook shows them; the meeting being moved is not. */
export const knownBusy = (read: Availability | undefined, holds: readonly { start: Instant; end: Instant }[], moving: Meeting | null): Availability => {
  if (!read) return { kind: 'unknown', reason: 'no-answer' };
  if (read.kind === 'unknown') return read;
  const others = read.busy.filter((item) => !(moving && item.start === moving.start && item.end === moving.end));
  return { kind: 'known', busy: [...others, ...holds.map(({ start, end }) => ({ start, end, status: 'busy' as const }))] };
};

const offered = (option: SlotOption, index: number, places: readonly Place[]): OfferedOption => {
  const named = (id: PlaceId | null): OfferedPlace | null => {
    const place = id === null ? undefined : places.find((candidate) => candidate.id === id);
    return place
      ? { id: place.id, name: place.name, address: place.address, city: place.city, lat: place.coordinates.lat, lon: place.coordinates.lon, price: place.price }
      : null;
  };
  return { ...option, id: String(index + 1), place: named(option.placeId), fallback: named(option.fallbackId) };
};

/** Availability of both as the recheck needs it, over the options' own days. `own` is the meeting being placed: its hold is its own. */
export const readBoth = async (
  ctx: Pick<Context, 'db' | 'calendar'>, pair: Pair, options: readonly OfferedOption[], moving: Meeting | null, own: Meeting | null = null,
): Promise<{ mentor: Availability; mentee: Availability }> => {
  const holds = options.flatMap((option) => [option.hold.mentor, option.hold.mentee]);
  const window = {
    start: plus(Math.min(...holds.map((hold) => hold.start)) as Instant, -minute),
    end: plus(Math.max(...holds.map((hold) => hold.end)) as Instant, minute),
  };
  const read = await ctx.calendar.availability([pair.mentor, pair.mentee], window);
  const held = await listHolds(ctx.db, pair.duo.tenantId, [pair.mentor.id, pair.mentee.id], [moving, own]);
  const of = (person: Person) => knownBusy(read.get(person.id), held.filter((hold) => hold.personId === person.id), moving);
  return { mentor: of(pair.mentor), mentee: of(pair.mentee) };
};

