import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { connect, type DatabaseAddress } from '../../src/db/connect.ts';
import { makeDatabase } from '../torture/database.ts';

const children = new Set<ChildProcess>();
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});

/** A process of its own that migrates; answers once it says so, or rejects when it ends before. */
const migrate = (where: string, stop: 'nowhere' | 'between' | 'within' = 'nowhere'): { child: ChildProcess; says(word: string): Promise<void> } => {
  const child = fork(join(import.meta.dirname, 'migrating-process.ts'), [where, stop], {
    execArgv: [], env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: 'node_modules/.cache/binome/compiled' }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  children.add(child);
  const heard = new Set<unknown>();
  child.on('message', (word) => heard.add(word));
  return {
    child,
    says: (word) => new Promise((resolve, reject) => {
      if (heard.has(word)) return resolve();
      child.on('message', (said) => said === word && resolve());
      child.once('exit', (code) => reject(new Error(`ended with ${code} before "${word}"`)));
    }),
  };
};
const kill = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGKILL');
  await once(child, 'exit');
};

/** Which tables are there, which migrations are noted, and how often the long one came to its end. */
const look = async (address: DatabaseAddress) => {
  const { db, close } = await connect(address);
  try {
    const tables = await sql<{ name: string }>`select table_name as name from information_schema.tables where table_name like '%\\_step' order by 1`.execute(db);
    const names = tables.rows.map(({ name }) => name);
    const { rows: [noted] } = await sql<{ n: number }>`select count(*)::int as n from kysely_migration`.execute(db);
    const ended = names.includes('long_step') ? (await sql<{ n: number }>`select n from long_step order by n`.execute(db)).rows.map(({ n }) => n) : [];
    return { tables: names, noted: noted?.n, ended };
  } finally {
    await close();
  }
};
const before = { tables: [], noted: 0, ended: [] };
const after = { tables: ['first_step', 'last_step', 'long_step'], noted: 3, ended: [1, 2] };

describe('a migration cut short by kill -9, on PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof makeDatabase>>;
  beforeEach(async () => {
    database = await makeDatabase(inject('postgres'));
  });
  afterEach(() => database.drop());

  it.each([['between two statements', 'between'], ['within one that lasts', 'within']] as const)('%s: nothing of it is there, and the next start does it all', async (_where, stop) => {
    const { url } = database;
    const { child, says } = migrate(url, stop);
    await says('half way');
    if (stop === 'within') await expect.poll(() => waiting(url, 'PgSleep'), { timeout: 10_000 }).toBe(1);
    await kill(child);
    expect(await look({ kind: 'postgres', url })).toEqual(before);
    const start = performance.now();
    await migrate(url).says('done');
    expect(performance.now() - start).toBeLessThan(8_000);
    expect(await look({ kind: 'postgres', url })).toEqual(after);
  });

  it('while two others wait for it: one of them does it, once, and both go on', async () => {
    const { url } = database;
    const { child, says } = migrate(url, 'between');
    await says('half way');
    const others = [migrate(url), migrate(url)];
    await expect.poll(() => waiting(url, 'advisory'), { timeout: 10_000 }).toBe(2);
    await kill(child);
    await Promise.all(others.map((other) => other.says('done')));
    expect(await look({ kind: 'postgres', url })).toEqual(after);
  });

  it('by a machine that vanished, whose connection nobody closed: the database ends it, and the next start does it all', async () => {
    const { url } = database;
    expect(await patience(url)).toBe('30s');
    const { child, says } = migrate(`${url}?idle_in_transaction_session_timeout=1000`, 'between');
    await says('half way');
    // Stopped, not ended: the connection stays open and says nothing more.
    child.kill('SIGSTOP');
    await migrate(url).says('done');
    expect(await look({ kind: 'postgres', url })).toEqual(after);
  });
});

describe('a migration cut short by kill -9, on the embedded database', () => {
  it('nothing of it is there, and the next start does it all', { timeout: 60_000 }, async () => {
    const path = mkdtempSync(join(tmpdir(), 'binome-interrupted-'));
    try {
      const { child, says } = migrate(path, 'between');
      await says('half way');
      await kill(child);
      expect(await look({ kind: 'folder', path })).toEqual(before);
      await migrate(path).says('done');
      expect(await look({ kind: 'folder', path })).toEqual(after);
    } finally {
      rmSync(path, { recursive: true, force: true });
    }
  });
});

/** How long the database lets a connection of ours lie idle within a transaction; the test that waits for it says less. */
const patience = async (url: string): Promise<string | undefined> => {
  const { db, close } = await connect({ kind: 'postgres', url });
  const { rows: [row] } = await sql<{ set: string }>`select current_setting('idle_in_transaction_session_timeout') as set`.execute(db);
  await close();
  return row?.set;
};

/** How many connections wait for this: the lock under which migrations run, or the end of a statement that sleeps. */
const waiting = async (url: string, event: 'advisory' | 'PgSleep'): Promise<number> => {
  const { db, close } = await connect({ kind: 'postgres', url });
  const { rows: [row] } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event = ${event}`.execute(db);
  await close();
  return row?.n ?? 0;
};
