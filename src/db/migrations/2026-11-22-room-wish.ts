import { type Kysely, sql } from 'kysely';

/** A neutral room is asked for without a reason: there is none to keep. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql.raw('alter table preferences add column neutral_room boolean not null default false').execute(db);
};
