import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** The product in a process of its own, as `npm start` runs it. */
export interface RunningApp {
  /** Seconds from the start of the process until /healthz said 200, and of processor; null where the system does not say. */
  readonly startedIn: { readonly wall: number; readonly processor: number | null };
  /** Throws unless the answer is 200. */
  get<T>(path: string, token?: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  /** Megabytes (10⁶ bytes) the process holds in memory; null where the system does not say. */
  memory(): number | null;
  stop(): Promise<void>;
}

const main = join(import.meta.dirname, '../../src/main.ts');
const patience = { start: 40_000, request: 20_000, stop: 15_000 } as const;

/** Nothing of our own environment goes along: what is measured is the demonstration, whatever this shell is set up for. */
export const startApp = async (dataDir: string): Promise<RunningApp> => {
  const begun = performance.now();
  const child = spawn(process.execPath, [main], { env: { DATA_DIR: dataDir, PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] });
  const kill = (): void => void child.kill('SIGKILL');
  // Before the folder it writes in is removed.
  process.prependOnceListener('exit', kill);

  const call = async <T>(path: string, init?: RequestInit): Promise<T> => {
    const response = await fetch(`${url}${path}`, { ...init, signal: AbortSignal.timeout(patience.request) });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text.slice(0, 200)}`);
    return JSON.parse(text) as T;
  };
  const url = await addressOf(child.stdout);
  await call('/healthz');
  return {
    startedIn: { wall: (performance.now() - begun) / 1000, processor: processorOf(child.pid) },
    get: (path, token) => call(path, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
    post: (path, body) => call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    memory: () => memoryOf(child.pid),
    stop: async () => {
      const gone = once(child, 'exit', { signal: AbortSignal.timeout(patience.stop) });
      child.kill('SIGTERM');
      await gone;
      process.off('exit', kill);
    },
  };
};

/** The address is in the first line the product prints. */
const addressOf = async (output: Readable): Promise<string> => {
  for await (const line of createInterface({ input: output, signal: AbortSignal.timeout(patience.start) }))
    return new URL(/http:\S+/.exec(line)?.[0] ?? '').origin;
  const hint = 'A story prepared by other code is played anew: npm run story mends that.';
  throw new Error(`The product printed no address in ${patience.start / 1000} s. ${hint}`);
};

/** What Linux tells of a process (proc(5)); null elsewhere. */
const proc = (pid: number | undefined, file: 'stat' | 'status'): string | null => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return null;
  }
};

const memoryOf = (pid: number | undefined): number | null => {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(proc(pid, 'status') ?? '')?.[1];
  return kilobytes === undefined ? null : (Number(kilobytes) * 1024) / 1e6;
};

/** utime and stime, in hundredths of a second, are the 12th and 13th words after the name in brackets. */
const processorOf = (pid: number | undefined): number | null => {
  const words = proc(pid, 'stat')?.replace(/^.*\) /s, '').split(' ');
  return words ? (Number(words[11]) + Number(words[12])) / 100 : null;
};
