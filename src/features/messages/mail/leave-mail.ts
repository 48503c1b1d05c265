import type { Trx } from '../../../db/connect.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { Context } from '../../context.ts';
import type { Person } from '../../people/person.ts';
import { isSpareable, type Message } from '../message.ts';
import { speakingTime } from '../speaking-time.ts';
import { audienceOf } from '../store.ts';
import { isMailDue, startMail } from './store.ts';

/**
 * In the transaction that wrote that Teams cannot reach its reader: one mail is due in the message's place, if HR allowed it. Not for
 * what can be done without, nor for whom the tab shows nothing of it (sponsor and HR), nor a second time.
 */
export const leaveMail = async (ctx: Pick<Context, 'mailer' | 'enqueue'>, trx: Trx, to: Person, message: Message, at: Instant): Promise<void> => {
  if (!ctx.mailer || message.mail !== null || to.gone || isSpareable(message.kind)) return;
  if ((await audienceOf(trx, message)) === 'manager' || !(await isMailDue(trx, message))) return;
  if (to.mail === null) return startMail(trx, message, { state: 'failed', reason: 'no-address' });
  await startMail(trx, message, { state: 'queued' });
  await leaveForMailing(ctx, trx, to, message, at);
};

/** It leaves at the first moment from then on at which its reader may be written to. */
export const leaveForMailing = async (ctx: Pick<Context, 'enqueue'>, trx: Trx, to: Person, { id, duoId }: Pick<Message, 'id' | 'duoId'>, from: Instant): Promise<void> =>
  ctx.enqueue(trx, { kind: 'mail-message', tenantId: to.tenantId, messageId: id }, await speakingTime(trx, to, duoId, from));
