import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import * as first from './migrations/2026-11-21-first.ts';
import * as catalogue from './migrations/2026-11-22-catalogue.ts';
import * as preferences from './migrations/2026-11-22-preferences.ts';
import * as programmePlan from './migrations/2026-11-22-programme-plan.ts';
import * as reservedPlaces from './migrations/2026-11-22-reserved-places.ts';
import * as roomWish from './migrations/2026-11-22-room-wish.ts';
import * as season from './migrations/2026-11-22-season.ts';
import * as teamsPace from './migrations/2026-11-22-teams-pace.ts';
import * as watches from './migrations/2026-11-22-watches.ts';
import * as whyNot from './migrations/2026-11-22-why-not.ts';
import type { Database } from './schema.ts';

/** Forward only: there is no `down`, a mistake is mended by the next migration. */
const migrations: Record<string, Migration> = {
  '2026-11-21-first': first, '2026-11-22-catalogue': catalogue, '2026-11-22-preferences': preferences,
  '2026-11-22-programme-plan': programmePlan, '2026-11-22-reserved-places': reservedPlaces, '2026-11-22-room-wish': roomWish, '2026-11-22-season': season,
  '2026-11-22-teams-pace': teamsPace, '2026-11-22-watches': watches, '2026-11-22-why-not': whyNot,
};

/** Brings the schema up to date; refuses a database that a newer version of the product has already migrated. */
export const migrateToLatest = async (db: Kysely<Database>): Promise<void> => {
  const { error } = await new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } }).migrateToLatest();
  if (error) throw error;
};
