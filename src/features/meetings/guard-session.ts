import type { SessionId, TenantId } from '../../kernel/ids.ts';
import type { Context } from '../context.ts';
import { loadPair, loadRecord } from './load-duo.ts';
import { pauseIsOffered } from './situation.ts';
import { findSession } from './store.ts';
import { tellSponsor } from './tell-sponsor.ts';

/** The job some days after a second date was lost: no date since, no pause either, and the sponsor hears, as the charter announced. */
export const guardSession = async (
  ctx: Pick<Context, 'db' | 'clock' | 'links' | 'transaction' | 'enqueue'>, { tenantId, sessionId }: { tenantId: TenantId; sessionId: SessionId },
): Promise<void> => {
  const session = await findSession(ctx.db, tenantId, sessionId);
  if (!session || session.state === 'held') return;
  const pair = await loadPair(ctx.db, tenantId, session.duoId);
  if (pair.duo.state !== 'active' || !pauseIsOffered(await loadRecord(ctx.db, pair.duo), session)) return;
  await ctx.transaction((trx) => tellSponsor(ctx, trx, pair, session));
};
