import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { makeDatabase } from './database.ts';
import { mostThroughHttp, runRaces } from './race.ts';

let database: Awaited<ReturnType<typeof makeDatabase>>;
beforeAll(async () => {
  database = await makeDatabase(inject('postgres'));
});
afterAll(() => database?.drop());

const [throughHttp, direct] = [mostThroughHttp, 2_000 - mostThroughHttp];

test(`two processes race ${throughHttp + direct} times for the same duo and the same person: one winner each time, and a clear answer to the other`, async () => {
  const report = await runRaces({ url: database.url, throughHttp, direct, seed: 20_261_122 });
  const percentile = (times: readonly number[], part: number): number => Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length * part)] ?? -1);
  console.log(`racing presses, p50 and p99: ${Object.entries(report.times).map(([way, times]) => `${way} ${percentile(times, 0.5)} · ${percentile(times, 0.99)} ms`).join(', ')}`);
  expect(report.throughHttp + report.direct).toBeGreaterThanOrEqual(throughHttp + direct);
  expect(report.samePerson).toBeGreaterThan((throughHttp + direct) / 10);
});
