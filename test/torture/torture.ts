import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { offerPostgres } from '../support/postgres.ts';
import { makeDatabase } from './database.ts';
import { runKills } from './kill.ts';
import { mostWhole, runRaces } from './race.ts';

/**
 * `npm run torture -- --kills 100 --seed n [--on pglite|postgres] [--only "part of a step's name"] [--races 2000]`: kills the product as often as asked, on
 * each database in turn, then lets two processes race. The seed decides acts, steps and moments; what real processes do in
 * between is theirs. Ends with 1 at the first thing that is not as it should be.
 */
const { values } = parseArgs({
  options: { kills: { type: 'string', default: '100' }, seed: { type: 'string', default: String(Date.now() % 1_000_000) }, on: { type: 'string' }, only: { type: 'string' }, races: { type: 'string', default: '0' } },
});
const [kills, seed, races] = [Number(values.kills), Number(values.seed), Number(values.races)];
const say = (line: string): void => console.log(line);
const percentile = (times: readonly number[], part: number): number => Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length * part)] ?? -1);

const onPglite = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'binome-torture-'));
  try {
    const { resumed, ...report } = await runKills({ storage: { folder }, kills, seed, say, ...(values.only !== undefined && { only: values.only }) });
    console.log('PGlite', report, `resumed within ${Math.round(Math.max(...resumed))} ms`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const onPostgres = async (offered: string): Promise<void> => {
  const { url, drop } = await makeDatabase(offered);
  try {
    if (kills > 0) {
      const { resumed, ...report } = await runKills({ storage: { url }, kills, seed, say, ...(values.only !== undefined && { only: values.only }) });
      console.log('PostgreSQL', report, `resumed within ${Math.round(Math.max(...resumed))} ms`);
    }
  } finally {
    await drop();
  }
  if (races === 0) return;
  const arena = await makeDatabase(offered);
  try {
    const { times, ...report } = await runRaces({ url: arena.url, whole: Math.min(mostWhole, races), racers: Math.max(0, races - mostWhole), seed, say });
    console.log('races', report, Object.fromEntries(Object.entries(times).map(([way, all]) => [way, `p50 ${percentile(all, 0.5)} ms, p99 ${percentile(all, 0.99)} ms`])));
  } finally {
    await arena.drop();
  }
};

console.log(`seed ${seed}`);
const offer = await offerPostgres();
try {
  if (values.on !== 'postgres' && kills > 0) await onPglite();
  if (values.on !== 'pglite') await onPostgres(offer.address);
} finally {
  await offer.withdraw();
}
