import type { Card } from '../../kernel/card.ts';
import { OutsideError } from '../../kernel/errors.ts';
import type { MessageId, TenantId } from '../../kernel/ids.ts';
import type { Context, Conversation } from '../context.ts';
import { chatOf, type Person } from '../people/person.ts';
import { findPerson, forgetConversation, markUnreachable, saveConversation } from '../people/store.ts';
import { type Audience, fitsBudget, type Message } from './message.ts';
import { speakingTime } from './speaking-time.ts';
import { audienceOf, countSent, findMessage, handOver, lastShown, saveOutcome } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'log' | 'messenger' | 'transaction' | 'enqueue'>;

/** The one place that sends: the budget is kept here, and every message ends in an honest state. */
export const deliverMessage = async (ctx: Ctx, { tenantId, messageId }: { tenantId: TenantId; messageId: MessageId }): Promise<void> => {
  const message = await findMessage(ctx.db, tenantId, messageId);
  const person = message && (await findPerson(ctx.db, tenantId, message.personId));
  if (!message || !person || message.state !== 'queued') return;
  const audience: Audience = await audienceOf(ctx.db, message);
  const now = ctx.clock.now();
  // Left in time, but Teams was down since, or HR has made a quiet period of today: it waits, whatever it was about to say.
  const at = await speakingTime(ctx.db, person, message.duoId, now);
  if (at > now) return ctx.transaction((trx) => ctx.enqueue(trx, { kind: 'deliver-message', tenantId, messageId }, at));
  if (!fitsBudget(message.kind, audience, await countSent(ctx.db, tenantId, person.id, now))) {
    await saveOutcome(ctx.db, message, { state: 'skipped', reason: 'budget', at: now });
    ctx.log.info('message skipped', { message: message.id, kind: message.kind });
    return showInstead(ctx, message, person);
  }
  await deliver(ctx, message, person);
};

/**
 * Over budget nobody is notified, but what waits for the person is not hidden from them: it takes the place of the last card
 * about the same duo, where they find it when they look.
 */
const showInstead = async (ctx: Ctx, message: Message, person: Person): Promise<void> => {
  const last = await lastShown(ctx.db, message);
  const chat = chatOf(person);
  if (!last?.activityId || !chat) return;
  try {
    await ctx.messenger.update(chat, last.activityId, addressed(message.card, chat));
    await handOver(ctx.db, last, message, last.activityId);
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    ctx.log.warn('card not shown', { message: message.id, status: error.status });
  }
};

const deliver = async (ctx: Ctx, message: Message, person: Person): Promise<void> => {
  let asked = false;
  try {
    const chat = await meet(ctx, person);
    // Noted before it is sent: a process that dies in between leaves an honest "unknown" and sends nothing twice.
    await saveOutcome(ctx.db, message, { state: 'unknown', reason: 'in-flight', at: ctx.clock.now() });
    asked = true;
    const activityId = await ctx.messenger.post(chat, addressed(message.card, chat));
    await saveOutcome(ctx.db, message, { state: 'sent', activityId, at: ctx.clock.now() });
    ctx.log.info('message sent', { message: message.id, kind: message.kind });
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    // A refusal we can do nothing about: Teams gives no event when a person blocks the bot, only this 403.
    if (error.status === 403) {
      await saveOutcome(ctx.db, message, { state: 'failed', reason: error.code ?? 'blocked', at: ctx.clock.now() });
      await markUnreachable(ctx.db, person.tenantId, person.id);
      return ctx.log.warn('person unreachable', { person: person.id });
    }
    // Perhaps it arrived: a second card would be worse than none, and the tab shows the same state.
    if (!error.certain && asked) {
      await saveOutcome(ctx.db, message, { state: 'unknown', reason: error.code ?? 'no-answer', at: ctx.clock.now() });
      return ctx.log.warn('message outcome unknown', { message: message.id });
    }
    // The chat is not where it was (404), or no longer at a host we may speak to: the next try opens it anew.
    if (error.status === 404 || error.code === 'ServiceUrlNotAllowed') await forgetConversation(ctx.db, person.tenantId, person.id);
    if (asked) await saveOutcome(ctx.db, message, { state: 'queued', at: ctx.clock.now() });
    throw error;
  }
};

const meet = async (ctx: Ctx, person: Person): Promise<Conversation> => {
  const known = chatOf(person);
  if (known) return known;
  const chat = await ctx.messenger.open({ tenantId: person.tenantId, id: person.id });
  await saveConversation(ctx.db, person.tenantId, person.id, chat);
  return chat;
};

/** Refresh names its owner only: what Teams asks again when a card is opened is asked for nobody else. */
export const addressed = (card: Card, chat: Pick<Conversation, 'mri'>): { card: Card; summary: string } => ({
  card: card.refresh && { ...card, refresh: { ...card.refresh, userIds: chat.mri === null ? [] : [chat.mri] } } || card,
  summary: card.speak ?? '',
});
