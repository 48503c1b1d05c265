import { type Kysely, sql } from 'kysely';

/** What Microsoft refuses the app itself, its sign-in or the directory, and since when: HR reads it, whichever instance met it. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql.raw(`create table shut_doors (
    tenant_id uuid not null, door text not null check (door in ('sign-in', 'directory')), since timestamptz not null,
    primary key (tenant_id, door)
  )`).execute(db);
};
