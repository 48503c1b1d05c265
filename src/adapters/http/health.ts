import { statfs } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Connected } from '../../db/connect.ts';
import { readDatabase } from '../../db/health.ts';
import { systemClock } from '../../kernel/time.ts';

/** Each part on its own, for whoever looks why an instance gets no requests. */
export interface Reading {
  readonly ready: boolean;
  readonly database: 'ok' | 'unreachable' | 'not-migrated';
  readonly queue: 'ok' | 'resting';
  readonly clock: 'ok' | 'apart' | 'unknown';
  readonly disk: 'ok' | 'full' | 'elsewhere';
}

/** Milliseconds that the database has to answer. */
const patience = 2_000;
/** Milliseconds between our clock and the database's beyond which dates kept by two instances no longer agree. */
const mostApart = 60_000;
/** Bytes left, below which the embedded database is not to be asked to write: full, it would not open again. */
const leastSpace = 500 * 1024 * 1024;

/** Reads the health of this instance; who asks while it is being read gets the same reading, so that asking costs nothing. */
export const createHealth = (database: Connected, isWorking: () => boolean, spaceIn = readSpace): (() => Promise<Reading>) => {
  let reading: Promise<Reading> | undefined;

  const readNow = async (): Promise<Reading> => {
    const asked = readDatabase(database.db).catch(() => undefined);
    const [found, disk] = await Promise.all([Promise.race([asked, wait(patience, undefined, { ref: false })]), readDisk(database, spaceIn)]);
    const parts = {
      database: found === undefined ? 'unreachable' : found.isMigrated ? 'ok' : 'not-migrated',
      queue: isWorking() ? 'ok' : 'resting',
      // Real time on both sides: the domain's clock may be elsewhere.
      clock: found === undefined ? 'unknown' : Math.abs(systemClock.now() - found.now) > mostApart ? 'apart' : 'ok',
      disk,
    } as const;
    return { ready: parts.database === 'ok' && parts.queue === 'ok' && parts.clock === 'ok' && disk !== 'full', ...parts };
  };
  return () => (reading ??= readNow().finally(() => (reading = undefined)));
};

/** Only the embedded database writes on this machine. */
const readDisk = async ({ engine }: Connected, spaceIn: typeof readSpace): Promise<Reading['disk']> => {
  if (engine.kind !== 'pglite' || engine.folder === undefined) return 'elsewhere';
  return (await spaceIn(engine.folder)) < leastSpace ? 'full' : 'ok';
};

/** Bytes that may still be written there. */
const readSpace = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};
