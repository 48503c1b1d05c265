import { type Kysely, sql } from 'kysely';

/**
 * The ledger of deliveries learns when a message was answered, how often sending it came to nothing, and how many earlier
 * sendings may have arrived; and every instance of the app shares the pace at which Teams may be spoken to.
 */
const statements = [
  `alter table messages
    add column answered_at timestamptz,
    add column tries int not null default 0,
    add column doubts int not null default 0`,
  // The row with an empty chat is the whole tenant's.
  `create table teams_pace (
    tenant_id uuid not null, chat text not null, free_at timestamptz not null, throttled boolean not null default false,
    primary key (tenant_id, chat)
  )`,
];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
