import { type Kysely, sql } from 'kysely';

/** Duos that HR has put to rest because one of the two is absent; whose absence it is, and why, is nowhere. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql.raw('alter table duos add column is_absence boolean not null default false').execute(db);
};
