import type { Trx } from '../../../db/connect.ts';
import { minute, plus } from '../../../kernel/time.ts';
import type { Context } from '../../context.ts';
import { otherOf } from '../../matching/duo.ts';
import type { Pair } from '../find-options.ts';
import type { Meeting } from '../meeting.ts';
import { organiserOf } from '../organiser.ts';
import { nextPass } from './reconcile-times.ts';

/** What Binôme chose by itself it books many at a time: subscriptions are asked for together, and what is changed until then is read behind them. */
const gathering = minute;

/** A meeting was booked: its organiser's mailbox is watched, the passes include it, and whoever is invited and chose it has accepted it. */
export const startFollowing = async (ctx: Pick<Context, 'clock' | 'enqueue'>, trx: Trx, { duo }: Pair, meeting: Meeting): Promise<void> => {
  const { tenantId, id: meetingId } = meeting;
  const now = ctx.clock.now();
  await ctx.enqueue(trx, { kind: 'watch-organisers', tenantId }, meeting.chosenBy === null ? plus(now, gathering) : now);
  await ctx.enqueue(trx, { kind: 'reconcile-meetings', tenantId }, nextPass([meeting], now));
  if (meeting.chosenBy === otherOf(duo, organiserOf(duo, meeting)).personId) await ctx.enqueue(trx, { kind: 'accept-invitation', tenantId, meetingId });
};
