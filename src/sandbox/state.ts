import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Instant, MovableClock } from '../kernel/time.ts';

/** A named map whose changes reach the disk with the next `commit`. Values must be JSON; never change one in place. */
export interface Table<T> {
  get(id: string): T | undefined;
  put(id: string, value: T): void;
  remove(id: string): void;
  keys(): IterableIterator<string>;
  values(): IterableIterator<T>;
  readonly size: number;
}

/**
 * All that the tenant remembers. `commit` writes every change since the last one as a single line, so that a killed
 * process leaves either all of a request or nothing of it; write(2) survives kill -9 without fsync (not a power cut).
 */
export interface State {
  table<T>(name: string): Table<T>;
  commit(): void;
  close(): void;
}

type Put = [table: string, id: string, value: unknown];
interface Line {
  at: Instant;
  puts?: Put[];
}

const heartbeat = 5_000;
/** Characters appended before the file is written anew. */
const mostGrowth = 64 * 1024 * 1024;

/**
 * Opens `file`, or remembers nothing when there is none. Every line carries the clock's position: a file that already
 * exists puts the clock back where it was left.
 */
export const openState = (file: string | undefined, clock: MovableClock): State => {
  const tables = new Map<string, Map<string, unknown>>();
  const rows = (name: string): Map<string, unknown> => {
    let found = tables.get(name);
    if (!found) tables.set(name, (found = new Map()));
    return found;
  };

  const last = file && existsSync(file) ? replay(readFileSync(file, 'utf8'), rows) : undefined;
  if (last !== undefined) clock.moveTo(last);
  const log = file === undefined ? undefined : startLog(file, tables, clock);

  let pending: Put[] = [];
  let { offset } = clock;
  const write = (): void => {
    log?.append({ at: clock.now(), puts: pending });
    pending = [];
    ({ offset } = clock);
  };
  const timer = setInterval(write, heartbeat).unref();

  return {
    table: <T>(name: string): Table<T> => {
      const map = rows(name) as Map<string, T>;
      return {
        get: (id) => map.get(id),
        put: (id, value) => {
          map.set(id, value);
          if (log) pending.push([name, id, value]);
        },
        remove: (id) => {
          if (map.delete(id) && log) pending.push([name, id, null]);
        },
        keys: () => map.keys(),
        values: () => map.values(),
        get size() {
          return map.size;
        },
      };
    },
    commit: () => {
      if (pending.length > 0 || clock.offset !== offset) write();
    },
    close: () => {
      clearInterval(timer);
      write();
      log?.close();
    },
  };
};

/** Rebuilds the tables; a last line cut short by a kill was never acknowledged, and is dropped. */
const replay = (text: string, rows: (name: string) => Map<string, unknown>): Instant | undefined => {
  let at: Instant | undefined;
  for (const line of text.slice(0, text.lastIndexOf('\n') + 1).split('\n')) {
    if (line === '') continue;
    const { at: then, puts = [] } = JSON.parse(line) as Line;
    at = then;
    for (const [table, id, value] of puts) {
      if (value === null) rows(table).delete(id);
      else rows(table).set(id, value);
    }
  }
  return at;
};

/** Starts each life, and every so often, with a compact file: one line per table, written aside and renamed over the old log. */
const startLog = (file: string, tables: Map<string, Map<string, unknown>>, clock: MovableClock) => {
  mkdirSync(dirname(file), { recursive: true });
  const rewrite = (): number => {
    const whole = [...tables].map(([name, map]): Line => ({
      at: clock.now(), puts: [...map].map(([id, value]): Put => [name, id, value]),
    }));
    writeFileSync(`${file}.new`, [...whole, { at: clock.now() }].map((line) => `${JSON.stringify(line)}\n`).join(''));
    renameSync(`${file}.new`, file);
    return openSync(file, 'a');
  };
  let descriptor = rewrite();
  let grown = 0;
  return {
    append: (line: Line): void => {
      const text = `${JSON.stringify(line)}\n`;
      writeSync(descriptor, text);
      grown += text.length;
      if (grown < mostGrowth) return;
      closeSync(descriptor);
      descriptor = rewrite();
      grown = 0;
    },
    close: (): void => closeSync(descriptor),
  };
};
