import { Refusal } from '../../kernel/errors.ts';
import type { OfferId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { markAnswered } from '../messages/store.ts';
import { changeDuo } from './change-duo.ts';
import { findOptions, requireAnswer } from './find-options.ts';
import { holdOffer } from './hold-offer.ts';
import { loadPair } from './load-duo.ts';
import { openOffer } from './open-offer.ts';
import { findMeeting, findSession } from './store.ts';

/** None of these: three others at once, none of which was shown before. */
export const askOtherTimes = async (
  ctx: Pick<Context, 'db' | 'clock' | 'calendar' | 'links' | 'transaction' | 'enqueue'>, actor: Actor, input: { offerId: OfferId },
): Promise<void> => {
  const offer = await holdOffer(ctx.db, actor, input.offerId);
  const pair = await loadPair(ctx.db, actor.tenantId, offer.duoId);
  const session = await findSession(ctx.db, actor.tenantId, offer.sessionId);
  if (!session) throw new Refusal('not-found');
  const moving = offer.movingId === null ? null : ((await findMeeting(ctx.db, actor.tenantId, offer.movingId)) ?? null);
  const found = await findOptions(ctx, pair, session, moving, 3, offer.options[0]?.asked);
  requireAnswer(found);
  // A date that stands is better than none: while moving, nothing found keeps what is in hand.
  if (found.kind === 'none' && moving) throw new Refusal('no-moment');
  await changeDuo(ctx, pair, async (trx) => {
    await holdOffer(trx, actor, input.offerId);
    await markAnswered(trx, actor, [input.offerId], ctx.clock.now());
    await openOffer(ctx, trx, pair, session, found, { holder: offer.holder, act: offer.act, moving, say: null });
  });
};
