import type { Actor, Context } from '../../context.ts';
import { eraseAccessNeeds } from './store.ts';

/** The consent is withdrawn: what it covered is erased, and nothing remembers that it was there. */
export const withdrawAccessNeeds = async (ctx: Pick<Context, 'transaction'>, actor: Actor): Promise<void> => {
  await ctx.transaction((trx) => eraseAccessNeeds(trx, actor.tenantId, actor.personId));
};
