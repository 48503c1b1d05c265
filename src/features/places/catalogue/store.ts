import type { Selectable } from 'kysely';
import type { Db, Trx } from '../../../db/connect.ts';
import type { PlacesTable } from '../../../db/schema.ts';
import { asId, type PersonId, type PlaceId, type ProgrammeId, type SiteId, type TenantId } from '../../../kernel/ids.ts';
import { fromDate, type Instant, toDate, type Zone } from '../../../kernel/time.ts';
import type { OpeningHours, PriceLevel } from '../place.ts';
import type { SettingId } from '../setting.ts';
import type { Site } from '../site.ts';
import type { CataloguePlace, KeptPlace } from './draft.ts';

const toKept = (row: Selectable<PlacesTable>): KeptPlace => ({
  id: asId(row.id), name: row.name, address: row.address, city: row.city, coordinates: { lat: row.lat, lon: row.lon },
  settings: row.settings as SettingId[], opening: row.opening as OpeningHours[], price: row.price as PriceLevel, stepFree: row.step_free,
  quiet: row.quiet, openAir: row.open_air, fallbackId: row.fallback_id === null ? null : asId(row.fallback_id), nearSites: row.near_sites as SiteId[],
  season: row.season_from === null || row.season_to === null ? null : { from: row.season_from, to: row.season_to },
  capacity: row.capacity, archived: row.archived_at !== null,
  editedAt: row.edited_at && fromDate(row.edited_at), importId: row.import_id,
});

const toColumns = (place: CataloguePlace) => ({
  name: place.name, address: place.address, city: place.city, lat: place.coordinates.lat, lon: place.coordinates.lon,
  settings: JSON.stringify(place.settings), opening: JSON.stringify(place.opening), price: place.price, step_free: place.stepFree, quiet: place.quiet,
  open_air: place.openAir, fallback_id: place.fallbackId, near_sites: JSON.stringify(place.nearSites), capacity: place.capacity,
  season_from: place.season?.from ?? null, season_to: place.season?.to ?? null,
});

/** Whether this person runs any programme of the tenant: the catalogue is shared by all of them. */
export const managesAny = async (db: Db | Trx, tenantId: TenantId, personId: PersonId): Promise<boolean> =>
  (await db.selectFrom('programme_managers').select('programme_id').where('tenant_id', '=', tenantId).where('person_id', '=', personId).limit(1).executeTakeFirst()) !== undefined;

export const managesProgramme = async (db: Db | Trx, tenantId: TenantId, programmeId: ProgrammeId, personId: PersonId): Promise<boolean> => {
  const row = await db
    .selectFrom('programme_managers').select('programme_id')
    .where('tenant_id', '=', tenantId).where('programme_id', '=', programmeId).where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
};

/** Every place, archived ones too, by name. */
export const listCatalogue = async (db: Db | Trx, tenantId: TenantId): Promise<readonly KeptPlace[]> =>
  (await db.selectFrom('places').selectAll().where('tenant_id', '=', tenantId).orderBy('name').orderBy('id').execute()).map(toKept);

/** One writer of the catalogue at a time: two imports of the same file must not add it twice. */
export const lockCatalogue = async (trx: Trx, tenantId: TenantId): Promise<readonly KeptPlace[]> => {
  await trx.selectFrom('sites').select('id').where('tenant_id', '=', tenantId).orderBy('id').forUpdate().execute();
  return listCatalogue(trx, tenantId);
};

export const listSites = async (db: Db | Trx, tenantId: TenantId): Promise<readonly Site[]> => {
  const rows = await db.selectFrom('sites').selectAll().where('tenant_id', '=', tenantId).orderBy('name').execute();
  return rows.map((row) => ({
    id: asId(row.id), name: row.name, city: row.city, coordinates: { lat: row.lat, lon: row.lon }, zone: row.zone as Zone, country: row.country, department: row.department,
  }));
};

export const saveSite = async (trx: Trx, tenantId: TenantId, site: Site): Promise<void> => {
  const fields = {
    name: site.name, city: site.city, lat: site.coordinates.lat, lon: site.coordinates.lon, zone: site.zone, country: site.country, department: site.department,
  };
  await trx
    .insertInto('sites').values({ tenant_id: tenantId, id: site.id, ...fields })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(fields))
    .execute();
};

