import { Refusal } from '../../../kernel/errors.ts';
import type { DuoId, ProgrammeId } from '../../../kernel/ids.ts';
import type { Actor, Context } from '../../context.ts';
import type { Role } from '../../matching/duo.ts';
import { loadManagedPair } from '../load-duo.ts';
import { suspendDuo } from './suspend-duo.ts';

/**
 * HR says that one of the two is absent for a while (leave, a suspended contract): nothing is sent to them and nothing is overdue until HR has
 * the duo go on. Neither a reason nor an end is asked, and whose absence it is is not kept. Refuses with `already-handled` what does not live.
 */
export const declareAbsence = async (
  ctx: Pick<Context, 'db' | 'clock' | 'links' | 'transaction' | 'enqueue'>, actor: Actor, input: { programmeId: ProgrammeId; duoId: DuoId; side: Role },
): Promise<void> => {
  const pair = await loadManagedPair(ctx.db, actor, input);
  if (pair.duo.state !== 'invited' && pair.duo.state !== 'active') throw new Refusal('already-handled');
  await suspendDuo(ctx, pair.duo, pair[input.side].id, actor.personId);
};
