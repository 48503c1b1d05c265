import type { Trx } from '../../../db/connect.ts';
import type { Context } from '../../context.ts';
import type { Pair } from '../find-options.ts';
import type { Meeting } from '../meeting.ts';
import { nextPass } from './reconcile-times.ts';

/** A meeting was booked: its organiser's mailbox is watched, the passes include it, and a mentee who chose it has accepted it. */
export const startFollowing = async (ctx: Pick<Context, 'clock' | 'enqueue'>, trx: Trx, { mentor, mentee }: Pair, meeting: Meeting): Promise<void> => {
  const { tenantId, id: meetingId } = meeting;
  await ctx.enqueue(trx, { kind: 'watch-organiser', tenantId, organiserId: mentor.id });
  await ctx.enqueue(trx, { kind: 'reconcile-meetings', tenantId }, nextPass([meeting], ctx.clock.now()));
  if (meeting.chosenBy === mentee.id) await ctx.enqueue(trx, { kind: 'accept-invitation', tenantId, meetingId });
};
