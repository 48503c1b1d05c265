import { type Kysely, sql } from 'kysely';

/**
 * The plan of a whole programme: what HR sees before anything goes out. A programme has one plan under way at a time; what its
 * items know of people's free time is erased once it is sent or discarded (`options` and `option` are null then).
 */
const statements = [
  `create table plans (
    tenant_id uuid not null, id uuid not null, programme_id uuid not null,
    state text not null check (state in ('working', 'stopped', 'ready', 'sending', 'sent', 'discarded')),
    seed int not null, started_at timestamptz not null, started_by uuid not null, ended_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, programme_id) references programmes on delete cascade
  )`,
  `create unique index plans_one_under_way on plans (tenant_id, programme_id) where state in ('working', 'stopped', 'ready', 'sending')`,
  `create table plan_items (
    tenant_id uuid not null, plan_id uuid not null, duo_id uuid not null, session_id uuid not null, mentor_id uuid not null, mentee_id uuid not null,
    seen_offer_id uuid,
    state text not null check (state in ('waiting', 'looked', 'planned', 'none', 'sending', 'sent', 'skipped', 'gone')),
    options jsonb, option jsonb, reason jsonb, pinned boolean not null default false, excluded boolean not null default false,
    primary key (tenant_id, plan_id, duo_id),
    foreign key (tenant_id, plan_id) references plans on delete cascade,
    foreign key (tenant_id, duo_id) references duos on delete cascade
  )`,
  'create index plan_items_state on plan_items (tenant_id, plan_id, state)',
];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
