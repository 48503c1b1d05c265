import { type Kysely, sql } from 'kysely';

/** One search to come for a session; a date that Binôme chose by itself; places that duos suggest to HR. */
const statements = [
  'alter table sessions add column search_at timestamptz',
  'alter table meetings alter column chosen_by drop not null',
  `create table place_suggestions (
    tenant_id uuid not null, id uuid not null, person_id uuid not null, name text not null, address text not null, settings jsonb not null, why text,
    state text not null check (state in ('open', 'accepted', 'declined')), created_at timestamptz not null, decided_at timestamptz, place_id uuid,
    primary key (tenant_id, id),
    foreign key (tenant_id, person_id) references people on delete cascade
  )`,
  'create index place_suggestions_person on place_suggestions (tenant_id, person_id)',
];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
