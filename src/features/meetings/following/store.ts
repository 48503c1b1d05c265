import type { Selectable } from 'kysely';
import type { Db, Trx } from '../../../db/connect.ts';
import type { WatchesTable } from '../../../db/schema.ts';
import { asId, type MeetingId, type PersonId, type TenantId } from '../../../kernel/ids.ts';
import { fromDate, type Instant, plus, toDate } from '../../../kernel/time.ts';
import type { Meeting } from '../meeting.ts';
import { attendeeMailsOf } from '../organiser.ts';
import type { Look, Seen } from './event-state.ts';
import type { Watch } from './watch.ts';

const nullable = (date: Date | null): Instant | null => (date === null ? null : fromDate(date));

const toWatch = (row: Selectable<WatchesTable>): Watch => ({
  tenantId: asId(row.tenant_id), organiserId: asId(row.organiser_id), subscriptionId: row.subscription_id, clientState: row.client_state,
  state: row.state, expiresAt: nullable(row.expires_at), renewAt: nullable(row.renew_at),
});

export const listWatches = async (db: Db | Trx, subscriptionIds: readonly string[]): Promise<readonly Watch[]> => {
  if (subscriptionIds.length === 0) return [];
  const rows = await db.selectFrom('watches').selectAll().where('subscription_id', 'in', [...subscriptionIds]).execute();
  return rows.map(toWatch);
};

/** Milliseconds. Longer than Graph takes to answer for twenty subscriptions, their handshakes included: whoever has been asking since died. */
export const claimPatience = 100_000;

/** An organiser about whom something is to be done. */
interface WatchDue {
  readonly organiserId: PersonId;
  readonly watch: Watch | undefined;
  /** Whether a meeting of theirs is ahead. */
  readonly isWanted: boolean;
}

/**
 * Organisers with a meeting ahead whose mailbox nobody watches, or whose subscription is to be renewed; and subscriptions that are alive
 * for nothing. Whom Graph was asked about last comes last, so that nobody it does not answer for keeps the others waiting.
 */
export const listWatchesDue = async (db: Db, tenantId: TenantId, now: Instant, atMost: number): Promise<readonly WatchDue[]> => {
  const [at, died] = [toDate(now), toDate(plus(now, -claimPatience))];
  const wanting = await db
    .selectFrom('people')
    .leftJoin('watches', (join) => join.onRef('watches.tenant_id', '=', 'people.tenant_id').onRef('watches.organiser_id', '=', 'people.id'))
    .select('people.id')
    .where('people.tenant_id', '=', tenantId)
    .where((eb) => eb.exists(eb.selectFrom('meetings').select('meetings.id').whereRef('meetings.tenant_id', '=', 'people.tenant_id')
      .whereRef('meetings.organiser_id', '=', 'people.id').where('meetings.state', '=', 'booked').where('meetings.end_at', '>', at)))
    .where((eb) => eb.or([
      eb('watches.state', 'is', null),
      eb.and([eb('watches.state', '=', 'asking'), eb('watches.asked_at', '<=', died)]),
      eb.and([eb('watches.state', '<>', 'asking'), eb.or([eb('watches.renew_at', 'is', null), eb('watches.renew_at', '<=', at)])]),
      eb.and([eb('watches.state', '=', 'live'), eb('watches.expires_at', '<=', at)]),
    ]))
    .orderBy('watches.asked_at', (order) => order.asc().nullsFirst()).orderBy('people.id').limit(atMost)
    .execute();
  const ids = wanting.map(({ id }) => asId<PersonId>(id));
  const watched = ids.length === 0 ? [] : await db.selectFrom('watches').selectAll().where('tenant_id', '=', tenantId).where('organiser_id', 'in', ids).execute();
  const watchOf = new Map(watched.map((row) => [asId<PersonId>(row.organiser_id), toWatch(row)]));
  const idle = await db
    .selectFrom('watches').selectAll()
    .where('watches.tenant_id', '=', tenantId).where('watches.state', '=', 'live').where('watches.expires_at', '>', at)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('meetings').select('meetings.id').whereRef('meetings.tenant_id', '=', 'watches.tenant_id')
      .whereRef('meetings.organiser_id', '=', 'watches.organiser_id').where('meetings.state', '=', 'booked').where('meetings.end_at', '>', at))))
    .orderBy('watches.asked_at').limit(atMost)
    .execute();
  return [
    ...ids.map((organiserId): WatchDue => ({ organiserId, watch: watchOf.get(organiserId), isWanted: true })),
    ...idle.map((row): WatchDue => ({ organiserId: asId(row.organiser_id), watch: toWatch(row), isWanted: false })),
  ].slice(0, atMost);
};

