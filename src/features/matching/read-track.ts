import { Refusal } from '../../kernel/errors.ts';
import type { DuoId } from '../../kernel/ids.ts';
import type { Actor } from '../context.ts';
import { changeInvitation, type Ctx } from './change-invitation.ts';
import { memberOf } from './duo.ts';
import { saveTrackRead } from './store.ts';

/** A member has read their track. */
export const readTrack = (ctx: Ctx, actor: Actor, input: { duoId: DuoId }): Promise<void> =>
  changeInvitation(ctx, actor, input.duoId, async (trx, duo, role) => {
    if (memberOf(duo, actor.personId)?.trackReadAt !== null) return;
    if (duo.state === 'declined' || duo.state === 'closed') throw new Refusal('duo-closed');
    await saveTrackRead(trx, duo, role, ctx.clock.now());
  });
