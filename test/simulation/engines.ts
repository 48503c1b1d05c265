import { openAsBlob } from 'node:fs';
import { threadId } from 'node:worker_threads';
import { Client, escapeLiteral, type QueryResult } from 'pg';
import { connect } from '../../src/db/connect.ts';
import { offerPostgres, type PostgresOffer, tell } from '../support/postgres.ts';
import { keepSnapshot } from '../support/snapshot.ts';

export interface Answer {
  readonly command: string;
  readonly rowCount: number;
  readonly rows: Record<string, unknown>[];
}

/** One connection: what is asked on it is answered in order. */
export interface Line {
  query(text: string, values: readonly unknown[]): Promise<Answer>;
  /** Leaves the transaction it was in, if any, as a process leaves it that dies. */
  cut(): Promise<void>;
}

/** A migrated database in SQL, and how processes share it. */
export interface Engine {
  readonly kind: 'pglite' | 'postgres';
  /** Several statements at once, apart from every process. */
  tell(statements: string): Promise<void>;
  /** What is committed: the rows of each query. */
  read(queries: readonly string[]): Promise<readonly Record<string, unknown>[][]>;
  open(): Promise<Line>;
  /** Of these lines, whether each waits for a lock that another holds. */
  areBlocked(lines: ReadonlySet<Line>): Promise<boolean>;
  close(): Promise<void>;
}

/** A value as it is written into a statement: on the embedded engine a statement with parameters is six messages, each as dear as one. */
const literal = (value: unknown): string => {
  if (value === null || value === undefined) return 'null';
  if (value instanceof Date) return `'${value.toISOString()}'`;
  return escapeLiteral(typeof value === 'string' ? value : JSON.stringify(value));
};

/** The embedded engine has one connection: a transaction is a unit, and whoever comes meanwhile waits for its end. */
export const openPglite = async (): Promise<Engine> => {
  const { engine, close } = await connect({ kind: 'memory', dump: await openAsBlob(await keepSnapshot()) });
  if (engine.kind !== 'pglite') throw new Error('a memory database is a PGlite');
  const { pglite } = engine;
  let last: Promise<unknown> = Promise.resolve();
  /** Waits for its turn; the next has it when what comes back is called. */
  const take = async (): Promise<() => void> => {
    const before = last;
    const mine = Promise.withResolvers<void>();
    last = mine.promise;
    await before;
    return mine.resolve;
  };
  return {
    kind: 'pglite',
    tell: async (statements) => void (await pglite.exec(statements)),
    read: async (queries) => (await pglite.exec(queries.join(';'))).map(({ rows }) => rows),
    open: async () => {
      let release: (() => void) | undefined;
      const ask = async (text: string, values: readonly unknown[]): Promise<Answer> => {
        const [answer] = await pglite.exec(text.replaceAll(/\$(\d+)/g, (_, index) => literal(values[Number(index) - 1])));
        return { rows: answer?.rows ?? [], rowCount: answer?.affectedRows ?? 0, command: text.split(' ', 1).join().toUpperCase() };
      };
      return {
        query: async (text, values) => {
          const isOwn = release !== undefined;
          if (!isOwn) release = await take();
          try {
            return await ask(text, values);
          } finally {
            if (text === 'commit' || text === 'rollback' || (!isOwn && text !== 'begin')) {
              release?.();
              release = undefined;
            }
          }
        },
        cut: async () => {
          if (!release) return;
          await ask('rollback', []);
          release();
          release = undefined;
        },
      };
    },
    areBlocked: async () => false,
    close,
  };
};

/** `broker` answers where this run's PostgreSQL is (test/support/postgres.ts); without one, one is started. */
export const openPostgres = async (broker?: string): Promise<Engine> => {
  const own = broker === undefined ? await offerPostgres() : undefined;
  const { server, template } = (await (await fetch(broker ?? own!.address)).json()) as PostgresOffer;
  const name = `binome_lives_${process.pid}_${threadId}`;
  await tell(server, `create database ${name} template ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  // Two that wait for each other are told at once, where we may ask for that.
  await tell(server, `alter database ${name} set deadlock_timeout = '20ms'`).catch(() => {});
  const dial = async (): Promise<Client & { processID: number }> => {
    const client = new Client({ connectionString: url.href });
    // Terminated lines say so once more here; whoever asked has heard it.
    client.on('error', () => {});
    await client.connect();
    return client as Client & { processID: number };
  };
  const observer = await dial();
  const pids = new WeakMap<Line, number>();
  return {
    kind: 'postgres',
    tell: async (statements) => void (await observer.query(statements)),
    read: async (queries) => {
      const answers = (await observer.query(queries.join(';'))) as unknown as QueryResult<Record<string, unknown>> | QueryResult<Record<string, unknown>>[];
      return [answers].flat().map(({ rows }) => rows);
    },
    open: async () => {
      const client = await dial();
      const line: Line = {
        query: async (text, values) => {
          const { command, rowCount, rows }: QueryResult<Record<string, unknown>> = await client.query(text, [...values]);
          return { command, rowCount: rowCount ?? 0, rows };
        },
        cut: async () => void (await observer.query('select pg_terminate_backend($1, 5000)', [client.processID])),
      };
      pids.set(line, client.processID);
      return line;
    },
    areBlocked: async (lines) => {
      const all = [...lines].map((line) => pids.get(line));
      const { rows } = await observer.query("select pid from pg_stat_activity where wait_event_type = 'Lock' and pid = any($1)", [all]);
      return rows.length === all.length;
    },
    close: async () => {
      await observer.end();
      await tell(server, `drop database if exists ${name} with (force)`);
      await own?.withdraw();
    },
  };
};
