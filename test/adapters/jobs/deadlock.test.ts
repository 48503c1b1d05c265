import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createQueue, type JobHandlers } from '../../../src/adapters/jobs/queue.ts';
import { asId, type MeetingId, type TenantId } from '../../../src/kernel/ids.ts';
import { silentLog } from '../../../src/kernel/log.ts';
import { fromIso, MovableClock, plus, day } from '../../../src/kernel/time.ts';
import { openPostgres } from '../../support/database.ts';

// On PGlite, which has one connection, transactions wait for their turn.
it('a transaction that was ended because it and another waited for each other begins again; each leaves its job once', async () => {
  const { connected, drop } = await openPostgres();
  const clock = new MovableClock(fromIso('2026-11-24T08:10:00Z'));
  const queue = createQueue(connected, clock, silentLog);
  const ran: string[] = [];
  await queue.start({ 'remind-meeting': async ({ meetingId }: { meetingId: string }) => void ran.push(meetingId) } as unknown as JobHandlers);
  let tries = 0;
  const held = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
  const work = (mine: 0 | 1, others: 0 | 1): Promise<number> =>
    queue.transaction(async (trx) => {
      tries++;
      await sql`select pg_advisory_xact_lock(${7_000 + mine})`.execute(trx);
      held[mine].resolve();
      await held[others].promise;
      await queue.enqueue(trx, { kind: 'remind-meeting', tenantId: asId<TenantId>(randomUUID()), meetingId: asId<MeetingId>(`after ${mine}`) }, plus(clock.now(), day));
      await sql`select pg_advisory_xact_lock(${7_000 + others})`.execute(trx);
      return mine;
    });
  expect(await Promise.all([work(0, 1), work(1, 0)])).toEqual([0, 1]);
  expect(tries).toBe(3);
  await queue.advance(plus(clock.now(), day));
  expect(ran.toSorted()).toEqual(['after 0', 'after 1']);
  await queue.stop();
  await drop();
});
