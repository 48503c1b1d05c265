import { Kysely, PostgresDialect } from 'kysely';
import type { Database } from '../../src/db/schema.ts';
import type { Databases, Kept, LifeDatabase } from './databases.ts';
import type { Answer, Engine, Line } from './engines.ts';
import { jobTable } from './jobs.ts';
import { type Process, quiet } from './scheduler.ts';
import { type Row, tableOf } from './tables.ts';

/** What the simulation itself looks at: no more than it needs, for it looks after every step. */
const watched: Readonly<Record<string, string>> = {
  duos: 'id, state',
  sessions: 'id, duo_id, number, state, paused_until, blocked',
  offers: 'id, duo_id, session_id, state, holder, act, options',
  meetings: 'id, duo_id, session_id, state, attempt, start_at, end_at, event_id, replaces_id, asked_at, outlook',
  meeting_holds: 'meeting_id, person_id, live, hold_start, hold_end',
  messages: 'id, state',
  meeting_events_seen: 'meeting_id, modified_at',
  [jobTable]: 'id, job, at, attempts',
};
const jobs = `create table ${jobTable} (tenant_id uuid, id uuid primary key, job jsonb not null, at timestamptz not null, attempts int not null, once text)`;

/** The table that a statement writes, by Kysely's own spelling. */
const writes = /^(?:insert into|update|delete from) "(\w+)"/;
const never = new Promise<never>(() => {});
/** Milliseconds: longer without an answer, and it is asked whether a lock is waited for; far longer, and something is wrong. */
const [patience, despair] = [4, 30_000];

/** A connection as Kysely holds it. */
interface Held {
  readonly line: Line;
  /** A transaction is open. */
  readonly isOpen: boolean;
  query(text: string, values: readonly unknown[]): Promise<Answer>;
  release(): void;
}

/** Lives on real SQL: `engine` is emptied and filled again between them, only where something was written. */
export const inSql = async (engine: Engine): Promise<Databases> => {
  await engine.tell(jobs);
  const tables = (await engine.read(["select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely%' order by tablename"]))[0]!.map(({ tablename }) => String(tablename));
  const spare: Line[] = [];
  const written = new Set<string>();
  const schemas = new Map<Kept, string>();
  let last: Kept | null = null;

  const reset = async (from: Kept): Promise<void> => {
    if (from !== last) for (const table of tables) written.add(table);
    last = from;
    if (written.size === 0) return;
    const refill = [...written].map((table) => `delete from "${table}"; insert into "${table}" overriding system value select * from ${schemas.get(from)}."${table}";`);
    // Rows go and come back whole: foreign keys have nothing to say meanwhile.
    await engine.tell(`begin; set local session_replication_role = replica; ${refill.join(' ')} commit;`);
    written.clear();
  };

  const open = async (from: Kept | null): Promise<LifeDatabase> => {
    if (from) await reset(from);
    const underWay = new Set<Line>();
    let opening = 0;
    const [rows, stale, clients] = [new Map<string, readonly Row[]>(), new Set(Object.keys(watched)), new Set<Held>()];
    let version = 0;
    let answered = Promise.withResolvers<void>();

    const tellAnswer = (): void => {
      answered.resolve();
      answered = Promise.withResolvers();
    };
    const ask = async (line: Line, text: string, values: readonly unknown[]): Promise<Answer> => {
      underWay.add(line);
      try {
        return await line.query(text, values);
      } finally {
        underWay.delete(line);
        tellAnswer();
      }
    };
    const openLine = async (): Promise<Line> => {
      opening++;
      try {
        return await engine.open();
      } finally {
        opening--;
        tellAnswer();
      }
    };
    const connect = (process: Process) => {
      const mine = new Set<Held>();
      const idle: Held[] = [];
      const note = (changed: Iterable<string>): void => {
        for (const table of changed) {
          written.add(table);
          stale.add(table);
          version++;
        }
      };
      const clientOf = (line: Line): Held => {
        /** Tables written in the transaction that is open. */
        let changed: Set<string> | undefined;
        const query = async (text: string, values: readonly unknown[]): Promise<Answer> => {
          if (text === 'begin') await process.pause('begin');
          // With one connection nobody could do anything meanwhile.
          if (text === 'commit' && engine.kind === 'postgres') await process.pause('commit');
          const answer = await ask(line, text, values).catch((error: unknown) => (process.isAlive ? Promise.reject(error as Error) : never));
          const table = writes.exec(text)?.[1];
          if (text === 'begin') changed = new Set();
          else if (table !== undefined && changed) changed.add(table);
          else if (table !== undefined) note([table]);
          else if (text === 'commit' || text === 'rollback') {
            if (answer.command === 'COMMIT') note(changed ?? []);
            changed = undefined;
            if (text === 'commit') await process.pause('committed');
          }
          // Nobody is there any more to hear it.
          return process.isAlive ? answer : never;
        };
        const client: Held = { line, query, release: () => void idle.push(client), get isOpen() { return changed !== undefined; } };
        return client;
      };
      const pool = {
        connect: async () => {
          const known = idle.pop();
          if (known) return known;
          const client = clientOf(spare.pop() ?? (await openLine()));
          mine.add(client);
          clients.add(client);
          return client;
        },
        end: async () => {},
      };
      return {
        db: new Kysely<Database>({ dialect: new PostgresDialect({ pool: pool as never }) }),
        kill: async () => {
          for (const client of mine) {
            clients.delete(client);
            await client.line.cut();
          }
        },
      };
    };
    const look = async (): Promise<void> => {
      const changed = [...stale].filter((table) => watched[table] !== undefined);
      stale.clear();
      if (changed.length === 0) return;
      const answers = await engine.read(changed.map((table) => `select ${watched[table]} from ${table} order by ${tableOf(table).key.join(', ')}`));
      for (const [index, table] of changed.entries()) rows.set(table, answers[index]!);
    };
    const still = async (isAnybodyHeld: () => boolean): Promise<void> => {
      const since = performance.now();
      for (await quiet(); underWay.size + opening > 0; await quiet()) {
        const isAnswered = await Promise.race([answered.promise.then(() => true), new Promise<false>((resolve) => setTimeout(resolve, patience, false))]);
        if (!isAnswered && isAnybodyHeld() && opening === 0 && underWay.size > 0 && (await engine.areBlocked(underWay))) break;
        if (performance.now() - since > despair) throw new Error(`never answered: ${underWay.size} statements, ${opening} connections; ${isAnybodyHeld() ? 'somebody' : 'nobody'} is held up`);
      }
      await look();
    };
    await look();
    return {
      connect, still, list: (table) => rows.get(table)!,
      get version() { return version; },
      end: async () => {
        // Whoever still waits for the scheduler may hold a transaction open: it goes with its line.
        for (const { line, isOpen } of clients) await (isOpen || underWay.has(line) ? line.cut() : spare.push(line));
      },
    };
  };

  return {
    kind: engine.kind, open,
    keep: async () => {
      const [kept, schema] = [{} as Kept, `kept_${schemas.size}`];
      await engine.tell(`create schema ${schema}; ${tables.map((table) => `create table ${schema}."${table}" as table public."${table}";`).join(' ')}`);
      schemas.set(kept, schema);
      return kept;
    },
    close: () => engine.close(),
  };
};
