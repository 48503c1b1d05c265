import { type Kysely, sql } from 'kysely';
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
import * as momentum from './migrations/2026-11-22-x-momentum.ts';
import * as xPeople from './migrations/2026-11-22-x-people.ts';
import * as organiser from './migrations/2026-11-23-organiser.ts';
import * as plannedDates from './migrations/2026-11-23-planned-dates.ts';
import * as mail from './migrations/2026-11-24-mail.ts';
import * as shutDoors from './migrations/2026-11-25-shut-doors.ts';
import * as guests from './migrations/2026-11-26-guests.ts';
import * as calendarRefusals from './migrations/2026-11-24-calendar-refusals.ts';
import * as absences from './migrations/2026-11-26-absences.ts';
import * as nobodysLoss from './migrations/2026-11-26-nobodys-loss.ts';
import * as accounts from './migrations/2026-11-27-accounts.ts';
import type { Database } from './schema.ts';

type Migrations = Readonly<Record<string, Migration>>;

/** Forward only: there is no `down`, a mistake is mended by the next migration. */
const migrations: Migrations = {
  '2026-11-21-first': first, '2026-11-22-catalogue': catalogue, '2026-11-22-preferences': preferences,
  '2026-11-22-programme-plan': programmePlan, '2026-11-22-reserved-places': reservedPlaces, '2026-11-22-room-wish': roomWish, '2026-11-22-season': season,
  '2026-11-22-teams-pace': teamsPace, '2026-11-22-watches': watches, '2026-11-22-why-not': whyNot,
  '2026-11-22-x-momentum': momentum, '2026-11-22-x-people': xPeople, '2026-11-23-organiser': organiser, '2026-11-23-planned-dates': plannedDates,
  '2026-11-24-mail': mail,
  '2026-11-25-shut-doors': shutDoors,
  '2026-11-26-guests': guests,
  '2026-11-24-calendar-refusals': calendarRefusals,
  '2026-11-26-absences': absences,
  '2026-11-26-nobodys-loss': nobodysLoss,
  '2026-11-27-accounts': accounts,
};

/** A newer version of the product has already changed this database: what this one would write there, nobody has thought of. */
export class NewerSchema extends Error {
  constructor(unknown: readonly string[]) {
    super(`The database was migrated by a newer version of Binôme (${unknown.join(', ')}). Start that version, or restore a backup made before it.`);
    this.name = 'NewerSchema';
  }
}

/**
 * Brings the schema up to date, all or nothing: Kysely runs what is missing in one transaction, under a lock of the session that ends
 * with it. So instances that start together wait for one another, and one that is killed on the way leaves nothing, the lock included.
 * Throws NewerSchema when a newer version of the product was here before.
 */
export const migrateToLatest = async (db: Kysely<Database>, all: Migrations = migrations): Promise<void> => {
  // Most starts find nothing to do, and Kysely looks the whole catalogue over before it says so.
  if (await isMigrated(db, all)) return refuseNewer(db, all);
  // It writes nothing when it finds a migration it does not know.
  const { error } = await new Migrator({ db, provider: { getMigrations: () => Promise.resolve(all) } }).migrateToLatest();
  if (error) {
    await refuseNewer(db, all);
    throw error;
  }
};

const refuseNewer = async (db: Kysely<Database>, all: Migrations): Promise<void> => {
  const unknown = (await executed(db)).filter((name) => !Object.hasOwn(all, name));
  if (unknown.length > 0) throw new NewerSchema(unknown);
};

/** Names of the migrations this database has seen; none when it is empty. */
const executed = async (db: Kysely<Database>): Promise<readonly string[]> => {
  const { rows: [found] } = await sql<{ table: string | null }>`select to_regclass('kysely_migration')::text as table`.execute(db);
  if (!found?.table) return [];
  return (await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)).rows.map(({ name }) => name);
};

/** Whether everything this program's code expects of the schema is there. */
export const isMigrated = async (db: Kysely<Database>, all: Migrations = migrations): Promise<boolean> => {
  const done = new Set(await executed(db));
  return Object.keys(all).every((name) => done.has(name));
};
