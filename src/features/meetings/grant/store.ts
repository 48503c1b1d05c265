import { sql } from 'kysely';
import type { Db, Trx } from '../../../db/connect.ts';
import { asId, type PersonId, type SessionId, type TenantId } from '../../../kernel/ids.ts';

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
