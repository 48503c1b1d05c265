import { Refusal } from '../../kernel/errors.ts';
import type { DuoId } from '../../kernel/ids.ts';
import type { Actor } from '../context.ts';
import { markAnswered } from '../messages/store.ts';
import { changeInvitation, type Ctx } from './change-invitation.ts';
import { memberOf } from './duo.ts';
import { saveAnswer, saveDuoState } from './store.ts';

/** A member says yes (which signs the charter) or no. No reason is asked, and a no ends the invitation for both without an author. */
export const answerDuo = (ctx: Ctx, actor: Actor, input: { duoId: DuoId; answer: 'yes' | 'no' }): Promise<void> =>
  changeInvitation(ctx, actor, input.duoId, async (trx, duo, role) => {
    if (memberOf(duo, actor.personId)?.answer === input.answer) return;
    if (duo.state !== 'invited') throw new Refusal('already-handled');
    await saveAnswer(trx, duo, role, input.answer, ctx.clock.now());
    await markAnswered(trx, actor, [duo.id], ctx.clock.now());
    if (input.answer === 'no') await saveDuoState(trx, duo, 'declined', duo.activatedAt);
  });
