import type { PGlite } from '@electric-sql/pglite';
import { fromKysely, fromPglite, type Job as BossJob, PgBoss } from 'pg-boss';
import { sql } from 'kysely';
import type { Connected, Trx } from '../../db/connect.ts';
import { storageTrouble } from '../../db/trouble.ts';
import { transact } from '../../db/transact.ts';
import { OutsideError } from '../../kernel/errors.ts';
import { type Clock, type Instant, instant, MovableClock, toDate } from '../../kernel/time.ts';
import type { Log } from '../../kernel/log.ts';
import type { Enqueue } from '../../features/context.ts';
import { type Job, type JobKind, waitsOnce } from '../../features/jobs.ts';
import { joinWorkers } from './presence.ts';

export type JobHandlers = { readonly [K in JobKind]: (job: Extract<Job, { kind: K }>) => Promise<void> };

/**
 * How each kind of job is repeated when it throws. A service that is down, busy or takes us for a stranger is nobody's failure: that is
 * not counted (`isPutOff`). What is counted for what speaks to Outlook or Teams is a no to this very request, over hours; what only reads
 * and writes our own database is a bug when it fails, and a few tries are enough to ride out a restart.
 */
const outside = { retryLimit: 60, retryDelay: 2, retryBackoff: true, retryDelayMax: 300, expireInSeconds: 120, heartbeatSeconds: 10 } as const;
const inside = { retryLimit: 8, retryDelay: 2, retryBackoff: true, retryDelayMax: 60, expireInSeconds: 120, heartbeatSeconds: 10 } as const;
/** Seconds between two looks for jobs whose process is gone: with the heartbeat and the retry's delay, under the 30 a job may rest. */
const rounds = 5;
/** Seconds. A notice wakes the workers for what is due at once; what falls due later (a retry, a card that follows) is found by looking. */
const polling = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 } as const;
/** Milliseconds a running job is given to end when the process stops; then it is handed back. */
const lastJobs = 10_000;

/** pg-boss keeps one waiting job for each key (`waitsOnce`). */
const once = { policy: 'short' } as const;
type Policy = (typeof outside | typeof inside) & Partial<typeof once>;

const queues = {
  'place-meeting': outside,
  'place-meetings': { ...outside, ...once },
  'cancel-event': outside,
  'accept-invitation': outside,
  'watch-organisers': { ...outside, ...once },
  'follow-organisers': outside,
  'follow-event': { ...outside, ...once },
  'reconcile-meetings': { ...inside, ...once },
  'watch-directory': { ...outside, ...once },
  'deliver-message': outside,
  'refresh-message': outside,
  'mail-message': outside,
  'install-app': { ...outside, ...once },
  'welcome-person': { ...outside, ...once },
  'offer-session': outside,
  'work-plan': outside,
  'send-plan': outside,
  'start-duo': inside,
  'guard-session': inside,
  'resume-session': outside,
  'nudge-offer': inside,
  'nudge-wish': inside,
  'lapse-wish': outside,
  'remind-meeting': inside,
  'ask-check-in': inside,
  'pass-date': outside,
  'follow-rules': inside,
  'follow-people': inside,
  'renew-offer': outside,
  'start-week': inside,
} as const satisfies Record<JobKind, Policy>;

const kinds = Object.keys(queues) as JobKind[];

/**
 * A service that did not answer, asked to be left alone or refused our sign-in says nothing of the job: it waits for as long as that
 * lasts, a weekend too. pg-boss forgets what has waited for a fortnight.
 */
const isPutOff = (error: unknown): error is OutsideError =>
  error instanceof OutsideError && (!error.certain || error.service === 'entra' || error.retryAfter !== undefined || error.status === 401 || error.status === 429);

/** Our own sign-in was refused, a renewed token included: nothing goes on until somebody looks. */
const isStranger = ({ service, status, certain }: OutsideError): boolean => status === 401 || (service === 'entra' && certain);

/** How often a job that throws is tried again; after that it is given up, and somebody should know. */
export const retriesOf = (kind: JobKind): number => queues[kind].retryLimit;

/**
 * A campaign is thousands of cards, each waiting for Teams' answer: several are on their way at once, and a full batch is
 * followed by the next one straight away. How fast they leave is for the one place that speaks to Teams.
 */
const together: Partial<Record<JobKind, number>> = { 'deliver-message': 8, 'refresh-message': 4 };

