import { appendFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/**
 * The last line of every run, for people and scripts alike: `N passed, N failed, N skipped`. `.ci/run` names a file in
 * TEST_SUMMARY to say it again after the steps that follow the tests.
 */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: 0, skipped: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state !== 'pending') count[state]++;
      }
      // A file or a hook that fails before its first test has no test to count: it counts as one.
      count.failed += module.errors().length;
    }
    count.failed += errors.length;
    const line = `${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`;
    if (process.env.TEST_SUMMARY) appendFileSync(process.env.TEST_SUMMARY, `${line}\n`);
    process.once('exit', () => console.log(line));
  }
}
