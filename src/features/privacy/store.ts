import type { Trx } from '../../db/connect.ts';
import type { PersonId, TenantId } from '../../kernel/ids.ts';
import { type Instant, toDate } from '../../kernel/time.ts';

/** Acts of HR and changes of state, never a private choice: nobody's yes, no, refusal or answer is written here. */
export type Act =
  | 'programme-created' | 'duo-formed' | 'duo-activated' | 'duo-ended' | 'duo-suspended' | 'duo-resumed' | 'options-sent'
  | 'meeting-booked' | 'meeting-moved' | 'meeting-cancelled' | 'meeting-unplaced' | 'session-held' | 'figures-released' | 'message-resent'
  | 'place-added' | 'place-changed' | 'place-archived' | 'place-restored' | 'places-imported' | 'import-undone' | 'site-saved' | 'settings-chosen' | 'rules-changed'
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
