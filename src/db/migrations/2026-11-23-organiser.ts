import { type Kysely, sql } from 'kysely';

/** In whose calendar a date's invitation is: the mentor's, or the executive's where the mentor has no mailbox of ours. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql.raw('alter table meetings add column organiser_id uuid').execute(db);
  await sql.raw('update meetings set organiser_id = duos.mentor_id from duos where duos.tenant_id = meetings.tenant_id and duos.id = meetings.duo_id').execute(db);
  await sql.raw('alter table meetings alter column organiser_id set not null').execute(db);
};
