import { type CompiledQuery, type DatabaseConnection, type Dialect, type Driver, Kysely, PostgresAdapter, PostgresIntrospector, type QueryResult } from 'kysely';
import type { Db } from '../../src/db/connect.ts';
import type { Database } from '../../src/db/schema.ts';
import type { Node } from './expression.ts';
import { conflictColumns, insertedRows, isWanted, matching, type ReadTable, returned, select, targetOf, updatesOf } from './query.ts';
import { type Row, tableOf, type Unique } from './tables.ts';

type Rows = Map<string, Row>;

/** As PostgreSQL says it. */
const violation = (code: '23505' | '23P01' | '40P01', constraint: string): Error => Object.assign(new Error(`${code} ${constraint}`), { code });

/** What a connection waits for at the points where others may come in between. */
export type Pause = (at: string) => Promise<void>;

interface Session extends DatabaseConnection {
  readonly pause: Pause;
  /** Rows changed and not committed, by table; null for a deleted one. Undefined outside a transaction. */
  changes: Map<string, Map<string, Row | null>> | undefined;
  readonly locks: Set<string>;
}

const keyOf = (table: string, row: Row): string => {
  let key = '';
  for (const column of tableOf(table).key) key += `|${String(row[column])}`;
  return key;
};
/** Whether the row had this key already, and keeps it: then there is nothing to wait for, or to compare. */
const stands = ({ columns, where }: Unique, before: Row, row: Row): boolean => columns.every((column) => row[column] === before[column]) && (where?.(before) ?? true);
const noRows: ReadonlyMap<string, Row> = new Map();
const instantOf = (value: unknown): number => (value as Date).getTime();

/**
 * PostgreSQL as small as a booking needs it, in memory and in one process: transactions that see what is committed and their own
 * writes, advisory and row locks that wait, unique and exclusion constraints. It interprets Kysely's own trees, so that the product's
 * stores run unchanged, a hundred thousand times a minute.
 */
export class MemoryDatabase {
  readonly #tables = new Map<string, Rows>();
  readonly #sessions = new Set<Session>();
  readonly #owners = new Map<string, Session>();
  readonly #waiting = new Map<Session, string>();
  readonly #wake = new Map<string, (() => void)[]>();
  readonly #isConstrained: boolean;
  #serial = 0;
  #version = 0;

  constructor(options: { readonly constraints?: boolean; readonly rows?: ReadonlyMap<string, ReadonlyMap<string, Row>> } = {}) {
    this.#isConstrained = options.constraints ?? true;
    for (const [table, rows] of options.rows ?? []) {
      this.#tables.set(table, new Map(rows));
      this.#serial += rows.size;
    }
  }

