import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createQueue, type JobHandlers, type Queue } from '../../../src/adapters/jobs/queue.ts';
import type { Connected } from '../../../src/db/connect.ts';
import type { Job } from '../../../src/features/jobs.ts';
import { OutsideError } from '../../../src/kernel/errors.ts';
import { asId, type DuoId, type MeetingId, type TenantId } from '../../../src/kernel/ids.ts';
import { silentLog } from '../../../src/kernel/log.ts';
import { day, fromIso, hour, type Instant, minute, MovableClock, plus, systemClock } from '../../../src/kernel/time.ts';
import { openPostgres, openTestDatabase } from '../../support/database.ts';

const engines = {
  PGlite: async (): Promise<{ connected: Connected; close(): Promise<void> }> => {
    const connected = await openTestDatabase();
    return { connected, close: connected.close };
  },
  PostgreSQL: async () => {
    const { connected, drop } = await openPostgres();
    return { connected, close: drop };
  },
};

const tenantId = asId<TenantId>(randomUUID());
const remind = (name: string): Job => ({ kind: 'remind-meeting', tenantId, meetingId: asId<MeetingId>(name) });
const start = (name: string): Job => ({ kind: 'start-duo', tenantId, duoId: asId<DuoId>(name) });
const nameOf = (job: Job): string => ('meetingId' in job ? job.meetingId : 'duoId' in job ? job.duoId : job.kind);

