import { parseArgs } from 'node:util';
import { prepareProduct } from './plant.ts';

/**
 * `node test/simulation/run.ts --schedules 20000 --seed 1`: that many lives of three duos, one seed each. Ends with 1 at the first broken
 * promise and prints its story; `--database pglite` or `postgres` lives them on real SQL (`--broker`: where a PostgreSQL of a test
 * run is told), `--plant name` plants a bug first, `--tell` prints one story whatever comes of it.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' }, schedules: { type: 'string', default: '1000' }, database: { type: 'string', default: 'memory' }, broker: { type: 'string' },
    plant: { type: 'string' }, tell: { type: 'boolean', default: false },
  },
});
const product = prepareProduct(values.plant);
// Kysely freezes each node it makes: a tenth of the time of a simulation, which changes none.
Object.freeze = (value: unknown) => value as never;
const { simulate } = await import('./simulate.ts');
const { openDatabases } = await import('./open-databases.ts');
const databases = await openDatabases(values.database, values.broker);

const [first, schedules] = [Number(values.seed), Number(values.schedules)];
const total = { schedules: 0, steps: 0, presses: 0, kills: 0, meetings: {} as Record<string, number> };
let broken: string | null = null;
for (let seed = first; seed < first + schedules && broken === null; seed++) {
  const outcome = await simulate(seed, { ...product, databases, tell: values.tell });
  total.schedules++;
  total.steps += outcome.steps;
  total.presses += outcome.presses;
  total.kills += outcome.kills;
  for (const [state, n] of Object.entries(outcome.meetings)) total.meetings[state] = (total.meetings[state] ?? 0) + n;
  broken = outcome.broken;
  if (broken === null && !values.tell) continue;
  const { story } = values.tell ? outcome : await simulate(seed, { ...product, databases, tell: true });
  console.log(`seed ${seed}: ${broken ?? 'all well'}\n  ${story.join('\n  ')}`);
}
console.log(JSON.stringify({ ...total, first, database: databases.kind, broken }));
await databases.close();
process.exitCode = broken === null ? 0 : 1;
