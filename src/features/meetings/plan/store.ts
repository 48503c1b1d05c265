import { randomUUID } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { Db, Trx } from '../../../db/connect.ts';
import type { PlanItemsTable, PlansTable } from '../../../db/schema.ts';
import { asId, type DuoId, type MeetingId, type PlanId, type ProgrammeId, type SessionId, type TenantId } from '../../../kernel/ids.ts';
import { fromDate, type Instant, toDate } from '../../../kernel/time.ts';
import type { OfferedOption } from '../offer.ts';
import type { ItemReason, ItemState, LookedItem, Plan, PlanItem, PlanState, Written } from './plan.ts';

const toPlan = (row: Selectable<PlansTable>): Plan => ({
  tenantId: asId(row.tenant_id), id: asId(row.id), programmeId: asId(row.programme_id), state: row.state, seed: row.seed,
  startedAt: fromDate(row.started_at), startedBy: asId(row.started_by),
});

const toItem = (row: Selectable<PlanItemsTable>): PlanItem => ({
  planId: asId(row.plan_id), duoId: asId(row.duo_id), sessionId: asId(row.session_id), two: { mentor: asId(row.mentor_id), mentee: asId(row.mentee_id) },
  seenOfferId: row.seen_offer_id === null ? null : asId(row.seen_offer_id),
  state: row.state, options: row.options as OfferedOption[] | null, option: row.option as OfferedOption | null, reason: row.reason as ItemReason | null,
  pinned: row.pinned, excluded: row.excluded,
});

const jsonb = (value: unknown) => (value === null ? null : JSON.stringify(value));

export const findPlan = async (db: Db | Trx, tenantId: TenantId, id: PlanId): Promise<Plan | undefined> => {
  const row = await db.selectFrom('plans').selectAll().where('tenant_id', '=', tenantId).where('id', '=', id).executeTakeFirst();
  return row && toPlan(row);
};

/** The plan HR was last at, whatever became of it. */
export const latestPlan = async (db: Db | Trx, tenantId: TenantId, programmeId: ProgrammeId): Promise<Plan | undefined> => {
  const row = await db
    .selectFrom('plans').selectAll().where('tenant_id', '=', tenantId).where('programme_id', '=', programmeId)
    .orderBy('started_at', 'desc').orderBy(sql`ended_at is null`, 'desc').limit(1).executeTakeFirst();
  return row && toPlan(row);
};

/** Locks the plan's row: whatever changes a plan goes one at a time. */
export const lockPlan = async (trx: Trx, tenantId: TenantId, id: PlanId): Promise<Plan | undefined> => {
  const row = await trx.selectFrom('plans').selectAll().where('tenant_id', '=', tenantId).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && toPlan(row);
};

