import { OutsideError } from '../../../kernel/errors.ts';
import type { MeetingId, TenantId } from '../../../kernel/ids.ts';
import { minute, plus } from '../../../kernel/time.ts';
import type { Context } from '../../context.ts';
import { otherRole } from '../../matching/duo.ts';
import { isClosedMailbox } from '../closed-mailbox.ts';
import { loadPair } from '../load-duo.ts';
import { organiserOf } from '../organiser.ts';
import { findMeeting } from '../store.ts';
import { followMeeting } from './follow-event.ts';

/** Exchange brings an invitation within seconds: one that is still not there was perhaps moved or called off by hand, and nobody told us. */
const patience = minute;

/**
 * The job that accepts in Outlook for whoever is invited and has already said yes on a card. An answer given in Outlook is theirs, and
 * stays as it is. Throws OutsideError while the invitation is not in their calendar: the job comes back, and ends with the date.
 */
export const acceptInvitation = async (
  ctx: Pick<Context, 'db' | 'clock' | 'log' | 'calendar' | 'links' | 'transaction' | 'enqueue'>, { tenantId, meetingId }: { tenantId: TenantId; meetingId: MeetingId },
): Promise<void> => {
  const meeting = await findMeeting(ctx.db, tenantId, meetingId);
  if (meeting?.state !== 'booked' || meeting.eventId === null || meeting.start <= ctx.clock.now()) return;
  const pair = await loadPair(ctx.db, tenantId, meeting.duoId);
  const attendee = pair[otherRole(organiserOf(pair.duo, meeting))];
  try {
    const answered = await ctx.calendar.accept(attendee.id, { organiserId: meeting.organiserId, eventId: meeting.eventId, start: meeting.start });
    if (answered !== 'not-there') return;
    if (ctx.clock.now() > plus(meeting.chosenAt, patience)) await followMeeting(ctx, { tenantId, meetingId });
    throw new OutsideError('outlook', { code: 'copy-not-there', certain: true });
  } catch (error) {
    if (!(error instanceof OutsideError && isClosedMailbox(error))) throw error;
    ctx.log.warn('invitation not accepted', { meeting: meetingId, status: error.status });
  }
};
