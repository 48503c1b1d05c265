import { sql } from 'kysely';
import type { Db } from '../../db/connect.ts';
import { OutsideError } from '../../kernel/errors.ts';
import type { TenantId } from '../../kernel/ids.ts';
import { type Clock, toDate } from '../../kernel/time.ts';

/**
 * Milliseconds. Teams allows an app 30 or 50 requests a second in a tenant, by the version of the page ("Optimize your bot
 * with rate limiting", Microsoft Learn), and we stay at 20: one every 53 ms, so that a request slow to leave is still
 * within the second it was meant for. One a second in a chat is far from Teams' own seven. `patience`: whoever would wait
 * longer comes back later and leaves their place to others.
 */
export const pacing = { tenant: 53, chat: 1000, patience: 3000, unsaid: 5000 } as const;

export interface Pace {
  /** Answers when a request may leave, to this chat if it names one. Throws an OutsideError (`Paced`) when that is too far off. */
  turn(chat?: string): Promise<void>;
  /** Teams asked to be left alone (429, or a 503 with a time), for so many milliseconds if it said how long. Answers how long to wait: never less, a little more. */
  hold(chat: string | undefined, milliseconds: number | undefined): Promise<number>;
}

/** For a clock that makes months pass in seconds: rates per second mean nothing there. */
export const unpaced: Pace = { turn: async () => {}, hold: async (_chat, milliseconds = pacing.unsaid) => milliseconds };

export interface PaceParts {
  db: Db;
  tenantId: TenantId;
  /** Real time; the database's own when absent, which is the same for every instance of the app. */
  clock?: Clock;
  wait?: (milliseconds: number) => Promise<void>;
  /** From 0 to 1. */
  chance?: () => number;
}

const whole = '';

/** One pace for all instances of the app on a database: every request takes its turn in a row that all of them lock. */
export const createPace = ({ db, tenantId, clock, wait = sleep, chance = Math.random }: PaceParts): Pace => {
  const now = () => (clock ? sql<Date>`${toDate(clock.now())}::timestamptz` : sql<Date>`clock_timestamp()`);
  const inFuture = (milliseconds: number) => sql<Date>`${now()} + ${milliseconds} * interval '1 millisecond'`;
  const rowsOf = (chat: string | undefined): string[] => (chat === undefined ? [whole] : [whole, chat]);

  /**
   * Takes the turn and answers 0, or the milliseconds until it is worth asking again. Whoever comes second on the tenant's row
   * waits for the first and finds it taken, so what it saw of the chat cannot be older than that.
   */
  const take = async (chat: string | undefined): Promise<number> => {
    const keepChat = chat === undefined ? sql`` : sql`, kept as (
      insert into teams_pace (tenant_id, chat, free_at) select ${tenantId}::uuid, ${chat}::text, ${inFuture(pacing.chat)} from taken
      on conflict (tenant_id, chat) do update set free_at = excluded.free_at, throttled = false)`;
    const { rows } = await sql`
      with taken as (
        update teams_pace set free_at = ${inFuture(pacing.tenant)}, throttled = false
        where tenant_id = ${tenantId} and chat = ${whole} and free_at <= ${now()} and not exists (
          select 1 from teams_pace as own where own.tenant_id = ${tenantId} and own.chat = ${chat ?? whole} and own.free_at > ${now()})
        returning 1)${keepChat}
      select 1 from taken`.execute(db);
    if (rows.length > 0) return 0;
    const found = await db
      .selectFrom('teams_pace').select(sql<number | null>`(extract(epoch from max(free_at) - ${now()}) * 1000)::float8`.as('left'))
      .where('tenant_id', '=', tenantId).where('chat', 'in', rowsOf(chat)).executeTakeFirst();
    if (found?.left) return Math.max(found.left, 1);
    await db.insertInto('teams_pace').values({ tenant_id: tenantId, chat: whole, free_at: new Date(0), throttled: false }).onConflict((conflict) => conflict.doNothing()).execute();
    return take(chat);
  };

  return {
    turn: async (chat) => {
      let waited = 0;
      for (let left = await take(chat); left > 0; left = await take(chat)) {
        if (waited + left > pacing.patience) throw new OutsideError('teams', { code: 'Paced', certain: true, retryAfter: Math.ceil(left) });
        waited += left;
        await wait(Math.ceil(left));
      }
    },
    hold: (chat, milliseconds = pacing.unsaid) => {
      const long = Math.ceil(milliseconds * (1 + chance() / 5));
      return db.transaction().execute(async (trx) => {
        // Teams does not say whose limit it was. One chat waits alone; when a second is told the same meanwhile, it is the tenant's.
        const others = await trx
          .selectFrom('teams_pace').select('chat')
          .where('tenant_id', '=', tenantId).where('throttled', '=', true).where('free_at', '>', now()).where('chat', '<>', chat ?? whole).execute();
        const held = chat === undefined || others.length > 0 ? rowsOf(chat) : [chat];
        await trx
          .insertInto('teams_pace').values(held.map((key) => ({ tenant_id: tenantId, chat: key, free_at: inFuture(long), throttled: true })))
          .onConflict((conflict) => conflict.columns(['tenant_id', 'chat']).doUpdateSet({
            free_at: sql`greatest(teams_pace.free_at, excluded.free_at)`, throttled: true,
          }))
          .execute();
        return long;
      });
    },
  };
};

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
