import type { Db, Trx } from '../../../db/connect.ts';
import { asId, type PersonId, type TenantId } from '../../../kernel/ids.ts';

/** Everybody on whom a duo that lives depends, and whoever runs an executive's dates. */
export const listWatched = async (db: Db | Trx, tenantId: TenantId): Promise<readonly PersonId[]> => {
  const living = (column: 'mentor_id' | 'mentee_id') =>
    db.selectFrom('duos').select(`${column} as id`).where('tenant_id', '=', tenantId).where('state', 'in', ['invited', 'active', 'suspended']);
  const rows = await living('mentor_id').union(living('mentee_id'))
    .union(db.selectFrom('assistants').select('person_id as id').where('tenant_id', '=', tenantId))
    .orderBy('id').execute();
  return rows.map((row) => asId(row.id));
};
