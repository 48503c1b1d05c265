import type { MeetingId, TenantId } from '../../kernel/ids.ts';
import type { Context } from '../context.ts';
import { sendMessage } from '../messages/send-message.ts';
import { situationCard } from './cards.ts';
import { loadPair } from './load-duo.ts';
import { reminderTime } from './meeting-times.ts';
import { findMeeting, findSession } from './store.ts';

/** The working day before: when, where, and the canvas of the session. */
export const remindMeeting = async (
  ctx: Pick<Context, 'db' | 'clock' | 'links' | 'transaction' | 'enqueue'>, { tenantId, meetingId }: { tenantId: TenantId; meetingId: MeetingId },
): Promise<void> => {
  const meeting = await findMeeting(ctx.db, tenantId, meetingId);
  const session = meeting && (await findSession(ctx.db, tenantId, meeting.sessionId));
  if (!session || meeting.state !== 'booked' || meeting.start <= ctx.clock.now()) return;
  // Refused, with another time in its place: nobody is reminded of a date that suits nobody.
  if (meeting.inOutlook.proposal?.isDeclined) return;
  const pair = await loadPair(ctx.db, tenantId, meeting.duoId);
  const remindAt = reminderTime(pair, meeting);
  await ctx.transaction(async (trx) => {
    // HR has since taken a quiet period away: the day before is another.
    if (remindAt > ctx.clock.now()) return ctx.enqueue(trx, { kind: 'remind-meeting', tenantId, meetingId }, remindAt);
    for (const role of ['mentor', 'mentee'] as const)
      await sendMessage(ctx, trx, pair[role], {
        kind: 'reminder', duoId: meeting.duoId, subjectId: meeting.id,
        card: situationCard({ situation: { kind: 'booked', session, meeting }, pair, role, links: ctx.links, now: ctx.clock.now() }),
      });
    return undefined;
  });
};
