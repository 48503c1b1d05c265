import { type Kysely, sql } from 'kysely';

/** What Outlook says of a booked date beyond its time, while it matters; and until when a duo rests. Neither names anybody. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql.raw('alter table meetings add column outlook jsonb').execute(db);
  await sql.raw('alter table sessions add column paused_until timestamptz').execute(db);
};
