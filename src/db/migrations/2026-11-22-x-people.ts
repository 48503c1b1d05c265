import { type Kysely, sql } from 'kysely';

/** Who runs an executive's dates in their place; who has left the company, and the duos that wait meanwhile; whose app was installed by us; when those whose calendar cannot be read are free. */
const statements = [
  `create table assistants (
    tenant_id uuid not null, mentee_id uuid not null, person_id uuid not null check (person_id <> mentee_id),
    named_at timestamptz not null,
    primary key (tenant_id, mentee_id),
    foreign key (tenant_id, mentee_id) references people on delete cascade,
    foreign key (tenant_id, person_id) references people on delete cascade
  )`,
  'create index assistants_person on assistants (tenant_id, person_id)',
  'alter table meetings add column chosen_through uuid',
  "alter table people add column gone text check (gone in ('disabled', 'deleted')), add column gone_at timestamptz, add column app_asked_at timestamptz",
  'alter table people add check ((gone is null) = (gone_at is null))',
  'alter table duos drop constraint duos_state_check',
  "alter table duos add constraint duos_state_check check (state in ('invited', 'active', 'suspended', 'declined', 'closed'))",
  'drop index duos_once',
  "create unique index duos_once on duos (tenant_id, programme_id, mentor_id, mentee_id) where state in ('invited', 'active', 'suspended')",
  `create table free_windows (
    tenant_id uuid not null, person_id uuid not null, key text not null, start_at timestamptz not null, end_at timestamptz not null check (start_at < end_at),
    primary key (tenant_id, person_id, key),
    foreign key (tenant_id, person_id) references people on delete cascade
  )`,
];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
