import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { makeDatabase } from './database.ts';
import { mostWhole, runRaces } from './race.ts';

let database: Awaited<ReturnType<typeof makeDatabase>>;
beforeAll(async () => {
  database = await makeDatabase(inject('postgres'));
});
afterAll(() => database?.drop());

const rounds = 2_000;

test(`two processes race ${rounds} times for the same duo and the same person: one winner each time, and a clear answer to the other`, async () => {
  const report = await runRaces({ url: database.url, whole: mostWhole, racers: rounds - mostWhole, seed: 20_261_122 });
  const percentile = (times: readonly number[], part: number): number => Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length * part)] ?? -1);
  console.log(`racing presses, p50 and p99: ${Object.entries(report.times).map(([way, times]) => `${way} ${percentile(times, 0.5)} · ${percentile(times, 0.99)} ms`).join(', ')}`);
  expect(report.whole + report.racers).toBeGreaterThanOrEqual(rounds);
  expect(report.samePerson).toBeGreaterThan(rounds / 10);
});
