import { execFile } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { plantedBugs } from './planted-bugs.ts';

interface Total {
  readonly schedules: number;
  readonly kills: number;
  readonly meetings: Readonly<Record<string, number>>;
  readonly broken: string | null;
}
interface Lived {
  readonly total: Total;
  readonly told: string;
}

/** At most two at once: each is a process of its own, so that a bug is planted before the product is loaded, and both cores work. */
let free = 2;
const waiting: (() => void)[] = [];
const live = async (seed: number, schedules: number, ...more: string[]): Promise<Lived> => {
  if (free > 0) free--;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await run(['--seed', String(seed), '--schedules', String(schedules), ...more]);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free++;
  }
};

const run = (args: readonly string[]): Promise<Lived> =>
  new Promise((resolve, reject) => {
    // Most of a short run is the loading of code, which is compiled once for all of them: half of it.
    const env = { ...process.env, NODE_COMPILE_CACHE: 'node_modules/.cache/binome/compiled' };
    const { pid } = execFile(process.execPath, [join(import.meta.dirname, 'run.ts'), '--workers', '1', ...args], { env, maxBuffer: 64 * 2 ** 20 }, (_error, told, complaint) => {
      const last = told.trim().split('\n').at(-1) ?? '';
      if (last.startsWith('{')) resolve({ total: JSON.parse(last) as Total, told });
      else reject(new Error(complaint));
    });
    // Nothing here is measured in seconds: other tests, which may be, come first.
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  });

/** Lives that begin at each of `firsts`, `schedules` of each; nothing is broken, and it proves nothing if nothing happened. */
const holdIn = async (firsts: readonly number[], schedules: number, states: readonly string[], ...more: string[]): Promise<void> => {
  const lived = await Promise.all(firsts.map((first) => live(first, schedules, ...more)));
  for (const { total, told } of lived) expect(total.broken, told).toBeNull();
  const sum = (of: (total: Total) => number) => lived.reduce((all, { total }) => all + of(total), 0);
  expect(sum((total) => total.schedules)).toBe(firsts.length * schedules);
  for (const state of states) expect(sum(({ meetings }) => meetings[state] ?? 0), state).toBeGreaterThan(0);
  expect(sum(({ kills }) => kills)).toBeGreaterThan((firsts.length * schedules) / 20);
};

/** The same seeds at every run; `npm run simulate -- --seed n --schedules 100000` lives others. */
// Each waits its turn within its time.
describe.concurrent('thousands of lives of three duos, with all that fails', { timeout: 1_200_000 }, () => {
  it('keep every promise: nobody twice, no event lost or doubled, no answer lost, nothing out of hours', () =>
    holdIn([1, 10_001], 10_000, ['booked', 'cancelled', 'unplaced', 'held', 'missed', 'moved']));

  it('keep them on the embedded database', () => holdIn([1, 501], 500, ['booked', 'cancelled', 'moved'], '--database', 'pglite'));

  it('keep them on PostgreSQL, where others write at the same time', () =>
    holdIn([1], 200, ['booked', 'cancelled', 'moved'], '--database', 'postgres', '--broker', inject('postgres')));

  // The search begins at a seed that is known to find the bug, so that each costs a process and little more: what is held here is that
  // it is still found. `npm run simulate -- --plant name --seed n` looks for it from anywhere.
  const bugs = Object.entries(plantedBugs).map(([name, { says, from }]) => [name, says, from] as const);
  it.each(bugs)('find the planted bug %s: %s', async (name, _says, from) => {
    expect((await live(from, 300, '--plant', name)).total.broken).not.toBeNull();
  });
});
