import type { Trx } from '../../../db/connect.ts';
import type { Context } from '../../context.ts';
import { otherOf } from '../../matching/duo.ts';
import type { Pair } from '../find-options.ts';
import type { Meeting } from '../meeting.ts';
import { organiserOf } from '../organiser.ts';
import { nextPass } from './reconcile-times.ts';

/** A meeting was booked: its organiser's mailbox is watched, the passes include it, and whoever is invited and chose it has accepted it. */
export const startFollowing = async (ctx: Pick<Context, 'clock' | 'enqueue'>, trx: Trx, { duo }: Pair, meeting: Meeting): Promise<void> => {
  const { tenantId, id: meetingId } = meeting;
  await ctx.enqueue(trx, { kind: 'watch-organiser', tenantId, organiserId: meeting.organiserId });
  await ctx.enqueue(trx, { kind: 'reconcile-meetings', tenantId }, nextPass([meeting], ctx.clock.now()));
  if (meeting.chosenBy === otherOf(duo, organiserOf(duo, meeting)).personId) await ctx.enqueue(trx, { kind: 'accept-invitation', tenantId, meetingId });
};
