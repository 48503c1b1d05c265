import { type Kysely, sql } from 'kysely';

/** Whose calendar Outlook has refused us since it last let us read anybody's: when that is everybody, the grant is gone and not a mailbox. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql.raw(`create table calendar_refusals (
    tenant_id uuid not null, person_id uuid not null,
    primary key (tenant_id, person_id),
    foreign key (tenant_id, person_id) references people on delete cascade
  )`).execute(db);
};