/** Undefined when the programme has a plan under way already. */
export const insertPlan = async (trx: Trx, plan: Omit<Plan, 'id'>): Promise<Plan | undefined> => {
  const row = await trx
    .insertInto('plans')
    .values({
      tenant_id: plan.tenantId, id: randomUUID(), programme_id: plan.programmeId, state: plan.state, seed: plan.seed,
      started_at: toDate(plan.startedAt), started_by: plan.startedBy, ended_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll().executeTakeFirst();
  return row && toPlan(row);
};

export const savePlanState = async (trx: Trx, plan: Plan, state: PlanState, endedAt: Instant | null = null): Promise<void> => {
  await trx.updateTable('plans').set({ state, ...(endedAt !== null && { ended_at: toDate(endedAt) }) })
    .where('tenant_id', '=', plan.tenantId).where('id', '=', plan.id).execute();
};

/** Adds duos to a plan; of one it already has it learns again which session waits, and which moments went unanswered. */
export const insertItems = async (
  trx: Trx, plan: Plan, items: readonly Pick<PlanItem, 'duoId' | 'sessionId' | 'two' | 'seenOfferId'>[],
): Promise<void> => {
  // PostgreSQL takes 65,535 values in one statement.
  for (let first = 0; first < items.length; first += 2_000)
    await trx
      .insertInto('plan_items')
      .values(items.slice(first, first + 2_000).map(({ duoId, sessionId, two, seenOfferId }) => ({
        tenant_id: plan.tenantId, plan_id: plan.id, duo_id: duoId, session_id: sessionId, mentor_id: two.mentor, mentee_id: two.mentee, seen_offer_id: seenOfferId, state: 'waiting' as const,
        options: null, option: null, reason: null,
      })))
      .onConflict((conflict) => conflict.columns(['tenant_id', 'plan_id', 'duo_id']).doUpdateSet((eb) => ({
        session_id: eb.ref('excluded.session_id'), seen_offer_id: eb.ref('excluded.seen_offer_id'),
      })))
      .execute();
};

/** Takes from a plan the duos that are no longer its business. */
export const keepOnlyItems = async (trx: Trx, plan: Plan, duoIds: readonly DuoId[]): Promise<void> => {
  await trx.deleteFrom('plan_items').where('tenant_id', '=', plan.tenantId).where('plan_id', '=', plan.id)
    .$if(duoIds.length > 0, (query) => query.where('duo_id', 'not in', [...duoIds])).execute();
};

/** Everything but what HR pinned or set aside is to be looked at again; a moment that was pinned for a session held since is too. */
export const resetItems = async (trx: Trx, plan: Plan, waiting: readonly SessionId[]): Promise<void> => {
  await trx.updateTable('plan_items').set({ state: 'waiting', options: null, option: null, reason: null, pinned: false })
    .where('tenant_id', '=', plan.tenantId).where('plan_id', '=', plan.id).where('excluded', '=', false)
    .where((eb) => eb.or([eb('pinned', '=', false), eb('session_id', 'not in', [...waiting])])).execute();
};

/** In the order of the duos' ids: the same at every reading. */
export const listItems = async (db: Db | Trx, { tenantId, id }: Plan, states?: readonly ItemState[], limit?: number): Promise<readonly PlanItem[]> => {
  const rows = await db
    .selectFrom('plan_items').selectAll().where('tenant_id', '=', tenantId).where('plan_id', '=', id)
    .$if(states !== undefined, (query) => query.where('state', 'in', [...(states ?? [])]))
    .orderBy('duo_id')
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .execute();
  return rows.map(toItem);
};

/** How many duos a plan has, and how many of them still wait to be looked at. */
export const countItems = async (db: Db | Trx, { tenantId, id }: Plan): Promise<{ total: number; waiting: number }> => {
  const row = await db
    .selectFrom('plan_items')
    .select((eb) => [eb.fn.countAll<string>().as('total'), eb.fn.countAll<string>().filterWhere('state', '=', 'waiting').as('waiting')])
    .where('tenant_id', '=', tenantId).where('plan_id', '=', id).executeTakeFirstOrThrow();
  return { total: Number(row.total), waiting: Number(row.waiting) };
};

export const findItem = async (db: Db | Trx, { tenantId, id }: Plan, duoId: DuoId): Promise<PlanItem | undefined> => {
  const row = await db.selectFrom('plan_items').selectAll().where('tenant_id', '=', tenantId).where('plan_id', '=', id).where('duo_id', '=', duoId).executeTakeFirst();
  return row && toItem(row);
};

/** Writes what was found for those that still wait; answers how many they were, none when another run came first. */
export const saveLooked = async (trx: Trx, plan: Plan, found: readonly LookedItem[]): Promise<number> => {
  const rows = JSON.stringify(found.map(({ duoId, options, reason }) => ({ duo_id: duoId, options, reason })));
  const { numAffectedRows } = await sql`
    update plan_items as i set state = 'looked', options = r.options, reason = r.reason
    from jsonb_to_recordset(${rows}::jsonb) as r(duo_id uuid, options jsonb, reason jsonb)
    where i.tenant_id = ${plan.tenantId} and i.plan_id = ${plan.id} and i.duo_id = r.duo_id and i.state = 'waiting'`.execute(trx);
  return Number(numAffectedRows ?? 0);
};

/** Writes what each of those that were looked at was given. */
export const saveShared = async (trx: Trx, plan: Plan, given: readonly Pick<PlanItem, 'duoId' | 'state' | 'option' | 'reason'>[]): Promise<void> => {
  const rows = JSON.stringify(given.map(({ duoId, state, option, reason }) => ({ duo_id: duoId, state, option, reason })));
  await sql`
    update plan_items as i set state = r.state, option = r.option, reason = r.reason
    from jsonb_to_recordset(${rows}::jsonb) as r(duo_id uuid, state text, option jsonb, reason jsonb)
    where i.tenant_id = ${plan.tenantId} and i.plan_id = ${plan.id} and i.duo_id = r.duo_id and i.state = 'looked'`.execute(trx);
};

type ItemChange = Partial<Pick<PlanItem, 'state' | 'options' | 'option' | 'reason' | 'pinned' | 'excluded'>> & { readonly meetingId?: MeetingId | null };

export const saveItem = async (trx: Trx, plan: Plan, duoId: DuoId, change: ItemChange): Promise<void> => {
  await trx
    .updateTable('plan_items')
    .set({
      ...(change.state && { state: change.state }),
      ...(change.options !== undefined && { options: jsonb(change.options) }),
      ...(change.option !== undefined && { option: jsonb(change.option) }),
      ...(change.reason !== undefined && { reason: jsonb(change.reason) }),
      ...(change.meetingId !== undefined && { meeting_id: change.meetingId }),
      ...(change.pinned !== undefined && { pinned: change.pinned }),
      ...(change.excluded !== undefined && { excluded: change.excluded }),
    })
    .where('tenant_id', '=', plan.tenantId).where('plan_id', '=', plan.id).where('duo_id', '=', duoId)
    .execute();
};

/** What is planned and not set aside is to be sent. */
export const markForSending = async (trx: Trx, plan: Plan): Promise<number> => {
  const { numUpdatedRows } = await trx.updateTable('plan_items').set({ state: 'sending' })
    .where('tenant_id', '=', plan.tenantId).where('plan_id', '=', plan.id).where('state', '=', 'planned').where('excluded', '=', false).executeTakeFirst();
  return Number(numUpdatedRows);
};

/** What a plan knew of people's free time goes with it: the duos' own pages say what became of it. */
export const eraseMoments = async (trx: Trx, plan: Plan): Promise<void> => {
  await trx.updateTable('plan_items').set({ options: null, option: null }).where('tenant_id', '=', plan.tenantId).where('plan_id', '=', plan.id).execute();
};

/** The dates that sending a plan wrote, by the duo they are of. */
export const listWritten = async (db: Db | Trx, { tenantId, id }: Plan): Promise<ReadonlyMap<DuoId, Written>> => {
  const rows = await db
    .selectFrom('plan_items').innerJoin('meetings', (join) => join.onRef('meetings.tenant_id', '=', 'plan_items.tenant_id').onRef('meetings.id', '=', 'plan_items.meeting_id'))
    .select(['plan_items.duo_id', 'meetings.state', 'meetings.booked_at'])
    .where('plan_items.tenant_id', '=', tenantId).where('plan_items.plan_id', '=', id).execute();
  return new Map(rows.map((row) => [asId<DuoId>(row.duo_id), { state: row.state, wasBooked: row.booked_at !== null }]));
};

/** What was already shown for these sessions, and turned down or left alone. */
export const listShown = async (db: Db | Trx, tenantId: TenantId, sessionIds: readonly SessionId[]): Promise<ReadonlyMap<SessionId, readonly { options: readonly OfferedOption[] }[]>> => {
  if (sessionIds.length === 0) return new Map();
  const rows = await db.selectFrom('offers').select(['session_id', 'options']).where('tenant_id', '=', tenantId).where('session_id', 'in', [...sessionIds]).orderBy('round').execute();
  return Map.groupBy(rows.map((row) => ({ sessionId: asId<SessionId>(row.session_id), options: row.options as OfferedOption[] })), ({ sessionId }) => sessionId);
};
