import { type Kysely, sql } from 'kysely';

/** Who is a guest in the directory: somebody of a duo may become one, and HR reads it. The next look at night says of whom it is true today. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql.raw('alter table people add column is_guest boolean not null default false').execute(db);
};
