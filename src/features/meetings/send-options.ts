import type { DuoId, ProgrammeId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { loadManagedPair } from './load-duo.ts';
import { renewOptions } from './renew-options.ts';
import { listOpenOffers } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'calendar' | 'links' | 'transaction' | 'enqueue'>;

/** HR has three new options sent to whoever holds the offer, or to the mentor when nobody does. */
export const sendOptions = async (ctx: Ctx, actor: Actor, input: { programmeId: ProgrammeId; duoId: DuoId }): Promise<void> => {
  const { duo } = await loadManagedPair(ctx.db, actor, input);
  const [open] = await listOpenOffers(ctx.db, actor.tenantId, [duo.id]);
  await renewOptions(ctx, actor, { duoId: duo.id, holder: open?.holder ?? 'mentor', act: open?.act ?? 'propose', say: 'options-again' });
};