/** Writes a place by hand, new or not. */
export const savePlace = async (trx: Trx, tenantId: TenantId, place: CataloguePlace, at: Instant): Promise<void> => {
  const fields = { ...toColumns(place), edited_at: toDate(at) };
  await trx
    .insertInto('places').values({ tenant_id: tenantId, id: place.id, ...fields })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(fields))
    .execute();
};

export const markArchived = async (trx: Trx, tenantId: TenantId, id: PlaceId, archived: boolean, at: Instant): Promise<void> => {
  await trx
    .updateTable('places').set({ archived_at: archived ? toDate(at) : null, edited_at: toDate(at) })
    .where('tenant_id', '=', tenantId).where('id', '=', id)
    .execute();
};

export interface Import {
  readonly id: string;
  readonly at: Instant;
  readonly by: PersonId;
  /** The file's name. */
  readonly source: string;
  readonly added: number;
  readonly changed: number;
  /** What it changed, as it was. */
  readonly before: readonly CataloguePlace[];
}

export const insertImported = async (trx: Trx, tenantId: TenantId, importId: string, places: readonly CataloguePlace[]): Promise<void> => {
  // PostgreSQL takes 65,535 parameters in a statement: a place has 18.
  for (let start = 0; start < places.length; start += 500)
    await trx.insertInto('places').values(places.slice(start, start + 500).map((place) => ({ tenant_id: tenantId, id: place.id, ...toColumns(place), import_id: importId }))).execute();
};

/** Puts these places as they are said here, without counting as an edit by hand. */
export const overwritePlaces = async (trx: Trx, tenantId: TenantId, places: readonly CataloguePlace[]): Promise<void> => {
  for (const place of places) await trx.updateTable('places').set(toColumns(place)).where('tenant_id', '=', tenantId).where('id', '=', place.id).execute();
};

export const deletePlaces = async (trx: Trx, tenantId: TenantId, ids: readonly PlaceId[]): Promise<void> => {
  if (ids.length > 0) await trx.deleteFrom('places').where('tenant_id', '=', tenantId).where('id', 'in', [...ids]).execute();
};

export const insertImport = async (trx: Trx, tenantId: TenantId, done: Import): Promise<void> => {
  await trx
    .insertInto('place_imports')
    .values({
      tenant_id: tenantId, id: done.id, at: toDate(done.at), by_id: done.by, source: done.source, added: done.added, changed: done.changed,
      before: JSON.stringify(done.before), undone_at: null,
    })
    .execute();
};

/** The last import that was not undone. */
export const lastImport = async (db: Db | Trx, tenantId: TenantId): Promise<Import | undefined> => {
  const row = await db
    .selectFrom('place_imports').selectAll().where('tenant_id', '=', tenantId).where('undone_at', 'is', null).orderBy('number', 'desc').limit(1).executeTakeFirst();
  return row && {
    id: row.id, at: fromDate(row.at), by: asId(row.by_id), source: row.source, added: row.added, changed: row.changed, before: row.before as CataloguePlace[],
  };
};

export const markUndone = async (trx: Trx, tenantId: TenantId, id: string, at: Instant): Promise<void> => {
  await trx.updateTable('place_imports').set({ undone_at: toDate(at) }).where('tenant_id', '=', tenantId).where('id', '=', id).execute();
};

/** What a programme chose, where it chose; the rest is as shipped. */
export const listChosenSettings = async (db: Db | Trx, tenantId: TenantId, programmeId: ProgrammeId): Promise<ReadonlyMap<SettingId, boolean>> => {
  const rows = await db.selectFrom('programme_settings').selectAll().where('tenant_id', '=', tenantId).where('programme_id', '=', programmeId).execute();
  return new Map(rows.map((row) => [row.setting_id as SettingId, row.is_on]));
};

export const saveChosenSettings = async (trx: Trx, tenantId: TenantId, programmeId: ProgrammeId, chosen: ReadonlyMap<SettingId, boolean>): Promise<void> => {
  await trx
    .insertInto('programme_settings')
    .values([...chosen].map(([settingId, isOn]) => ({ tenant_id: tenantId, programme_id: programmeId, setting_id: settingId, is_on: isOn })))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'programme_id', 'setting_id']).doUpdateSet((eb) => ({ is_on: eb.ref('excluded.is_on') })))
    .execute();
};
