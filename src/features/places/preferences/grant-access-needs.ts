import { Refusal } from '../../../kernel/errors.ts';
import type { Actor, Context } from '../../context.ts';
import type { AccessNeeds } from './preferences.ts';
import { upsertAccessNeeds } from './store.ts';

/** Saying one's needs is the consent, and is asked as such: apart, and for something. Withdrawing it erases them. */
export const grantAccessNeeds = async (ctx: Pick<Context, 'clock' | 'transaction'>, actor: Actor, needs: AccessNeeds): Promise<void> => {
  if (!needs.stepFree && !needs.quiet) throw new Refusal('bad-input', 'stepFree');
  await ctx.transaction((trx) => upsertAccessNeeds(trx, actor.tenantId, actor.personId, needs, ctx.clock.now()));
};
