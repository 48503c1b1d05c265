import { type Kysely, sql } from 'kysely';

/** What became of the mail that stands in for a message Teams would not take: null, none was due. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql.raw("alter table messages add column mail text check (mail in ('queued', 'sent', 'unknown', 'failed')), add column mail_reason text").execute(db);
};
