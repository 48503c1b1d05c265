import { OutsideError } from '../../../kernel/errors.ts';
import type { MeetingId, TenantId } from '../../../kernel/ids.ts';
import type { Context } from '../../context.ts';
import { loadPair } from '../load-duo.ts';
import type { Meeting } from '../meeting.ts';
import { findMeeting, lockMeeting } from '../store.ts';
import { type Change, decideFollow, judgeLook, type Look } from './event-state.ts';
import { findSeen, saveLookedAt, saveSeen } from './store.ts';

/** The job that a notification leaves: the event itself is read, and nothing of the notification is believed. */
export const followMeeting = async (
  ctx: Pick<Context, 'db' | 'clock' | 'log' | 'calendar' | 'transaction'>, { tenantId, meetingId }: { tenantId: TenantId; meetingId: MeetingId },
): Promise<void> => {
  const meeting = await findMeeting(ctx.db, tenantId, meetingId);
  if (meeting?.state !== 'booked' || meeting.eventId === null) return;
  const { mentor, mentee } = await loadPair(ctx.db, tenantId, meeting.duoId);
  const askedAt = ctx.clock.now();
  const [state] = await ctx.calendar.read([{ organiserId: mentor.id, eventId: meeting.eventId, attendeeMail: mentee.mail }]);
  if (!state) throw new Error('a calendar answers for each event it is asked');
  if (state.kind !== 'unreadable') return void (await followEvent(ctx, meeting, { state, askedAt }));
  if (state.reason === 'no-answer') throw new OutsideError('graph', { code: 'no-answer', certain: false });
  ctx.log.warn('event not readable', { meeting: meetingId, reason: state.reason });
};

/**
 * The one place where what Outlook says meets the meeting: every look comes through here, from a notification or from a
 * pass, and only news goes on. What was seen is written in the transaction that acts on it, so that a look acts once.
 *
 * For now nothing acts: the change is written down and logged. What a meeting does about a change belongs where
 * `decideFollow` is called, under the meeting's lock.
 */
export const followEvent = async (ctx: Pick<Context, 'log' | 'transaction'>, meeting: Pick<Meeting, 'tenantId' | 'id'>, look: Look): Promise<Change> => {
  const change = await ctx.transaction(async (trx): Promise<Change> => {
    const current = await lockMeeting(trx, meeting.tenantId, meeting.id);
    if (current?.state !== 'booked') return { kind: 'same' };
    const verdict = judgeLook(await findSeen(trx, current), look);
    if (verdict !== 'news') {
      await saveLookedAt(trx, current, look.askedAt);
      return { kind: 'same' };
    }
    await saveSeen(trx, current, look);
    return decideFollow(current, look.state);
  });
  if (change.kind !== 'same') ctx.log.info('meeting changed in Outlook', { meeting: meeting.id, change: change.kind });
  return change;
};
