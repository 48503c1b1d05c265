import { Refusal } from '../../kernel/errors.ts';
import type { MeetingId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { markAnswered } from '../messages/store.ts';
import { bookOption } from './book-option.ts';
import { changeDuo } from './change-duo.ts';
import { loadPair } from './load-duo.ts';
import { shiftOption } from './offer.ts';
import { proposedTime } from './proposed-time.ts';
import { roleOf } from './situation.ts';
import { insertOffer, saveOffer } from './store.ts';

/**
 * The organiser grants the time that the other asked for in Outlook: an option like any other, in the same place, looked at once more and
 * moved into the same event. Refuses with `option-gone` when that time is past or all but there.
 */
export const acceptTime = async (
  ctx: Pick<Context, 'db' | 'clock' | 'links' | 'transaction' | 'enqueue'>, actor: Actor, input: { meetingId: MeetingId },
): Promise<MeetingId> => {
  const { duo } = await proposedTime(ctx.db, actor, input.meetingId, ctx.clock.now());
  const pair = await loadPair(ctx.db, actor.tenantId, duo.id);
  let id: MeetingId | undefined;
  await changeDuo(ctx, pair, async (trx, record) => {
    const now = ctx.clock.now();
    const { meeting, proposal } = await proposedTime(trx, actor, input.meetingId, now);
    await markAnswered(trx, actor, [meeting.id], now);
    for (const open of record.openOffers) await saveOffer(trx, open, { state: 'replaced' });
    const option = shiftOption(meeting.option, meeting, proposal);
    const offer = await insertOffer(trx, {
      tenantId: actor.tenantId, duoId: duo.id, sessionId: meeting.sessionId, holder: roleOf(duo, actor.personId), act: 'confirm', options: [option], movingId: meeting.id,
      openedAt: now, heldSince: now,
    });
    id = await bookOption(ctx, trx, pair, record, offer, option, actor.personId);
  });
  if (!id) throw new Refusal('already-handled');
  return id;
};
