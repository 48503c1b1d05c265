import { randomUUID } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { Db, Trx } from '../../db/connect.ts';
import type { MeetingsTable, OffersTable, SessionsTable } from '../../db/schema.ts';
import { asId, type DuoId, type MeetingId, type OfferId, type PersonId, type PlaceId, type SessionId, type TenantId } from '../../kernel/ids.ts';
import { fromDate, type Instant, type Interval, toDate } from '../../kernel/time.ts';
import type { Taken } from '../places/occupancy.ts';
import { canBecome, type InOutlook, type Meeting, type MeetingState, type Session } from './meeting.ts';
import type { OfferedOption, Offer } from './offer.ts';
import type { WhyNot } from './why-not.ts';

const nullable = (date: Date | null): Instant | null => (date === null ? null : fromDate(date));

/** A reason alone is how it was kept before it was explained to each side. */
const toWhyNot = (blocked: unknown): WhyNot | null => {
  const kept = blocked as WhyNot | WhyNot['reason'] | null;
  return kept && 'code' in kept ? { reason: kept } : kept;
};

const toSession = (row: Selectable<SessionsTable>): Session => ({
  tenantId: asId(row.tenant_id), id: asId(row.id), duoId: asId(row.duo_id), number: row.number, purpose: row.purpose, state: row.state,
  dueAt: fromDate(row.due_at), blocked: toWhyNot(row.blocked), blockedAt: nullable(row.blocked_at), searchAt: nullable(row.search_at),
  pausedUntil: nullable(row.paused_until),
});

const toOffer = (row: Selectable<OffersTable>): Offer => ({
  tenantId: asId(row.tenant_id), id: asId(row.id), duoId: asId(row.duo_id), sessionId: asId(row.session_id), round: row.round,
  holder: row.holder, act: row.act, state: row.state, options: row.options as OfferedOption[],
  movingId: row.moving_id === null ? null : asId(row.moving_id),
  openedAt: fromDate(row.opened_at), heldSince: fromDate(row.held_since), nudgedAt: nullable(row.nudged_at),
});

const toMeeting = (row: Selectable<MeetingsTable>): Meeting => ({
  tenantId: asId(row.tenant_id), id: asId(row.id), duoId: asId(row.duo_id), sessionId: asId(row.session_id), attempt: row.attempt,
  state: row.state, option: row.option as OfferedOption, start: fromDate(row.start_at), end: fromDate(row.end_at),
  requestBody: row.request_body, eventId: row.event_id, replacesId: row.replaces_id === null ? null : asId(row.replaces_id),
  organiserId: asId(row.organiser_id), chosenBy: row.chosen_by === null ? null : asId(row.chosen_by), chosenAt: fromDate(row.created_at), askedAt: nullable(row.asked_at),
  inOutlook: (row.outlook as InOutlook | null) ?? {}, isSpared: row.is_spared,
});

export const insertSessions = async (trx: Trx, sessions: readonly Session[]): Promise<void> => {
  await trx
    .insertInto('sessions')
    .values(sessions.map((session) => ({
      tenant_id: session.tenantId, id: session.id, duo_id: session.duoId, number: session.number, purpose: session.purpose,
      state: session.state, due_at: toDate(session.dueAt), blocked: null, blocked_at: null,
    })))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'duo_id', 'number']).doNothing())
    .execute();
};

export const findSession = async (db: Db | Trx, tenantId: TenantId, id: SessionId): Promise<Session | undefined> => {
  const row = await db.selectFrom('sessions').selectAll().where('tenant_id', '=', tenantId).where('id', '=', id).executeTakeFirst();
  return row && toSession(row);
};

export const listSessions = async (db: Db | Trx, tenantId: TenantId, duoIds: readonly DuoId[]): Promise<readonly Session[]> => {
  if (duoIds.length === 0) return [];
  const rows = await db
    .selectFrom('sessions').selectAll().where('tenant_id', '=', tenantId).where('duo_id', 'in', [...duoIds]).orderBy('number').execute();
  return rows.map(toSession);
};

