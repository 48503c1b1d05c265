import { randomUUID } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { Db, Trx } from '../../db/connect.ts';
import type { MessagesTable } from '../../db/schema.ts';
import type { Card } from '../../kernel/card.ts';
import { asId, type DuoId, type MessageId, type PersonId, type ProgrammeId, type TenantId } from '../../kernel/ids.ts';
import { day, fromDate, type Instant, plus, toDate } from '../../kernel/time.ts';
import type { RestFrame } from '../places/rest-days.ts';
import type { WorkingWindow } from '../places/slot.ts';
import { topics } from './delivery.ts';
import { type Audience, assistantKinds, type DuoStanding, isForAssistant, type MailState, type Message, type MessageKind, type MessageState, type Sent } from './message.ts';

export const toMessage = (row: Selectable<MessagesTable>): Message => ({
  tenantId: asId(row.tenant_id),
  id: asId(row.id),
  personId: asId(row.person_id),
  kind: row.kind as MessageKind,
  duoId: row.duo_id === null ? null : asId(row.duo_id),
  subjectId: row.subject_id,
  card: row.card as Card,
  state: row.state,
  reason: row.reason,
  tries: row.tries,
  activityId: row.activity_id,
  createdAt: fromDate(row.created_at),
  mail: row.mail,
});

export const findMessage = async (db: Db | Trx, tenantId: TenantId, id: MessageId): Promise<Message | undefined> => {
  const row = await db.selectFrom('messages').selectAll().where('tenant_id', '=', tenantId).where('id', '=', id).executeTakeFirst();
  return row && toMessage(row);
};

