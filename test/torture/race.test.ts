import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { sayTimes } from '../bench/figures.ts';
import { makeDatabase } from './database.ts';
import { runRaces, waysOf } from './race.ts';

let database: Awaited<ReturnType<typeof makeDatabase>>;
beforeAll(async () => {
  database = await makeDatabase(inject('postgres'));
});
afterAll(() => database?.drop());

const rounds = 2_000;
/** Of them, those between two whole instances, with Outlook, cards and all that follows a press. */
const whole = 500;

test(`two processes race ${rounds} times for the same duo and the same person: one winner each time, and a clear answer to the other`, async () => {
  const report = await runRaces({ url: database.url, whole, racers: rounds - whole, seed: 20_261_122 });
  for (const [part, presses] of Object.entries(report.presses))
    console.log(`racing presses, ${part}: ${Object.entries(waysOf(presses)).map(([way, times]) => `${way} (${times.length}) ${sayTimes(times)}`).join(', ')}`);
  expect(report.whole).toBeGreaterThanOrEqual(whole);
  expect(report.whole + report.racers).toBeGreaterThanOrEqual(rounds);
  expect(report.samePerson).toBeGreaterThan(rounds / 10);
});
