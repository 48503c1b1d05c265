import type { MeetingId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { markAnswered } from '../messages/store.ts';
import { changeDuo } from './change-duo.ts';
import { upcomingMeeting } from './own-meeting.ts';
import { loadPair } from './load-duo.ts';
import { saveOffer } from './store.ts';

/** The date stands after all: the options that would have moved it go. */
export const keepMeeting = async (
  ctx: Pick<Context, 'db' | 'clock' | 'links' | 'transaction' | 'enqueue'>, actor: Actor, input: { meetingId: MeetingId },
): Promise<void> => {
  const { meeting, duo } = await upcomingMeeting(ctx.db, actor, input.meetingId, ctx.clock.now());
  const pair = await loadPair(ctx.db, actor.tenantId, duo.id);
  await changeDuo(ctx, pair, async (trx, record) => {
    await markAnswered(trx, actor, [meeting.id], ctx.clock.now());
    for (const offer of record.openOffers) if (offer.movingId === meeting.id) await saveOffer(trx, offer, { state: 'replaced' });
  });
};
