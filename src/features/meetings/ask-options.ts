import { Refusal } from '../../kernel/errors.ts';
import type { DuoId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { findOwnDuo } from '../matching/store.ts';
import { renewOptions } from './renew-options.ts';
import { roleOf } from './situation.ts';
import { listOpenOffers } from './store.ts';

/** A member looks again when nothing was found, or nobody holds anything. */
export const askOptions = async (
  ctx: Pick<Context, 'db' | 'clock' | 'calendar' | 'links' | 'transaction' | 'enqueue'>, actor: Actor, input: { duoId: DuoId },
): Promise<void> => {
  const duo = await findOwnDuo(ctx.db, actor.tenantId, input.duoId, actor.personId);
  if (!duo) throw new Refusal('not-found');
  if ((await listOpenOffers(ctx.db, actor.tenantId, [duo.id])).length > 0) throw new Refusal('already-handled');
  const holder = roleOf(duo, actor.personId);
  await renewOptions(ctx, actor, { duoId: duo.id, holder, act: holder === 'mentor' ? 'propose' : 'confirm', say: null });
};
