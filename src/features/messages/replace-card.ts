import type { Trx } from '../../db/connect.ts';
import type { Card } from '../../kernel/card.ts';
import { OutsideError } from '../../kernel/errors.ts';
import type { MessageId, TenantId } from '../../kernel/ids.ts';
import { type Instant, plus } from '../../kernel/time.ts';
import type { Context } from '../context.ts';
import { chatOf, type Person } from '../people/person.ts';
import { findPerson, markUnreachable, saveConversation } from '../people/store.ts';
import { addressed } from './deliver-message.ts';
import { findMessage, listMessages, saveCard } from './store.ts';

/**
 * A press is answered with the new card by Teams itself; an update that overtook that answer would be overwritten by it.
 * So updates follow a little later.
 */
const afterTheAnswer = 3000;

/**
 * Lets the cards a person holds about these subjects show the present state: the newest in full, older ones in a line.
 * Messages left since `began` tell of this very change in their own words and stay as they are. Nobody is notified.
 */
export const replaceCards = async (
  ctx: Pick<Context, 'clock' | 'enqueue'>, trx: Trx, holder: Person, subjectIds: readonly string[], cards: { newest: Card; older: Card }, began: Instant,
): Promise<void> => {
  const at: Instant = plus(ctx.clock.now(), afterTheAnswer);
  const messages = await listMessages(trx, holder.tenantId, holder.id, subjectIds);
  const newest = messages.at(-1);
  for (const message of messages) {
    if (message.createdAt >= began) continue;
    await saveCard(trx, message, message === newest ? cards.newest : cards.older);
    if (message.activityId !== null) await ctx.enqueue(trx, { kind: 'refresh-message', tenantId: message.tenantId, messageId: message.id }, at);
  }
};

/**
 * The job: shows the stored card in the chat. A chat that is gone or closed to us is left alone, and a 403 says as much of its owner as that of
 * a send: HR is told, who may not be written to for weeks. Being asked to wait is no failure. What went wrong otherwise is tried again: the same card shown twice is one card.
 */
export const refreshMessage = async (
  ctx: Pick<Context, 'db' | 'clock' | 'log' | 'messenger' | 'transaction' | 'enqueue'>, { tenantId, messageId }: { tenantId: TenantId; messageId: MessageId },
): Promise<void> => {
  const message = await findMessage(ctx.db, tenantId, messageId);
  const person = message && (await findPerson(ctx.db, tenantId, message.personId));
  const chat = person && chatOf(person);
  if (!message?.activityId || !chat) return;
  try {
    await ctx.messenger.update(chat, message.activityId, addressed(message.card, chat));
    if (!person.reachable) await saveConversation(ctx.db, tenantId, person.id, chat);
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    const { retryAfter } = error;
    if (retryAfter !== undefined)
      return ctx.transaction((trx) => ctx.enqueue(trx, { kind: 'refresh-message', tenantId, messageId }, plus(ctx.clock.now(), retryAfter)));
    if (error.status !== 403 && error.status !== 404) throw error;
    ctx.log.warn('card not replaced', { message: message.id, status: error.status });
    if (error.status === 403) await markUnreachable(ctx.db, tenantId, person.id);
  }
};
