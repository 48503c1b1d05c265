import type { Card } from '../../kernel/card.ts';
import type { DuoId, MessageId } from '../../kernel/ids.ts';
import type { Trx } from '../../db/connect.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Context } from '../context.ts';
import type { Person } from '../people/person.ts';
import type { MessageKind } from './message.ts';
import { speakingTime } from './speaking-time.ts';
import { insertMessage } from './store.ts';

/**
 * Leaves a message for a person, inside the transaction that made it true; it goes out at the next moment they
 * may be written to. False when the person has this message already.
 */
export const sendMessage = async (
  ctx: Pick<Context, 'clock' | 'enqueue'>,
  trx: Trx,
  to: Person,
  message: { kind: MessageKind; duoId: DuoId | null; subjectId: string; card: Card },
): Promise<boolean> => {
  const now = ctx.clock.now();
  const messageId = await insertMessage(trx, { ...message, tenantId: to.tenantId, personId: to.id, at: now });
  if (messageId) await leaveForDelivery(ctx, trx, to, { id: messageId, duoId: message.duoId }, now);
  return messageId !== undefined;
};

/** It goes out at the first moment from then on at which its reader may be written to. */
export const leaveForDelivery = async (
  ctx: Pick<Context, 'enqueue'>, trx: Trx, to: Person, message: { id: MessageId; duoId: DuoId | null }, from: Instant,
): Promise<void> =>
  ctx.enqueue(trx, { kind: 'deliver-message', tenantId: to.tenantId, messageId: message.id }, await speakingTime(trx, to, message.duoId, from));
