import { sql } from 'kysely';
import type { Db, Trx } from '../../../db/connect.ts';
import { asId, type PersonId, type SessionId, type TenantId } from '../../../kernel/ids.ts';
import { fromDate, type Instant, toDate } from '../../../kernel/time.ts';
import type { Door } from './grant.ts';

export const listRefused = async (db: Db | Trx, tenantId: TenantId): Promise<ReadonlySet<PersonId>> => {
  const rows = await db.selectFrom('calendar_refusals').select('person_id').where('tenant_id', '=', tenantId).execute();
  return new Set(rows.map(({ person_id }) => asId<PersonId>(person_id)));
};

/** In the order of their ids: two looks at once wait for each other, and never in a circle. */
export const addRefused = async (db: Db | Trx, tenantId: TenantId, ids: readonly PersonId[]): Promise<void> => {
  await db
    .insertInto('calendar_refusals').columns(['tenant_id', 'person_id'])
    .expression((eb) => eb.selectFrom('people').select(['tenant_id', 'id']).where('tenant_id', '=', tenantId).where('id', 'in', [...ids]).orderBy('id'))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

/** Answers who they were; nobody, when another look has just done it. */
export const forgetRefused = async (trx: Trx, tenantId: TenantId): Promise<ReadonlySet<PersonId>> => {
  const rows = await trx.deleteFrom('calendar_refusals').where('tenant_id', '=', tenantId).returning('person_id').execute();
  return new Set(rows.map(({ person_id }) => asId<PersonId>(person_id)));
};

/** Sessions whose last search stopped at a calendar that was refused. */
export const listRefusedSessions = async (trx: Trx, tenantId: TenantId): Promise<readonly SessionId[]> => {
  const rows = await trx
    .selectFrom('sessions').select('id').where('tenant_id', '=', tenantId).where('state', '!=', 'held')
    .where(sql<boolean>`'not-readable' in (blocked #>> '{reason,why}', blocked #>> '{reason,mentor}', blocked #>> '{reason,mentee}')`)
    .execute();
  return rows.map(({ id }) => asId<SessionId>(id));
};

/** Whether a door is open to us; of one that is shut the first time counts. */
export const saveStanding = async (db: Db | Trx, tenantId: TenantId, door: Door, isOpen: boolean, at: Instant): Promise<void> => {
  if (isOpen) await db.deleteFrom('shut_doors').where('tenant_id', '=', tenantId).where('door', '=', door).execute();
  else await db.insertInto('shut_doors').values({ tenant_id: tenantId, door, since: toDate(at) }).onConflict((conflict) => conflict.doNothing()).execute();
};

/** The doors that are shut, and since when. */
export const listShut = async (db: Db | Trx, tenantId: TenantId): Promise<ReadonlyMap<Door, Instant>> => {
  const rows = await db.selectFrom('shut_doors').select(['door', 'since']).where('tenant_id', '=', tenantId).execute();
  return new Map(rows.map(({ door, since }) => [door as Door, fromDate(since)]));
};
