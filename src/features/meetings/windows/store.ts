import type { Db, Trx } from '../../../db/connect.ts';
import { asId, type PersonId, type TenantId } from '../../../kernel/ids.ts';
import { fromDate, toDate } from '../../../kernel/time.ts';
import type { FreeWindow } from './windows.ts';

export const listWindows = async (db: Db | Trx, tenantId: TenantId, personIds: readonly PersonId[]): Promise<ReadonlyMap<PersonId, readonly FreeWindow[]>> => {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('free_windows').selectAll().where('tenant_id', '=', tenantId).where('person_id', 'in', [...personIds]).orderBy('start_at').execute();
  return Map.groupBy(
    rows.map((row) => ({ personId: asId<PersonId>(row.person_id), key: row.key, start: fromDate(row.start_at), end: fromDate(row.end_at) })), ({ personId }) => personId,
  );
};

/** In place of those said before. */
export const replaceWindows = async (trx: Trx, tenantId: TenantId, personId: PersonId, windows: readonly FreeWindow[]): Promise<void> => {
  await trx.deleteFrom('free_windows').where('tenant_id', '=', tenantId).where('person_id', '=', personId).execute();
  await trx.insertInto('free_windows')
    .values(windows.map(({ key, start, end }) => ({ tenant_id: tenantId, person_id: personId, key, start_at: toDate(start), end_at: toDate(end) }))).execute();
};
