import type { OfferId, TenantId } from '../../kernel/ids.ts';
import type { Context } from '../context.ts';
import { sendMessage } from '../messages/send-message.ts';
import { addWorkingDays } from '../messages/working-time.ts';
import { isHolidayFor } from '../people/person.ts';
import { situationCard } from './cards.ts';
import { changeDuo } from './change-duo.ts';
import { loadPair, loadRecord } from './load-duo.ts';
import { answerClock } from './offer.ts';
import { situationOf } from './situation.ts';
import { findOffer, saveOffer } from './store.ts';

/** After two working days without an answer: one nudge to whoever holds the offer, then silence; HR sees it from there on. */
export const nudgeOffer = async (
  ctx: Pick<Context, 'db' | 'clock' | 'links' | 'transaction' | 'enqueue'>, { tenantId, offerId }: { tenantId: TenantId; offerId: OfferId },
): Promise<void> => {
  const seen = await findOffer(ctx.db, tenantId, offerId);
  if (seen?.state !== 'open') return;
  const pair = await loadPair(ctx.db, tenantId, seen.duoId);
  if (pair.duo.state !== 'active') return;
  await changeDuo(ctx, pair, async (trx, record) => {
    const offer = record.openOffers.find((open) => open.id === offerId);
    const now = ctx.clock.now();
    if (!offer || offer.nudgedAt !== null) return 'unchanged';
    const holder = pair[offer.holder];
    // The offer has changed hands since this job was left, or HR has added a quiet period: the clock ends later.
    const end = addWorkingDays(offer.heldSince, answerClock, holder.zone, isHolidayFor(holder, pair.programme.frame));
    if (end > now) {
      await ctx.enqueue(trx, { kind: 'nudge-offer', tenantId, offerId }, end);
      return 'unchanged';
    }
    await saveOffer(trx, offer, { nudgedAt: now });
    const nudged = await loadRecord(trx, pair.duo);
    const say = (role: 'mentor' | 'mentee', kind: 'nudge' | 'waiting-told') =>
      sendMessage(ctx, trx, pair[role], {
        kind, duoId: offer.duoId, subjectId: offer.id,
        card: situationCard({ situation: situationOf(nudged, role, now), pair, role, links: ctx.links, now }),
      });
    await say(offer.holder, 'nudge');
    // Whoever has a date, and sees the other look for another, waits for nothing.
    if (situationOf(nudged, 'mentor', now).kind === 'waiting') await say('mentor', 'waiting-told');
    return undefined;
  });
};
