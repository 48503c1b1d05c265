import { defineConfig } from 'vitest/config';

const tests = 'test/**/*.test.{ts,tsx}';
/** What starts Chromium: one file after the other, and never beside anything else that measures time. */
const browserTests = ['test/browser/**/*.test.{ts,tsx}', 'test/**/*.browser.test.{ts,tsx}'];

/** What starts the product in processes of its own, and kills them: alone too, for it takes both cores and counts seconds. */
const tortureTests = ['test/torture/**/*.test.ts', 'test/simulation/**/*.test.ts'];

/**
 * One process a core, reused from file to file (`isolate: false`): a file is its own world only as far as it keeps no
 * state in modules, and closes what it opens.
 */
const shared = { pool: 'forks', isolate: false, testTimeout: 20_000, hookTimeout: 60_000 } as const;

export default defineConfig({
  root: '.',
  test: {
    globalSetup: 'test/support/global-setup.ts',
    reporters: ['default', './test/support/summary-reporter.ts'],
    projects: [
      {
        extends: true,
        test: { ...shared, name: 'node', include: [tests], exclude: [...browserTests, ...tortureTests], maxWorkers: 2, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: { ...shared, name: 'browser', include: browserTests, maxWorkers: 1, testTimeout: 60_000, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: { ...shared, name: 'torture', include: tortureTests, maxWorkers: 1, testTimeout: 900_000, hookTimeout: 120_000, sequence: { groupOrder: 2 } },
      },
    ],
  },
});
