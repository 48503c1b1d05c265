import type { OfferId, TenantId } from '../../kernel/ids.ts';
import type { Context } from '../context.ts';
import { changeDuo } from './change-duo.ts';
import { findOptions } from './find-options.ts';
import { loadPair } from './load-duo.ts';
import { openOffer } from './open-offer.ts';
import { isAtRest } from './quiet-options.ts';
import { findMeeting, findOffer, findSession, saveOffer } from './store.ts';

/**
 * The job for options that have come to lie in a quiet period: those go, and when none is left others take their place in the card and the
 * tab, in silence. Nothing is offered for want of another: then the reason shows, and the search is made again.
 */
export const renewOffer = async (
  ctx: Pick<Context, 'db' | 'clock' | 'calendar' | 'links' | 'transaction' | 'enqueue'>, { tenantId, offerId }: { tenantId: TenantId; offerId: OfferId },
): Promise<void> => {
  const offer = await findOffer(ctx.db, tenantId, offerId);
  const session = offer && (await findSession(ctx.db, tenantId, offer.sessionId));
  if (offer?.state !== 'open' || !session) return;
  const pair = await loadPair(ctx.db, tenantId, offer.duoId);
  const standing = offer.options.filter((option) => !isAtRest(pair, option));
  if (pair.duo.state !== 'active' || standing.length === offer.options.length) return;
  const moving = offer.movingId === null ? null : ((await findMeeting(ctx.db, tenantId, offer.movingId)) ?? null);
  const found = standing.length > 0 ? null : await findOptions(ctx, pair, session, moving);
  await changeDuo(ctx, pair, async (trx, record) => {
    const current = record.openOffers.find((open) => open.id === offer.id);
    if (!current) return 'unchanged';
    const left = current.options.filter((option) => !isAtRest(pair, option));
    if (left.length > 0) return saveOffer(trx, current, { options: left });
    // Some stood a moment ago, and the mentor has meanwhile kept none of those: once more.
    if (!found) return ctx.enqueue(trx, { kind: 'renew-offer', tenantId, offerId });
    return openOffer(ctx, trx, pair, session, found, { holder: current.holder, act: current.act, moving, say: null });
  });
};
