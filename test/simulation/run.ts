import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { addLives, type BrokenLife, type Lives, type Manner, noLives, openLives } from './lives.ts';
import { openThread } from './thread.ts';

/**
 * `node test/simulation/run.ts --schedules 20000 --seed 1`: that many lives of three duos, one seed each, in as many threads as there are
 * cores (`--workers`). Ends with 1 at the first broken promise, with its story and the command that tells it again; `--database pglite` or
 * `postgres` lives them on real SQL (`--broker`: where a PostgreSQL of a test run is told), `--plant name` plants a bug first, `--tell`
 * prints each story whatever comes of it.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' }, schedules: { type: 'string', default: '1000' }, workers: { type: 'string', default: String(availableParallelism()) },
    database: { type: 'string', default: 'memory' }, broker: { type: 'string' }, plant: { type: 'string' }, tell: { type: 'boolean', default: false },
  },
});
const manner: Manner = { database: values.database, broker: values.broker, plant: values.plant, tell: values.tell };
const [first, schedules] = [Number(values.seed), Number(values.schedules)];

/** What a thread lives before it asks for more: enough to be worth asking, little enough that all threads end together. */
const portion = 250;
const workers = Math.min(Number(values.workers), Math.ceil(schedules / portion));

const total = noLives();
const told: BrokenLife[] = [];
const isBroken = ({ broken }: BrokenLife): boolean => broken !== null;
let next = first;
const liveAll = async (lives: Lives): Promise<void> => {
  while (next < first + schedules && !told.some(isBroken)) {
    const from = next;
    next = Math.min(first + schedules, from + portion);
    const lived = await lives.live(from, next - from);
    addLives(total, lived.total);
    told.push(...lived.told);
  }
  await lives.close();
};

const began = performance.now();
const progress = setInterval(() => {
  const seconds = Math.round((performance.now() - began) / 1000);
  console.error(`${total.schedules} of ${schedules} lives in ${seconds} s, ${Math.round(total.schedules / seconds)} a second, ${told.filter(isBroken).length} broken`);
}, 10_000);
await Promise.all(workers > 1 ? Array.from({ length: workers }, () => liveAll(openThread(manner))) : [openLives(manner).then(liveAll)]);
clearInterval(progress);

told.sort((a, b) => a.seed - b.seed);
const options = [...(values.plant ? [`--plant ${values.plant}`] : []), ...(values.database === 'memory' ? [] : [`--database ${values.database}`])].join(' ');
for (const { seed, broken, story } of told) {
  console.log(`seed ${seed}: ${broken ?? 'all well'}\n  ${story.join('\n  ')}`);
  if (broken !== null) console.log(`told again by: npm run simulate -- --seed ${seed} --schedules 1 --tell ${options}`.trimEnd());
}
const broken = told.find(isBroken)?.broken ?? null;
console.log(JSON.stringify({ ...total, first, database: values.database, broken }));
process.exitCode = broken === null ? 0 : 1;
