import type { PersonId, TenantId } from '../../../kernel/ids.ts';
import type { Context } from '../../context.ts';
import type { Availability } from '../../places/slot.ts';
import { isGrantGone, lookIn } from './grant.ts';
import { addRefused, forgetRefused, listRefused, listRefusedSessions } from './store.ts';

/**
 * What a look at Outlook, made for whatever reason, says of our grant: nothing is asked for it. The first calendar that opens again ends
 * it, and has every search made anew that had stopped there.
 */
export const noteLook = async (
  ctx: Pick<Context, 'db' | 'transaction' | 'enqueue'>, tenantId: TenantId, found: ReadonlyMap<PersonId, Availability>,
): Promise<void> => {
  const { hasRead, refused } = lookIn(found);
  const known = hasRead || refused.length > 0 ? await listRefused(ctx.db, tenantId) : new Set();
  if (!hasRead) {
    const news = refused.filter((id) => !known.has(id));
    return news.length > 0 ? addRefused(ctx.db, tenantId, news) : undefined;
  }
  if (known.size === 0) return;
  await ctx.transaction(async (trx) => {
    if (!isGrantGone(await forgetRefused(trx, tenantId))) return;
    for (const sessionId of await listRefusedSessions(trx, tenantId)) await ctx.enqueue(trx, { kind: 'offer-session', tenantId, sessionId });
  });
};
