import type { Db } from '../../src/db/connect.ts';
import type { Brand } from '../../src/kernel/ids.ts';
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
  /** Empty, or as it was when it was kept. */
  open(from: Kept | null, options?: { readonly constraints?: boolean }): Promise<LifeDatabase>;
  /** What is there now is what lives may begin with. */
  keep(database: LifeDatabase): Promise<Kept>;
  close(): Promise<void>;
}

/** A state of the database that lives begin with. */
export type Kept = Brand<object, 'Kept'>;

export const inMemory = (): Databases => {
  const rows = new WeakMap<Kept, MemoryDatabase['rows']>();
  const opened = new WeakMap<LifeDatabase, MemoryDatabase>();
  return {
    kind: 'memory',
    open: async (from, { constraints = true } = {}) => {
      const memory = new MemoryDatabase({ constraints, ...(from && { rows: rows.get(from)! }) });
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
    keep: async (database) => {
      const kept = {} as Kept;
      rows.set(kept, opened.get(database)!.rows);
      return kept;
    },
    close: async () => {},
  };
};
