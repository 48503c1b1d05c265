import { Refusal } from '../../kernel/errors.ts';
import type { OfferId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { otherRole } from '../matching/duo.ts';
import { markAnswered } from '../messages/store.ts';
import { changeDuo } from './change-duo.ts';
import { holdOffer } from './hold-offer.ts';
import { loadPair } from './load-duo.ts';
import { isStillAhead } from './offer.ts';
import { startAnswerClock, tellHolder } from './open-offer.ts';
import { saveOffer } from './store.ts';

/** The mentor keeps some of the options and hands them over: the executive now holds the offer and confirms one. */
export const proposeOptions = async (
  ctx: Pick<Context, 'db' | 'clock' | 'links' | 'transaction' | 'enqueue'>, actor: Actor, input: { offerId: OfferId; optionIds: readonly string[] },
): Promise<void> => {
  const seen = await holdOffer(ctx.db, actor, input.offerId, 'propose');
  const pair = await loadPair(ctx.db, actor.tenantId, seen.duoId);
  await changeDuo(ctx, pair, async (trx, record) => {
    const offer = await holdOffer(trx, actor, input.offerId, 'propose');
    const now = ctx.clock.now();
    const kept = offer.options.filter((option) => input.optionIds.includes(option.id));
    if (kept.length === 0) throw new Refusal('bad-input', 'options');
    const options = kept.filter((option) => isStillAhead(option, now));
    if (options.length === 0) throw new Refusal('option-gone');
    const holder = otherRole(offer.holder);
    const change = { holder, act: 'confirm', options, heldSince: now } as const;
    await saveOffer(trx, offer, change);
    await markAnswered(trx, actor, [offer.id], now);
    const session = record.sessions.find((candidate) => candidate.id === offer.sessionId);
    if (!session) throw new Error('an offer without its session');
    const handed = { ...offer, ...change, nudgedAt: null };
    await startAnswerClock(ctx, trx, pair, handed);
    await tellHolder(ctx, trx, pair, session, handed, 'options', record.meetings.find((meeting) => meeting.id === offer.movingId) ?? null);
  });
};
