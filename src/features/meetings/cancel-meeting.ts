import { Refusal } from '../../kernel/errors.ts';
import type { MeetingId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { otherRole } from '../matching/duo.ts';
import { sendMessage } from '../messages/send-message.ts';
import { markAnswered } from '../messages/store.ts';
import { writeJournal } from '../privacy/store.ts';
import { situationCard } from './cards.ts';
import { changeDuo } from './change-duo.ts';
import { findOptions } from './find-options.ts';
import { upcomingMeeting } from './own-meeting.ts';
import { loadPair, loadRecord } from './load-duo.ts';
import { openOffer } from './open-offer.ts';
import { roleOf, situationOf } from './situation.ts';
import { findSession, saveMeeting } from './store.ts';

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
  const found = await findOptions(ctx, pair, session, meeting);
  const holder = roleOf(duo, actor.personId);
  const other = otherRole(holder);
  await changeDuo(ctx, pair, async (trx) => {
    const { meeting: current } = await upcomingMeeting(trx, actor, input.meetingId, ctx.clock.now());
    const now = ctx.clock.now();
    await markAnswered(trx, actor, [current.id], now);
    await saveMeeting(trx, current, { state: 'cancelled', live: false });
    await ctx.enqueue(trx, { kind: 'cancel-event', tenantId: actor.tenantId, meetingId: current.id });
    await writeJournal(trx, { tenantId: actor.tenantId, at: now, actorId: null, act: 'meeting-cancelled', subject: { kind: 'meeting', id: current.id } });
    await openOffer(ctx, trx, pair, session, found, { holder, act: holder === 'mentor' ? 'propose' : 'confirm', moving: null, say: null });
    await sendMessage(ctx, trx, pair[other], {
      kind: 'date-lost', duoId: duo.id, subjectId: current.id,
      card: situationCard({ situation: situationOf(await loadRecord(trx, duo), other, now), pair, role: other, links: ctx.links, now, because: 'date-lost' }),
    });
  });
};