/** Undefined when this person already has this message: a repeat is harmless. One that was for somebody else meanwhile is theirs again. */
export const insertMessage = async (
  trx: Trx,
  message: { tenantId: TenantId; personId: PersonId; kind: MessageKind; duoId: DuoId | null; subjectId: string; card: Card; at: Instant },
): Promise<MessageId | undefined> => {
  const row = await trx
    .insertInto('messages')
    .values({
      tenant_id: message.tenantId, id: randomUUID(), person_id: message.personId, kind: message.kind, duo_id: message.duoId,
      subject_id: message.subjectId, card: JSON.stringify(message.card), state: 'queued', reason: null, activity_id: null,
      created_at: toDate(message.at), sent_at: null,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id', 'kind', 'subject_id'])
      .doUpdateSet((eb) => ({ card: eb.ref('excluded.card'), created_at: eb.ref('excluded.created_at'), state: 'queued', reason: null, tries: 0, sent_at: null }))
      .where('messages.state', '=', 'skipped').where('messages.reason', '=', 'not-theirs'))
    .returning('id')
    .executeTakeFirst();
  return row && asId(row.id);
};

/**
 * One delivery at a time for a person, whichever instance runs it: their allowance is counted and used under this lock.
 * Undefined when the message no longer waits.
 */
export const lockQueued = async (trx: Trx, { tenantId, id, personId }: Message): Promise<Message | undefined> => {
  await trx.selectFrom('people').select('id').where('tenant_id', '=', tenantId).where('id', '=', personId).forUpdate().execute();
  const row = await trx
    .selectFrom('messages').selectAll()
    .where('tenant_id', '=', tenantId).where('id', '=', id).where('state', '=', 'queued').forUpdate().executeTakeFirst();
  return row && toMessage(row);
};

export const saveOutcome = async (
  db: Db | Trx, message: Message, outcome: { state: MessageState; reason?: string; activityId?: string; tries?: number; at: Instant },
): Promise<void> => {
  await db
    .updateTable('messages')
    .set({
      state: outcome.state, reason: outcome.reason ?? null, tries: outcome.tries ?? 0, sent_at: toDate(outcome.at),
      ...(outcome.activityId && { activity_id: outcome.activityId }),
    })
    .where('tenant_id', '=', message.tenantId)
    .where('id', '=', message.id)
    .execute();
};

/** What waited for something in vain has failed, and why. */
export const failWaiting = async (trx: Trx, tenantId: TenantId, personId: PersonId, waited: string, reason: string, at: Instant): Promise<readonly Message[]> => {
  const rows = await trx.updateTable('messages').set({ state: 'failed', reason, sent_at: toDate(at) })
    .where('tenant_id', '=', tenantId).where('person_id', '=', personId).where('state', '=', 'queued').where('reason', '=', waited).returningAll().execute();
  return rows.map(toMessage);
};

/** Messages about these subjects, oldest first: they show a state and must follow it. */
export const listMessages = async (db: Db | Trx, tenantId: TenantId, personId: PersonId, subjectIds: readonly string[]): Promise<readonly Message[]> => {
  if (subjectIds.length === 0) return [];
  const rows = await db
    .selectFrom('messages').selectAll()
    .where('tenant_id', '=', tenantId).where('person_id', '=', personId).where('subject_id', 'in', [...subjectIds])
    .orderBy('created_at').orderBy('id')
    .execute();
  return rows.map(toMessage);
};

export const saveCard = async (trx: Trx, message: Message, card: Card): Promise<void> => {
  await trx.updateTable('messages').set({ card: JSON.stringify(card) })
    .where('tenant_id', '=', message.tenantId).where('id', '=', message.id).execute();
};

/** What this person has received, or perhaps received: an unknown outcome counts, and so do those before it was sent again. */
export const countSent = async (db: Db | Trx, tenantId: TenantId, personId: PersonId, now: Instant): Promise<Sent> => {
  const row = await db
    .selectFrom('messages')
    .select((eb) => [
      eb.fn.sum<string | null>(sendings).filterWhere('sent_at', '>', toDate(plus(now, -30 * day))).as('month'),
      eb.fn.sum<string | null>(sendings).filterWhere('sent_at', '>', toDate(plus(now, -183 * day))).as('half_year'),
      eb.fn.min('sent_at').filterWhere('kind', '<>', 'welcome').as('first'),
    ])
    .where('tenant_id', '=', tenantId).where('person_id', '=', personId)
    .where((eb) => eb.or([eb('state', 'in', ['sent', 'unknown']), eb('doubts', '>', 0), eb('mail', 'in', ['sent', 'unknown'])]))
    .executeTakeFirstOrThrow();
  return {
    month: Number(row.month ?? 0), halfYear: Number(row.half_year ?? 0),
    isFirstMonth: row.first === null || fromDate(row.first) > plus(now, -30 * day),
  };
};

const sendings = sql<number>`doubts + case when state in ('sent', 'unknown') then 1 else 0 end + case when mail in ('sent', 'unknown') then 1 else 0 end`;

/** In which capacity a message reaches its person: it decides which allowance it is counted against. */
export const audienceOf = async (db: Db | Trx, message: Message): Promise<Audience> => {
  if (isForAssistant(message.kind)) return 'assistant';
  if (message.duoId === null) return 'manager';
  const row = await db
    .selectFrom('duo_members').select('role')
    .where('tenant_id', '=', message.tenantId).where('duo_id', '=', message.duoId).where('person_id', '=', message.personId)
    .executeTakeFirst();
  return row?.role ?? 'manager';
};

/**
 * Who hears that a duo looks for its date in vain: the sponsor, or whoever runs the programme where that is one of the two or has left. Asked when it
 * is written and when it is about to leave, since HR may name another sponsor in between.
 */
export const listHearers = async (db: Db | Trx, tenantId: TenantId, duoId: DuoId): Promise<{ readonly isSponsor: boolean; readonly ids: readonly PersonId[] }> => {
  const { sponsor, gone, ...row } = await db
    .selectFrom('duos as d')
    .innerJoin('programmes as p', (join) => join.onRef('p.tenant_id', '=', 'd.tenant_id').onRef('p.id', '=', 'd.programme_id'))
    .innerJoin('people as s', (join) => join.onRef('s.tenant_id', '=', 'p.tenant_id').onRef('s.id', '=', 'p.sponsor_id'))
    .select(['p.id as programme', 'p.sponsor_id as sponsor', 's.gone', 'd.mentor_id', 'd.mentee_id'])
    .where('d.tenant_id', '=', tenantId).where('d.id', '=', duoId).executeTakeFirstOrThrow();
  if (gone === null && sponsor !== row.mentor_id && sponsor !== row.mentee_id) return { isSponsor: true, ids: [asId(sponsor)] };
  const managers = await db
    .selectFrom('programme_managers as m')
    .innerJoin('people as q', (join) => join.onRef('q.tenant_id', '=', 'm.tenant_id').onRef('q.id', '=', 'm.person_id'))
    .select('m.person_id')
    .where('m.tenant_id', '=', tenantId).where('m.programme_id', '=', row.programme).where('q.gone', 'is', null).orderBy('m.person_id').execute();
  return { isSponsor: false, ids: managers.map(({ person_id }) => asId(person_id)) };
};

/** What these duos' sponsor or HR were to hear and have not, locked: it waits, or did not arrive. */
export const lockUnheard = async (trx: Trx, tenantId: TenantId, duoIds: readonly DuoId[]): Promise<readonly Message[]> => {
  if (duoIds.length === 0) return [];
  const rows = await trx
    .selectFrom('messages').selectAll()
    .where('tenant_id', '=', tenantId).where('duo_id', 'in', [...duoIds]).where('kind', '=', 'momentum').where('state', 'in', ['queued', 'failed'])
    .orderBy('id').forUpdate().execute();
  return rows.map(toMessage);
};

/** How its duo stands now, whether its reader is still who is to hear it, and whether it is the last word (`overtakenBy`). */
export const standingOf = async (db: Db | Trx, message: Message, now: Instant): Promise<{ duo: DuoStanding; isForReader: boolean; isLastWord: boolean }> => {
  const { tenantId, duoId, personId, id } = message;
  const others = db.selectFrom('messages').select('id').where('tenant_id', '=', tenantId).where('person_id', '=', personId).where('id', '<>', id).limit(1);
  if (duoId === null) {
    const other = await others
      .where((eb) => eb.or([eb('state', '=', 'queued'), eb.and([eb('state', 'in', ['sent', 'unknown']), eb('sent_at', '>', toDate(plus(now, -day)))])])).executeTakeFirst();
    return { duo: null, isForReader: true, isLastWord: other === undefined };
  }
  const duo = await db.selectFrom('duos').select('state').where('tenant_id', '=', tenantId).where('id', '=', duoId).executeTakeFirst();
  const later = await others.where('duo_id', '=', duoId).where('kind', '=', message.kind).where('created_at', '>', toDate(message.createdAt)).executeTakeFirst();
  const isForReader = message.kind !== 'momentum' || (await listHearers(db, tenantId, duoId)).ids.includes(personId);
  return { duo: duo?.state ?? null, isForReader, isLastWord: later === undefined };
};

/** When the programme of a message lets its people rest and be written to; an empty frame when it belongs to none. */
export const frameOf = async (db: Db | Trx, tenantId: TenantId, duoId: DuoId | null): Promise<RestFrame & { readonly window?: WorkingWindow }> => {
  if (duoId === null) return {};
  const row = await db
    .selectFrom('duos as d')
    .innerJoin('programmes as p', (join) => join.onRef('p.tenant_id', '=', 'd.tenant_id').onRef('p.id', '=', 'd.programme_id'))
    .select('p.frame').where('d.tenant_id', '=', tenantId).where('d.id', '=', duoId).executeTakeFirst();
  return row?.frame ?? {};
};

/** The last card about the same duo that stands in this person's chat, check-ins and invitations aside: those wait for an answer of their own. */
export const lastShown = async (db: Db | Trx, message: Message): Promise<Message | undefined> => {
  const row = await db
    .selectFrom('messages').selectAll()
    .where('tenant_id', '=', message.tenantId).where('person_id', '=', message.personId).where('duo_id', '=', message.duoId)
    .where('id', '<>', message.id).where('activity_id', 'is not', null).where('kind', 'not in', ['check-in', 'invitation'])
    .orderBy('created_at', 'desc').executeTakeFirst();
  return row && toMessage(row);
};

/** From now on the older message's activity is the newer one's. */
export const handOver = async (trx: Trx, from: Message, to: Message): Promise<void> => {
  const own = (message: Message) => trx.updateTable('messages').where('tenant_id', '=', message.tenantId).where('id', '=', message.id);
  await own(from).set({ activity_id: null }).execute();
  await own(to).set({ activity_id: from.activityId }).execute();
};

/** What this person held about these subjects is answered: a press on a card, or the matter settled in the tab. */
export const markAnswered = async (trx: Trx, by: { tenantId: TenantId; personId: PersonId }, subjectIds: readonly string[], at: Instant): Promise<void> => {
  await trx.updateTable('messages').set({ answered_at: toDate(at) })
    .where('tenant_id', '=', by.tenantId).where('person_id', '=', by.personId).where('subject_id', 'in', [...subjectIds]).where('answered_at', 'is', null)
    .execute();
};

/** A message as HR may know of it: nothing of its card. */
export interface Undelivered {
  readonly id: MessageId;
  readonly personId: PersonId;
  /** Null: about no duo, to whoever runs the programme. */
  readonly duoId: DuoId | null;
  readonly kind: MessageKind;
  readonly state: 'failed' | 'unknown';
  readonly reason: string | null;
  readonly at: Instant;
  readonly mail: MailState | null;
  readonly mailReason: string | null;
}

/** The same as `topicOf`, for the database. */
const topic = sql<string>`case when kind in (${sql.join(topics.map((name) => sql.lit(name)))}) then kind else 'news' end`;

/** What was said for a programme: about these duos of it, or to those who run it about the whole. */
export interface Spoken {
  readonly programmeId: ProgrammeId;
  readonly duoIds: readonly DuoId[];
}

const digestOf = (programmeId: ProgrammeId): string => `${programmeId}/`;

/** Whether it is a digest of this programme, which is about no duo. */
export const isDigestOf = ({ kind, subjectId }: Pick<Message, 'kind' | 'subjectId'>, programmeId: ProgrammeId): boolean =>
  kind === 'digest' && subjectId.startsWith(digestOf(programmeId));

const selectSpoken = (db: Db | Trx, tenantId: TenantId, { programmeId, duoIds }: Spoken) =>
  db.selectFrom('messages').where('tenant_id', '=', tenantId).where('kind', 'not in', [...assistantKinds])
    .where((eb) => eb.or([
      ...(duoIds.length === 0 ? [] : [eb('duo_id', 'in', [...duoIds])]),
      eb.and([eb('kind', '=', 'digest'), eb('subject_id', 'like', `${digestOf(programmeId)}%`)]),
    ]));

const notArrived = (settledBefore: Instant) =>
  sql<boolean>`(state = 'failed' or (state = 'unknown' and (reason is distinct from 'in-flight' or sent_at < ${toDate(settledBefore)})))`;

const mailLanded = (settledBefore: Instant) =>
  sql<boolean>`(mail is distinct from 'unknown' or mail_reason is distinct from 'in-flight' or sent_at < ${toDate(settledBefore)})`;

/**
 * Of each person, duo and topic the newest message, if it did not arrive or nobody knows, latest first. An older one was
 * overtaken, one that was answered has arrived, and one that left after `settledBefore` may still be on its way.
 */
export const listUndelivered = async (db: Db | Trx, tenantId: TenantId, spoken: Spoken, settledBefore: Instant): Promise<readonly Undelivered[]> => {
  const newest = selectSpoken(db, tenantId, spoken)
    .distinctOn([sql`person_id`, sql`duo_id`, topic])
    .select(['id', 'person_id', 'duo_id', 'kind', 'state', 'reason', 'sent_at', 'created_at', 'answered_at', 'mail', 'mail_reason'])
    .where('state', '<>', 'skipped')
    .orderBy('person_id').orderBy('duo_id').orderBy(topic).orderBy('created_at', 'desc');
  const rows = await db
    .selectFrom(newest.as('newest'))
    .selectAll()
    .where('answered_at', 'is', null)
    .where(notArrived(settledBefore))
    .orderBy('sent_at', 'desc').orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: asId(row.id), personId: asId(row.person_id), duoId: row.duo_id === null ? null : asId(row.duo_id), kind: row.kind as MessageKind,
    state: row.state as Undelivered['state'], reason: row.reason, at: fromDate(row.sent_at ?? row.created_at),
    // Between its mark and Outlook's answer, for seconds: on its way.
    ...(row.mail === 'unknown' && row.mail_reason === 'in-flight' && row.sent_at !== null && fromDate(row.sent_at) >= settledBefore
      ? { mail: 'queued', mailReason: null } : { mail: row.mail, mailReason: row.mail_reason }),
  }));
};

