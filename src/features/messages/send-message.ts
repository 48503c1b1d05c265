import type { Card } from '../../kernel/card.ts';
import type { DuoId } from '../../kernel/ids.ts';
import type { Trx } from '../../db/connect.ts';
import type { MessageId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Context } from '../context.ts';
import { isHolidayFor, type Person } from '../people/person.ts';
import type { MessageKind } from './message.ts';
import { insertMessage } from './store.ts';
import { nextSpeakingTime } from './working-time.ts';

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
  if (messageId) await leaveForDelivery(ctx, trx, to, messageId, now);
  return messageId !== undefined;
};

/** The first moment from then on at which this person may be written to. */
export const speakingTimeFor = (to: Person, from: Instant): Instant => nextSpeakingTime(from, to.zone, isHolidayFor(to));

export const leaveForDelivery = (ctx: Pick<Context, 'enqueue'>, trx: Trx, to: Person, messageId: MessageId, from: Instant): Promise<void> =>
  ctx.enqueue(trx, { kind: 'deliver-message', tenantId: to.tenantId, messageId }, speakingTimeFor(to, from));
