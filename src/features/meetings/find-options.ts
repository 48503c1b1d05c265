import type { Db } from '../../db/connect.ts';
import { unanswered } from '../../kernel/errors.ts';
import type { PersonId, PlaceId } from '../../kernel/ids.ts';
import { day, type Instant, type Interval, minute, overlaps, plus } from '../../kernel/time.ts';
import type { Context } from '../context.ts';
import type { Duo } from '../matching/duo.ts';
import type { Person } from '../people/person.ts';
import { chooseAllowed } from '../places/catalogue/choose-settings.ts';
import { settings as everySetting } from '../places/content/settings.ts';
import type { Place } from '../places/place.ts';
import { noWish, type Wishes } from '../places/preferences/preferences.ts';
import { restDays, restRulesOf } from '../places/rest-days.ts';
import { searchPrivately } from '../places/preferences/private-search.ts';
import { findWishes } from '../places/preferences/store.ts';
import type { Taken } from '../places/occupancy.ts';
import type { Setting } from '../places/setting.ts';
import { type Availability, type Seeker, type SlotOption, type SlotSearch, unreadable } from '../places/slot.ts';
import { listPlacesNear } from '../places/store.ts';
import { withChange } from '../places/unlock.ts';
import type { Programme } from '../programmes/programme.ts';
import type { Meeting, Session } from './meeting.ts';
import type { Asked, Offer, OfferedOption, OfferedPlace } from './offer.ts';
import type { Both } from './recheck.ts';
import { type Hold, listHolds, listMeetings, listOffers, listTaken } from './store.ts';
import { goesBeyond } from './typed-place.ts';
import { isSilence, type Question, type WhyNot, whyNotOf } from './why-not.ts';

export type Found = { readonly kind: 'found'; readonly options: readonly OfferedOption[] } | ({ readonly kind: 'none' } & WhyNot);

/** Where calendars gave no answer, whoever pressed reads just that, and keeps what is in hand. */
export const requireAnswer = (found: Found): void => {
  if (found.kind === 'none' && isSilence(found)) throw unanswered('outlook');
};

/** What one answer of Graph covers: why there is nothing is looked for that far. */
const longestRead = 62 * day;

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

/**
 * Looks for moments and places for a session: both calendars, our own bookings, the catalogue and what each side accepts.
 * `moving` is a meeting these options would move: its own time counts as free. `asked` is what somebody wants beyond the usual:
 * what it finds carries it, and where it finds nothing the usual is looked for. When there is nothing at all, the calendars are
 * read further and it is explained to each side.
 */
export const findOptions = async (
  ctx: Pick<Context, 'db' | 'clock' | 'calendar'>, pair: Pair, session: Session, moving: Meeting | null, wanted = 3, asked: Asked | null = null,
): Promise<Found> => {
  const more = asked?.code === 'longer-horizon' ? asked.days * day : 0;
  const near = await readQuestion(ctx, pair, session, moving, wanted, more);
  const wished = asked && near.find(askedOf(near, asked));
  if (wished?.kind === 'found') return foundIn(near, wished.options, asked);
  const result = near.find(near.search);
  if (result.kind === 'found') return foundIn(near, result.options, null);
  const far = await readQuestion(ctx, pair, session, moving, wanted, longestRead);
  const isRead = [far.search.mentor, far.search.mentee].every(({ availability }) => availability.kind === 'known');
  const whyNot = whyNotOf(isRead ? far : near);
  return { kind: 'none', ...(whyNot ?? result) };
};

const askedOf = ({ search }: Question, asked: Asked): SlotSearch =>
  asked.code === 'one-setting' ? { ...search, settings: search.settings.filter(({ id }) => id === asked.settingId) } : withChange(search, asked, everySetting);

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
  /** Those that the programme has on. */
  readonly settings: readonly Setting[];
  readonly places: readonly Place[];
  /** How far calendars were read, from the beginning of the session's horizon on. */
  readonly read: Interval;
}

