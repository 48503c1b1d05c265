import { Refusal } from '../../kernel/errors.ts';
import type { DuoId, ProgrammeId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { findManagedProgramme } from '../programmes/store.ts';
import { loadPair } from './load-duo.ts';
import { renewOptions } from './renew-options.ts';
import { listOpenOffers } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'calendar' | 'links' | 'transaction' | 'enqueue'>;

/** HR has three new options sent to whoever holds the offer, or to the mentor when nobody does. */
export const sendOptions = async (ctx: Ctx, actor: Actor, input: { programmeId: ProgrammeId; duoId: DuoId }): Promise<void> => {
  const programme = await findManagedProgramme(ctx.db, actor.tenantId, input.programmeId, actor.personId);
  if (!programme) throw new Refusal(actor.canManage ? 'not-found' : 'not-allowed');
  const { duo } = await loadPair(ctx.db, actor.tenantId, input.duoId);
  if (duo.programmeId !== programme.id) throw new Refusal('not-found');
  const [open] = await listOpenOffers(ctx.db, actor.tenantId, [duo.id]);
  await renewOptions(ctx, actor, { duoId: duo.id, holder: open?.holder ?? 'mentor', act: open?.act ?? 'propose', say: 'options-again' });
};
