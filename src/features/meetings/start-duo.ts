import { randomUUID } from 'node:crypto';
import { asId, type DuoId, type TenantId } from '../../kernel/ids.ts';
import type { Context } from '../context.ts';
import { purposeOf } from '../programmes/programme.ts';
import { dueFromStart } from './due-date.ts';
import { loadPair } from './load-duo.ts';
import type { Session } from './meeting.ts';
import { insertSessions, listSessions } from './store.ts';

/** The job that follows activation: lays out the sessions of the plan, those there are already kept, and looks for the next date. */
export const startDuo = async (
  ctx: Pick<Context, 'db' | 'clock' | 'transaction' | 'enqueue'>, { tenantId, duoId }: { tenantId: TenantId; duoId: DuoId },
): Promise<void> => {
  const pair = await loadPair(ctx.db, tenantId, duoId);
  const { duo, programme } = pair;
  if (duo.state !== 'active') return;
  const start = duo.activatedAt ?? ctx.clock.now();
  const plan = Array.from({ length: programme.frame.sessions }, (_, index): Session => ({
    tenantId, id: asId(randomUUID()), duoId, number: index + 1, purpose: purposeOf(programme.frame, index + 1),
    state: index === 0 ? 'to-plan' : 'to-come', dueAt: dueFromStart(pair, start, index + 1), blocked: null, blockedAt: null, searchAt: null, pausedUntil: null,
  }));
  await ctx.transaction(async (trx) => {
    await insertSessions(trx, plan);
    const next = (await listSessions(trx, tenantId, [duoId])).find(({ state }) => state !== 'held');
    if (next) await ctx.enqueue(trx, { kind: 'offer-session', tenantId, sessionId: next.id });
  });
};
