import { Refusal } from '../../kernel/errors.ts';
import type { MeetingId, OfferId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { saveThrough } from './assistant/store.ts';
import { bookOption } from './book-option.ts';
import { markAnswered } from '../messages/store.ts';
import { changeDuo } from './change-duo.ts';
import { holdOffer } from './hold-offer.ts';
import { loadPair } from './load-duo.ts';

/** One option becomes a meeting being placed. State first: Outlook hears of it only after the commit. */
export const confirmOption = async (
  ctx: Pick<Context, 'db' | 'clock' | 'links' | 'transaction' | 'enqueue'>, actor: Actor, input: { offerId: OfferId; optionId: string },
): Promise<MeetingId> => {
  const seen = await holdOffer(ctx.db, actor, input.offerId, 'confirm');
  const pair = await loadPair(ctx.db, actor.tenantId, seen.duoId);
  let id: MeetingId | undefined;
  await changeDuo(ctx, pair, async (trx, record) => {
    const offer = await holdOffer(trx, actor, input.offerId, 'confirm');
    const option = offer.options.find((candidate) => candidate.id === input.optionId);
    if (!option) throw new Refusal('bad-input', 'option');
    id = await bookOption(ctx, trx, pair, record, offer, option, actor.personId);
    if (actor.through !== undefined) await saveThrough(trx, actor.tenantId, id, actor.through);
    await markAnswered(trx, actor, [offer.id], ctx.clock.now());
  });
  if (!id) throw new Error('confirmed, and no meeting');
  return id;
};
