import { type Kysely, sql } from 'kysely';

/** The date that sending a plan wrote for a duo, in a programme that lets Binôme book by itself; null: a card went out, or nothing. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql.raw('alter table plan_items add column meeting_id uuid').execute(db);
};
