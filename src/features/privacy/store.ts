import type { Db, Trx } from '../../db/connect.ts';
import type { PersonId, TenantId } from '../../kernel/ids.ts';
import { fromDate, type Instant, toDate } from '../../kernel/time.ts';

/** Acts of HR and changes of state, never a private choice: nobody's yes, no, refusal or answer is written here. */
export type Act =
  | 'programme-created' | 'duo-formed' | 'duo-activated' | 'duo-ended' | 'duo-suspended' | 'duo-resumed' | 'account-linked' | 'options-sent'
  | 'meeting-booked' | 'meeting-moved' | 'meeting-cancelled' | 'meeting-unplaced' | 'session-held' | 'session-paused' | 'session-resumed' | 'figures-released' | 'message-resent'
  | 'place-added' | 'place-changed' | 'place-archived' | 'place-restored' | 'places-imported' | 'import-undone' | 'site-saved' | 'settings-chosen' | 'rules-changed' | 'people-named'
  | 'suggestion-accepted' | 'suggestion-declined'
  | 'plan-started' | 'plan-stopped' | 'plan-resumed' | 'plan-changed' | 'plan-sent' | 'plan-discarded';

export const writeJournal = async (
  trx: Trx,
  entry: { tenantId: TenantId; at: Instant; actorId: PersonId | null; act: Act; subject: { kind: 'programme' | 'duo' | 'session' | 'meeting' | 'place' | 'site' | 'import' | 'suggestion'; id: string } },
): Promise<void> => {
  await trx
    .insertInto('journal')
    .values({
      tenant_id: entry.tenantId, at: toDate(entry.at), actor_id: entry.actorId, act: entry.act,
      subject_kind: entry.subject.kind, subject_id: entry.subject.id,
    })
    .execute();
};

/** What the journal says of these subjects, oldest first, without whoever acted. */
export const listActs = async (
  db: Db | Trx, tenantId: TenantId, subjectIds: readonly string[],
): Promise<readonly { readonly at: Instant; readonly act: string; readonly subjectId: string }[]> => {
  if (subjectIds.length === 0) return [];
  const rows = await db
    .selectFrom('journal').select(['at', 'act', 'subject_id']).where('tenant_id', '=', tenantId).where('subject_id', 'in', [...subjectIds])
    .orderBy('at').orderBy('id').execute();
  return rows.map((row) => ({ at: fromDate(row.at), act: row.act, subjectId: row.subject_id }));
};
