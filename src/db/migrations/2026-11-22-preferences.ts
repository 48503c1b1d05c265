import { type Kysely, sql } from 'kysely';

/**
 * What a person is at ease with; and, in a table of their own, access needs: the row is the consent, erasing it withdraws it.
 */
const statements = `
alter table preferences
  add column max_price int not null default 2 check (max_price between 0 and 2),
  add column open_air boolean not null default true,
  add column avoided jsonb not null default '[]',
  add column telework_days jsonb not null default '[]',
  add column telework_minutes int not null default 0 check (telework_minutes between 0 and 120),
  add column languages jsonb not null default '[]';

create table access_needs (
  tenant_id uuid not null, person_id uuid not null,
  step_free boolean not null, quiet boolean not null, consented_at timestamptz not null,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references people on delete cascade,
  check (step_free or quiet)
);
`;

export const up = async (db: Kysely<unknown>): Promise<void> => {
  // One statement at a time: PGlite's extended protocol takes no more.
  for (const statement of statements.split(/;\s*\n/)) if (statement.trim()) await sql.raw(statement).execute(db);
};
