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
  /** Teams said 429, for so many milliseconds if it said how long. Answers how long to wait: never less, a little more. */
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

  /** Takes the turn and answers 0, or the milliseconds until it is worth asking again. */
  const take = (chat: string | undefined): Promise<number> =>
    db.transaction().execute(async (trx) => {
      const fresh = rowsOf(chat).map((key) => ({ tenant_id: tenantId, chat: key, free_at: new Date(0), throttled: false }));
      await trx.insertInto('teams_pace').values(fresh).onConflict((conflict) => conflict.doNothing()).execute();
      const rows = await trx
        .selectFrom('teams_pace').select(sql<number>`(extract(epoch from free_at - ${now()}) * 1000)::float8`.as('left'))
        .where('tenant_id', '=', tenantId).where('chat', 'in', rowsOf(chat))
        .orderBy('chat').forUpdate().execute();
      const left = Math.max(...rows.map((row) => row.left));
      if (left > 0) return left;
      await trx
        .updateTable('teams_pace')
        .set((eb) => ({ free_at: eb.case().when('chat', '=', whole).then(inFuture(pacing.tenant)).else(inFuture(pacing.chat)).end(), throttled: false }))
        .where('tenant_id', '=', tenantId).where('chat', 'in', rowsOf(chat)).execute();
      return 0;
    });

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
