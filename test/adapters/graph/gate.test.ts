import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GateOptions } from '../../../src/adapters/graph/gate.ts';
import { createGate } from '../../../src/adapters/graph/gate.ts';

type Said = 'well' | 'too much';
const gateOf = (more: Partial<GateOptions<Said>> = {}) =>
  createGate<Said>({ start: 4, most: 16, each: 2, isTooMuch: (said) => said === 'too much', ...more });
const single = (mailbox?: string) => ({ mailboxes: mailbox === undefined ? [] : [mailbox], weight: 1 });

/** A service that takes a turn for each work, and knows how many it is doing. */
const createService = (most: number) => {
  let doing = 0;
  const seen: number[] = [];
  const work = (weight = 1) => async (): Promise<Said> => {
    seen.push((doing += weight));
    const said = doing > most ? 'too much' : 'well';
    await new Promise((resolve) => setImmediate(resolve));
    doing -= weight;
    return said;
  };
  return { work, seen };
};

test('never more than the width in all, never more than the share of one mailbox; failures free their place; all get in', async () => {
  const works = fc.array(fc.record({
    mailboxes: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }), weight: fc.constantFrom(1, 1, 2, 4), turns: fc.nat(4), fails: fc.boolean(),
  }), { maxLength: 40 });
  await fc.assert(fc.asyncProperty(works, async (asked) => {
    const gate = gateOf({ most: 4 });
    const inside: (typeof asked)[number][] = [];
    const run = async (one: (typeof asked)[number]): Promise<Said> => {
      inside.push(one);
      expect(inside.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThanOrEqual(4);
      for (const name of ['a', 'b', 'c'] as const) expect(inside.filter(({ mailboxes }) => mailboxes.includes(name)).length).toBeLessThanOrEqual(2);
      for (let turn = 0; turn <= one.turns; turn++) await Promise.resolve();
      inside.splice(inside.indexOf(one), 1);
      if (one.fails) throw new Error('on purpose');
      return 'well';
    };
    const results = await Promise.allSettled(asked.map((one) => gate(one, () => run(one))));
    const wrong = results.flatMap((result) => (result.status === 'rejected' && String(result.reason) !== 'Error: on purpose' ? [result.reason] : []));
    expect(wrong).toEqual([]);
    expect(results.map(({ status }) => status)).toEqual(asked.map(({ fails }) => (fails ? 'rejected' : 'fulfilled')));
  }));
});

test('a crowded mailbox does not hold up the others', async () => {
  const gate = gateOf();
  const stuck = Promise.withResolvers<Said>();
  const crowd = Array.from({ length: 5 }, () => gate(single('a'), () => stuck.promise));
  expect(await gate(single('b'), async () => 'well')).toBe('well');
  stuck.resolve('well');
  await Promise.all(crowd);
});

test('with nothing to hold it back it widens to the most, one at a time, and only while somebody waits', async () => {
  const { work, seen } = createService(100);
  const gate = gateOf();
  for (let alone = 0; alone < 50; alone++) await gate(single(), work());
  expect(Math.max(...seen)).toBe(1);
  const crowd = Array.from({ length: 300 }, () => gate(single(), work()));
  await Promise.all(crowd);
  expect(seen.slice(50, 54)).toEqual([1, 2, 3, 4]);
  expect(seen.slice(50, 60).every((doing) => doing <= 5)).toBe(true);
  expect(Math.max(...seen)).toBe(16);
});

test('told once that it is too much it halves once, climbs back to just below, and tries again only after ten minutes', async () => {
  let now = 0;
  const { work, seen } = createService(6);
  const gate = gateOf({ now: () => now });
  const crowd = async (): Promise<Said[]> => Promise.all(Array.from({ length: 200 }, () => gate(single(), work())));
  const first = await crowd();
  // Those in flight together when the seventh came in were few, and are one reason.
  expect(first.filter((said) => said === 'too much').length).toBeLessThanOrEqual(7);
  const peak = seen.indexOf(7);
  expect(peak).toBeGreaterThan(0);
  expect(Math.min(...seen.slice(peak + 7))).toBeGreaterThanOrEqual(3);
  expect(Math.max(...seen.slice(peak + 7))).toBe(6);
  now = 9 * 60_000;
  expect(await crowd()).not.toContain('too much');
  now = 11 * 60_000;
  expect(await crowd()).toContain('too much');
});

test('refused even alone, it goes on one at a time', async () => {
  const { work, seen } = createService(0);
  const gate = gateOf();
  await Promise.all(Array.from({ length: 40 }, () => gate(single(), work())));
  expect(seen.slice(0, 4)).toEqual([1, 2, 3, 4]);
  expect(seen.slice(-20)).toEqual(Array.from({ length: 20 }, () => 1));
});

test('a batch counts for what Outlook serves of it at once; a single request goes first, but not for ever', async () => {
  const gate = gateOf({ most: 4 });
  const order: string[] = [];
  const batch = { mailboxes: [], weight: 4 };
  const note = (name: string) => async (): Promise<Said> => {
    order.push(name);
    await Promise.resolve();
    return 'well';
  };
  const all = [gate(batch, note('batch 1')), gate(batch, note('batch 2')), ...Array.from({ length: 60 }, (_, index) => gate(single(), note(`single ${index + 1}`)))];
  await Promise.all(all);
  expect(order.slice(0, 2)).toEqual(['batch 1', 'single 1']);
  expect(order.indexOf('batch 2')).toBe(21);
});