/** Takes it on to ask Graph, unless somebody else is at it or it is already there. The secret is ours before Graph knows it. */
export const claimWatch = async (trx: Trx, claim: Pick<Watch, 'tenantId' | 'organiserId' | 'clientState'> & { now: Instant }): Promise<boolean> => {
  const asked = { client_state: claim.clientState, state: 'asking' as const, asked_at: toDate(claim.now), subscription_id: null, expires_at: null, renew_at: null };
  const row = await trx
    .insertInto('watches').values({ tenant_id: claim.tenantId, organiser_id: claim.organiserId, ...asked })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'organiser_id']).doUpdateSet(asked).where((eb) => eb.or([
      eb.and([eb('watches.state', '=', 'lost'), eb.or([eb('watches.renew_at', 'is', null), eb('watches.renew_at', '<=', toDate(claim.now))])]),
      eb.and([eb('watches.state', '=', 'live'), eb('watches.expires_at', '<=', toDate(claim.now))]),
      eb.and([eb('watches.state', '=', 'asking'), eb('watches.asked_at', '<=', toDate(plus(claim.now, -claimPatience)))]),
    ])))
    .returning('organiser_id').executeTakeFirst();
  return row !== undefined;
};

type Known = Pick<Watch, 'tenantId' | 'organiserId' | 'clientState'>;

/** Changes the row of this very subscription: nothing when another has taken its place. */
export const saveWatch = async (
  trx: Trx, watch: Known, change: { state: Watch['state']; subscriptionId?: string; expiresAt?: Instant; renewAt: Instant | null },
): Promise<void> => {
  await trx
    .updateTable('watches')
    .set({
      state: change.state,
      renew_at: change.renewAt === null ? null : toDate(change.renewAt),
      ...(change.subscriptionId !== undefined && { subscription_id: change.subscriptionId }),
      ...(change.expiresAt !== undefined && { expires_at: toDate(change.expiresAt) }),
    })
    .where('tenant_id', '=', watch.tenantId).where('organiser_id', '=', watch.organiserId).where('client_state', '=', watch.clientState)
    .execute();
};

/** Graph was asked, and did not do it: others come first. */
export const saveWatchAsked = async (trx: Trx, watch: Known, now: Instant): Promise<void> => {
  await trx
    .updateTable('watches').set({ asked_at: toDate(now) })
    .where('tenant_id', '=', watch.tenantId).where('organiser_id', '=', watch.organiserId).where('client_state', '=', watch.clientState)
    .execute();
};

export const removeWatch = async (trx: Trx, watch: Known): Promise<void> => {
  await trx
    .deleteFrom('watches')
    .where('tenant_id', '=', watch.tenantId).where('organiser_id', '=', watch.organiserId).where('client_state', '=', watch.clientState)
    .execute();
};

/** A booked meeting, with what it takes to read its event. */
export interface AheadMeeting {
  readonly id: MeetingId;
  readonly organiserId: PersonId;
  readonly attendeeMails: readonly string[];
  readonly eventId: string;
  readonly start: Instant;
  readonly end: Instant;
}

