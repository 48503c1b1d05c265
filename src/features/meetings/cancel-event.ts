import { OutsideError } from '../../kernel/errors.ts';
import type { MeetingId, TenantId } from '../../kernel/ids.ts';
import type { Context } from '../context.ts';
import { otherRole } from '../matching/duo.ts';
import { loadPair } from './load-duo.ts';
import type { Meeting } from './meeting.ts';
import { organiserOf } from './organiser.ts';
import { findMeeting } from './store.ts';
import { text } from './text.ts';

/**
 * Called off, or made over something that came into a calendar at the same moment; a move that failed leaves its event where it stood. What
 * somebody else organises is theirs to cancel.
 */
const isOver = ({ state, inOutlook, replacesId }: Meeting): boolean =>
  !inOutlook.isElsewhere && (state === 'cancelled' || (state === 'unplaced' && replacesId === null));

/** The job that takes a cancelled meeting out of both calendars; cancelling what is already gone is fine. */
export const cancelEvent = async (ctx: Pick<Context, 'db' | 'log' | 'calendar'>, { tenantId, meetingId }: { tenantId: TenantId; meetingId: MeetingId }): Promise<void> => {
  const meeting = await findMeeting(ctx.db, tenantId, meetingId);
  if (!meeting || !isOver(meeting)) return;
  const pair = await loadPair(ctx.db, tenantId, meeting.duoId);
  const role = organiserOf(pair.duo, meeting);
  const [organiser, attendee] = [pair[role], pair[otherRole(role)]];
  const eventId = meeting.eventId ?? (meeting.askedAt === null ? null : (await ctx.calendar.create(organiser.id, meeting.requestBody)).eventId);
  if (eventId === null) return;
  try {
    await ctx.calendar.cancel(organiser.id, eventId, text(attendee.lang).cancelComment);
  } catch (error) {
    // Nobody is left there to cancel in the name of; the other has been told that nothing takes place.
    if (!(organiser.gone && error instanceof OutsideError && error.certain && (error.status === 403 || error.status === 404))) throw error;
    ctx.log.warn('event not cancelled', { meeting: meetingId, status: error.status });
  }
};
