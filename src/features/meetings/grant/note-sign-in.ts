import type { TenantId } from '../../../kernel/ids.ts';
import type { Context } from '../../context.ts';
import { saveStanding } from './store.ts';

/**
 * Takes what Graph says of our sign-in, exchange after exchange, and writes it when it is news to this process; what another noted is
 * looked at anew by each start, whose first answer is always news. Nobody waits for the writing.
 */
export const noteSignIn = (ctx: Pick<Context, 'db' | 'clock' | 'log'>, tenantId: TenantId): ((isAccepted: boolean) => void) => {
  let known: boolean | undefined;
  let written = Promise.resolve();
  return (isAccepted) => {
    if (isAccepted === known) return;
    known = isAccepted;
    // One after the other: what came last stands.
    written = written.then(() => saveStanding(ctx.db, tenantId, 'sign-in', isAccepted, ctx.clock.now())).catch(() => {
      known = undefined;
      ctx.log.warn('sign-in not noted');
    });
  };
};
