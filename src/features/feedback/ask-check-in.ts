import { OutsideError } from '../../kernel/errors.ts';
import type { MeetingId, TenantId } from '../../kernel/ids.ts';
import { sayWeekday } from '../../kernel/time.ts';
import type { Context } from '../context.ts';
import { followMeeting } from '../meetings/following/follow-event.ts';
import { loadPair } from '../meetings/load-duo.ts';
import { checkInOf } from '../meetings/meeting.ts';
import { findMeeting } from '../meetings/store.ts';
import { sendMessage } from '../messages/send-message.ts';
import { askCard } from './cards.ts';
import { isOver } from './pending.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'log' | 'calendar' | 'links' | 'transaction' | 'enqueue'>;

/**
 * The job after a meeting's end: the same question to both sides, worded for each. Its event is looked at once more, since nobody is
 * asked how a date went that somebody has put to a later time; when Outlook does not answer, they are asked all the same.
 */
export const askCheckIn = async (ctx: Ctx, { tenantId, meetingId }: { tenantId: TenantId; meetingId: MeetingId }): Promise<void> => {
  await followMeeting(ctx, { tenantId, meetingId }).catch((error: unknown) => {
    if (!(error instanceof OutsideError)) throw error;
    ctx.log.warn('event not readable', { meeting: meetingId, reason: 'no-answer' });
  });
  const meeting = await findMeeting(ctx.db, tenantId, meetingId);
  if (!meeting || !isOver(meeting, ctx.clock.now())) return;
  const pair = await loadPair(ctx.db, tenantId, meeting.duoId);
  // Whoever has left is asked nothing more.
  if (pair.duo.state !== 'active') return;
  await ctx.transaction(async (trx) => {
    for (const role of ['mentor', 'mentee'] as const) {
      const person = pair[role];
      await sendMessage(ctx, trx, person, {
        kind: 'check-in', duoId: meeting.duoId, subjectId: checkInOf(meeting.id),
        card: askCard({ meetingId, role, lang: person.lang, weekday: sayWeekday(meeting.start, person.zone, person.lang), k: pair.programme.frame.threshold }),
      });
    }
  });
};
