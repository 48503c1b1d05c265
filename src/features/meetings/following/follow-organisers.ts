import type { MeetingId, PersonId, TenantId } from '../../../kernel/ids.ts';
import { type Instant, plus } from '../../../kernel/time.ts';
import type { Context } from '../../context.ts';
import type { EventState } from './event-state.ts';
import { followEvent } from './follow-event.ts';
import { lookBack } from './reconcile-times.ts';
import { type AheadMeeting, listMeetingsAhead } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'log' | 'calendar' | 'links' | 'transaction' | 'enqueue'>;

/**
 * The job behind new subscriptions: whatever was done to these organisers' events before Graph began to tell is read once, twenty events
 * to a call. What gave no answer, or cannot be settled here, is left to a job of its own (follow-event).
 */
export const followOrganisers = async (ctx: Ctx, { tenantId, organiserIds }: { tenantId: TenantId; organiserIds: readonly PersonId[] }): Promise<void> => {
  const askedAt = ctx.clock.now();
  const ahead = await listMeetingsAhead(ctx.db, tenantId, plus(askedAt, -lookBack), organiserIds);
  const states = await ctx.calendar.read(ahead);
  const left: MeetingId[] = [];
  for (const [index, meeting] of ahead.entries())
    if (!(await isSettled(ctx, tenantId, meeting, states[index], askedAt))) left.push(meeting.id);
  if (left.length === 0) return;
  await ctx.transaction(async (trx) => {
    for (const meetingId of left) await ctx.enqueue(trx, { kind: 'follow-event', tenantId, meetingId });
  });
};

/** Whether nothing is left to do about it. */
const isSettled = async (ctx: Ctx, tenantId: TenantId, { id }: AheadMeeting, state: EventState | undefined, askedAt: Instant): Promise<boolean> => {
  if (!state || state.kind === 'unreadable') {
    if (state && state.reason !== 'no-answer') ctx.log.warn('event not readable', { meeting: id, reason: state.reason });
    return state !== undefined && state.reason !== 'no-answer';
  }
  try {
    await followEvent(ctx, { tenantId, id }, { state, askedAt });
    return true;
  } catch (error) {
    // It must not keep the others waiting.
    ctx.log.error('event left to its own job', error, { meeting: id });
    return false;
  }
};
