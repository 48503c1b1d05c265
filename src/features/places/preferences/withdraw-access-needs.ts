import type { Actor, Context } from '../../context.ts';
import { momentAfter } from '../../privacy/erasure.ts';
import { eraseAccessNeeds, findConsent } from './store.ts';

/** The consent is withdrawn: what it covered is erased, and nothing in the database remembers that it was there. No backup brings it back. */
export const withdrawAccessNeeds = async (ctx: Pick<Context, 'db' | 'clock' | 'erasures' | 'transaction'>, actor: Actor): Promise<void> => {
  const { tenantId, personId } = actor;
  const consent = await findConsent(ctx.db, tenantId, personId);
  if (!consent) return;
  const at = momentAfter(consent.at, ctx.clock.now());
  await ctx.erasures.remember({ what: 'access-needs', tenantId, personId, at });
  await ctx.transaction((trx) => eraseAccessNeeds(trx, tenantId, personId, at));
};
