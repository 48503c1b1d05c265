import type { MeetingId, TenantId } from '../../kernel/ids.ts';
import { sayWeekday } from '../../kernel/time.ts';
import type { Context } from '../context.ts';
import { loadPair } from '../meetings/load-duo.ts';
import { findMeeting } from '../meetings/store.ts';
import { sendMessage } from '../messages/send-message.ts';
import { askCard } from './cards.ts';
import { isOver } from './pending.ts';

/** The job after a meeting's end: the same question to both sides, worded for each. */
export const askCheckIn = async (
  ctx: Pick<Context, 'db' | 'clock' | 'transaction' | 'enqueue'>, { tenantId, meetingId }: { tenantId: TenantId; meetingId: MeetingId },
): Promise<void> => {
  const meeting = await findMeeting(ctx.db, tenantId, meetingId);
  if (!meeting || !isOver(meeting, ctx.clock.now())) return;
  const pair = await loadPair(ctx.db, tenantId, meeting.duoId);
  // Whoever has left is asked nothing more.
  if (pair.duo.state !== 'active') return;
  await ctx.transaction(async (trx) => {
    for (const role of ['mentor', 'mentee'] as const) {
      const person = pair[role];
      await sendMessage(ctx, trx, person, {
        kind: 'check-in', duoId: meeting.duoId, subjectId: `check-in/${meeting.id}`,
        card: askCard({ meetingId, role, lang: person.lang, weekday: sayWeekday(meeting.start, person.zone, person.lang), k: pair.programme.frame.threshold }),
      });
    }
  });
};
