import type { Db, Trx } from '../../../db/connect.ts';
import type { DuoId, PersonId, TenantId } from '../../../kernel/ids.ts';
import { fromDate, type Instant, toDate } from '../../../kernel/time.ts';
import type { MailState, Message } from '../message.ts';
import { toMessage } from '../store.ts';

/** Whether its programme lets mail go out in place of it, the duo lives on, and its reader has not settled the matter elsewhere. */
export const isMailDue = async (db: Db | Trx, message: Message): Promise<boolean> => {
  const row = await db
    .selectFrom('messages as m')
    .innerJoin('duos as d', (join) => join.onRef('d.tenant_id', '=', 'm.tenant_id').onRef('d.id', '=', 'm.duo_id'))
    .innerJoin('programmes as p', (join) => join.onRef('p.tenant_id', '=', 'd.tenant_id').onRef('p.id', '=', 'd.programme_id'))
    .select('p.frame')
    .where('m.tenant_id', '=', message.tenantId).where('m.id', '=', message.id).where('m.answered_at', 'is', null).where('d.state', 'in', ['invited', 'active'])
    .executeTakeFirst();
  // A frame written before the rule existed allows nothing.
  return (row?.frame as { readonly mailIfUnreachable?: boolean } | undefined)?.mailIfUnreachable === true;
};

/** A mail is due from now on, or none can be and this is why. */
export const startMail = async (trx: Trx, { tenantId, id }: Message, start: { state: 'queued' } | { state: 'failed'; reason: string }): Promise<void> => {
  await trx.updateTable('messages').set({ mail: start.state, mail_reason: 'reason' in start ? start.reason : null, tries: 0 })
    .where('tenant_id', '=', tenantId).where('id', '=', id).where('state', '=', 'failed').where('mail', 'is', null).execute();
};

/** Under the person's lock, as `lockQueued`: undefined when no mail waits for this message any more. */
export const lockMail = async (trx: Trx, { tenantId, id, personId }: Message): Promise<Message | undefined> => {
  await trx.selectFrom('people').select('id').where('tenant_id', '=', tenantId).where('id', '=', personId).forUpdate().execute();
  const row = await trx
    .selectFrom('messages').selectAll()
    .where('tenant_id', '=', tenantId).where('id', '=', id).where('state', '=', 'failed').where('mail', '=', 'queued').forUpdate().executeTakeFirst();
  return row && toMessage(row);
};

/** What became of it, unless that is known already; `from` is what it was when this was decided. False when it was not so any more. */
export const saveMail = async (
  db: Db | Trx, { tenantId, id }: Message, from: MailState, outcome: { state: MailState | null; reason?: string; tries?: number; at?: Instant },
): Promise<boolean> => {
  const row = await db
    .updateTable('messages')
    .set({ mail: outcome.state, mail_reason: outcome.reason ?? null, ...(outcome.tries !== undefined && { tries: outcome.tries }), ...(outcome.at && { sent_at: toDate(outcome.at) }) })
    .where('tenant_id', '=', tenantId).where('id', '=', id).where('mail', '=', from)
    .returning('id').executeTakeFirst();
  return row !== undefined;
};

/** When a mail last left for each person of these duos. */
export const lastMails = async (db: Db | Trx, tenantId: TenantId, duoIds: readonly DuoId[]): Promise<(duoId: DuoId, personId: PersonId) => Instant | undefined> => {
  const rows = duoIds.length === 0 ? [] : await db
    .selectFrom('messages').select(['duo_id', 'person_id', 'sent_at'])
    .where('tenant_id', '=', tenantId).where('duo_id', 'in', [...duoIds]).where('mail', '=', 'sent').where('sent_at', 'is not', null)
    .orderBy('sent_at').execute();
  const last = new Map(rows.map((row) => [`${row.duo_id}/${row.person_id}`, row.sent_at]));
  return (duoId, personId) => {
    const at = last.get(`${duoId}/${personId}`);
    return at ? fromDate(at) : undefined;
  };
};