/** Booked meetings that end after `since`, now or earlier: of the tenant, or of some organisers. */
export const listMeetingsAhead = async (db: Db | Trx, tenantId: TenantId, since: Instant, organiserIds?: readonly PersonId[]): Promise<readonly AheadMeeting[]> => {
  if (organiserIds?.length === 0) return [];
  const rows = await db
    .selectFrom('meetings')
    .innerJoin('duos', (join) => join.onRef('duos.tenant_id', '=', 'meetings.tenant_id').onRef('duos.id', '=', 'meetings.duo_id'))
    // Whoever is invited: the one of the two whose calendar it is not.
    .innerJoin('people', (join) => join.onRef('people.tenant_id', '=', 'duos.tenant_id')
      .on((eb) => eb.or([eb('people.id', '=', eb.ref('duos.mentee_id')), eb('people.id', '=', eb.ref('duos.mentor_id'))]))
      .onRef('people.id', '<>', 'meetings.organiser_id'))
    .select(['meetings.id', 'meetings.event_id', 'meetings.start_at', 'meetings.end_at', 'meetings.organiser_id', 'meetings.request_body', 'people.mail'])
    .where('meetings.tenant_id', '=', tenantId).where('meetings.state', '=', 'booked').where('meetings.end_at', '>', toDate(since))
    .$if(organiserIds !== undefined, (query) => query.where('meetings.organiser_id', 'in', [...(organiserIds ?? [])]))
    .orderBy('meetings.start_at')
    .execute();
  return rows.flatMap((row) => (row.event_id === null ? [] : [{
    id: asId<MeetingId>(row.id), organiserId: asId<PersonId>(row.organiser_id), attendeeMails: attendeeMailsOf(row.mail, row.request_body), eventId: row.event_id,
    start: fromDate(row.start_at), end: fromDate(row.end_at),
  }]));
};

/** The booked meetings that these events hold, and the etag each was last seen with. */
export const listMeetingsOfEvents = async (
  trx: Trx, tenantId: TenantId, eventIds: readonly string[],
): Promise<readonly { meetingId: MeetingId; eventId: string; etag: string | null }[]> => {
  if (eventIds.length === 0) return [];
  const rows = await trx
    .selectFrom('meetings')
    .leftJoin('meeting_events_seen as seen', (join) => join.onRef('seen.tenant_id', '=', 'meetings.tenant_id').onRef('seen.meeting_id', '=', 'meetings.id'))
    .select(['meetings.id', 'meetings.event_id', 'seen.etag'])
    .where('meetings.tenant_id', '=', tenantId).where('meetings.state', '=', 'booked').where('meetings.event_id', 'in', [...eventIds])
    .execute();
  return rows.map((row) => ({ meetingId: asId<MeetingId>(row.id), eventId: row.event_id ?? '', etag: row.etag }));
};

export const findSeen = async (trx: Trx, meeting: Pick<Meeting, 'tenantId' | 'id'>): Promise<Seen | undefined> => {
  const row = await trx
    .selectFrom('meeting_events_seen').select(['etag', 'modified_at', 'asked_at', 'answer'])
    .where('tenant_id', '=', meeting.tenantId).where('meeting_id', '=', meeting.id).executeTakeFirst();
  return row && { etag: row.etag, modifiedAt: nullable(row.modified_at), askedAt: fromDate(row.asked_at), answer: row.answer };
};

/** The newest look replaces the one before. */
export const saveSeen = async (trx: Trx, meeting: Pick<Meeting, 'tenantId' | 'id'>, { state, askedAt }: Look): Promise<void> => {
  const found = state.kind === 'there' ? state : undefined;
  const seen = {
    etag: found?.etag ?? null, modified_at: found ? toDate(found.modifiedAt) : null, answer: found?.answer ?? null,
    start_at: found ? toDate(found.start) : null, end_at: found ? toDate(found.end) : null, asked_at: toDate(askedAt),
  };
  await trx
    .insertInto('meeting_events_seen').values({ tenant_id: meeting.tenantId, meeting_id: meeting.id, ...seen })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'meeting_id']).doUpdateSet(seen))
    .execute();
};

/** What was seen of a date that is lost says who answered what: it goes with the date. */
export const forgetSeen = async (trx: Trx, meeting: Pick<Meeting, 'tenantId' | 'id'>): Promise<void> => {
  await trx.deleteFrom('meeting_events_seen').where('tenant_id', '=', meeting.tenantId).where('meeting_id', '=', meeting.id).execute();
};

/** Looked at again, and nothing new: a look that was begun earlier must not pass for a newer one. */
export const saveLookedAt = async (trx: Trx, meeting: Pick<Meeting, 'tenantId' | 'id'>, askedAt: Instant): Promise<void> => {
  await trx
    .updateTable('meeting_events_seen').set({ asked_at: toDate(askedAt) })
    .where('tenant_id', '=', meeting.tenantId).where('meeting_id', '=', meeting.id).where('asked_at', '<', toDate(askedAt))
    .execute();
};
