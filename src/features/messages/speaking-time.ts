import type { Db, Trx } from '../../db/connect.ts';
import type { DuoId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { isHolidayFor, type Person } from '../people/person.ts';
import { frameOf } from './store.ts';
import { nextSpeakingTime, speakingWithin } from './working-time.ts';

/**
 * The first moment at or after `from` at which this person may be written to about a duo: within its programme's working window and
 * outside its quiet periods, whichever other programmes they belong to. About no duo, public holidays alone count.
 */
export const speakingTime = async (db: Db | Trx, to: Person, duoId: DuoId | null, from: Instant): Promise<Instant> => {
  const frame = await frameOf(db, to.tenantId, duoId);
  return nextSpeakingTime(from, to.zone, isHolidayFor(to, frame), speakingWithin(frame.window));
};
