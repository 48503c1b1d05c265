import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plantedBugs } from './planted-bugs.ts';

interface Total {
  readonly schedules: number;
  readonly kills: number;
  readonly meetings: Readonly<Record<string, number>>;
  readonly broken: string | null;
}

/** In a process of its own, so that a bug is planted before the product is loaded, and both cores work. */
const live = (seed: number, schedules: number, plant?: string): Promise<{ total: Total; told: string }> =>
  new Promise((resolve, reject) => {
    const args = [join(import.meta.dirname, 'run.ts'), '--seed', String(seed), '--schedules', String(schedules), ...(plant ? ['--plant', plant] : [])];
    execFile(process.execPath, args, { maxBuffer: 64 * 2 ** 20 }, (_error, told, complaint) => {
      const last = told.trim().split('\n').at(-1) ?? '';
      if (last.startsWith('{')) resolve({ total: JSON.parse(last) as Total, told });
      else reject(new Error(complaint));
    });
  });

/** The same seeds at every run; `npm run simulate -- --seed n --schedules 20000` lives others. A process that lives too long slows down. */
const batch = 2000;
const rounds = 2;

describe('thousands of lives of three duos, with all that fails', () => {
  it('keep every promise: nobody twice, no event lost or doubled, no answer lost, nothing out of hours', async () => {
    const lived: Total[] = [];
    for (let round = 0; round < rounds; round++) {
      const first = 1 + 2 * round * batch;
      for (const { total, told } of await Promise.all([live(first, batch), live(first + batch, batch)])) {
        expect(total.broken, told).toBeNull();
        lived.push(total);
      }
    }
    const met = (state: string) => lived.reduce((sum, { meetings }) => sum + (meetings[state] ?? 0), 0);
    // It proves nothing if nothing happened.
    for (const state of ['booked', 'cancelled', 'unplaced', 'held', 'moved']) expect(met(state), state).toBeGreaterThan(0);
    expect(lived.reduce((sum, { kills }) => sum + kills, 0)).toBeGreaterThan(500);
  });

  const bugs = Object.entries(plantedBugs).map(([name, { says }]) => [name, says] as const);
  it.each(bugs)('find the planted bug %s: %s', async (name) => {
    expect((await live(1, 2 * batch, name)).total.broken).not.toBeNull();
  });
});
