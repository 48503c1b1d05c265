import type { Log } from '../kernel/log.ts';
import type { Db, Trx } from './connect.ts';

/**
 * Two transactions waited for each other and PostgreSQL ended this one: it is rolled back whole, nothing outside was spoken to, and it
 * can begin again (PostgreSQL manual, 13.5, "Serialization Failure Handling").
 */
const isVictim = (error: unknown): boolean => ['40P01', '40001'].includes(String((error as { code?: unknown } | null)?.code));
const mostTries = 4;

/** One transaction, begun again when the database ended it for another's sake: `work` may run several times, and must speak to nobody outside. */
export const transact = async <T>(db: Db, log: Log, work: (trx: Trx) => Promise<T>): Promise<T> => {
  for (let tried = 1; ; tried++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (tried === mostTries || !isVictim(error)) throw error;
      log.warn('transaction begun again', { tried });
    }
  }
};
