import type { Trx } from '../../db/connect.ts';
import type { Context } from '../context.ts';
import { addWorkingDays } from '../messages/working-time.ts';
import { isHolidayFor } from '../people/person.ts';
import type { Pair } from './find-options.ts';
import { loadRecord } from './load-duo.ts';
import { lostDates, type Session } from './meeting.ts';
import { pausesFrom } from './situation.ts';
import { tellSponsor } from './tell-sponsor.ts';

/** Working days a pause is on offer before anybody else hears. */
const patience = 5;

/**
 * A date of this session has just been lost: after two, a pause is offered and the clock of the sponsor's message begins;
 * a third is told at once.
 */
export const guardLoss = async (ctx: Pick<Context, 'clock' | 'links' | 'enqueue'>, trx: Trx, pair: Pair, session: Session): Promise<void> => {
  const losses = lostDates((await loadRecord(trx, pair.duo)).meetings, session.id);
  if (losses > pausesFrom) await tellSponsor(ctx, trx, pair, session);
  else if (losses === pausesFrom) {
    const at = addWorkingDays(ctx.clock.now(), patience, pair.mentor.zone, isHolidayFor(pair.mentor, pair.programme.frame));
    await ctx.enqueue(trx, { kind: 'guard-session', tenantId: session.tenantId, sessionId: session.id }, at);
  }
};