export interface Queue {
  readonly enqueue: Enqueue;
  /** Runs a transaction and wakes the workers of what it left, once it has committed. */
  transaction<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
  /** Creates every queue and starts its worker; before this no job may be enqueued. */
  start(handlers: JobHandlers): Promise<void>;
  /** The movable clock goes to `to`, stopping at each moment something is due and letting it run. */
  advance(to: Instant): Promise<void>;
  /** Whether every queue has its worker and takes jobs. */
  isWorking(): boolean;
  /** Takes no further job: other instances do, or the next start. What is running goes on, and jobs can still be left. */
  rest(): Promise<void>;
  /** Finishes what is running within 10 s and hands back the rest. */
  stop(): Promise<void>;
}

export const createQueue = ({ db, engine }: Connected, clock: Clock, log: Log): Queue => {
  const boss = new PgBoss({
    ...(engine.kind === 'pglite'
      ? { db: pgliteForBoss(engine.pglite), backend: 'pglite' as const }
      : { connectionString: engine.url, max: 4, useListenNotify: true }),
    schedule: false,
    // On the embedded database nobody else can be at work: what a process left behind is taken up at the next start.
    supervise: engine.kind === 'postgres', superviseIntervalSeconds: rounds, monitorIntervalSeconds: rounds,
  });
  boss.on('error', (error) => (storageTrouble(error) ? log.warn('job queue without its database') : log.error('job queue failed', error)));
  const workers = new Map<JobKind, string>();
  const left = new WeakMap<Trx, Set<JobKind>>();
  let handle: JobHandlers | undefined;
  let isWorking = false;
  let presence: { leave(): void } | undefined;

  const enqueue: Enqueue = async (trx, job, at) => {
    const singletonKey = waitsOnce(job);
    await boss.send(job.kind, job, {
      db: fromKysely(trx), ...(at !== undefined && { startAfter: toDate(at) }), ...(singletonKey !== undefined && { singletonKey }),
    });
    left.get(trx)?.add(job.kind);
  };

  const wake = (kind: JobKind): void => {
    const worker = workers.get(kind);
    if (worker) boss.notifyWorker(worker);
  };

  /** This try does not count. Whoever asked to be left alone for some time is: this job, at least, does not come back before. */
  const putOff = async (id: string, { retryAfter = 0 }: OutsideError): Promise<void> => {
    const seconds = Math.ceil(retryAfter / 1000);
    await sql`update pgboss.job set retry_limit = retry_limit + 1, retry_delay = greatest(retry_delay, ${seconds}::int), retry_delay_max = greatest(retry_delay_max, ${seconds}::int)
      where id = ${id} and state = 'active'`.execute(db);
  };

  const run = async (id: string, job: Job): Promise<void> => {
    if (!handle) throw new Error('a job ran before its handlers were known');
    try {
      await (handle[job.kind] as (job: Job) => Promise<void>)(job);
    } catch (error) {
      if (!isPutOff(error)) log.error('job failed', error, { kind: job.kind });
      else {
        if (isStranger(error)) log.error('sign-in refused', error, { kind: job.kind, service: error.service });
        else log.warn('job put off', { kind: job.kind, service: error.service, status: error.status });
        await putOff(id, error);
      }
      throw error;
    }
  };

  const outcomeOf = ({ id, data }: BossJob<Job>) =>
    run(id, data).then(() => ({ id, status: 'completed' as const }), (error: unknown) => ({ id, status: 'failed' as const, output: { message: String(error) } }));

  const followClock = async (): Promise<void> => {
    if (!(clock instanceof MovableClock)) return;
    // Our replacement of pg-boss's own clock: every statement of the queue reads the domain's time. Two processes cannot replace it at once.
    await db.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended('pgboss.job_now', 0))`.execute(trx);
      await sql.raw(`
        create or replace function pgboss.job_now() returns timestamp with time zone as
        $$ select clock_timestamp() + make_interval(secs => ${clock.offset / 1000}) $$ language sql stable`).execute(trx);
    });
  };

  /** With nobody else at work, whatever is still active was cut short by the end of the last process. */
  const takeUp = async (isAlone: () => Promise<boolean>): Promise<void> => {
    const { rows: [running] } = await sql`select from pgboss.job where state = 'active' limit 1`.execute(db);
    if (running === undefined || !(await isAlone())) return;
    await sql`update pgboss.job set state = 'retry', start_after = pgboss.job_now() where state = 'active'`.execute(db);
  };

  const due = async (before: Instant): Promise<{ ready: JobKind[]; active: boolean; next: Instant | null }> => {
    const { rows } = await sql<{ name: JobKind; ready: boolean; active: boolean; next: Date | null }>`
      select name,
        bool_or(state in ('created', 'retry') and start_after <= ${toDate(clock.now())}) as ready,
        bool_or(state = 'active') as active,
        min(start_after) filter (where state in ('created', 'retry') and start_after > ${toDate(clock.now())} and start_after <= ${toDate(before)}) as next
      from pgboss.job where state in ('created', 'retry', 'active') group by name`.execute(db);
    const times = rows.flatMap((row) => (row.next ? [row.next.getTime()] : []));
    return {
      ready: rows.filter((row) => row.ready).map((row) => row.name),
      active: rows.some((row) => row.active),
      next: times.length > 0 ? instant(Math.min(...times)) : null,
    };
  };

  /** Runs here and now all that is due, this process's workers helping. */
  const settle = async (before: Instant): Promise<Instant | null> => {
    for (;;) {
      const state = await due(before);
      if (state.ready.length === 0 && !state.active) return state.next;
      for (const kind of state.ready)
        for (const { id, data } of await boss.fetch<Job>(kind, { batchSize: 5 })) {
          try {
            await run(id, data);
            await boss.complete(kind, id);
          } catch (error) {
            await boss.fail(kind, id, { message: String(error) });
          }
        }
      if (state.ready.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };

  return {
    enqueue,
    transaction: async (work) => {
      let kindsLeft = new Set<JobKind>();
      const result = await transact(db, log, (trx) => {
        kindsLeft = new Set();
        left.set(trx, kindsLeft);
        return work(trx);
      });
      kindsLeft.forEach(wake);
      return result;
    },
    start: async (handlers) => {
      handle = handlers;
      await boss.start();
      await followClock();
      if (engine.kind === 'postgres') presence = await joinWorkers(engine.url, log, takeUp);
      else await takeUp(async () => true);
      // Made anew one by one, queues are a third of a start: those that are as they should be are left alone.
      const made = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
      for (const kind of kinds) {
        const { policy, ...rules }: Policy = queues[kind];
        const options = { ...rules, notify: engine.kind === 'postgres' };
        const found = made.get(kind);
        if (!found) await boss.createQueue(kind, { ...options, ...(policy && { policy }) });
        // A queue that an older version made keeps its options until told; its policy is for good.
        else if (Object.entries(options).some(([name, value]) => found[name as keyof typeof options] !== value)) await boss.updateQueue(kind, options);
        const work = { batchSize: together[kind] ?? 1, burstWhenBatchFull: true, ...polling, perJobResults: true } as const;
        workers.set(kind, await boss.work<Job>(kind, work, (jobs: BossJob<Job>[]) => Promise.all(jobs.map(outcomeOf))));
      }
      isWorking = true;
    },
    advance: async (to) => {
      if (!(clock instanceof MovableClock)) throw new Error('only a movable clock can be moved');
      for (;;) {
        const next = await settle(to);
        clock.moveTo(next === null ? to : (Math.max(next, clock.now()) as Instant));
        await followClock();
        if (next === null) break;
      }
      await settle(to);
    },
    isWorking: () => isWorking,
    rest: async () => {
      isWorking = false;
      await Promise.all(kinds.map((kind) => boss.offWork(kind, { wait: false })));
    },
    stop: async () => {
      isWorking = false;
      await boss.stop({ graceful: true, timeout: lastJobs, close: true });
      presence?.leave();
    },
  };
};

/**
 * pg-boss sends blocks of the form BEGIN; …; COMMIT. PGlite has one connection: a block that fails would leave it inside an
 * aborted transaction for everyone, so such a block runs as a PGlite transaction instead.
 */
const pgliteForBoss = (pglite: PGlite): ReturnType<typeof fromPglite> => {
  const plain = fromPglite(pglite);
  return {
    ...plain,
    executeSql: async (text, values) => {
      if (values?.length || !/^\s*BEGIN\b/i.test(text)) return plain.executeSql(text, values);
      const block = text.replace(/^\s*BEGIN\s*;?/i, '').replace(/COMMIT\s*;?\s*$/i, '');
      const results = await pglite.transaction((tx) => tx.exec(block));
      return { rows: results.flatMap((result) => result.rows) };
    },
  };
};
