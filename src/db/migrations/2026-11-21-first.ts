import { type Kysely, sql } from 'kysely';

/**
 * The first schema. Two guarantees live here rather than in code, because only the database sees every process:
 * one live meeting for one session (partial unique index), and nobody in two of our meetings at once (exclusion).
 */
const statements = `
create extension if not exists btree_gist;

create table people (
  tenant_id uuid not null, id uuid not null,
  name text not null, first_name text not null, mail text, job_title text, office text,
  lang text not null check (lang in ('fr', 'en')), zone text not null, manager_id uuid,
  mri text, conversation_id text, service_url text, reachable boolean not null default true,
  updated_at timestamptz not null,
  primary key (tenant_id, id)
);

create table sites (
  tenant_id uuid not null, id uuid not null,
  name text not null, city text not null, lat float8 not null, lon float8 not null,
  zone text not null, country text not null, department text not null,
  primary key (tenant_id, id), unique (tenant_id, name)
);

create table places (
  tenant_id uuid not null, id uuid not null,
  name text not null, address text not null, city text not null, lat float8 not null, lon float8 not null,
  settings jsonb not null, opening jsonb not null, price int not null check (price between 0 and 3),
  step_free boolean not null, quiet boolean not null, open_air boolean not null, fallback_id uuid, near_sites jsonb not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, fallback_id) references places deferrable initially deferred,
  check (not open_air or fallback_id is not null)
);

create table preferences (
  tenant_id uuid not null, person_id uuid not null,
  refused jsonb not null, enjoyed jsonb not null, max_walk int not null check (max_walk between 0 and 60),
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references people on delete cascade
);

create table programmes (
  tenant_id uuid not null, id uuid not null,
  name text not null, template text not null,
  state text not null check (state in ('draft', 'enrolling', 'matching', 'running', 'closing', 'closed')),
  sponsor_id uuid not null, frame jsonb not null, created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, sponsor_id) references people
);

create table programme_managers (
  tenant_id uuid not null, programme_id uuid not null, person_id uuid not null,
  primary key (tenant_id, programme_id, person_id),
  foreign key (tenant_id, programme_id) references programmes on delete cascade,
  foreign key (tenant_id, person_id) references people
);

create table programme_contacts (
  tenant_id uuid not null, programme_id uuid not null, person_id uuid not null, position int not null,
  primary key (tenant_id, programme_id, person_id),
  foreign key (tenant_id, programme_id) references programmes on delete cascade,
  foreign key (tenant_id, person_id) references people
);

create table duos (
  tenant_id uuid not null, id uuid not null, programme_id uuid not null,
  mentor_id uuid not null, mentee_id uuid not null,
  state text not null check (state in ('invited', 'active', 'declined', 'closed')),
  created_at timestamptz not null, activated_at timestamptz,
  primary key (tenant_id, id),
  check (mentor_id <> mentee_id),
  foreign key (tenant_id, programme_id) references programmes,
  foreign key (tenant_id, mentor_id) references people,
  foreign key (tenant_id, mentee_id) references people
);
create unique index duos_once on duos (tenant_id, programme_id, mentor_id, mentee_id) where state in ('invited', 'active');

create table duo_members (
  tenant_id uuid not null, duo_id uuid not null, person_id uuid not null,
  role text not null check (role in ('mentor', 'mentee')),
  answer text not null check (answer in ('pending', 'yes', 'no')),
  answered_at timestamptz, track_read_at timestamptz,
  primary key (tenant_id, duo_id, person_id),
  foreign key (tenant_id, duo_id) references duos on delete cascade,
  foreign key (tenant_id, person_id) references people
);
create index duo_members_person on duo_members (tenant_id, person_id);

create table sessions (
  tenant_id uuid not null, id uuid not null, duo_id uuid not null,
  number int not null check (number >= 1),
  purpose text not null check (purpose in ('hands-on', 'observe', 'talk')),
  state text not null check (state in ('to-come', 'to-plan', 'held')),
  due_at timestamptz not null, blocked jsonb, blocked_at timestamptz,
  primary key (tenant_id, id), unique (tenant_id, duo_id, number),
  foreign key (tenant_id, duo_id) references duos on delete cascade
);

create table meetings (
  tenant_id uuid not null, id uuid not null, duo_id uuid not null, session_id uuid not null,
  attempt int not null check (attempt >= 1),
  state text not null check (state in ('placing', 'booked', 'moved', 'unplaced', 'cancelled', 'held', 'missed')),
  option jsonb not null, start_at timestamptz not null, end_at timestamptz not null,
  request_body text not null, transaction_id uuid not null, event_id text,
  replaces_id uuid, chosen_by uuid not null, created_at timestamptz not null, asked_at timestamptz, booked_at timestamptz,
  primary key (tenant_id, id), unique (tenant_id, session_id, attempt), unique (transaction_id),
  check (end_at > start_at),
  foreign key (tenant_id, session_id) references sessions on delete cascade,
  foreign key (tenant_id, duo_id) references duos on delete cascade
);
create unique index meetings_one_live on meetings (tenant_id, session_id) where state in ('placing', 'booked');
create index meetings_duo on meetings (tenant_id, duo_id);

create table meeting_holds (
  tenant_id uuid not null, meeting_id uuid not null, person_id uuid not null,
  hold_start timestamptz not null, hold_end timestamptz not null, live boolean not null,
  primary key (tenant_id, meeting_id, person_id),
  foreign key (tenant_id, meeting_id) references meetings on delete cascade,
  constraint nobody_twice exclude using gist (tenant_id with =, person_id with =, tstzrange(hold_start, hold_end) with &&) where (live)
);

create table offers (
  tenant_id uuid not null, id uuid not null, duo_id uuid not null, session_id uuid not null,
  round int not null, holder text not null check (holder in ('mentor', 'mentee')), act text not null check (act in ('propose', 'confirm')),
  state text not null check (state in ('open', 'taken', 'replaced')),
  options jsonb not null, moving_id uuid, opened_at timestamptz not null, held_since timestamptz not null, nudged_at timestamptz,
  primary key (tenant_id, id), unique (tenant_id, session_id, round),
  foreign key (tenant_id, session_id) references sessions on delete cascade,
  foreign key (tenant_id, moving_id) references meetings
);
create unique index offers_one_open on offers (tenant_id, session_id) where state = 'open';

create table check_ins (
  tenant_id uuid not null, meeting_id uuid not null, person_id uuid not null,
  role text not null check (role in ('mentor', 'mentee')),
  held boolean not null, usefulness int check (usefulness between 1 and 5), try_next text,
  ease int check (ease between 1 and 5), pace int check (pace between 1 and 5),
  comment text, share_comment boolean not null default false, answered_at timestamptz not null,
  primary key (tenant_id, meeting_id, person_id),
  foreign key (tenant_id, meeting_id) references meetings on delete cascade
);

create table releases (
  tenant_id uuid not null, programme_id uuid not null, slice text not null check (slice in ('mentors', 'mentees', 'comments')),
  answers jsonb not null, released_at timestamptz not null,
  primary key (tenant_id, programme_id, slice, released_at),
  foreign key (tenant_id, programme_id) references programmes on delete cascade
);

create table messages (
  tenant_id uuid not null, id uuid not null, person_id uuid not null,
  kind text not null, duo_id uuid, subject_id text not null, card jsonb not null,
  state text not null check (state in ('queued', 'sent', 'unknown', 'failed', 'skipped')), reason text,
  activity_id text, created_at timestamptz not null, sent_at timestamptz,
  primary key (tenant_id, id), unique (tenant_id, person_id, kind, subject_id),
  foreign key (tenant_id, person_id) references people
);
create index messages_duo on messages (tenant_id, duo_id);

create table journal (
  tenant_id uuid not null, id bigint generated always as identity primary key,
  at timestamptz not null, actor_id uuid, act text not null, subject_kind text not null, subject_id uuid not null
);
`;

export const up = async (db: Kysely<unknown>): Promise<void> => {
  // One statement at a time: PGlite's extended protocol takes no more.
  for (const statement of statements.split(/;\s*\n/)) if (statement.trim()) await sql.raw(statement).execute(db);
};
