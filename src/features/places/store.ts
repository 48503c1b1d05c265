import type { Selectable } from 'kysely';
import type { Db, Trx } from '../../db/connect.ts';
import type { PlacesTable } from '../../db/schema.ts';
import { asId, type PlaceId, type SiteId, type TenantId } from '../../kernel/ids.ts';
import { type OpeningHours, type Place, type PriceLevel, usualCapacity } from './place.ts';
import type { SettingId } from './setting.ts';
import type { Site } from './site.ts';

const toPlace = (row: Selectable<PlacesTable>): Place => ({
  id: asId(row.id), name: row.name, address: row.address, city: row.city, coordinates: { lat: row.lat, lon: row.lon },
  settings: row.settings as SettingId[], opening: row.opening as OpeningHours[], price: row.price as PriceLevel, stepFree: row.step_free,
  season: row.season_from === null || row.season_to === null ? null : { from: row.season_from, to: row.season_to },
  quiet: row.quiet, openAir: row.open_air, fallbackId: row.fallback_id === null ? null : asId(row.fallback_id), nearSites: row.near_sites as SiteId[],
  capacity: row.capacity ?? usualCapacity,
});

/** Places near any of these sites, with the roofs they fall back to; never an archived one, nor the open air whose roof is gone. */
export const listPlacesNear = async (db: Db | Trx, tenantId: TenantId, sites: readonly SiteId[]): Promise<readonly Place[]> => {
  return placesNear(await listOpenPlaces(db, tenantId), sites);
};

/** Every place that is not archived. */
export const listOpenPlaces = async (db: Db | Trx, tenantId: TenantId): Promise<readonly Place[]> =>
  (await db.selectFrom('places').selectAll().where('tenant_id', '=', tenantId).where('archived_at', 'is', null).orderBy('id').execute()).map(toPlace);

/** Those of `places`, none archived, that are near any of `sites`, with their roofs. */
export const placesNear = (places: readonly Place[], sites: readonly SiteId[]): readonly Place[] => {
  const known = new Set(places.map(({ id }) => id));
  const near = places.filter((place) => place.nearSites.some((site) => sites.includes(site)) && (place.fallbackId === null || known.has(place.fallbackId)));
  const roofs = new Set(near.map((place) => place.fallbackId));
  return places.filter((place) => near.includes(place) || roofs.has(place.id));
};

/** How many of our duos a place takes at the same time. */
export const findCapacity = async (db: Db | Trx, tenantId: TenantId, id: PlaceId): Promise<number> => {
  const row = await db.selectFrom('places').select('capacity').where('tenant_id', '=', tenantId).where('id', '=', id).executeTakeFirst();
  return row?.capacity ?? usualCapacity;
};

export const saveSites = async (trx: Trx, tenantId: TenantId, sites: readonly Site[]): Promise<void> => {
  await trx
    .insertInto('sites')
    .values(sites.map((site) => ({
      tenant_id: tenantId, id: site.id, name: site.name, city: site.city, lat: site.coordinates.lat, lon: site.coordinates.lon,
      zone: site.zone, country: site.country, department: site.department,
    })))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .execute();
};

export const savePlaces = async (trx: Trx, tenantId: TenantId, places: readonly Place[]): Promise<void> => {
  await trx
    .insertInto('places')
    .values(places.map((place) => ({
      tenant_id: tenantId, id: place.id, name: place.name, address: place.address, city: place.city, lat: place.coordinates.lat, lon: place.coordinates.lon,
      settings: JSON.stringify(place.settings), opening: JSON.stringify(place.opening), price: place.price, step_free: place.stepFree,
      quiet: place.quiet, open_air: place.openAir, fallback_id: place.fallbackId, near_sites: JSON.stringify(place.nearSites),
    })))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .execute();
};
