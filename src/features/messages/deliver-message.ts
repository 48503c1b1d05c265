import type { Trx } from '../../db/connect.ts';
import type { Card } from '../../kernel/card.ts';
import { OutsideError } from '../../kernel/errors.ts';
import type { MessageId, TenantId } from '../../kernel/ids.ts';
import { day, minute, plus } from '../../kernel/time.ts';
import type { Context, Conversation } from '../context.ts';
import { chatOf, type Person } from '../people/person.ts';
import { claimInstall, findPerson, forgetConversation, markUnreachable, saveConversation } from '../people/store.ts';
import { isLost, isNotInstalled, judge } from './delivery.ts';
import { installing } from './install-app.ts';
import { leaveMail } from './mail/leave-mail.ts';
import { fitsBudget, type Message, type Overtaken, overtakenBy } from './message.ts';
import { passOn } from './pass-on.ts';
import { leaveForDelivery } from './send-message.ts';
import { speakingTime } from './speaking-time.ts';
import { audienceOf, countSent, findMessage, handOver, lastShown, lockQueued, saveOutcome, standingOf } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'log' | 'messenger' | 'mailer' | 'transaction' | 'enqueue'>;

/** The one place that sends: hours and budget are kept here, and every message ends in an honest state. */
export const deliverMessage = async (ctx: Ctx, { tenantId, messageId }: { tenantId: TenantId; messageId: MessageId }): Promise<void> => {
  const message = await findMessage(ctx.db, tenantId, messageId);
  const person = message && (await findPerson(ctx.db, tenantId, message.personId));
  if (!message || !person || message.state !== 'queued') return;
  const now = ctx.clock.now();
  // Left in time, but Teams was down since, or HR has made a quiet period of today: it waits, whatever it was about to say.
  if ((await speakingTime(ctx.db, person, message.duoId, now)) > now)
    return ctx.transaction((trx) => leaveForDelivery(ctx, trx, person, message, now));
  await deliver(ctx, message, person);
};

const deliver = async (ctx: Ctx, message: Message, person: Person): Promise<void> => {
  let asked = false;
  try {
    // No chat is opened with somebody who has left: nothing is said to them.
    const chat = person.gone ? undefined : await meet(ctx, person);
    const claimed = await claim(ctx, message, person);
    if (!claimed || !chat) return;
    asked = true;
    const activityId = await ctx.messenger.post(chat, addressed(claimed.card, chat));
    await saveOutcome(ctx.db, message, { state: 'sent', activityId, at: ctx.clock.now() });
    if (!person.reachable) await saveConversation(ctx.db, person.tenantId, person.id, chat);
    ctx.log.info('message sent', { message: message.id, kind: message.kind });
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    await settle(ctx, message, person, error, asked);
  }
};

const meet = async (ctx: Ctx, person: Person): Promise<Conversation> => {
  const known = chatOf(person);
  if (known) return known;
  const chat = await ctx.messenger.open({ tenantId: person.tenantId, id: person.id });
  await saveConversation(ctx.db, person.tenantId, person.id, chat);
  return chat;
};

/**
 * Takes the message as the one who sends it, marked before it is sent: a process that dies in between leaves an honest
 * "unknown" and sends nothing twice. Undefined when there is nothing to send: taken already, overtaken since it was left, or over budget.
 */
const claim = (ctx: Ctx, queued: Message, person: Person): Promise<Message | undefined> =>
  ctx.transaction(async (trx) => {
    const message = await lockQueued(trx, queued);
    if (!message) return undefined;
    const at = ctx.clock.now();
    const overtaken = overtakenBy(message.kind, { ...(await standingOf(trx, message, at)), isGone: person.gone !== null });
    if (overtaken) return setAside(ctx, trx, message, person, overtaken);
    if (fitsBudget(message.kind, await audienceOf(trx, message), await countSent(trx, message.tenantId, message.personId, at))) {
      await saveOutcome(trx, message, { state: 'unknown', reason: 'in-flight', tries: message.tries, at });
      return message;
    }
    await saveOutcome(trx, message, { state: 'skipped', reason: 'budget', at });
    ctx.log.info('message skipped', { message: message.id, kind: message.kind });
    // Nobody is notified, but what waits for the person is not hidden from them: it takes the place of the last card about
    // the same duo, where they find it when they look.
    const last = await lastShown(trx, message);
    if (!last) return undefined;
    await handOver(trx, last, message);
    await ctx.enqueue(trx, { kind: 'refresh-message', tenantId: message.tenantId, messageId: message.id });
    return undefined;
  });

/** Nothing takes its place: cards about the same already show what overtook it. */
const setAside = async (ctx: Ctx, trx: Trx, message: Message, person: Person, { kind, reason }: Overtaken): Promise<undefined> => {
  const at = ctx.clock.now();
  ctx.log.info(kind === 'wait' ? 'message kept back' : 'message skipped', { message: message.id, kind: message.kind, reason });
  if (reason === 'not-theirs') {
    await passOn(ctx, trx, message);
    return undefined;
  }
  await saveOutcome(trx, message, { state: kind === 'wait' ? 'queued' : 'skipped', reason, tries: message.tries, at });
  if (kind === 'wait') await leaveForDelivery(ctx, trx, person, message, plus(at, day));
};

const settle = async (ctx: Ctx, message: Message, person: Person, error: OutsideError, asked: boolean): Promise<void> => {
  const verdict = judge(error, { asked, message });
  const at = ctx.clock.now();
  ctx.log.warn('message not sent', { message: message.id, outcome: verdict.kind, reason: verdict.reason, status: error.status, code: error.code });
  await ctx.transaction(async (trx) => {
    if (!asked && !(await lockQueued(trx, message))) return;
    if (isLost(error)) await forgetConversation(trx, person.tenantId, person.id);
    if (isNotInstalled(error)) {
      const claim = await claimInstall(trx, person.tenantId, person.id, at);
      if (claim === 'claimed') await ctx.enqueue(trx, { kind: 'install-app', tenantId: person.tenantId, personId: person.id });
      if (claim !== 'asked') {
        await saveOutcome(trx, message, { state: 'queued', reason: installing, tries: message.tries, at });
        return leaveForDelivery(ctx, trx, person, message, plus(at, minute));
      }
    }
    if (verdict.kind === 'failed' && verdict.isUnreachable) await markUnreachable(trx, person.tenantId, person.id);
    if (verdict.kind !== 'later') {
      await saveOutcome(trx, message, { state: verdict.kind, reason: verdict.reason, tries: message.tries, at });
      return verdict.kind === 'failed' && verdict.isUnreachable ? leaveMail(ctx, trx, person, message, at) : undefined;
    }
    await saveOutcome(trx, message, { state: 'queued', reason: verdict.reason, tries: message.tries + (verdict.isTry ? 1 : 0), at });
    await leaveForDelivery(ctx, trx, person, message, plus(at, verdict.wait));
  });
};

/** Refresh names its owner only: what Teams asks again when a card is opened is asked for nobody else. */
export const addressed = (card: Card, chat: Pick<Conversation, 'mri'>): { card: Card; summary: string } => ({
  card: card.refresh && { ...card, refresh: { ...card.refresh, userIds: chat.mri === null ? [] : [chat.mri] } } || card,
  summary: card.speak ?? '',
});
