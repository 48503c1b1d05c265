import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** What a test may ask the process it started, and what it answers. */
type Question =
  | { readonly kind: 'open'; readonly env: Record<string, string> }
  | { readonly kind: 'unsettled' | 'rows' }
  | { readonly kind: 'advance'; readonly to: string };
export type Ask = { readonly id: number } & Question;
export interface Tell {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}
export interface Instance {
  readonly address: string;
  readonly pid: number;
  ask<T>(question: Question): Promise<T>;
  /** kill -9; answers when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM; answers the exit code. */
  stop(): Promise<number | null>;
  /** Lines of its log that tell of a bug. */
  readonly bugs: string[];
}

/** Events of the log that a person would have seen as "something went wrong". */
const bug = /"msg":"(request failed|press failed|bot turn failed)"/;
const patience = 240_000;

/** A process whose program is read, or being read, and that has opened nothing yet: no database, no port, no worker. */
export interface Standby {
  /** Opens all there is to it; answers when it listens. */
  open(env: Record<string, string>): Promise<Instance>;
  kill(): Promise<void>;
}

const surroundings = { NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0' };

/** A process of its own for the product, or for the part of it that races. */
export const loadInstance = (file: 'app-process.ts' | 'racer-process.ts' = 'app-process.ts'): Standby => {
  const child = fork(join(import.meta.dirname, file), {
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: 'node_modules/.cache/binome/compiled', ...surroundings }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv: [],
  });
  const bugs: string[] = [];
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said = (said + String(chunk)).slice(-8000);
      for (const line of String(chunk).split('\n')) if (bug.test(line)) bugs.push(line);
    });
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => {
    resolve(code);
    for (const { reject } of waiting.values()) reject(new Error(`The app ended with ${code}: ${said}`));
    waiting.clear();
  }));
  child.on('message', ({ id, value, error }: Tell) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(value as never);
    else asked?.reject(new Error(error));
  });
  let last = 0;
  const ask = <T>(question: Question): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (!child.connected) return reject(new Error('The app is gone.'));
      const id = ++last;
      waiting.set(id, { resolve, reject });
      child.send({ ...question, id } satisfies Ask, (error) => error && reject(error));
    });
  const kill = (): Promise<void> => end(child, 'SIGKILL', gone).then(() => {});
  return {
    open: async (env) => {
      const timer = setTimeout(() => void kill(), patience);
      const address = await ask<string>({ kind: 'open', env: { ...surroundings, ...env } }).finally(() => clearTimeout(timer));
      return { address, bugs, pid: child.pid ?? 0, ask, kill, stop: () => end(child, 'SIGTERM', gone) };
    },
    kill,
  };
};

const end = (child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM', gone: Promise<number | null>): Promise<number | null> => {
  child.kill(signal);
  return gone;
};
