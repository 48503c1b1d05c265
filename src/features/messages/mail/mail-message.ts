import { OutsideError } from '../../../kernel/errors.ts';
import type { MessageId, TenantId } from '../../../kernel/ids.ts';
import { plus } from '../../../kernel/time.ts';
import type { Context, Links, Mailer } from '../../context.ts';
import type { Person } from '../../people/person.ts';
import { findPerson } from '../../people/store.ts';
import { judgeMail } from '../delivery.ts';
import { fitsBudget, isForAssistant, type Message } from '../message.ts';
import { speakingTime } from '../speaking-time.ts';
import { audienceOf, countSent, findMessage } from '../store.ts';
import { leaveForMailing } from './leave-mail.ts';
import { standInMail } from './mail.ts';
import { isMailDue, lockMail, saveMail } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'log' | 'links' | 'mailer' | 'transaction' | 'enqueue'>;

/** The job: sends the one mail that stands in for a message Teams would not take, within the same hours and the same allowance. */
export const mailMessage = async (ctx: Ctx, { tenantId, messageId }: { tenantId: TenantId; messageId: MessageId }): Promise<void> => {
  const message = await findMessage(ctx.db, tenantId, messageId);
  const person = message && (await findPerson(ctx.db, tenantId, message.personId));
  if (!message || !person || message.mail !== 'queued') return;
  const now = ctx.clock.now();
  if ((await speakingTime(ctx.db, person, message.duoId, now)) > now)
    return ctx.transaction((trx) => leaveForMailing(ctx, trx, person, message, now));
  const claimed = await claim(ctx, message, person);
  if (claimed) await send(ctx, claimed.mailer, claimed.to, message, person);
};

/**
 * Takes the mail as the one who sends it, marked before it is sent, as messages are: nothing makes a repeat of a mail harmless. Undefined
 * when it is not to be sent: taken already, HR allows it no more, settled in the tab since, or over the allowance of the message it replaces.
 */
const claim = (ctx: Ctx, queued: Message, { gone, mail }: Person): Promise<{ mailer: Mailer; to: string } | undefined> =>
  ctx.transaction(async (trx) => {
    const message = await lockMail(trx, queued);
    if (!message) return undefined;
    const end = async (reason?: string): Promise<undefined> => {
      await saveMail(trx, message, 'queued', reason === undefined ? { state: null } : { state: 'failed', reason });
      ctx.log.info('mail not sent', { message: message.id, reason: reason ?? 'not-due' });
    };
    if (gone || !(await isMailDue(trx, message))) return end();
    if (!ctx.mailer) return end('no-mailbox');
    if (mail === null) return end('no-address');
    const at = ctx.clock.now();
    if (!fitsBudget(message.kind, await audienceOf(trx, message), await countSent(trx, message.tenantId, message.personId, at))) return end('budget');
    await saveMail(trx, message, 'queued', { state: 'unknown', reason: 'in-flight', at });
    return { mailer: ctx.mailer, to: mail };
  });

const send = async (ctx: Ctx, mailer: Mailer, to: string, message: Message, person: Person): Promise<void> => {
  try {
    await mailer.send({ to, ...standInMail(person.lang, tabUrlOf(ctx.links, message)) });
    await saveMail(ctx.db, message, 'unknown', { state: 'sent', at: ctx.clock.now() });
    ctx.log.info('mail sent', { message: message.id });
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    await settle(ctx, message, person, error);
  }
};

/** Whoever runs somebody's dates finds them where the tab opens; everybody else in the duo it is about. */
const tabUrlOf = (links: Links, { kind, duoId }: Message): string =>
  duoId === null || isForAssistant(kind) ? links.home() : links.tab({ page: 'duo', duo: duoId });

const settle = async (ctx: Ctx, message: Message, person: Person, error: OutsideError): Promise<void> => {
  const verdict = judgeMail(error, message);
  const at = ctx.clock.now();
  ctx.log.warn('mail not sent', { message: message.id, outcome: verdict.kind, reason: verdict.reason, status: error.status, code: error.code });
  await ctx.transaction(async (trx) => {
    if (verdict.kind !== 'later') return void (await saveMail(trx, message, 'unknown', { state: verdict.kind, reason: verdict.reason, at }));
    const isSaved = await saveMail(trx, message, 'unknown', { state: 'queued', reason: verdict.reason, tries: message.tries + (verdict.isTry ? 1 : 0) });
    if (isSaved) await leaveForMailing(ctx, trx, person, message, plus(at, verdict.wait));
  });
};
