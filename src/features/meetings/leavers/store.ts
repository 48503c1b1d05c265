import type { Db, Trx } from '../../../db/connect.ts';
import { asId, type PersonId, type TenantId } from '../../../kernel/ids.ts';

/** Everybody on whom a duo that lives depends, whoever runs an executive's dates, and those a living programme names: sponsor, HR, whom to talk to. */
export const listWatched = async (db: Db | Trx, tenantId: TenantId): Promise<readonly PersonId[]> => {
  const living = (column: 'mentor_id' | 'mentee_id') =>
    db.selectFrom('duos').select(`${column} as id`).where('tenant_id', '=', tenantId).where('state', 'in', ['invited', 'active', 'suspended']);
  const programmes = <C extends 'id' | 'sponsor_id'>(column: C) =>
    db.selectFrom('programmes').select(`${column} as id`).where('tenant_id', '=', tenantId).where('state', '<>', 'closed');
  const named = (table: 'programme_managers' | 'programme_contacts') =>
    db.selectFrom(table).select('person_id as id').where('tenant_id', '=', tenantId).where('programme_id', 'in', programmes('id'));
  const rows = await living('mentor_id').union(living('mentee_id'))
    .union(db.selectFrom('assistants').select('person_id as id').where('tenant_id', '=', tenantId))
    .union(programmes('sponsor_id')).union(named('programme_managers')).union(named('programme_contacts'))
    .orderBy('id').execute();
  return rows.map((row) => asId(row.id));
};
