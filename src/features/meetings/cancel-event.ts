import type { MeetingId, TenantId } from '../../kernel/ids.ts';
import type { Context } from '../context.ts';
import { loadPair } from './load-duo.ts';
import { findMeeting } from './store.ts';
import { text } from './text.ts';

/** The job that takes a cancelled meeting out of both calendars; cancelling what is already gone is fine. */
export const cancelEvent = async (ctx: Pick<Context, 'db' | 'calendar'>, { tenantId, meetingId }: { tenantId: TenantId; meetingId: MeetingId }): Promise<void> => {
  const meeting = await findMeeting(ctx.db, tenantId, meetingId);
  // What somebody else organises is theirs to cancel.
  if (meeting?.state !== 'cancelled' || meeting.inOutlook.isElsewhere) return;
  const { mentor, mentee } = await loadPair(ctx.db, tenantId, meeting.duoId);
  const eventId = meeting.eventId ?? (meeting.askedAt === null ? null : (await ctx.calendar.create(mentor.id, meeting.requestBody)).eventId);
  if (eventId === null) return;
  await ctx.calendar.cancel(mentor.id, eventId, text(mentee.lang).cancelComment);
};
