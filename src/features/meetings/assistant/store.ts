import { sql } from 'kysely';
import type { Db, Trx } from '../../../db/connect.ts';
import { asId, type DuoId, type MeetingId, type MessageId, type PersonId, type TenantId } from '../../../kernel/ids.ts';
import { fromDate, type Instant, toDate } from '../../../kernel/time.ts';
import type { Card } from '../../../kernel/card.ts';
import { assistantKinds } from '../../messages/message.ts';

/** Who runs this executive's dates. */
export const findAssistant = async (db: Db | Trx, tenantId: TenantId, menteeId: PersonId): Promise<PersonId | undefined> =>
  (await findNamed(db, tenantId, menteeId))?.personId;

/** The same, and since when. */
export const findNamed = async (db: Db | Trx, tenantId: TenantId, menteeId: PersonId): Promise<{ readonly personId: PersonId; readonly at: Instant } | undefined> => {
  const row = await db.selectFrom('assistants').selectAll().where('tenant_id', '=', tenantId).where('mentee_id', '=', menteeId).executeTakeFirst();
  return row && { personId: asId(row.person_id), at: fromDate(row.named_at) };
};

export const saveAssistant = async (trx: Trx, tenantId: TenantId, menteeId: PersonId, personId: PersonId, at: Instant): Promise<void> => {
  const named = { person_id: personId, named_at: toDate(at) };
  await trx
    .insertInto('assistants').values({ tenant_id: tenantId, mentee_id: menteeId, ...named })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'mentee_id']).doUpdateSet(named))
    .execute();
};

/** Answers who ran them; undefined when nobody did, or nobody named before this moment. */
export const deleteAssistant = async (trx: Trx, tenantId: TenantId, menteeId: PersonId, before?: Instant): Promise<PersonId | undefined> => {
  const row = await trx
    .deleteFrom('assistants').where('tenant_id', '=', tenantId).where('mentee_id', '=', menteeId)
    .$if(before !== undefined, (named) => named.where('named_at', '<', toDate(before as Instant)))
    .returning('person_id').executeTakeFirst();
  return row && asId(row.person_id);
};

/** Executives whose dates this person runs. */
export const listExecutives = async (db: Db | Trx, tenantId: TenantId, personId: PersonId): Promise<readonly PersonId[]> => {
  const rows = await db.selectFrom('assistants').select('mentee_id').where('tenant_id', '=', tenantId).where('person_id', '=', personId).execute();
  return rows.map((row) => asId(row.mentee_id));
};

/**
 * Duos whose dates this person runs: the executive named them, and they are no side of that duo. Asked at every look and at every press,
 * so that a name taken back is gone at once.
 */
export const listAssisted = async (db: Db | Trx, tenantId: TenantId, personId: PersonId): Promise<readonly DuoId[]> => {
  const rows = await db
    .selectFrom('assistants as a')
    .innerJoin('duos as d', (join) => join.onRef('d.tenant_id', '=', 'a.tenant_id').onRef('d.mentee_id', '=', 'a.mentee_id'))
    .select('d.id')
    .where('a.tenant_id', '=', tenantId).where('a.person_id', '=', personId).where('d.state', '=', 'active')
    .whereRef('d.mentor_id', '<>', 'a.person_id')
    .orderBy('d.created_at').orderBy('d.id')
    .execute();
  return rows.map((row) => asId(row.id));
};

export const saveThrough = async (trx: Trx, tenantId: TenantId, meetingId: MeetingId, through: PersonId): Promise<void> => {
  await trx.updateTable('meetings').set({ chosen_through: through }).where('tenant_id', '=', tenantId).where('id', '=', meetingId).execute();
};

/** Takes a person's cards about an executive's dates out of their hands: those not sent never are; answers those to be shown anew. */
export const withdrawCards = async (trx: Trx, tenantId: TenantId, personId: PersonId, menteeId: PersonId, card: Card): Promise<readonly MessageId[]> => {
  const ours = trx.selectFrom('duos').select('id').where('tenant_id', '=', tenantId).where('mentee_id', '=', menteeId);
  const rows = await trx
    .updateTable('messages')
    .set((eb) => ({
      card: JSON.stringify(card),
      // Out of the way of what may be sent about the same dates, should they be entrusted again.
      subject_id: sql<string>`subject_id || '/' || id`,
      state: eb.case().when('state', '=', 'queued').then('skipped' as const).else(eb.ref('state')).end(),
    }))
    .where('tenant_id', '=', tenantId).where('person_id', '=', personId).where('kind', 'in', [...assistantKinds]).where('duo_id', 'in', ours)
    .returning(['id', 'activity_id'])
    .execute();
  return rows.filter((row) => row.activity_id !== null).map((row) => asId(row.id));
};
