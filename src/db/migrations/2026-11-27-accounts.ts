import { type Kysely, sql } from 'kysely';

/**
 * An account created anew takes the place of one that is gone: when it was asked, and under which account answers count that were given with
 * the one before, so that nobody is two people in a figure.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql.raw('alter table duos add column invited_at timestamptz').execute(db);
  await sql.raw('alter table check_ins add column counts_as uuid').execute(db);
};
