import { type Kysely, sql } from 'kysely';

/**
 * Dates that ended without having been lost by anybody: long past, and nobody said whether they took place; or called off because one of the
 * two is away, which the count of a session's lost dates leaves out.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql.raw('alter table meetings drop constraint meetings_state_check').execute(db);
  await sql.raw(`alter table meetings add constraint meetings_state_check
    check (state in ('placing', 'booked', 'moved', 'unplaced', 'cancelled', 'held', 'missed', 'unsaid'))`).execute(db);
  await sql.raw('alter table meetings add column is_spared boolean not null default false').execute(db);
};
