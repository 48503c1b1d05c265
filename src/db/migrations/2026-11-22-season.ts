import { type Kysely, sql } from 'kysely';

/** Some places receive nobody for a part of the year: the months in which they do, both or neither. */
const statements = [
  'alter table places add column season_from int check (season_from between 1 and 12), add column season_to int check (season_to between 1 and 12)',
  'alter table places add check ((season_from is null) = (season_to is null))',
];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
