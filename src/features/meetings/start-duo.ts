import { randomUUID } from 'node:crypto';
import { asId, type DuoId, type TenantId } from '../../kernel/ids.ts';
import { day, plus } from '../../kernel/time.ts';
import type { Context } from '../context.ts';
import { purposeOf } from '../programmes/programme.ts';
import { loadPair } from './load-duo.ts';
import type { Session } from './meeting.ts';
import { insertSessions, listSessions } from './store.ts';

/** The job that follows activation: lays out the sessions of the plan and looks for the first date. */
export const startDuo = async (
  ctx: Pick<Context, 'db' | 'clock' | 'transaction' | 'enqueue'>, { tenantId, duoId }: { tenantId: TenantId; duoId: DuoId },
): Promise<void> => {
  const { duo, programme } = await loadPair(ctx.db, tenantId, duoId);
  if (duo.state !== 'active') return;
  const { sessions, cadenceDays } = programme.frame;
  const start = duo.activatedAt ?? ctx.clock.now();
  const plan = Array.from({ length: sessions }, (_, index): Session => ({
    tenantId, id: asId(randomUUID()), duoId, number: index + 1, purpose: purposeOf(programme.frame, index + 1),
    state: index === 0 ? 'to-plan' : 'to-come', dueAt: plus(start, (7 + index * cadenceDays) * day), blocked: null, blockedAt: null, searchAt: null,
  }));
  await ctx.transaction(async (trx) => {
    await insertSessions(trx, plan);
    const [first] = await listSessions(trx, tenantId, [duoId]);
    if (first) await ctx.enqueue(trx, { kind: 'offer-session', tenantId, sessionId: first.id });
  });
};
