import type { Selectable } from 'kysely';
import type { Db, Trx } from '../../../db/connect.ts';
import type { PreferencesTable } from '../../../db/schema.ts';
import { asId, type PersonId, type TenantId } from '../../../kernel/ids.ts';
import { fromDate, type Instant, toDate } from '../../../kernel/time.ts';
import type { SettingId } from '../setting.ts';
import { type AccessNeeds, type DayPart, noPreference, type Preferences, type PriceLimit, type SpokenLanguage, type TeleworkDay, type Wishes } from './preferences.ts';

/** Read by the search and by the person: what somebody refuses is shown to nobody else. */
export const findPreferences = async (db: Db | Trx, tenantId: TenantId, personId: PersonId): Promise<Preferences> => {
  const row = await db.selectFrom('preferences').selectAll().where('tenant_id', '=', tenantId).where('person_id', '=', personId).executeTakeFirst();
  return row ? toPreferences(row) : noPreference;
};

const toPreferences = (row: Selectable<PreferencesTable>): Preferences => ({
  enjoyed: row.enjoyed as SettingId[], refused: row.refused as SettingId[], maxPrice: row.max_price as PriceLimit, openAir: row.open_air,
  maxWalk: row.max_walk, avoided: row.avoided as DayPart[], telework: { days: row.telework_days as TeleworkDay[], minutes: row.telework_minutes },
  languages: row.languages as SpokenLanguage[], neutralRoom: row.neutral_room,
});

export const upsertPreferences = async (trx: Trx, tenantId: TenantId, personId: PersonId, preferences: Preferences): Promise<void> => {
  const fields = {
    enjoyed: JSON.stringify(preferences.enjoyed), refused: JSON.stringify(preferences.refused), max_price: preferences.maxPrice,
    open_air: preferences.openAir, max_walk: preferences.maxWalk, avoided: JSON.stringify(preferences.avoided),
    telework_days: JSON.stringify(preferences.telework.days), telework_minutes: preferences.telework.minutes,
    languages: JSON.stringify(preferences.languages), neutral_room: preferences.neutralRoom,
  };
  await trx
    .insertInto('preferences').values({ tenant_id: tenantId, person_id: personId, ...fields })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id']).doUpdateSet(fields))
    .execute();
};

/** What somebody consented to be known of their access needs, and when they last said it. */
export const findConsent = async (db: Db | Trx, tenantId: TenantId, personId: PersonId): Promise<{ readonly needs: AccessNeeds; readonly at: Instant } | undefined> => {
  const row = await db.selectFrom('access_needs').selectAll().where('tenant_id', '=', tenantId).where('person_id', '=', personId).executeTakeFirst();
  return row && { needs: { stepFree: row.step_free, quiet: row.quiet }, at: fromDate(row.consented_at) };
};

/** The row is the consent: without one, nothing is known; with one, since when. */
export const upsertAccessNeeds = async (trx: Trx, tenantId: TenantId, personId: PersonId, needs: AccessNeeds, at: Instant): Promise<void> => {
  const fields = { step_free: needs.stepFree, quiet: needs.quiet, consented_at: toDate(at) };
  await trx
    .insertInto('access_needs').values({ tenant_id: tenantId, person_id: personId, ...fields })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id']).doUpdateSet(fields))
    .execute();
};

/** Those given before this moment, and no consent given anew; answers whether there were any. */
export const eraseAccessNeeds = async (trx: Trx, tenantId: TenantId, personId: PersonId, before: Instant): Promise<boolean> => {
  const { numDeletedRows } = await trx
    .deleteFrom('access_needs').where('tenant_id', '=', tenantId).where('person_id', '=', personId).where('consented_at', '<', toDate(before)).executeTakeFirst();
  return numDeletedRows > 0n;
};

/** All that the search reads of one side. */
export const findWishes = async (db: Db | Trx, tenantId: TenantId, personId: PersonId): Promise<Wishes> => {
  const [preferences, consent] = await Promise.all([findPreferences(db, tenantId, personId), findConsent(db, tenantId, personId)]);
  return { ...preferences, access: consent?.needs ?? null };
};

/** The same for many people; whoever is not in it has said nothing. */
export const listWishes = async (db: Db | Trx, tenantId: TenantId, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Wishes>> => {
  if (people.length === 0) return new Map();
  const [rows, needs] = await Promise.all([
    db.selectFrom('preferences').selectAll().where('tenant_id', '=', tenantId).where('person_id', 'in', [...people]).execute(),
    db.selectFrom('access_needs').selectAll().where('tenant_id', '=', tenantId).where('person_id', 'in', [...people]).execute(),
  ]);
  const wishes = new Map<PersonId, Wishes>(rows.map((row) => [asId<PersonId>(row.person_id), { ...toPreferences(row), access: null }]));
  for (const { person_id, step_free, quiet } of needs) {
    const id = asId<PersonId>(person_id);
    wishes.set(id, { ...(wishes.get(id) ?? noPreference), access: { stepFree: step_free, quiet } });
  }
  return wishes;
};
