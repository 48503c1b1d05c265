import { Refusal } from '../../../kernel/errors.ts';
import type { Actor, Context } from '../../context.ts';
import { momentAfter } from '../../privacy/erasure.ts';
import type { AccessNeeds } from './preferences.ts';
import { findConsent, upsertAccessNeeds } from './store.ts';

/**
 * Saying one's needs is the consent, and is asked as such: apart, and for something. Withdrawing it erases them; so does leaving out
 * one that was said before, of that one.
 */
export const grantAccessNeeds = async (
  ctx: Pick<Context, 'db' | 'clock' | 'erasures' | 'transaction'>, { tenantId, personId }: Actor, needs: AccessNeeds,
): Promise<void> => {
  if (!needs.stepFree && !needs.quiet) throw new Refusal('bad-input', 'stepFree');
  const before = await findConsent(ctx.db, tenantId, personId);
  const at = momentAfter(before?.at, ctx.clock.now());
  const takesBack = before !== undefined && ((before.needs.stepFree && !needs.stepFree) || (before.needs.quiet && !needs.quiet));
  // All that was said before, whichever is left out: to name it would say what it was.
  if (takesBack) await ctx.erasures.remember({ what: 'access-needs', tenantId, personId, at });
  await ctx.transaction((trx) => upsertAccessNeeds(trx, tenantId, personId, needs, at));
};
