import { OutsideError } from '../../../kernel/errors.ts';
import type { MeetingId, TenantId } from '../../../kernel/ids.ts';
import type { Context } from '../../context.ts';
import { otherRole } from '../../matching/duo.ts';
import { loadPair } from '../load-duo.ts';
import { organiserOf } from '../organiser.ts';
import { findMeeting } from '../store.ts';

/**
 * The job that accepts in Outlook for whoever is invited and has already said yes on a card. An answer given in Outlook is theirs, and
 * stays as it is.
 */
export const acceptInvitation = async (
  ctx: Pick<Context, 'db' | 'log' | 'calendar'>, { tenantId, meetingId }: { tenantId: TenantId; meetingId: MeetingId },
): Promise<void> => {
  const meeting = await findMeeting(ctx.db, tenantId, meetingId);
  if (meeting?.state !== 'booked' || meeting.eventId === null) return;
  const pair = await loadPair(ctx.db, tenantId, meeting.duoId);
  const attendee = pair[otherRole(organiserOf(pair.duo, meeting))];
  try {
    const answered = await ctx.calendar.accept(attendee.id, { organiserId: meeting.organiserId, eventId: meeting.eventId, start: meeting.start });
    // Exchange brings an invitation within seconds: the job comes back.
    if (answered === 'not-there') throw new OutsideError('graph', { code: 'copy-not-there', certain: false });
  } catch (error) {
    if (!(error instanceof OutsideError && error.certain && (error.status === 403 || error.status === 404))) throw error;
    ctx.log.warn('invitation not accepted', { meeting: meetingId, status: error.status });
  }
};
