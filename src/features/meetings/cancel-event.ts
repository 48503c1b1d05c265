import { OutsideError } from '../../kernel/errors.ts';
import type { MeetingId, TenantId } from '../../kernel/ids.ts';
import { hour, plus } from '../../kernel/time.ts';
import type { Context } from '../context.ts';
import { otherRole } from '../matching/duo.ts';
import { isClosedMailbox } from './closed-mailbox.ts';
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

/** After which a mailbox that refused us is tried again. */
const closedFor = 6 * hour;

/** The job that takes a cancelled meeting out of both calendars; cancelling what is already gone is fine. */
export const cancelEvent = async (ctx: Pick<Context, 'db' | 'clock' | 'log' | 'calendar' | 'transaction' | 'enqueue'>, { tenantId, meetingId }: { tenantId: TenantId; meetingId: MeetingId }): Promise<void> => {
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
    if (!(error instanceof OutsideError && isClosedMailbox(error))) throw error;
    ctx.log.warn('event not cancelled', { meeting: meetingId, status: error.status });
    // Nobody is left there to cancel in the name of, or nothing is ahead any more: the other has been told that nothing takes place.
    if (organiser.gone || meeting.end <= ctx.clock.now()) return;
    // A mailbox that is closed to us for a night or a week must not keep for good what was called off.
    await ctx.transaction((trx) => ctx.enqueue(trx, { kind: 'cancel-event', tenantId, meetingId }, plus(ctx.clock.now(), closedFor)));
  }
};
