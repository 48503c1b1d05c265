import type { Kysely } from 'kysely';
import { type JobHandlers, retriesOf } from '../../src/adapters/jobs/queue.ts';
import type { Enqueue } from '../../src/features/context.ts';
import { type Job, waitsOnce } from '../../src/features/jobs.ts';
import { OutsideError } from '../../src/kernel/errors.ts';
import { type Instant, minute, plus, toDate } from '../../src/kernel/time.ts';
import type { Process } from './scheduler.ts';
import { randomUUID } from './seeded-crypto.ts';

/** Where jobs wait: a table like any other, so that they are left and lost with the transaction that leaves them. */
export const jobTable = 'jobs_of_simulation';

export interface JobRow {
  readonly id: string;
  readonly job: Job;
  readonly at: Date;
  readonly attempts: number;
}

type Jobs = Kysely<Record<typeof jobTable, { id: string; tenant_id: string; job: unknown; at: Date; attempts: number; once: string | null }>>;

const lease = 2 * minute;

/** Of those that wait once (`waitsOnce`), a second is not left while the first waits; `isActive` says which no longer wait. */
export const enqueueOn = (now: () => Instant, isActive: (id: string) => boolean): Enqueue => async (trx, job, at) => {
  const jobs = trx as unknown as Jobs;
  const about = waitsOnce(job);
  const once = about === undefined ? null : `${job.kind}/${about}`;
  if (once !== null) {
    const same = await jobs.selectFrom(jobTable).select('id').where('once', '=', once).execute();
    if (same.some(({ id }) => !isActive(id))) return;
  }
  await jobs.insertInto(jobTable)
    .values({ id: randomUUID(), tenant_id: job.tenantId, job: JSON.stringify(job), at: toDate(at ?? now()), attempts: 0, once }).execute();
};

export interface Active {
  readonly row: JobRow;
  readonly process: Process;
  /** When another may take it, its worker having been silent for so long. */
  readonly leaseEnds: Instant;
}

/**
 * A queue that hands a job to one worker at a time, as long as that worker is heard of; a worker that was only slow comes back and finds
 * another has done its work. What throws is tried again, later and later.
 */
export const createQueue = (
  now: () => Instant, dbOf: (process: Process) => Jobs, handlersOf: (process: Process, row: JobRow) => JobHandlers, onBug: (error: unknown, job: Job) => void,
) => {
  const active = new Map<string, Active>();
  return {
    active,
    /** `rows` are those in the table; a job whose worker died comes back when its lease ends. */
    due: (rows: readonly JobRow[]): readonly JobRow[] =>
      rows.filter((row) => row.at.getTime() <= now() && (active.get(row.id)?.leaseEnds ?? -Infinity) <= now()),
    run: async (row: JobRow, process: Process): Promise<void> => {
      const mine: Active = { row, process, leaseEnds: plus(now(), lease) };
      active.set(row.id, mine);
      const db = dbOf(process);
      const isMine = () => active.get(row.id) === mine;
      try {
        await (handlersOf(process, row)[row.job.kind] as (job: Job) => Promise<void>)(row.job);
        if (isMine()) await db.deleteFrom(jobTable).where('id', '=', row.id).execute();
      } catch (error) {
        if (!(error instanceof OutsideError)) onBug(error, row.job);
        const wait = Math.min(300, 2 * 2 ** Math.min(row.attempts, 8)) * 1000;
        if (isMine() && row.attempts < retriesOf(row.job.kind))
          await db.updateTable(jobTable).set({ at: toDate(plus(now(), wait)), attempts: row.attempts + 1 }).where('id', '=', row.id).execute();
        else if (isMine()) {
          onBug(new Error('a job was given up'), row.job);
          await db.deleteFrom(jobTable).where('id', '=', row.id).execute();
        }
      }
      if (isMine()) active.delete(row.id);
    },
  };
};
