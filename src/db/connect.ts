import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { type Kysely, Kysely as Connection, PGliteDialect, PostgresDialect, type Transaction } from 'kysely';
import { Pool } from 'pg';
import { lockFolder } from './lock.ts';
import type { Database } from './schema.ts';

export type Db = Kysely<Database>;
export type Trx = Transaction<Database>;

/** Either engine behind one Kysely; `engine` is for what must know (the job queue's connection). */
export interface Connected {
  readonly db: Db;
  readonly engine: { readonly kind: 'pglite'; readonly pglite: PGlite; /** Where it is kept, unless in memory. */ readonly folder: string | undefined } | { readonly kind: 'postgres'; readonly url: string };
  close(): Promise<void>;
}

export type DatabaseAddress =
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'memory'; readonly dump?: Blob };

const openPglite = async (folder: string): Promise<PGlite> => {
  const dataDir = join(folder, 'pg');
  try {
    return await PGlite.create({ dataDir, extensions: { btree_gist } });
  } catch (error) {
    // A kill during the very first initdb leaves PG_VERSION, written first, and no pg_control: nothing was ever stored, start again once.
    if (existsSync(join(dataDir, 'global', 'pg_control'))) throw error;
    rmSync(dataDir, { recursive: true, force: true });
    return PGlite.create({ dataDir, extensions: { btree_gist } });
  }
};

const fromPglite = (pglite: PGlite, folder: string | undefined, release: () => Promise<void>): Connected => ({
  db: new Connection<Database>({ dialect: new PGliteDialect({ pglite }) }),
  engine: { kind: 'pglite', pglite, folder },
  close: async () => {
    await pglite.close();
    await release();
  },
});

/**
 * Milliseconds. No transaction of ours waits for anybody outside: one that lies idle this long belongs to a machine that is
 * gone, and its locks would hold up the people it was about.
 */
const forgotten = 30_000;

export const connect = async (address: DatabaseAddress): Promise<Connected> => {
  if (address.kind === 'postgres') {
    const pool = new Pool({ connectionString: address.url, max: 10, keepAlive: true, idle_in_transaction_session_timeout: forgotten });
    // An idle connection that drops is replaced by the pool; without a listener it would end the process.
    pool.on('error', () => {});
    // So does one that drops within a transaction, beside failing the statement that it was about.
    pool.on('connect', (client) => client.on('error', () => {}));
    const db = new Connection<Database>({ dialect: new PostgresDialect({ pool }) });
    return { db, engine: { kind: 'postgres', url: address.url }, close: () => db.destroy() };
  }
  if (address.kind === 'memory')
    return fromPglite(await PGlite.create({ extensions: { btree_gist }, ...(address.dump && { loadDataDir: address.dump }) }), undefined, async () => {});
  const release = await lockFolder(address.path);
  try {
    return fromPglite(await openPglite(address.path), address.path, release);
  } catch (error) {
    await release();
    throw error;
  }
};