describe.each(Object.entries(engines))('the queue, on %s', (_name, open) => {
  const ran: { name: string; at: Instant }[] = [];
  const errors: string[] = [];
  let handle: (job: Job) => Promise<void> | void = () => {};
  let queue: Queue;
  let clock: MovableClock;
  let connected: Connected;
  let close: () => Promise<void>;
  let begin: Instant;

  beforeAll(async () => {
    ({ connected, close } = await open());
    clock = new MovableClock(fromIso('2026-11-24T08:10:00Z'));
    const log = { ...silentLog, error: (event: string) => void errors.push(event) };
    queue = createQueue(connected, clock, log);
    const handler = async (job: Job): Promise<void> => {
      ran.push({ name: nameOf(job), at: clock.now() });
      await handle(job);
    };
    const kinds = ['deliver-message', 'refresh-message', 'start-duo', 'offer-session', 'place-meeting', 'cancel-event', 'nudge-offer', 'remind-meeting', 'ask-check-in', 'start-week'] as const satisfies readonly Job['kind'][];
    await queue.start(Object.fromEntries(kinds.map((kind) => [kind, handler])) as unknown as JobHandlers);
  });
  afterAll(async () => {
    await queue.stop();
    await close();
  });
  beforeEach(() => {
    ran.length = errors.length = 0;
    handle = () => {};
    begin = clock.now();
  });
  const leave = (job: Job, at?: Instant) => queue.transaction((trx) => queue.enqueue(trx, job, at));
  const names = () => ran.map(({ name }) => name);
  const waiting = async () => Number((await sql<{ n: string }>`select count(*) as n from pgboss.job where state in ('created', 'retry', 'active')`.execute(connected.db)).rows[0]?.n);

  it('leaves no job of a transaction that is rolled back, and the state goes with it', async () => {
    await expect(queue.transaction(async (trx) => {
      await sql`insert into journal (tenant_id, at, act, subject_kind, subject_id) values (${tenantId}, now(), 'x', 'duo', ${randomUUID()})`.execute(trx);
      await queue.enqueue(trx, remind('never'));
      throw new Error('second thoughts');
    })).rejects.toThrow('second thoughts');
    await queue.advance(plus(begin, minute));
    expect(names()).toEqual([]);
    expect(await waiting()).toBe(0);
    expect(await connected.db.selectFrom('journal').select('id').execute()).toEqual([]);
  });

  it('lets what follows through after a failed statement', async () => {
    await queue.transaction((trx) => sql`select 1 / 0`.execute(trx)).catch(() => {});
    await leave(start('after'));
    await queue.advance(plus(begin, minute));
    expect(names()).toEqual(['after']);
  });

  it('starts a job by itself right after the commit, without waiting to be looked for', async () => {
    const since = performance.now();
    for (const name of ['one', 'two', 'three', 'four']) {
      const done = new Promise<void>((resolve) => {
        handle = () => resolve();
      });
      await leave(start(name));
      await done;
    }
    expect(names()).toEqual(['one', 'two', 'three', 'four']);
    // Workers look every two seconds: found that way, the last three would take six.
    expect(performance.now() - since).toBeLessThan(5000);
  });

  it('runs what falls due in order, whatever its kind, the clock standing at each due time', async () => {
    const plan = [['third', 3 * day, remind], ['first', hour, remind], ['second', 2 * day, start], ['later', 9 * day, start]] as const;
    for (const [name, after, job] of plan) await leave(job(name), plus(begin, after));
    await queue.advance(plus(begin, 4 * day));
    expect(names()).toEqual(['first', 'second', 'third']);
    for (const [index, [, after]] of [plan[1], plan[2], plan[0]].entries()) {
      const late = (ran[index]?.at ?? 0) - plus(begin, after);
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThan(minute);
    }
    expect(clock.now()).toBeGreaterThanOrEqual(plus(begin, 4 * day));
    expect(await waiting()).toBe(1);
    await queue.advance(plus(begin, 10 * day));
    expect(names()).toEqual(['first', 'second', 'third', 'later']);
  });

  it('runs what a job leaves behind, on the way', async () => {
    handle = (job) => (nameOf(job) === 'parent' ? leave(remind('child'), plus(begin, 2 * hour)) : undefined);
    await leave(start('parent'), plus(begin, hour));
    await queue.advance(plus(begin, 3 * hour));
    expect(names()).toEqual(['parent', 'child']);
  });

  it('tries a job again that fails, later each time, until it goes through', async () => {
    let left = 3;
    handle = () => {
      if (left-- > 0) throw new Error('not yet');
    };
    await leave(start('stubborn'));
    await queue.advance(plus(begin, hour));
    expect(names()).toEqual(['stubborn', 'stubborn', 'stubborn', 'stubborn']);
    expect(ran.every(({ at }, index) => index === 0 || at > (ran[index - 1]?.at ?? 0))).toBe(true);
    expect(await waiting()).toBe(0);
  });

  it('leaves whoever asks for it alone for as long as they said, and longer if they say it again', async () => {
    const waits = [90_000, 400_000];
    handle = () => {
      const retryAfter = waits.shift();
      if (retryAfter !== undefined) throw new OutsideError('outlook', { status: 429, certain: true, retryAfter });
    };
    await leave(start('polite'));
    await queue.advance(plus(begin, hour));
    expect(names()).toEqual(['polite', 'polite', 'polite']);
    const [first, second, third] = ran.map(({ at }) => at);
    expect([(second ?? 0) - (first ?? 0), (third ?? 0) - (second ?? 0)].map((wait, index) => wait >= [90_000, 400_000][index]! - 2000)).toEqual([true, true]);
    expect(await waiting()).toBe(0);
  });

  it.each([
    ['does not answer', new OutsideError('outlook', { status: 503, certain: false }), []],
    ['asks to be left alone', new OutsideError('outlook', { status: 429, certain: true, retryAfter: 60_000 }), []],
    ['takes us for a stranger', new OutsideError('outlook', { status: 401, certain: true }), ['sign-in refused']],
    ['gives us no token', new OutsideError('entra', { status: 400, code: 'invalid_client', certain: true }), ['sign-in refused']],
  ] as const)('keeps a job for as long as a service %s, counts that as no failure, and says so where somebody must look', async (_how, error, said) => {
    let isOver = false;
    handle = () => {
      if (!isOver) throw error;
    };
    await leave(remind('patient'));
    await queue.advance(plus(begin, hour));
    // Nine tries would be all that a job of its own has.
    expect(ran.length).toBeGreaterThan(20);
    expect([await waiting(), [...new Set(errors)]]).toEqual([1, said]);
    isOver = true;
    await queue.advance(plus(clock.now(), 10 * minute));
    expect(await waiting()).toBe(0);
  });

  it('gives up, after some tries, a job whose very request is refused', async () => {
    handle = () => {
      throw new OutsideError('outlook', { status: 400, certain: true });
    };
    await leave(remind('refused'));
    await queue.advance(plus(begin, hour));
    expect([ran.length, await waiting(), [...new Set(errors)]]).toEqual([9, 0, ['job failed']]);
  });

  it('lets a job that fails hold up nobody else', async () => {
    handle = (job) => {
      if (nameOf(job) === 'broken') throw new Error('a bug');
    };
    await leave(start('broken'));
    await leave(start('sound'));
    await queue.advance(plus(begin, day));
    expect(names().filter((name) => name === 'sound')).toHaveLength(1);
    expect(names().filter((name) => name === 'broken').length).toBeGreaterThan(1);
    expect(await waiting()).toBe(0);
  });
});

it('moves no clock but a movable one', async () => {
  const connected = await openTestDatabase();
  await expect(createQueue(connected, systemClock, silentLog).advance(systemClock.now())).rejects.toThrow('only a movable clock');
  await connected.close();
});
