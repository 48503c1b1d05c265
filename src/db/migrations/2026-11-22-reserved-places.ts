import { type Kysely, sql } from 'kysely';

/** How full a place is, is asked at each search and each booking: of its live meetings, and of dates that a move may still give back. */
const statements = [
  `create index meetings_place on meetings (tenant_id, (option->>'placeId'), start_at) where state in ('placing', 'booked', 'moved')`,
];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
