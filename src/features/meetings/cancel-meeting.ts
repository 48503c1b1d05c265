import { Refusal } from '../../kernel/errors.ts';
import type { MeetingId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { markAnswered } from '../messages/store.ts';
import { changeDuo } from './change-duo.ts';
import { findAgain } from './find-again.ts';
import { upcomingMeeting } from './own-meeting.ts';
import { loadPair } from './load-duo.ts';
import { loseDate } from './lose-date.ts';
import { roleOf } from './situation.ts';
import { findSession } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'calendar' | 'links' | 'transaction' | 'enqueue'>;

/**
 * The date goes, the session stays: whoever cancels has three other moments in hand at once, the other hears that the date
 * did not hold, from nobody and for no reason.
 */
export const cancelMeeting = async (ctx: Ctx, actor: Actor, input: { meetingId: MeetingId }): Promise<void> => {
  const { meeting, duo } = await upcomingMeeting(ctx.db, actor, input.meetingId, ctx.clock.now());
  const pair = await loadPair(ctx.db, actor.tenantId, duo.id);
  const session = await findSession(ctx.db, actor.tenantId, meeting.sessionId);
  if (!session) throw new Refusal('not-found');
  const found = await findAgain(ctx, pair, session, meeting);
  const holder = roleOf(duo, actor.personId);
  await changeDuo(ctx, pair, async (trx) => {
    const { meeting: current } = await upcomingMeeting(trx, actor, input.meetingId, ctx.clock.now());
    await markAnswered(trx, actor, [current.id], ctx.clock.now());
    await loseDate(ctx, trx, pair, current, session, found, { holder, isWatching: true, isEventStanding: true });
  });
};
