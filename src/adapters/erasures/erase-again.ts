import type { Db, Trx } from '../../db/connect.ts';
import { transact } from '../../db/transact.ts';
import { eraseAnswers } from '../../features/feedback/store.ts';
import { forgetAssistant } from '../../features/meetings/assistant/forget-assistant.ts';
import { eraseAccessNeeds } from '../../features/places/preferences/store.ts';
import type { Erasure } from '../../features/privacy/erasure.ts';
import type { Log } from '../../kernel/log.ts';

/** What erases each, of what was given before; answers whether anything of it was there. */
const acts: { readonly [W in Erasure['what']]: (trx: Trx, erasure: Extract<Erasure, { what: W }>) => Promise<boolean> } = {
  'access-needs': (trx, { tenantId, personId, at }) => eraseAccessNeeds(trx, tenantId, personId, at),
  'check-in': (trx, erasure) => eraseAnswers(trx, erasure, erasure.fields, erasure.at),
  // Cards in chats were replaced when the name was taken back; those that waited to be sent never are.
  assistant: async (trx, { tenantId, personId, at }) => (await forgetAssistant(trx, tenantId, personId, at)) !== undefined,
};

/**
 * Erases once more whatever is remembered, each in a transaction of its own: after a backup was restored it is there again, otherwise
 * nothing is found. In any order, any number of times, by any number of instances. The log says how many, never whose: that somebody
 * had needs to withdraw is itself theirs.
 */
export const eraseAgain = async (db: Db, log: Log, erasures: readonly Erasure[]): Promise<void> => {
  let again = 0;
  for (const erasure of erasures)
    if (await transact(db, log, (trx) => (acts[erasure.what] as (trx: Trx, erasure: Erasure) => Promise<boolean>)(trx, erasure))) again++;
  log.info('erasures applied again', { remembered: erasures.length, again });
};