/** All that the search for a session reads; calendars and holidays `more` milliseconds beyond its horizon, as far as one answer goes. */
export const readQuestion = async (
  ctx: Pick<Context, 'db' | 'clock' | 'calendar'>, pair: Pair, session: Session, moving: Meeting | null, wanted: number, more = 0,
): Promise<Question> => {
  const { duo, programme, mentor, mentee } = pair;
  const now = ctx.clock.now();
  const horizon = horizonOf(session, now);
  const read = { start: horizon.start, end: Math.min(horizon.end + more, horizon.start + longestRead) as Instant };
  const [availability, holds, meetings, offers, mine, theirs, settings, places] = await Promise.all([
    ctx.calendar.availability([mentor, mentee], read),
    listHolds(ctx.db, duo.tenantId, [mentor.id, mentee.id], [moving]),
    listMeetings(ctx.db, duo.tenantId, [duo.id]),
    listOffers(ctx.db, duo.tenantId, session.id),
    findWishes(ctx.db, duo.tenantId, mentor.id),
    findWishes(ctx.db, duo.tenantId, mentee.id),
    chooseAllowed(ctx.db, duo.tenantId, programme.id),
    mentor.site && mentee.site ? listPlacesNear(ctx.db, duo.tenantId, [mentor.site.id, mentee.site.id]) : [],
  ]);
  const taken = await listTaken(ctx.db, duo.tenantId, places.map(({ id }) => id), read, [moving]);
  return questionIn({ availability, holds, meetings, offers, wishes: { mentor: mine, mentee: theirs }, taken, settings, places, read }, pair, session, moving, now, wanted);
};

/** The question about a session, from what is known. `moving` is a meeting these options would move: its own time counts as free. */
const questionIn = (known: Known, pair: Pair, session: Session, moving: Meeting | null, now: Instant, wanted: number): Question => {
  const { programme, mentor, mentee } = pair;
  const { frame } = programme;
  const { availability, holds, places, read, settings, wishes } = known;
  const seeker = (person: Person): Seeker => ({
    id: person.id,
    zone: person.zone,
    // Without a declared site there is no distance to count: no place is offered then, only a two-voice walk.
    site: person.site ?? { id: person.id as never, coordinates: { lat: 0, lon: 0 } },
    availability: knownBusy(availability.get(person.id), holds.filter((hold) => hold.personId === person.id), moving),
    holidays: restDays(person.site, restRulesOf(frame), read),
    // What each wishes is no part of the open question: private-search.ts adds it, and takes it back to say why nothing fits.
    refusedSettings: noWish.refused,
    enjoyedSettings: noWish.enjoyed,
    maxWalk: noWish.maxWalk,
  });
  const search: SlotSearch = {
    now, horizon: horizonOf(session, now), duration: frame.duration, grid: 15,
    notice: frame.notice, buffer: frame.buffer, window: frame.window, quiet: frame.quiet,
    // Where no place is known yet there is nowhere to practise or observe: a conversation is better than no session.
    purpose: places.length > 0 ? session.purpose : 'talk', mentor: seeker(mentor), mentee: seeker(mentee),
    settings, places, priceCeiling: frame.priceCeiling,
    history: known.meetings
      .filter((meeting) => (meeting.state === 'held' || meeting.state === 'booked') && meeting.id !== moving?.id)
      .map(({ option, start }) => ({ settingId: option.settingId, placeId: option.placeId, start, travel: option.travel })),
    remoteCap: frame.remoteCap,
    turnedDown: turnedDownIn(known, session),
    taken: known.taken,
    wanted,
  };
  return {
    search, readUntil: read.end, find: (changed) => searchPrivately(changed, wishes.mentor, wishes.mentee),
    // A programme that keeps its duos to the catalogue keeps them to its settings too.
    settings: goesBeyond(frame) ? everySetting : settings,
  };
};

