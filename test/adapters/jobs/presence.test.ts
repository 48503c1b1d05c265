import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { joinWorkers } from '../../../src/adapters/jobs/presence.ts';
import { createQueue, type JobHandlers } from '../../../src/adapters/jobs/queue.ts';
import { connect, type Db } from '../../../src/db/connect.ts';
import type { Job } from '../../../src/features/jobs.ts';
import { asId, type MeetingId, type TenantId } from '../../../src/kernel/ids.ts';
import { silentLog } from '../../../src/kernel/log.ts';
import { systemClock } from '../../../src/kernel/time.ts';
import { openPostgres, type PostgresDatabase } from '../../support/database.ts';

let database: PostgresDatabase;
let db: Db;
/** Whoever came in, to be sent out at the end, and who found themselves alone at their start. */
let inside: { leave(): void }[];
let alone: string[];
beforeEach(async () => {
  database = await openPostgres();
  ({ db } = database.connected);
  [inside, alone] = [[], []];
});
afterEach(async () => {
  for (const one of inside) one.leave();
  await database.drop();
});

const join = async (name: string) => {
  const one = await joinWorkers(database.url, silentLog, async (isAlone) => {
    if (await isAlone()) alone.push(name);
  });
  inside.push(one);
  return one;
};
const present = async (): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_locks where locktype = 'advisory' and classid = 1650549363 and granted
    and database = (select oid from pg_database where datname = current_database())`.execute(db);
  return rows[0]?.n ?? 0;
};
/** What a restart of the database does to those who use it: every connection but ours is over. */
const cut = () => sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(db);
const until = (count: number) => vi.waitUntil(async () => (await present()) === count, { timeout: 15_000, interval: 20 });

it('lets the first take up what is left, and nobody while it is there', async () => {
  const first = await join('first');
  await join('second');
  expect(alone).toEqual(['first']);
  expect(await present()).toBe(2);
  first.leave();
  await until(1);
  inside[1]?.leave();
  await until(0);
  await join('third');
  expect(alone).toEqual(['first', 'third']);
});

it('is back after its connection was cut, so that a later start finds it, as often as that happens', async () => {
  await join('first');
  for (let time = 0; time < 3; time++) {
    await cut();
    await until(1);
  }
  await join('second');
  expect(alone).toEqual(['first']);
});

it('whoever starts first takes nothing up while somebody is on their way in', async () => {
  let back: ReturnType<typeof join> | undefined;
  const starting = await joinWorkers(database.url, silentLog, async (isAlone) => {
    back = join('back');
    if (await isAlone()) alone.push('starting');
  });
  inside.push(starting);
  await back;
  expect(alone).toEqual([]);
  expect(await present()).toBe(2);
});

it('who leaves while on the way back is not back', async () => {
  const first = await join('first');
  await cut();
  first.leave();
  await join('second');
  expect(alone).toEqual(['first', 'second']);
  await until(1);
});

it('a job that runs while the database is restarted is not begun again by an instance that starts then', async () => {
  const begun: string[] = [];
  let finish = (): void => {};
  const finished = new Promise<void>((resolve) => { finish = resolve; });
  const handlersOf = (name: string) => ({ 'remind-meeting': async () => {
    begun.push(name);
    await finished;
  } }) as unknown as JobHandlers;
  const living = createQueue(database.connected, systemClock, silentLog);
  const [connected, job] = [await connect({ kind: 'postgres', url: database.url }), { kind: 'remind-meeting', tenantId: asId<TenantId>(randomUUID()), meetingId: asId<MeetingId>('m') } satisfies Job];
  const starting = createQueue(connected, systemClock, silentLog);
  const stateOf = async () => (await sql<{ state: string }>`select state from pgboss.job where name = 'remind-meeting'`.execute(db)).rows.map(({ state }) => state);
  try {
    await living.start(handlersOf('living'));
    await living.transaction((trx) => living.enqueue(trx, job));
    await vi.waitUntil(() => begun.length === 1, { timeout: 15_000 });
    await cut();
    await starting.start(handlersOf('starting'));
    expect(await stateOf()).toEqual(['active']);
    finish();
    await vi.waitUntil(async () => (await stateOf())[0] === 'completed', { timeout: 15_000 });
    expect(begun).toEqual(['living']);
  } finally {
    finish();
    await living.stop();
    await starting.stop();
    await connected.close();
  }
});