  /** All that is committed: rows are never changed in place, so that a copy of the maps is a copy of the database. */
  get rows(): ReadonlyMap<string, ReadonlyMap<string, Row>> {
    return new Map([...this.#tables].map(([table, rows]) => [table, new Map(rows)]));
  }

  /** Grows with every commit that changed anything. */
  get version(): number { return this.#version; }

  list(table: string): readonly Row[] {
    return [...(this.#tables.get(table)?.values() ?? [])];
  }

  /** A pool of connections for one process; `pause` is where its work may be held up, or end. */
  connect(pause: Pause): { readonly db: Db; kill(): void } {
    const mine = new Set<Session>();
    const open = (): Session => {
      const session: Session = {
        pause, changes: undefined, locks: new Set(),
        executeQuery: (query) => this.#execute(session, query) as never,
        streamQuery: () => { throw new Error('the simulation streams nothing'); },
      };
      this.#sessions.add(session);
      mine.add(session);
      return session;
    };
    const idle: Session[] = [];
    const driver: Driver = {
      init: async () => {},
      acquireConnection: async () => idle.pop() ?? open(),
      beginTransaction: async (connection) => {
        await pause('begin');
        (connection as Session).changes = new Map();
      },
      commitTransaction: async (connection) => {
        await pause('commit');
        this.#commit(connection as Session);
        await pause('committed');
      },
      rollbackTransaction: async (connection) => this.#end(connection as Session),
      releaseConnection: async (connection) => { idle.push(connection as Session); },
      destroy: async () => {},
    };
    const dialect: Dialect = {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => ({ compileQuery: (query, queryId) => ({ query, queryId, sql: '', parameters: [] }) }),
    };
    return {
      db: new Kysely<Database>({ dialect }),
      kill: () => {
        for (const session of mine) this.#end(session);
      },
    };
  }

  /** What this connection sees of a table: what is committed, and its own changes; of one row, when a whole key is wanted. */
  #read(session: Session, table: string, wanted?: ReadonlyMap<string, unknown>): Iterable<Row> {
    const committed = this.#tables.get(table) ?? noRows;
    const changes = session.changes?.get(table);
    const { key } = tableOf(table);
    if (wanted && key.every((column) => wanted.has(column))) {
      const row = this.#find(session, table, keyOf(table, Object.fromEntries(wanted)));
      return row ? [row] : [];
    }
    if (!changes) return committed.values();
    const rows: Row[] = [];
    for (const [key, row] of committed) if (!changes.has(key)) rows.push(row);
    for (const row of changes.values()) if (row) rows.push(row);
    return rows;
  }

  #reader(session: Session): ReadTable {
    return (table, wanted) => this.#read(session, table, wanted);
  }

  /** The row of this key, as this connection sees it. */
  #find(session: Session, table: string, key: string): Row | null | undefined {
    const own = session.changes?.get(table)?.get(key);
    return own === undefined ? this.#tables.get(table)?.get(key) : own;
  }

  async #execute(session: Session, { query }: CompiledQuery): Promise<QueryResult<Row>> {
    const node = query as Node;
    switch (node.kind) {
      case 'SelectQueryNode': {
        const read = this.#reader(session);
        const first = select(node, read);
        if (!first.lock) return { rows: [...first.rows] };
        const { table } = first.lock;
        for (const row of first.lock.rows) await this.#lock(session, `${table}/${keyOf(table, row)}`);
        return { rows: [...select(node, read).rows] };
      }
      case 'RawNode': return this.#raw(session, node);
      case 'InsertQueryNode': return this.#write(session, () => this.#insert(session, node));
      case 'UpdateQueryNode': return this.#write(session, () => this.#update(session, node));
      case 'DeleteQueryNode': return this.#write(session, () => this.#delete(session, node));
      default: throw new Error(`the simulation does not know ${node.kind}`);
    }
  }

  /** Outside a transaction each statement is one of its own. */
  async #write(session: Session, work: () => Promise<Row[]>): Promise<QueryResult<Row>> {
    if (session.changes) return { rows: await work() };
    session.changes = new Map();
    try {
      const rows = await work();
      this.#commit(session);
      return { rows };
    } finally {
      this.#end(session);
    }
  }

