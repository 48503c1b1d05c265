import { type Kysely, sql } from 'kysely';

/** HR's catalogue: places are edited, archived, limited and imported; an import remembers what it changed; settings per programme. */
const statements = [
  'alter table places add column archived_at timestamptz, add column capacity int check (capacity between 1 and 99), ' +
    'add column edited_at timestamptz, add column import_id uuid',
  `create table place_imports (
    tenant_id uuid not null, id uuid not null, number bigint generated always as identity, at timestamptz not null, by_id uuid not null, source text not null,
    added int not null, changed int not null, before jsonb not null, undone_at timestamptz,
    primary key (tenant_id, id)
  )`,
  `create table programme_settings (
    tenant_id uuid not null, programme_id uuid not null, setting_id text not null, is_on boolean not null,
    primary key (tenant_id, programme_id, setting_id),
    foreign key (tenant_id, programme_id) references programmes on delete cascade
  )`,
];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
