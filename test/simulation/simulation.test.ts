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

/** The same seeds at every run; `npm run simulate -- --seed n --schedules 1000000` lives others. */
const lives = 20_000;

describe('thousands of lives of three duos, with all that fails', () => {
  it('keep every promise: nobody twice, no event lost or doubled, no answer lost, nothing out of hours', async () => {
    const halves = await Promise.all([live(1, lives / 2), live(1 + lives / 2, lives / 2)]);
    for (const { total, told } of halves) expect(total.broken, told).toBeNull();
    const met = (state: string) => halves.reduce((sum, { total }) => sum + (total.meetings[state] ?? 0), 0);
    // It proves nothing if nothing happened.
    for (const state of ['booked', 'cancelled', 'unplaced', 'held', 'moved']) expect(met(state), state).toBeGreaterThan(20);
    expect(halves.reduce((sum, { total }) => sum + total.kills, 0)).toBeGreaterThan(1000);
  });

  const bugs = Object.entries(plantedBugs).map(([name, { says }]) => [name, says] as const);
  it.each(bugs)('find the planted bug %s: %s', async (name) => {
    // Two lives at a time from different seeds: whichever finds it first.
    const found = await Promise.all([live(1, 4000, name), live(50_001, 4000, name)]);
    expect(found.some(({ total }) => total.broken !== null)).toBe(true);
  });
});
