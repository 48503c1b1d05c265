import { type Kysely, sql } from 'kysely';

/** Whose mailboxes are watched, and what each booked event was last seen to say. */
const statements = [
  `create table watches (
    tenant_id uuid not null, organiser_id uuid not null,
    subscription_id text, client_state text not null,
    state text not null check (state in ('asking', 'live', 'lost')),
    asked_at timestamptz not null, expires_at timestamptz, renew_at timestamptz,
    primary key (tenant_id, organiser_id),
    foreign key (tenant_id, organiser_id) references people on delete cascade
  )`,
  'create unique index watches_subscription on watches (subscription_id)',
  `create table meeting_events_seen (
    tenant_id uuid not null, meeting_id uuid not null,
    etag text, modified_at timestamptz,
    answer text check (answer in ('none', 'accepted', 'tentative', 'declined')),
    start_at timestamptz, end_at timestamptz, asked_at timestamptz not null,
    primary key (tenant_id, meeting_id),
    foreign key (tenant_id, meeting_id) references meetings on delete cascade
  )`,
  "create index meetings_event on meetings (tenant_id, event_id) where state = 'booked'",
];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
