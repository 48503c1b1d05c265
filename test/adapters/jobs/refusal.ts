import type { Connected } from '../../../src/db/connect.ts';
import type { Context, Mailer } from '../../../src/features/context.ts';
import { deliverMessage } from '../../../src/features/messages/deliver-message.ts';
import { mailMessage } from '../../../src/features/messages/mail/mail-message.ts';
import type { MessageKind } from '../../../src/features/messages/message.ts';
import { sendMessage } from '../../../src/features/messages/send-message.ts';
import { countSent } from '../../../src/features/messages/store.ts';
import { resendMessage } from '../../../src/features/overview/resend-message.ts';
import { viewDeliveries } from '../../../src/features/overview/view-deliveries.ts';
import { findPerson } from '../../../src/features/people/store.ts';
import { rulesOf, versionOf } from '../../../src/features/programmes/rules.ts';
import { findProgramme } from '../../../src/features/programmes/store.ts';
import { updateRules } from '../../../src/features/programmes/update-rules.ts';
import { card, heading } from '../../../src/kernel/card.ts';
import { OutsideError } from '../../../src/kernel/errors.ts';
import type { MessageId, PersonId } from '../../../src/kernel/ids.ts';
import { day } from '../../../src/kernel/time.ts';
import { setStage } from '../../features/meetings/stage.ts';

export const no = (status: number | undefined, certain: boolean, code?: string) => new OutsideError('teams', { status, code, certain });
export const outlook = (status: number | undefined, more: { code?: string; retryAfter?: number } = {}) =>
  new OutsideError('outlook', { status, certain: status !== undefined && status < 500, ...more });
type Mail = Parameters<Mailer['send']>[0];
interface Trouble {
  teams?: OutsideError | undefined;
  mail?: Error | undefined;
}

export type Refusal = Awaited<ReturnType<typeof openRefusal>>;

/** HR allows mail, or does not, in a fresh tenant where Teams refuses the mentor. */
export const openRefusal = async (database: Connected, { allows = true, hasMailbox = true } = {}) => {
  const stage = await setStage(database, { ready: false });
  await stage.run();
  const mails: Mail[] = [];
  const trouble: Trouble = { teams: no(403, true, 'MessageWritesBlocked') };
  const posts: string[] = [];
  const mailer: Mailer = {
    send: async (mail) => {
      mails.push(mail);
      if (trouble.mail) throw trouble.mail;
    },
  };
  const ctx: Context = {
    ...stage.ctx, mailer: hasMailbox ? mailer : undefined,
    messenger: { ...stage.ctx.messenger, post: (...args) => (posts.push('post'), trouble.teams ? Promise.reject(trouble.teams) : stage.ctx.messenger.post(...args)) },
  };
  const allow = async (mailIfUnreachable: boolean) => {
    const programme = await findProgramme(stage.ctx.db, stage.tenantId, stage.programmeId);
    if (!programme) throw new Error('no programme');
    await updateRules({ ...ctx, mailer }, stage.actors.manager, { programmeId: stage.programmeId, version: versionOf(programme.frame), rules: { ...rulesOf(programme.frame), mailIfUnreachable } });
  };
  if (allows) await allow(true);
  const { tenantId, duoId } = stage;
  const { personId } = stage.actors.mentor;
  const leave = async (kind: MessageKind = 'options', subjectId = 'a', to: PersonId = personId): Promise<MessageId> => {
    const person = await findPerson(ctx.db, tenantId, to);
    if (!person) throw new Error('nobody');
    const before = stage.jobs.length;
    await ctx.transaction((trx) => sendMessage(ctx, trx, person, { kind, duoId, subjectId, card: card('fr', 'Une ligne', [heading('Philippe Garnier et l’IA')]) }));
    const job = stage.jobs[before]?.job;
    if (job?.kind !== 'deliver-message') throw new Error('no job');
    return job.messageId;
  };
  const refuse = async (kind?: MessageKind, subjectId?: string): Promise<MessageId> => {
    const messageId = await leave(kind, subjectId);
    await deliverMessage(ctx, { tenantId, messageId });
    return messageId;
  };
  const mailJobs = () => stage.jobs.filter(({ job }) => job.kind === 'mail-message');
  return {
    stage, ctx, mails, trouble, posts, allow, leave, refuse, mailJobs, person: personId,
    deliver: (messageId: MessageId) => deliverMessage(ctx, { tenantId, messageId }),
    mail: (messageId: MessageId) => mailMessage(ctx, { tenantId, messageId }),
    row: async (id: MessageId) =>
      ctx.db.selectFrom('messages').select(['state', 'reason', 'mail', 'mail_reason', 'tries', 'doubts']).where('tenant_id', '=', tenantId).where('id', '=', id).executeTakeFirstOrThrow(),
    seen: async () => (await viewDeliveries(ctx, stage.actors.manager, stage.programmeId)).undelivered,
    counted: async () => (await countSent(ctx.db, tenantId, personId, ctx.clock.now())).month,
    resend: (messageId: MessageId, mayArriveTwice = false) => resendMessage(ctx, stage.actors.manager, { programmeId: stage.programmeId, messageId, mayArriveTwice }),
  };
};

/** As if this person had been written to so often this month. */
export const fill = async ({ stage, ctx }: Refusal, personId: PersonId, count: number) => {
  await ctx.db.insertInto('messages').values(Array.from({ length: count }, (_, index) => ({
    tenant_id: stage.tenantId, id: crypto.randomUUID(), person_id: personId, kind: 'booked', duo_id: stage.duoId, subject_id: `filled ${index}`, card: '{}',
    state: 'sent' as const, reason: null, activity_id: null, created_at: new Date(0), sent_at: new Date(stage.clock.now() - 40 * day), answered_at: new Date(0),
  }))).execute();
  await ctx.db.updateTable('messages').set({ sent_at: new Date(stage.clock.now() - day) })
    .where('tenant_id', '=', stage.tenantId).where('subject_id', 'like', 'filled%').where('subject_id', '<>', 'filled 0').execute();
};
