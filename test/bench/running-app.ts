import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** The product in a process of its own, as `npm start` runs it. */
export interface RunningApp {
  /** Milliseconds from the start of the process until /healthz said 200. */
  readonly startedIn: number;
  /** Throws unless the answer is 200. */
  get<T>(path: string, token?: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  /** Megabytes (10⁶ bytes) the process holds in memory; null where the system does not say. */
  memory(): number | null;
  stop(): Promise<void>;
}

const main = join(import.meta.dirname, '../../src/main.ts');
const patience = 40_000;

/** Nothing of our own environment goes along: what is measured is the demonstration, whatever this shell is set up for. */
export const startApp = async (dataDir: string): Promise<RunningApp> => {
  const begun = performance.now();
  const child = spawn(process.execPath, [main], { env: { DATA_DIR: dataDir, PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] });
  const kill = (): void => void child.kill('SIGKILL');
  // Before the folder it writes in is removed.
  process.prependOnceListener('exit', kill);

  const call = async <T>(path: string, init?: RequestInit): Promise<T> => {
    const response = await fetch(`${url}${path}`, init);
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text.slice(0, 200)}`);
    return JSON.parse(text) as T;
  };
  const url = await addressOf(child.stdout);
  await call('/healthz');
  return {
    startedIn: performance.now() - begun,
    get: (path, token) => call(path, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
    post: (path, body) => call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    memory: () => (child.pid === undefined ? null : memoryOf(child.pid)),
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      process.off('exit', kill);
    },
  };
};

/** The address is in the first line the product prints. */
const addressOf = async (output: Readable): Promise<string> => {
  for await (const line of createInterface({ input: output, signal: AbortSignal.timeout(patience) })) return new URL(/http:\S+/.exec(line)?.[0] ?? '').origin;
  throw new Error(`The product printed no address in ${patience / 1000} s. A story prepared by other code is played anew: npm run story mends that.`);
};

const memoryOf = (pid: number): number | null => {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : (Number(kilobytes) * 1024) / 1e6;
  } catch {
    return null;
  }
};
