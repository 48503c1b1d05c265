import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { makeDatabase } from './database.ts';
import { everyStep, type Report, runKills } from './kill.ts';
import type { Storage } from './stage.ts';

/** Every named step once, and moments by the clock; `npm run torture` makes as many as one likes. */
const kills = everyStep;
/** Another each day, printed; `TORTURE_SEED` plays one again. */
const seed = Number(process.env['TORTURE_SEED'] ?? new Date().toISOString().slice(0, 10).replaceAll('-', ''));

const storages: Readonly<Record<string, () => Promise<{ storage: Storage; drop(): Promise<void> }>>> = {
  PGlite: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'binome-torture-'));
    return { storage: { folder }, drop: async () => rmSync(folder, { recursive: true, force: true }) };
  },
  PostgreSQL: async () => {
    const { url, drop } = await makeDatabase(inject('postgres'));
    return { storage: { url }, drop };
  },
};

describe.concurrent.each(Object.entries(storages))('the whole product killed again and again, on %s', (name, open) => {
  it(`keeps what it acknowledged, does nothing twice and goes on: ${kills} kills, seed ${seed}`, async () => {
    const { storage, drop } = await open();
    let report: Report;
    try {
      report = await runKills({ storage, kills, seed, hasCompany: true });
    } finally {
      await drop();
    }
    console.log(`${name}: ${JSON.stringify({ ...report, resumed: Math.max(...report.resumed.map(Math.round)), started: Math.max(...report.started.map(Math.round)) })}`);
    expect(report.missed).toEqual([]);
    // Without acts there is nothing to lose.
    expect(report.kept).toBeGreaterThan(kills);
    // One card at most hangs in the air for each kill that came while one was on its way.
    expect(report.ambiguous).toBeLessThanOrEqual(kills);
  });
});
