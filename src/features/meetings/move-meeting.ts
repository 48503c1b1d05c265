import { Refusal } from '../../kernel/errors.ts';
import type { MeetingId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { markAnswered } from '../messages/store.ts';
import { changeDuo } from './change-duo.ts';
import { findOptions, requireAnswer } from './find-options.ts';
import { upcomingMeeting } from './own-meeting.ts';
import { loadPair } from './load-duo.ts';
import { openOffer } from './open-offer.ts';
import { roleOf } from './situation.ts';
import { findSession } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'calendar' | 'links' | 'transaction' | 'enqueue'>;

/**
 * Three other moments at once, for whoever asks. The date stands until another is confirmed: a mentor proposes the move, an
 * executive's pick moves it.
 */
export const moveMeeting = async (ctx: Ctx, actor: Actor, input: { meetingId: MeetingId }): Promise<void> => {
  const { meeting, duo } = await upcomingMeeting(ctx.db, actor, input.meetingId, ctx.clock.now());
  const pair = await loadPair(ctx.db, actor.tenantId, duo.id);
  const session = await findSession(ctx.db, actor.tenantId, meeting.sessionId);
  if (!session) throw new Refusal('not-found');
  const found = await findOptions(ctx, pair, session, meeting);
  requireAnswer(found);
  if (found.kind === 'none') throw new Refusal('no-moment');
  const holder = roleOf(duo, actor.personId);
  await changeDuo(ctx, pair, async (trx, record) => {
    await upcomingMeeting(trx, actor, input.meetingId, ctx.clock.now());
    await markAnswered(trx, actor, [meeting.id], ctx.clock.now());
    // Pressed twice: the options already in hand are the answer.
    if (record.openOffers.some((offer) => offer.movingId === meeting.id && offer.holder === holder)) return;
    await openOffer(ctx, trx, pair, session, found, { holder, act: holder === 'mentor' ? 'propose' : 'confirm', moving: meeting, say: null });
  });
};
