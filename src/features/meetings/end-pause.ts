import type { SessionId, TenantId } from '../../kernel/ids.ts';
import type { Context } from '../context.ts';
import { writeJournal } from '../privacy/store.ts';
import { changeDuo } from './change-duo.ts';
import { findAgain } from './find-again.ts';
import { loadPair } from './load-duo.ts';
import { isLive } from './meeting.ts';
import { openOffer } from './open-offer.ts';
import { isPaused } from './situation.ts';
import { findSession } from './store.ts';

/** The job of the day on which a pause ends: new moments for the mentor, unless the two have begun again before. */
export const endPause = async (
  ctx: Pick<Context, 'db' | 'clock' | 'calendar' | 'links' | 'transaction' | 'enqueue'>, { tenantId, sessionId }: { tenantId: TenantId; sessionId: SessionId },
): Promise<void> => {
  const session = await findSession(ctx.db, tenantId, sessionId);
  const isOver = session?.state === 'to-plan' && session.pausedUntil !== null && !isPaused(session, ctx.clock.now());
  if (!isOver) return;
  const pair = await loadPair(ctx.db, tenantId, session.duoId);
  if (pair.duo.state !== 'active') return;
  const found = await findAgain(ctx, pair, session, null);
  await changeDuo(ctx, pair, async (trx, record) => {
    const current = record.sessions.find(({ id }) => id === sessionId);
    const hasMoved = record.openOffers.length > 0 || record.meetings.some((meeting) => meeting.sessionId === sessionId && isLive(meeting.state));
    if (!current || current.state === 'held' || isPaused(current, ctx.clock.now()) || hasMoved || current.blocked !== null) return 'unchanged';
    await writeJournal(trx, { tenantId, at: ctx.clock.now(), actorId: null, act: 'session-resumed', subject: { kind: 'session', id: sessionId } });
    return openOffer(ctx, trx, pair, current, found, { holder: 'mentor', act: 'propose', moving: null, say: 'options' });
  });
};
