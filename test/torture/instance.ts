import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Press } from './race.ts';

/** What a test may ask the process it started, and what it answers. */
type Question =
  | { readonly kind: 'unsettled' | 'rows' }
  | { readonly kind: 'advance'; readonly to: string }
  | { readonly kind: 'press'; readonly press: Press };
export type Ask = { readonly id: number } & Question;
export type Tell = { readonly kind: 'listening'; readonly address: string } | { readonly kind: 'answer'; readonly id: number; readonly value?: unknown; readonly error?: string };
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

/** Starts the product, or the part of it that races, in a process of its own, and waits until it listens. */
export const startInstance = async (env: Record<string, string>, file: 'app-process.ts' | 'racer-process.ts' = 'app-process.ts'): Promise<Instance> => {
  const child = fork(join(import.meta.dirname, file), {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0', NODE_COMPILE_CACHE: 'node_modules/.cache/binome/compiled', ...env }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv: [],
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const bugs: string[] = [];
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said = (said + String(chunk)).slice(-8000);
      for (const line of String(chunk).split('\n')) if (bug.test(line)) bugs.push(line);
    });
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let last = 0;
  const address = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The app did not start in time: ${said}`)), patience);
    child.on('message', (tell: Tell) => {
      if (tell.kind === 'listening') return resolve(tell.address);
      const asked = waiting.get(tell.id);
      waiting.delete(tell.id);
      if (tell.error === undefined) asked?.resolve(tell.value as never);
      else asked?.reject(new Error(tell.error));
    });
    void gone.then((code) => {
      clearTimeout(timer);
      reject(new Error(`The app ended with ${code}: ${said}`));
      for (const { reject: fail } of waiting.values()) fail(new Error('The app is gone.'));
      waiting.clear();
    });
  });
  return {
    address, bugs, pid: child.pid ?? 0,
    ask: <T>(question: Question) =>
      new Promise<T>((resolve, reject) => {
        if (!child.connected) return reject(new Error('The app is gone.'));
        const id = ++last;
        waiting.set(id, { resolve, reject });
        child.send({ ...question, id } satisfies Ask, (error) => error && reject(error));
      }),
    kill: () => end(child, 'SIGKILL', gone).then(() => {}),
    stop: () => end(child, 'SIGTERM', gone),
  };
};

const end = (child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM', gone: Promise<number | null>): Promise<number | null> => {
  child.kill(signal);
  return gone;
};
