import { describe, expect, test } from 'vitest';
import { initialFiles, percentile, sayTimes, tableOf, toReach } from './figures.ts';

describe('a percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

  test('is the value that so many per cent do not exceed', () => {
    expect(percentile(hundred, 50)).toBe(50);
    expect(percentile(hundred, 99)).toBe(99);
    expect(percentile(hundred, 100)).toBe(100);
  });

  test('is always one that was measured', () => {
    expect(percentile([3, 1], 50)).toBe(1);
    expect(percentile([10, 9, 2], 99)).toBe(10);
    expect(percentile([7], 0)).toBe(7);
  });

  test('leaves the values in their order', () => {
    const values = [2, 1];
    percentile(values, 50);
    expect(values).toEqual([2, 1]);
  });

  test('of nothing is refused, never zero', () => {
    expect(() => percentile([], 50)).toThrow(RangeError);
  });

  test('is said in milliseconds, and only if there is one', () => {
    expect(sayTimes([1, 2.25, 40])).toBe('p50 2.3 ms · p99 40.0 ms');
    expect(sayTimes([])).toBe('none measured');
  });
});

test('a figure that is missed is said to be', () =>
  expect([toReach('250 ms', true), toReach('250 ms', false)]).toEqual(['to reach: 250 ms', 'to reach: 250 ms, MISSED']));

describe('the initial load of a page', () => {
  const manifest = {
    'tab.html': { file: 'assets/tab.js', imports: ['_react', '_query'], dynamicImports: ['page.tsx'] },
    'page.tsx': { file: 'assets/page.js', imports: ['_field'] },
    'host.html': { file: 'assets/host.js', imports: ['_react'] },
    _react: { file: 'assets/react.js' },
    _query: { file: 'assets/query.js', imports: ['_react', '_shared'] },
    _shared: { file: 'assets/shared.js', imports: ['_query'] },
    _field: { file: 'assets/field.js' },
  };

  test('is the entry and all it imports statically, each file once, circles included', () =>
    expect(initialFiles(manifest, 'tab.html').toSorted())
      .toEqual(['assets/query.js', 'assets/react.js', 'assets/shared.js', 'assets/tab.js']));

  test('of a page that was not built is refused', () => {
    expect(() => initialFiles(manifest, 'other.html')).toThrow('other.html');
    expect(() => initialFiles({ 'tab.html': { file: 'tab.js', imports: ['_gone'] } }, 'tab.html')).toThrow('_gone');
  });
});

test('the table has its columns one under the other', () =>
  expect(tableOf([
    { name: 'start', value: '2 s', n: 1, note: 'alone' },
    { name: 'memory', value: '120 MB', n: 12, note: 'all' },
  ]).split('\n')).toEqual([
    'Figure   Value    n    Includes',
    '──────   ──────   ──   ────────',
    'start    2 s      1    alone',
    'memory   120 MB   12   all',
  ]));
