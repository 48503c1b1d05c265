import { Refusal } from '../../kernel/errors.ts';
import type { MeetingId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { otherRole } from '../matching/duo.ts';
import { sendMessage } from '../messages/send-message.ts';
import { markAnswered } from '../messages/store.ts';
import { situationCard } from './cards.ts';
import { changeDuo } from './change-duo.ts';
import { findAgain } from './find-again.ts';
import { loadPair } from './load-duo.ts';
import { loseDate } from './lose-date.ts';
import { proposedTime } from './proposed-time.ts';
import { roleOf } from './situation.ts';
import { findSession, saveInOutlook } from './store.ts';

/**
 * The organiser does not take the time that was asked for: the date stands, and whoever asked hears so; or, when it was asked for with a no, there is no date to keep,
 * and the organiser has other moments in hand at once.
 */
export const refuseTime = async (
  ctx: Pick<Context, 'db' | 'clock' | 'calendar' | 'links' | 'transaction' | 'enqueue'>, actor: Actor, input: { meetingId: MeetingId },
): Promise<void> => {
  const seen = await proposedTime(ctx.db, actor, input.meetingId, ctx.clock.now());
  const pair = await loadPair(ctx.db, actor.tenantId, seen.duo.id);
  const session = await findSession(ctx.db, actor.tenantId, seen.meeting.sessionId);
  if (!session) throw new Refusal('not-found');
  const found = seen.proposal.isDeclined ? await findAgain(ctx, pair, session, seen.meeting) : null;
  await changeDuo(ctx, pair, async (trx) => {
    const { meeting, proposal } = await proposedTime(trx, actor, input.meetingId, ctx.clock.now());
    await markAnswered(trx, actor, [meeting.id], ctx.clock.now());
    const organiser = roleOf(pair.duo, actor.personId);
    if (proposal.isDeclined) return loseDate(ctx, trx, pair, meeting, session, found, { holder: organiser, isWatching: true, isEventStanding: true });
    const kept = { ...meeting, inOutlook: { ...meeting.inOutlook, proposal: { ...proposal, isSettled: true } } };
    await saveInOutlook(trx, meeting, kept.inOutlook);
    // Outlook says nothing to whoever asked.
    const role = otherRole(organiser);
    await sendMessage(ctx, trx, pair[role], {
      kind: 'date-kept', duoId: meeting.duoId, subjectId: meeting.id,
      card: situationCard({ situation: { kind: 'booked', session, meeting: kept }, pair, role, links: ctx.links, now: ctx.clock.now() }),
    });
    return undefined;
  });
};
