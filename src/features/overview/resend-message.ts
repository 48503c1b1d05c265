import { Refusal } from '../../kernel/errors.ts';
import type { MessageId, ProgrammeId } from '../../kernel/ids.ts';
import { plus } from '../../kernel/time.ts';
import type { Actor, Context } from '../context.ts';
import { findDuo } from '../matching/store.ts';
import { leaveForDelivery } from '../messages/send-message.ts';
import { findMessage, isDigestOf, requeue } from '../messages/store.ts';
import { findPerson } from '../people/store.ts';
import { writeJournal } from '../privacy/store.ts';
import { managedProgramme } from '../programmes/managed-programme.ts';
import { flightTime } from './view-deliveries.ts';

/**
 * HR has a message sent again that did not arrive. One that may have arrived goes only knowingly. It waits for office hours
 * and for the allowance like any other; of two who press at once, one sends.
 */
export const resendMessage = async (
  ctx: Pick<Context, 'db' | 'clock' | 'transaction' | 'enqueue'>,
  actor: Actor,
  input: { programmeId: ProgrammeId; messageId: MessageId; mayArriveTwice: boolean },
): Promise<void> => {
  const { tenantId } = actor;
  const programme = await managedProgramme(ctx.db, actor, input.programmeId);
  const message = await findMessage(ctx.db, tenantId, input.messageId);
  const duo = message?.duoId ? await findDuo(ctx.db, tenantId, message.duoId) : undefined;
  const person = message && (await findPerson(ctx.db, tenantId, message.personId));
  if (!message || !person || (duo ? duo.programmeId !== programme.id : !isDigestOf(message, programme.id))) throw new Refusal('not-found');
  if (duo && duo.state !== 'invited' && duo.state !== 'active') throw new Refusal('duo-closed');
  if ((message.state === 'unknown' || message.mail === 'unknown') && !input.mayArriveTwice) throw new Refusal('may-arrive-twice');

  const now = ctx.clock.now();
  await ctx.transaction(async (trx) => {
    if (!(await requeue(trx, message, plus(now, -flightTime)))) throw new Refusal('already-sent');
    await leaveForDelivery(ctx, trx, person, message, now);
    await writeJournal(trx, { tenantId, at: now, actorId: actor.personId, act: 'message-resent', subject: duo ? { kind: 'duo', id: duo.id } : { kind: 'programme', id: programme.id } });
  });
};
