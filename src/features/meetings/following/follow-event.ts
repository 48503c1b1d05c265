import { unanswered } from '../../../kernel/errors.ts';
import type { MeetingId, TenantId } from '../../../kernel/ids.ts';
import type { Context } from '../../context.ts';
import { loadPair } from '../load-duo.ts';
import type { Meeting } from '../meeting.ts';
import { eventRef } from '../organiser.ts';
import { findMeeting, lockMeeting } from '../store.ts';
import { actOnLook } from './act-on-look.ts';
import { type Change, decideFollow, isFollowed, judgeLook, type Look, outcomeOf } from './event-state.ts';
import { findSeen, saveLookedAt, saveSeen } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'log' | 'calendar' | 'links' | 'transaction' | 'enqueue'>;

/** The job that a notification leaves: the event itself is read, and nothing of the notification is believed. */
export const followMeeting = async (ctx: Ctx, { tenantId, meetingId }: { tenantId: TenantId; meetingId: MeetingId }): Promise<void> => {
  const meeting = await findMeeting(ctx.db, tenantId, meetingId);
  if (meeting?.state !== 'booked' || meeting.eventId === null) return;
  const pair = await loadPair(ctx.db, tenantId, meeting.duoId);
  const askedAt = ctx.clock.now();
  const [state] = await ctx.calendar.read([eventRef(pair, { ...meeting, eventId: meeting.eventId })]);
  if (!state) throw new Error('a calendar answers for each event it is asked');
  if (state.kind !== 'unreadable') return void (await followEvent(ctx, meeting, { state, askedAt }));
  if (state.reason === 'no-answer') throw unanswered('outlook');
  ctx.log.warn('event not readable', { meeting: meetingId, reason: state.reason });
};

/**
 * The one place where what Outlook says meets the meeting: every look comes through here, from a notification or from a
 * pass, and only news goes on. What was seen is written in the transaction that acts on it, so that a look acts once; most looks ask
 * for no act, and take one small transaction.
 */
export const followEvent = async (ctx: Ctx, meeting: Pick<Meeting, 'tenantId' | 'id'>, look: Look): Promise<Change> => {
  const seen = await ctx.transaction(async (trx): Promise<{ change: Change; asks: boolean }> => {
    const nothing = { change: { kind: 'same' }, asks: false } as const;
    const current = await lockMeeting(trx, meeting.tenantId, meeting.id);
    if (current?.state !== 'booked') return nothing;
    const verdict = judgeLook(await findSeen(trx, current), look);
    if (verdict !== 'news') {
      await saveLookedAt(trx, current, look.askedAt);
      return nothing;
    }
    const change = decideFollow(current, look.state);
    const asks = !isFollowed(current, outcomeOf(current, change, ctx.clock.now()), ctx.clock.now());
    if (!asks) await saveSeen(trx, current, look);
    return { change, asks };
  });
  if (seen.asks) await actOnLook(ctx, meeting, look);
  if (seen.change.kind !== 'same') ctx.log.info('meeting changed in Outlook', { meeting: meeting.id, change: seen.change.kind });
  return seen.change;
};
