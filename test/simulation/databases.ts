import type { Db } from '../../src/db/connect.ts';
import { MemoryDatabase } from './memory-database.ts';
import { type Process, quiet } from './scheduler.ts';
import type { Row } from './tables.ts';

/** The database of one life. */
export interface LifeDatabase {
  /** A pool of connections for one process; killed, all that it has not committed is gone. */
  connect(process: Process): { readonly db: Db; kill(): void | Promise<void> };
  /** What is committed, as it was when all was last still. */
  list(table: string): readonly Row[];
  /** Grows with every commit that changed anything. */
  readonly version: number;
  /** Waits until nothing goes on by itself any more: everybody waits for the scheduler, or for a lock of somebody who does. */
  still(isAnybodyHeld: () => boolean): Promise<void>;
  /** The life is over: what was still open is taken back. */
  end(): Promise<void>;
}

/** Where lives are lived: each begins with the same rows. */
export interface Databases {
  readonly kind: 'memory' | 'pglite' | 'postgres';
  open(options?: { readonly constraints?: boolean }): Promise<LifeDatabase>;
  /** What is there now is what every life begins with. */
  keep(database: LifeDatabase): Promise<void>;
  close(): Promise<void>;
}

export const inMemory = (): Databases => {
  let rows: MemoryDatabase['rows'] | undefined;
  const opened = new WeakMap<LifeDatabase, MemoryDatabase>();
  return {
    kind: 'memory',
    open: async ({ constraints = true } = {}) => {
      const memory = new MemoryDatabase({ constraints, ...(rows && { rows }) });
      const database: LifeDatabase = {
        connect: (process) => memory.connect(process.pause),
        list: (table) => memory.list(table),
        get version() { return memory.version; },
        still: quiet,
        end: async () => {},
      };
      opened.set(database, memory);
      return database;
    },
    keep: async (database) => { rows = opened.get(database)!.rows; },
    close: async () => {},
  };
};