  async #raw(session: Session, node: Node): Promise<QueryResult<Row>> {
    const text: string = node['sqlFragments'].join('?');
    if (!text.includes('pg_advisory_xact_lock')) throw new Error(`the simulation does not know ${text}`);
    await this.#lock(session, `advisory/${node['parameters'].map((parameter: Node) => parameter['value']).join('/')}`);
    return { rows: [] };
  }

  /** Whoever writes what another is writing under the same unique key waits to see what comes of it; a row that had the key `before` has it. */
  async #claim(session: Session, table: string, row: Row, before?: Row): Promise<void> {
    if (!this.#isConstrained) return;
    for (const unique of tableOf(table).unique ?? [])
      if ((unique.where?.(row) ?? true) && !(before && stands(unique, before, row))) await this.#lock(session, `${unique.name}/${unique.columns.map((column) => String(row[column])).join('/')}`);
  }

  #set(session: Session, table: string, key: string, row: Row | null): void {
    const changes = session.changes!;
    let changed = changes.get(table);
    if (!changed) changes.set(table, (changed = new Map()));
    const before = this.#find(session, table, key);
    changed.set(key, row);
    if (row && this.#isConstrained) this.#check(session, table, key, row, before);
  }

  async #insert(session: Session, node: Node): Promise<Row[]> {
    const table = targetOf(node);
    const { defaults, key } = tableOf(table);
    const toReturned = returned(node, table);
    const onConflict = node['onConflict'] as Node | undefined;
    const answer: Row[] = [];
    for (const values of insertedRows(node)) {
      const row = this.#parsed(table, { ...defaults, ...values });
      if (key.length === 1 && row[key[0]!] === undefined) row[key[0]!] = String(++this.#serial);
      await this.#claim(session, table, row);
      if (onConflict) {
        const columns = conflictColumns(onConflict);
        const existing = [...this.#read(session, table)].find((other) => columns.every((column) => other[column] === row[column]));
        if (existing) {
          if (onConflict['doNothing']) continue;
          if (onConflict['updateWhere'] && !isWanted(onConflict['updateWhere'], table, existing)) continue;
          const updated = this.#parsed(table, updatesOf(onConflict['updates'], table)(existing, row));
          this.#set(session, table, keyOf(table, existing), updated);
          answer.push(toReturned(updated));
          continue;
        }
      }
      const id = keyOf(table, row);
      if (this.#isConstrained && this.#find(session, table, id)) throw violation('23505', `${table}_pkey`);
      this.#set(session, table, id, row);
      answer.push(toReturned(row));
    }
    return node['returning'] ? answer : [];
  }

  #parsed(table: string, row: Row): Row {
    for (const column of tableOf(table).json ?? []) if (typeof row[column] === 'string') row[column] = JSON.parse(row[column]);
    return row;
  }

  /** The rows a statement changes, once nobody else is changing them: as they then are, and only if they are still meant. */
  async #lockMatching(session: Session, node: Node, table: string): Promise<Row[]> {
    const keys = matching(node, table, this.#reader(session)).map((row) => keyOf(table, row));
    for (const key of keys) await this.#lock(session, `${table}/${key}`);
    const current = keys.map((key) => this.#find(session, table, key)).filter((row) => row != null);
    return matching(node, table, () => current);
  }

  async #update(session: Session, node: Node): Promise<Row[]> {
    const table = targetOf(node);
    const apply = updatesOf(node['updates'], table);
    const toReturned = returned(node, table);
    const rows: Row[] = [];
    for (const row of await this.#lockMatching(session, node, table)) {
      const updated = this.#parsed(table, apply(row));
      await this.#claim(session, table, updated, row);
      this.#set(session, table, keyOf(table, row), updated);
      rows.push(toReturned(updated));
    }
    return node['returning'] ? rows : [];
  }

  async #delete(session: Session, node: Node): Promise<Row[]> {
    const table = targetOf(node);
    for (const row of await this.#lockMatching(session, node, table)) this.#set(session, table, keyOf(table, row), null);
    return [];
  }

  /** `before` is the row that stood there: what a constraint speaks of and has not changed needs no look at the others. */
  #check(session: Session, table: string, key: string, row: Row, before: Row | null | undefined): void {
    const isSame = (columns: readonly string[], other: Row) => columns.every((column) => row[column] === other[column]);
    const unique = tableOf(table).unique?.filter((each) => (each.where?.(row) ?? true) && !(before && stands(each, before, row))) ?? [];
    const exclusion = tableOf(table).exclusion?.of(row) ? tableOf(table).exclusion : undefined;
    if (unique.length === 0 && !exclusion) return;
    for (const other of this.#read(session, table)) {
      for (const { name, columns, where } of unique)
        if (isSame(columns, other) && (where?.(other) ?? true) && keyOf(table, other) !== key) throw violation('23505', name);
      if (!exclusion || !isSame(exclusion.same, other) || !exclusion.of(other) || keyOf(table, other) === key) continue;
      if (instantOf(row[exclusion.from]) < instantOf(other[exclusion.to]) && instantOf(other[exclusion.from]) < instantOf(row[exclusion.to]))
        throw violation('23P01', exclusion.name);
    }
  }

  /** What others committed meanwhile counts: PostgreSQL would have made this writer wait for them, and then refused. */
  #commit(session: Session): void {
    if (this.#isConstrained)
      for (const [table, changed] of session.changes ?? [])
        for (const [key, row] of changed) if (row) this.#check(session, table, key, row, this.#tables.get(table)?.get(key));
    if (session.changes?.size) this.#version++;
    for (const [table, changed] of session.changes ?? []) {
      let rows = this.#tables.get(table);
      if (!rows) this.#tables.set(table, (rows = new Map()));
      for (const [key, row] of changed) {
        if (row) rows.set(key, row);
        else rows.delete(key);
      }
    }
    this.#end(session);
  }

  #end(session: Session): void {
    session.changes = undefined;
    this.#waiting.delete(session);
    for (const lock of session.locks) {
      this.#owners.delete(lock);
      const waiters = this.#wake.get(lock);
      this.#wake.delete(lock);
      waiters?.forEach((wake) => wake());
    }
    session.locks.clear();
  }

  async #lock(session: Session, lock: string): Promise<void> {
    for (;;) {
      const owner = this.#owners.get(lock);
      if (owner === session) return;
      if (!owner) {
        this.#owners.set(lock, session);
        session.locks.add(lock);
        return;
      }
      this.#waiting.set(session, lock);
      for (let next: Session | undefined = owner; next; ) {
        if (next === session) {
          this.#waiting.delete(session);
          throw violation('40P01', lock);
        }
        const awaited = this.#waiting.get(next);
        next = awaited === undefined ? undefined : this.#owners.get(awaited);
      }
      await new Promise<void>((resolve) => {
        const waiters = this.#wake.get(lock) ?? [];
        waiters.push(resolve);
        this.#wake.set(lock, waiters);
      });
      this.#waiting.delete(session);
      await session.pause('lock');
    }
  }
}
