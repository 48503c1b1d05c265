import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGate } from '../../../src/adapters/graph/gate.ts';

test('never more than four at once, nor two for one mailbox; everybody gets in, failures included', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', undefined), fc.nat(4), fc.boolean()), { maxLength: 40 }), async (works) => {
    const gate = createGate({ total: 4, each: 2 });
    const inside: (string | undefined)[] = [];
    const most = { total: 0, each: 0 };
    const run = async (key: string | undefined, turns: number, fails: boolean): Promise<void> => {
      inside.push(key);
      most.total = Math.max(most.total, inside.length);
      if (key !== undefined) most.each = Math.max(most.each, inside.filter((other) => other === key).length);
      for (let turn = 0; turn <= turns; turn++) await Promise.resolve();
      inside.splice(inside.indexOf(key), 1);
      if (fails) throw new Error('on purpose');
    };
    const results = await Promise.allSettled(works.map(([key, turns, fails]) => gate(key, () => run(key, turns, fails))));
    expect(results.map(({ status }) => status)).toEqual(works.map(([, , fails]) => (fails ? 'rejected' : 'fulfilled')));
    expect(most.total).toBeLessThanOrEqual(4);
    expect(most.each).toBeLessThanOrEqual(2);
    expect(most.total).toBeGreaterThanOrEqual(Math.min(1, works.length));
  }));
});

test('a crowded mailbox does not hold up the others', async () => {
  const gate = createGate({ total: 4, each: 2 });
  const stuck = Promise.withResolvers<void>();
  const crowd = Array.from({ length: 5 }, () => gate('a', () => stuck.promise));
  expect(await gate('b', async () => 'in')).toBe('in');
  stuck.resolve();
  await Promise.all(crowd);
});