/** Whatever was shown for this session, a date that was taken and lost included, wherever a hand had put it: new options are new. */
const turnedDownIn = ({ offers, meetings }: Known, session: Session): SlotSearch['turnedDown'] => {
  const shown = offers.flatMap(({ options }) => options);
  const byHand = meetings.filter(({ sessionId, start }) => sessionId === session.id && shown.every((option) => option.start !== start));
  return [...shown, ...byHand.map(({ option }) => option)];
};

/** Moments and places for a session, from what is known; the reason alone when there are none. */
export const optionsIn = (known: Known, pair: Pair, session: Session, moving: Meeting | null, now: Instant, wanted: number): Found => {
  const question = questionIn(known, pair, session, moving, now, wanted);
  const result = question.find(question.search);
  return result.kind === 'found' ? foundIn(question, result.options, null) : result;
};

/** What a question found, with what was asked for it. */
export const foundIn = ({ search }: Question, options: readonly SlotOption[], asked: Asked | null): Found => ({
  kind: 'found',
  options: options.map((option, index): OfferedOption => ({
    ...offered(option, index, search.places),
    ...organiserIn(search),
    ...(asked && { asked }),
    ...(asked?.code === 'tentative-allowed' && { allowed: allowedIn(search, option, asked.side) }),
  })),
});

/** Who has to hold the invitation of what a search finds. */
export const organiserIn = ({ mentor }: SlotSearch): Pick<OfferedOption, 'organiser'> => (unreadable(mentor.availability) ? { organiser: 'mentee' } : {});

/** The tentative items an option lies on, of whoever gave theirs up: they are known, and nothing else is. */
const allowedIn = (search: SlotSearch, option: SlotOption, side: 'mentor' | 'mentee' | undefined): NonNullable<OfferedOption['allowed']> => {
  const under = (role: 'mentor' | 'mentee'): readonly Interval[] => {
    const { availability } = search[role];
    const busy = availability.kind === 'known' ? availability.busy : [];
    return busy.filter((item) => item.status === 'tentative' && overlaps(item, option.hold[role])).map(({ start, end }) => ({ start, end }));
  };
  return { ...(side !== 'mentee' && { mentor: under('mentor') }), ...(side !== 'mentor' && { mentee: under('mentee') }) };
};

/** Our own bookings are busy even before Outlook shows them; the meeting being moved is not. */
export const knownBusy = (read: Availability | undefined, holds: readonly { start: Instant; end: Instant }[], moving: Meeting | null): Availability => {
  if (!read) return { kind: 'unknown', reason: 'no-answer' };
  if (read.kind === 'unknown') return read;
  const others = read.busy.filter((item) => !(moving && item.start === moving.start && item.end === moving.end));
  return { ...read, busy: [...others, ...holds.map(({ start, end }) => ({ start, end, status: 'busy' as const }))] };
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
): Promise<Both> => bothIn(ctx.db, await ctx.calendar.availability([pair.mentor, pair.mentee], daysOf(options), { fresh: true }), pair, moving, own);

/** Door to door, from the first of these options to the last. */
export const daysOf = (options: readonly OfferedOption[]): Interval => {
  const holds = options.flatMap((option) => [option.hold.mentor, option.hold.mentee]);
  return {
    start: plus(Math.min(...holds.map((hold) => hold.start)) as Instant, -minute),
    end: plus(Math.max(...holds.map((hold) => hold.end)) as Instant, minute),
  };
};

/** The same, from calendars that were read for many. */
export const bothIn = async (db: Db, read: ReadonlyMap<PersonId, Availability>, pair: Pair, moving: Meeting | null, own: Meeting | null): Promise<Both> => {
  const held = await listHolds(db, pair.duo.tenantId, [pair.mentor.id, pair.mentee.id], [moving, own]);
  const of = (person: Person) => knownBusy(read.get(person.id), held.filter((hold) => hold.personId === person.id), moving);
  return { mentor: of(pair.mentor), mentee: of(pair.mentee) };
};

