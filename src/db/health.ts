import { sql } from 'kysely';
import { fromDate, type Instant } from '../kernel/time.ts';
import type { Db } from './connect.ts';
import { isMigrated } from './migrate.ts';

/** Whether the schema has all that this program's code expects, and what the database's own clock shows. Throws when it cannot be reached. */
export const readDatabase = async (db: Db): Promise<{ isMigrated: boolean; now: Instant }> => {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db);
  return { isMigrated: await isMigrated(db), now: fromDate(rows[0]?.now ?? new Date(0)) };
};