export const saveSession = async (
  trx: Trx, session: Session, change: { state?: Session['state']; dueAt?: Instant; pausedUntil?: Instant },
): Promise<void> => {
  await trx
    .updateTable('sessions')
    .set({
      ...(change.state && { state: change.state }),
      ...(change.dueAt !== undefined && { due_at: toDate(change.dueAt) }),
      ...(change.pausedUntil !== undefined && { paused_until: toDate(change.pausedUntil) }),
    })
    .where('tenant_id', '=', session.tenantId).where('id', '=', session.id)
    .execute();
};

/** Remembers why nothing was found, since when (a search that fails again keeps the first date) and when it is searched again, or forgets it. */
export const saveBlocked = async (trx: Trx, session: Session, blocked: { whyNot: WhyNot; at: Instant; searchAt: Instant } | null): Promise<void> => {
  await trx
    .updateTable('sessions')
    .set((eb) => ({
      blocked: blocked && JSON.stringify(blocked.whyNot), blocked_at: blocked && eb.fn.coalesce('blocked_at', eb.val(toDate(blocked.at))),
      search_at: blocked && toDate(blocked.searchAt),
    }))
    .where('tenant_id', '=', session.tenantId).where('id', '=', session.id)
    .execute();
};

export const findOffer = async (db: Db | Trx, tenantId: TenantId, id: OfferId): Promise<Offer | undefined> => {
  const row = await db.selectFrom('offers').selectAll().where('tenant_id', '=', tenantId).where('id', '=', id).executeTakeFirst();
  return row && toOffer(row);
};

export const listOffers = async (db: Db | Trx, tenantId: TenantId, sessionId: SessionId): Promise<readonly Offer[]> => {
  const rows = await db
    .selectFrom('offers').selectAll().where('tenant_id', '=', tenantId).where('session_id', '=', sessionId).orderBy('round').execute();
  return rows.map(toOffer);
};

export const listOpenOffers = async (db: Db | Trx, tenantId: TenantId, duoIds: readonly DuoId[]): Promise<readonly Offer[]> => {
  if (duoIds.length === 0) return [];
  const rows = await db
    .selectFrom('offers').selectAll().where('tenant_id', '=', tenantId).where('duo_id', 'in', [...duoIds]).where('state', '=', 'open').execute();
  return rows.map(toOffer);
};