/**
 * How many messages of a programme were sent, wait, were shown in an earlier card because the allowance was used, or went by mail in place of
 * the chat. What was overtaken is none of these: nothing of it was to be said any more.
 */
export const countDeliveries = async (db: Db | Trx, tenantId: TenantId, spoken: Spoken): Promise<{ sent: number; waiting: number; shown: number; mailed: number }> => {
  const rows = await selectSpoken(db, tenantId, spoken)
    .select((eb) => ['state', eb.fn.countAll<string>().as('n'), eb.fn.count<string>('id').filterWhere('mail', '=', 'sent').as('mailed')])
    .where((eb) => eb.or([eb('state', '<>', 'skipped'), eb('reason', '=', 'budget')])).groupBy('state').execute();
  const count = (state: MessageState): number => Number(rows.find((row) => row.state === state)?.n ?? 0);
  return { sent: count('sent'), waiting: count('queued'), shown: count('skipped'), mailed: rows.reduce((sum, row) => sum + Number(row.mailed), 0) };
};

/**
 * Waits again, if it failed, or if nobody knows and it cannot be on its way any more, nor the mail in its place; false when it does not. A sending
 * that may have arrived stays counted. A mail that left is not sent a second time.
 */
export const requeue = async (trx: Trx, message: Message, settledBefore: Instant): Promise<boolean> => {
  const row = await trx
    .updateTable('messages')
    .set((eb) => ({
      state: 'queued', reason: null, tries: 0,
      doubts: eb.case().when(eb.or([eb('state', '=', 'unknown'), eb('mail', '=', 'unknown')])).then(sql<number>`doubts + 1`).else(eb.ref('doubts')).end(),
      mail: eb.case().when('mail', '=', 'sent').then(eb.ref('mail')).else(null).end(), mail_reason: null,
    }))
    .where('tenant_id', '=', message.tenantId).where('id', '=', message.id).where('answered_at', 'is', null)
    // Decided on what was read before: a failure that has meanwhile become a doubt is not sent unknowingly.
    .where('state', '=', message.state).where('mail', 'is not distinct from', message.mail)
    .where(notArrived(settledBefore))
    .where(mailLanded(settledBefore))
    .returning('id').executeTakeFirst();
  return row !== undefined;
};

/** What still waits for somebody about a duo they are no longer in is not sent. */
export const dropQueued = async (trx: Trx, tenantId: TenantId, personId: PersonId, duoId: DuoId): Promise<void> => {
  await trx.updateTable('messages').set({ state: 'skipped', reason: 'gone' })
    .where('tenant_id', '=', tenantId).where('person_id', '=', personId).where('duo_id', '=', duoId).where('state', '=', 'queued').execute();
};
