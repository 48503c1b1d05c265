import type { Db, Trx } from '../../../db/connect.ts';
import type { DuoId, PersonId, SiteId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { Context } from '../../context.ts';
import { listDuosById } from '../../matching/store.ts';
import { findPeople } from '../../people/store.ts';
import { chooseAllowed } from '../../places/catalogue/choose-settings.ts';
import { noWish } from '../../places/preferences/preferences.ts';
import { listWishes } from '../../places/preferences/store.ts';
import { remember } from '../../places/remember.ts';
import type { Availability } from '../../places/slot.ts';
import { listOpenPlaces, placesNear } from '../../places/store.ts';
import type { Programme } from '../../programmes/programme.ts';
import { horizonOf, type Known, type Pair } from '../find-options.ts';
import type { Session } from '../meeting.ts';
import type { DuoRecord } from '../situation.ts';
import { listHolds, listMeetings, listOpenOffers, listSessions, listTakenAhead } from '../store.ts';
import { listShown } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'calendar'>;

/** A duo with all that its state depends on. */
export interface RecordedDuo {
  readonly pair: Pair;
  readonly record: DuoRecord;
}

/** These duos of a programme, in the order asked, in five queries whatever their number. */
export const readRecords = async (db: Db | Trx, programme: Programme, ids: readonly DuoId[]): Promise<readonly RecordedDuo[]> => {
  const { tenantId } = programme;
  const duos = await listDuosById(db, tenantId, ids);
  const [sessions, offers, meetings, people] = await Promise.all([
    listSessions(db, tenantId, ids), listOpenOffers(db, tenantId, ids), listMeetings(db, tenantId, ids),
    findPeople(db, tenantId, duos.flatMap((duo) => [duo.mentor.personId, duo.mentee.personId])),
  ]);
  const byDuo = <T extends { readonly duoId: DuoId }>(rows: readonly T[]): ReadonlyMap<DuoId, readonly T[]> => Map.groupBy(rows, ({ duoId }) => duoId);
  const [sessionsOf, offersOf, meetingsOf] = [byDuo(sessions), byDuo(offers), byDuo(meetings)];
  const known = new Map(duos.map((duo) => [duo.id, duo]));
  return ids.flatMap((id) => {
    const duo = known.get(id);
    const [mentor, mentee] = [duo && people.get(duo.mentor.personId), duo && people.get(duo.mentee.personId)];
    if (!duo || !mentor || !mentee) return [];
    const record: DuoRecord = { duo, sessions: sessionsOf.get(id) ?? [], openOffers: offersOf.get(id) ?? [], meetings: meetingsOf.get(id) ?? [] };
    return [{ pair: { duo, programme, mentor, mentee }, record }];
  });
};

/**
 * All that the searches of these duos read, calendars in one request for all of their people: answers what is known for one of them.
 * Places and settings come as the very same lists for whoever shares them, for what the engine works out is kept with the list.
 */
export const readKnown = async (
  ctx: Ctx, programme: Programme, asked: readonly { readonly pair: Pair; readonly session: Session }[],
): Promise<(of: { readonly pair: Pair; readonly session: Session }) => Known> => {
  const { tenantId } = programme;
  const now = ctx.clock.now();
  const people = [...new Map(asked.flatMap(({ pair: { mentor, mentee } }) => [[mentor.id, mentor] as const, [mentee.id, mentee] as const])).values()];
  const ids = people.map(({ id }) => id);
  const horizons = asked.map(({ session }) => horizonOf(session, now));
  // Within the 62 days of one answer: `plannable` leaves what is due later to its own time.
  const window = { start: Math.min(...horizons.map(({ start }) => start)) as Instant, end: Math.max(...horizons.map(({ end }) => end)) as Instant };
  const [availability, holds, meetings, shown, wishes, taken, settings, places] = await Promise.all([
    ids.length > 0 ? ctx.calendar.availability(people, window) : new Map<PersonId, Availability>(),
    ids.length > 0 ? listHolds(ctx.db, tenantId, ids, []) : [],
    listMeetings(ctx.db, tenantId, asked.map(({ pair }) => pair.duo.id)),
    listShown(ctx.db, tenantId, asked.map(({ session }) => session.id)),
    listWishes(ctx.db, tenantId, ids),
    listTakenAhead(ctx.db, tenantId, now),
    chooseAllowed(ctx.db, tenantId, programme.id),
    listOpenPlaces(ctx.db, tenantId),
  ]);
  const [holdsOf, meetingsOf] = [Map.groupBy(holds, ({ personId }) => personId), Map.groupBy(meetings, ({ duoId }) => duoId)];
  const near = remember((one: SiteId, other: SiteId) => placesNear(places, [one, other]), (one, other) => `${one} ${other}`);
  return ({ pair: { duo, mentor, mentee }, session }) => ({
    availability,
    holds: [mentor, mentee].flatMap(({ id }) => holdsOf.get(id) ?? []),
    meetings: meetingsOf.get(duo.id) ?? [],
    offers: shown.get(session.id) ?? [],
    wishes: { mentor: wishes.get(mentor.id) ?? noWish, mentee: wishes.get(mentee.id) ?? noWish },
    taken, settings, read: window,
    places: mentor.site && mentee.site ? near(mentor.site.id, mentee.site.id) : [],
  });
};
