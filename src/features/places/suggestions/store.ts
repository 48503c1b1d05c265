import type { Selectable } from 'kysely';
import type { Db, Trx } from '../../../db/connect.ts';
import type { PlaceSuggestionsTable } from '../../../db/schema.ts';
import { asId, type PersonId, type PlaceId, type SuggestionId, type TenantId } from '../../../kernel/ids.ts';
import { fromDate, type Instant, toDate } from '../../../kernel/time.ts';
import type { SettingId } from '../setting.ts';
import type { Suggestion } from './suggestion.ts';

const toSuggestion = (row: Selectable<PlaceSuggestionsTable>): Suggestion => ({
  id: asId(row.id), personId: asId(row.person_id), name: row.name, address: row.address, settings: row.settings as SettingId[], why: row.why,
  state: row.state, at: fromDate(row.created_at),
});

/** Whether this person is one of a duo that is under way or complete: places are suggested by those who meet in them. */
export const isInDuo = async (db: Db | Trx, tenantId: TenantId, personId: PersonId): Promise<boolean> => {
  const row = await db
    .selectFrom('duo_members as m').innerJoin('duos as d', (join) => join.onRef('d.tenant_id', '=', 'm.tenant_id').onRef('d.id', '=', 'm.duo_id'))
    .select('d.id').where('m.tenant_id', '=', tenantId).where('m.person_id', '=', personId).where('d.state', '=', 'active').limit(1).executeTakeFirst();
  return row !== undefined;
};

export const insertSuggestion = async (trx: Trx, tenantId: TenantId, suggestion: Suggestion): Promise<void> => {
  await trx
    .insertInto('place_suggestions')
    .values({
      tenant_id: tenantId, id: suggestion.id, person_id: suggestion.personId, name: suggestion.name, address: suggestion.address,
      settings: JSON.stringify(suggestion.settings), why: suggestion.why, state: suggestion.state, created_at: toDate(suggestion.at), decided_at: null, place_id: null,
    })
    .execute();
};

/** Those that wait for HR, oldest first. */
export const listOpenSuggestions = async (db: Db | Trx, tenantId: TenantId): Promise<readonly Suggestion[]> => {
  const rows = await db.selectFrom('place_suggestions').selectAll().where('tenant_id', '=', tenantId).where('state', '=', 'open').orderBy('created_at').orderBy('id').execute();
  return rows.map(toSuggestion);
};

export const listOwnSuggestions = async (db: Db | Trx, tenantId: TenantId, personId: PersonId): Promise<readonly Suggestion[]> => {
  const rows = await db
    .selectFrom('place_suggestions').selectAll()
    .where('tenant_id', '=', tenantId).where('person_id', '=', personId).orderBy('created_at', 'desc').orderBy('id').limit(20).execute();
  return rows.map(toSuggestion);
};

/** False when it is not there, or was decided before. */
export const closeSuggestion = async (
  trx: Trx, tenantId: TenantId, id: SuggestionId, to: { readonly state: 'accepted' | 'declined'; readonly placeId: PlaceId | null; readonly at: Instant },
): Promise<boolean> => {
  const row = await trx
    .updateTable('place_suggestions').set({ state: to.state, place_id: to.placeId, decided_at: toDate(to.at) })
    .where('tenant_id', '=', tenantId).where('id', '=', id).where('state', '=', 'open').returning('id').executeTakeFirst();
  return row !== undefined;
};
