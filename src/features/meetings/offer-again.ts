import type { Trx } from '../../db/connect.ts';
import type { Context } from '../context.ts';
import type { Role } from '../matching/duo.ts';
import type { Found, Pair } from './find-options.ts';
import { guardLoss } from './guard-loss.ts';
import type { Session } from './meeting.ts';
import { openOffer } from './open-offer.ts';

/**
 * A date of this session has just been lost, however: the guard hears of it, and one side has other moments in hand at once. `found` null:
 * what was to be found could not be known before the locks were taken, and is looked for in a job. To be called inside `changeDuo`, once
 * the lost date is written; `isWatching`: the holder reads the answer to a press.
 */
export const offerAgain = async (
  ctx: Pick<Context, 'clock' | 'links' | 'enqueue'>, trx: Trx, pair: Pair, session: Session, found: Found | null, to: { holder: Role; isWatching: boolean },
): Promise<void> => {
  await guardLoss(ctx, trx, pair, session);
  if (!found) return ctx.enqueue(trx, { kind: 'offer-session', tenantId: session.tenantId, sessionId: session.id });
  const act = to.holder === 'mentor' ? 'propose' : 'confirm';
  await openOffer(ctx, trx, pair, session, found, { holder: to.holder, act, moving: null, say: to.isWatching ? null : 'options-again' });
};
