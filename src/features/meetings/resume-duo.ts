import { Refusal } from '../../kernel/errors.ts';
import type { DuoId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { findOwnDuo } from '../matching/store.ts';
import { writeJournal } from '../privacy/store.ts';
import { changeDuo } from './change-duo.ts';
import { findAgain } from './find-again.ts';
import { loadPair, loadRecord } from './load-duo.ts';
import { openOffer } from './open-offer.ts';
import { isPaused, roleOf } from './situation.ts';
import { saveSession } from './store.ts';

/** Either side ends the pause before its day, and has moments in hand at once. */
export const resumeDuo = async (
  ctx: Pick<Context, 'db' | 'clock' | 'calendar' | 'links' | 'transaction' | 'enqueue'>, actor: Actor, input: { duoId: DuoId },
): Promise<void> => {
  const own = await findOwnDuo(ctx.db, actor.tenantId, input.duoId, actor.personId);
  if (!own) throw new Refusal('not-found');
  const pair = await loadPair(ctx.db, actor.tenantId, own.id);
  const seen = (await loadRecord(ctx.db, own)).sessions.find(({ state }) => state !== 'held');
  if (!seen || !isPaused(seen, ctx.clock.now())) throw new Refusal('already-handled');
  const found = await findAgain(ctx, pair, seen, null);
  const holder = roleOf(own, actor.personId);
  await changeDuo(ctx, pair, async (trx, record) => {
    const now = ctx.clock.now();
    const session = record.sessions.find(({ id }) => id === seen.id);
    if (!session || !isPaused(session, now)) throw new Refusal('already-handled');
    await saveSession(trx, session, { pausedUntil: now });
    await writeJournal(trx, { tenantId: actor.tenantId, at: now, actorId: null, act: 'session-resumed', subject: { kind: 'session', id: session.id } });
    await openOffer(ctx, trx, pair, session, found, { holder, act: holder === 'mentor' ? 'propose' : 'confirm', moving: null, say: null });
  });
};
