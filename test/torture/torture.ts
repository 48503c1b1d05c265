import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { connect } from '../../src/db/connect.ts';
import { migrateToLatest } from '../../src/db/migrate.ts';
import { type CampaignTime, findBroken, runCampaign, sayCampaign } from '../bench/campaign.ts';
import { sayTimes } from '../bench/figures.ts';
import { offerPostgres } from '../support/postgres.ts';
import { makeDatabase } from './database.ts';
import { runKills } from './kill.ts';
import { runRaces, waysOf } from './race.ts';
import type { Storage } from './stage.ts';

/**
 * `npm run torture -- --seed n`, and what is wanted:
 *
 * - `--kills 100 [--on pglite|postgres] [--only "part of a step's name"]` kills the product as often as asked, on each database in turn;
 * - `--races 2000 [--whole 500]` lets two processes race on PostgreSQL after that: so many rounds between whole instances, the others between
 *   two with an Outlook that says yes at once;
 * - `--campaign 5000 [--on pglite] [--time simulated]` sends so many cards and kills nothing unless asked: through the product's own queue in
 *   real time (20 a second at most: 5,000 take five minutes), or in seconds on a simulated clock.
 *
 * The seed decides acts, steps, moments and weather; what real processes do in between is theirs. Ends with 1 at the first thing that is not as it should be.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) }, on: { type: 'string' }, kills: { type: 'string' }, only: { type: 'string' },
    races: { type: 'string', default: '0' }, whole: { type: 'string', default: '500' }, campaign: { type: 'string', default: '0' }, time: { type: 'string', default: 'real' },
  },
});
const [seed, races, cards] = [Number(values.seed), Number(values.races), Number(values.campaign)];
const kills = Number(values.kills ?? (cards > 0 ? 0 : 100));
const say = (line: string): void => console.log(line);

const kill = async (name: string, storage: Storage): Promise<void> => {
  const { resumed, started, ...report } = await runKills({ storage, kills, seed, say, ...(values.only !== undefined && { only: values.only }) });
  console.log(name, report, `resumed within ${Math.round(Math.max(...resumed))} ms of the kill, start included (${Math.round(Math.max(...started))} ms at most)`);
};

const killOnPglite = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'binome-torture-'));
  try {
    await kill('PGlite', { folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const onPostgres = async (work: (url: string) => Promise<void>): Promise<void> => {
  const { url, drop } = await makeDatabase(offer.address);
  try {
    await work(url);
  } finally {
    await drop();
  }
};

const race = async (url: string): Promise<void> => {
  const whole = Math.min(races, Number(values.whole));
  const { presses, ...report } = await runRaces({ url, whole, racers: races - whole, seed, say });
  console.log('races', report);
  for (const [part, pressed] of Object.entries(presses))
    for (const [way, times] of Object.entries(waysOf(pressed))) console.log(`${part}, ${way} (${times.length}): ${sayTimes(times)}`);
};

const send = async (url: string | undefined): Promise<void> => {
  const database = await connect(url === undefined ? { kind: 'memory' } : { kind: 'postgres', url });
  try {
    await migrateToLatest(database.db);
    const campaign = await runCampaign(database, { cards, seed, time: values.time as CampaignTime });
    console.log(`campaign of ${cards} in ${values.time} time, seed ${seed}: ${sayCampaign(campaign)}`);
    const broken = findBroken(campaign, cards);
    if (broken.length > 0) throw new Error(broken.join('\n'));
  } finally {
    await database.close();
  }
};

console.log(`seed ${seed}`);
const offer = await offerPostgres();
try {
  if (values.on !== 'postgres' && kills > 0) await killOnPglite();
  if (values.on !== 'pglite' && kills > 0) await onPostgres((url) => kill('PostgreSQL', { url }));
  if (races > 0) await onPostgres(race);
  if (cards > 0) await (values.on === 'pglite' ? send(undefined) : onPostgres(send));
} finally {
  await offer.withdraw();
}
