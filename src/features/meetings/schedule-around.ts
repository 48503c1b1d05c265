import type { Trx } from '../../db/connect.ts';
import type { Context } from '../context.ts';
import type { Pair } from './find-options.ts';
import type { Meeting } from './meeting.ts';
import { checkInTime, passTime, reminderTime } from './meeting-times.ts';

/** A date stands: its reminder, unless the time for one is past, its check-in, and the end of the wait for an answer. A date that is moved has jobs of its own. */
export const scheduleAround = async (ctx: Pick<Context, 'clock' | 'enqueue'>, trx: Trx, pair: Pair, meeting: Meeting): Promise<void> => {
  const { tenantId, id: meetingId } = meeting;
  const remindAt = reminderTime(pair, meeting);
  if (remindAt > ctx.clock.now()) await ctx.enqueue(trx, { kind: 'remind-meeting', tenantId, meetingId }, remindAt);
  await ctx.enqueue(trx, { kind: 'ask-check-in', tenantId, meetingId }, checkInTime(pair, meeting));
  await ctx.enqueue(trx, { kind: 'pass-date', tenantId, meetingId }, passTime(pair, meeting));
};