export const insertOffer = async (trx: Trx, offer: Omit<Offer, 'id' | 'round' | 'state' | 'nudgedAt'>): Promise<Offer> => {
  const last = await trx
    .selectFrom('offers').select((eb) => eb.fn.max('round').as('round'))
    .where('tenant_id', '=', offer.tenantId).where('session_id', '=', offer.sessionId).executeTakeFirst();
  const row = await trx
    .insertInto('offers')
    .values({
      tenant_id: offer.tenantId, id: randomUUID(), duo_id: offer.duoId, session_id: offer.sessionId, round: (last?.round ?? 0) + 1,
      holder: offer.holder, act: offer.act, state: 'open', options: JSON.stringify(offer.options), moving_id: offer.movingId,
      opened_at: toDate(offer.openedAt), held_since: toDate(offer.heldSince), nudged_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toOffer(row);
};

export const saveOffer = async (
  trx: Trx, offer: Offer, change: Partial<Pick<Offer, 'state' | 'holder' | 'act' | 'options' | 'heldSince' | 'nudgedAt' | 'movingId'>>,
): Promise<void> => {
  await trx
    .updateTable('offers')
    .set({
      ...(change.state && { state: change.state }),
      ...(change.holder && { holder: change.holder }),
      ...(change.act && { act: change.act }),
      ...(change.options && { options: JSON.stringify(change.options) }),
      ...(change.heldSince !== undefined && { held_since: toDate(change.heldSince), nudged_at: null }),
      ...(change.movingId != null && { moving_id: change.movingId }),
      ...(change.nudgedAt != null && { nudged_at: toDate(change.nudgedAt) }),
    })
    .where('tenant_id', '=', offer.tenantId).where('id', '=', offer.id)
    .execute();
};

export const findMeeting = async (db: Db | Trx, tenantId: TenantId, id: MeetingId): Promise<Meeting | undefined> => {
  const row = await db.selectFrom('meetings').selectAll().where('tenant_id', '=', tenantId).where('id', '=', id).executeTakeFirst();
  return row && toMeeting(row);
};

export const listMeetings = async (db: Db | Trx, tenantId: TenantId, duoIds: readonly DuoId[]): Promise<readonly Meeting[]> => {
  if (duoIds.length === 0) return [];
  const rows = await db
    .selectFrom('meetings').selectAll()
    .where('tenant_id', '=', tenantId).where('duo_id', 'in', [...duoIds]).orderBy('start_at').orderBy('attempt').execute();
  return rows.map(toMeeting);
};

export const countMeetings = async (db: Db | Trx, tenantId: TenantId, sessionId: SessionId): Promise<number> => {
  const row = await db
    .selectFrom('meetings').select((eb) => eb.fn.max('attempt').as('last'))
    .where('tenant_id', '=', tenantId).where('session_id', '=', sessionId).executeTakeFirst();
  return row?.last ?? 0;
};

export interface Hold extends Interval {
  readonly personId: PersonId;
}

/**
 * Writes the meeting and the door-to-door time of both people. The database refuses a second live meeting or an overlap, of holds that
 * are live as they are unless told otherwise.
 */
export const insertMeeting = async (
  trx: Trx, meeting: Meeting, transactionId: string, holds: readonly (Hold & { readonly live?: boolean })[],
): Promise<void> => {
  await trx
    .insertInto('meetings')
    .values({
      tenant_id: meeting.tenantId, id: meeting.id, duo_id: meeting.duoId, session_id: meeting.sessionId, attempt: meeting.attempt,
      state: meeting.state, option: JSON.stringify(meeting.option), start_at: toDate(meeting.start), end_at: toDate(meeting.end),
      request_body: meeting.requestBody, transaction_id: transactionId, event_id: meeting.eventId, replaces_id: meeting.replacesId,
      organiser_id: meeting.organiserId, chosen_by: meeting.chosenBy, created_at: toDate(meeting.chosenAt), asked_at: null, booked_at: meeting.state === 'booked' ? toDate(meeting.chosenAt) : null,
      outlook: JSON.stringify(meeting.inOutlook),
    })
    .execute();
  await trx
    .insertInto('meeting_holds')
    .values(holds.map((hold) => ({
      tenant_id: meeting.tenantId, meeting_id: meeting.id, person_id: hold.personId,
      hold_start: toDate(hold.start), hold_end: toDate(hold.end), live: hold.live ?? true,
    })))
    .execute();
};

/** The one place where a state is written: what the life of a meeting does not know is a bug, and is not written. */
export const saveMeeting = async (
  trx: Trx, meeting: Meeting, change: { state: MeetingState; live: boolean; eventId?: string; bookedAt?: Instant; isSpared?: true },
): Promise<void> => {
  if (change.state !== meeting.state && !canBecome(meeting.state, change.state)) throw new Error(`a meeting does not become ${change.state} from ${meeting.state}`);
  await trx
    .updateTable('meetings')
    .set({
      state: change.state,
      ...(change.eventId !== undefined && { event_id: change.eventId }),
      ...(change.bookedAt !== undefined && { booked_at: toDate(change.bookedAt) }),
      ...(change.isSpared && { is_spared: true }),
    })
    .where('tenant_id', '=', meeting.tenantId).where('id', '=', meeting.id)
    .execute();
  await trx.updateTable('meeting_holds').set({ live: change.live })
    .where('tenant_id', '=', meeting.tenantId).where('meeting_id', '=', meeting.id).execute();
};

export const saveInOutlook = async (trx: Trx, meeting: Meeting, inOutlook: InOutlook): Promise<void> => {
  await trx.updateTable('meetings').set({ outlook: JSON.stringify(inOutlook) })
    .where('tenant_id', '=', meeting.tenantId).where('id', '=', meeting.id).execute();
};

/**
 * Notes that Graph is about to be asked: whoever comes back to this meeting replays and does not look again. False when the
 * meeting is no longer to be placed: then nobody may ask.
 */
export const saveAsked = async (trx: Trx, meeting: Meeting, at: Instant): Promise<boolean> => {
  const asked = await trx
    .updateTable('meetings').set({ asked_at: toDate(at) })
    .where('tenant_id', '=', meeting.tenantId).where('id', '=', meeting.id).where('state', '=', 'placing').where('asked_at', 'is', null).returning('id').execute();
  return asked.length > 0;
};

/** Dates that Binôme chose by itself and has not asked Outlook for, soonest first. */
export const listToPlace = async (db: Db, tenantId: TenantId, atMost: number): Promise<readonly Meeting[]> => {
  const rows = await db.selectFrom('meetings').selectAll().where('tenant_id', '=', tenantId).where('state', '=', 'placing')
    .where('asked_at', 'is', null).where('chosen_by', 'is', null).orderBy('start_at').orderBy('id').limit(atMost).execute();
  return rows.map(toMeeting);
};

export const lockMeeting = async (trx: Trx, tenantId: TenantId, id: MeetingId): Promise<Meeting | undefined> => {
  const row = await trx
    .selectFrom('meetings').selectAll().where('tenant_id', '=', tenantId).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && toMeeting(row);
};

/** Door-to-door times of these people's live meetings in any duo, except of some. */
export const listHolds = async (
  db: Db | Trx, tenantId: TenantId, personIds: readonly PersonId[], except: readonly (Meeting | null)[],
): Promise<readonly Hold[]> => {
  const rows = await db
    .selectFrom('meeting_holds').select(['person_id', 'meeting_id', 'hold_start', 'hold_end'])
    .where('tenant_id', '=', tenantId).where('person_id', 'in', [...personIds]).where('live', '=', true)
    .execute();
  return rows
    .filter((row) => !except.some((meeting) => meeting?.id === row.meeting_id))
    .map((row) => ({ personId: asId(row.person_id), start: fromDate(row.hold_start), end: fromDate(row.hold_end) }));
};

/** Where our duos are to be after `from`, in any programme: what a place takes is shared by all. */
export const listTakenAhead = async (db: Db | Trx, tenantId: TenantId, from: Instant): Promise<readonly Taken[]> => {
  const rows = await db
    .selectFrom('meetings').select(['option', 'start_at', 'end_at'])
    .where('tenant_id', '=', tenantId).where('state', 'in', ['placing', 'booked']).where('end_at', '>', toDate(from)).execute();
  return rows.flatMap((row) => {
    const { placeId } = row.option as OfferedOption;
    return placeId === null ? [] : [{ placeId, start: fromDate(row.start_at), end: fromDate(row.end_at) }];
  });
};

/**
 * Our sessions in these places at any moment of `during`, except of some: live ones, and those a move under way may still give back.
 */
export const listTaken = async (
  db: Db | Trx, tenantId: TenantId, placeIds: readonly PlaceId[], during: Interval, except: readonly (Meeting | null)[],
): Promise<readonly Taken[]> => {
  if (placeIds.length === 0) return [];
  const placeId = sql<string>`meetings.option->>'placeId'`;
  const rows = await db
    .selectFrom('meetings').select(['meetings.id', placeId.as('place_id'), 'meetings.start_at', 'meetings.end_at'])
    .where('meetings.tenant_id', '=', tenantId).where(placeId, 'in', [...placeIds])
    .where('meetings.start_at', '<', toDate(during.end)).where('meetings.end_at', '>', toDate(during.start))
    .where('meetings.state', 'in', ['placing', 'booked', 'moved'])
    .where((eb) => eb.or([
      eb('meetings.state', '<>', 'moved'),
      eb.exists(
        eb.selectFrom('meetings as taking').select('taking.id')
          .whereRef('taking.tenant_id', '=', 'meetings.tenant_id').whereRef('taking.replaces_id', '=', 'meetings.id').where('taking.state', '=', 'placing'),
      ),
    ]))
    .execute();
  return rows
    .filter((row) => !except.some((meeting) => meeting?.id === row.id))
    .map((row) => ({ placeId: asId(row.place_id), start: fromDate(row.start_at), end: fromDate(row.end_at) }));
};

/**
 * One booking at a time for each of these people, in the order of their ids so that two bookings never wait for each
 * other. The constraints are the net below.
 */
export const lockPeople = async (trx: Trx, tenantId: TenantId, people: readonly PersonId[]): Promise<void> => {
  for (const id of [...people].sort()) await sql`select pg_advisory_xact_lock(hashtextextended(${`${tenantId}/${id}`}, 0))`.execute(trx);
};

/** One booking at a time for a place; taken after `lockPeople`, and one place a booking, so that two never wait for each other. */
export const lockPlace = async (trx: Trx, tenantId: TenantId, placeId: PlaceId): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${tenantId}/${placeId}`}, 0))`.execute(trx);
};
