import { defineConfig } from 'vitest/config';

const tests = 'test/**/*.test.{ts,tsx}';
/** What starts Chromium: one file after the other, and never beside anything else that measures time. */
const browserTests = ['test/browser/**/*.test.{ts,tsx}', 'test/**/*.browser.test.{ts,tsx}'];

/** What lives thousands of lives in processes of its own, which give way to all else: beside the tests below, in the time they only wait. */
const simulationTests = 'test/simulation/**/*.test.ts';
/** What starts the whole product in processes of its own and kills them: it counts seconds and comes last, two files at a time, for half of its time it waits. */
const tortureTests = 'test/torture/**/*.test.ts';

/**
 * Processes reused from file to file (`isolate: false`): a file is its own world only as far as it keeps no state in modules, and closes
 * what it opens.
 */
const shared = { pool: 'forks', isolate: false, setupFiles: 'test/support/properties.ts', testTimeout: 20_000, hookTimeout: 60_000 } as const;
/** Of these one only waits for the lives, and the others for databases and clocks a third of their time. Of a group, the first by name begins. */
const together = { maxWorkers: 3, sequence: { groupOrder: 0 } } as const;

export default defineConfig({
  root: '.',
  test: {
    globalSetup: 'test/support/global-setup.ts',
    reporters: ['default', './test/support/summary-reporter.ts'],
    projects: [
      { extends: true, test: { ...shared, ...together, name: 'lives', include: [simulationTests], testTimeout: 600_000 } },
      { extends: true, test: { ...shared, ...together, name: 'node', include: [tests], exclude: [...browserTests, simulationTests, tortureTests] } },
      { extends: true, test: { ...shared, name: 'browser', include: browserTests, maxWorkers: 1, testTimeout: 60_000, sequence: { groupOrder: 1 } } },
      {
        extends: true,
        test: { ...shared, name: 'torture', include: [tortureTests], maxWorkers: 2, testTimeout: 900_000, hookTimeout: 120_000, sequence: { groupOrder: 2 } },
      },
    ],
  },
});
