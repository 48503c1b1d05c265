import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant, overlaps } from '../../../src/kernel/time.ts';
import { layOutDay } from '../../../src/sandbox/host/calendar/lay-out-day.ts';

const event = fc.tuple(fc.nat(1000), fc.integer({ min: 15, max: 300 })).map(([start, length]) => ({
  interval: { start: instant(start), end: instant(start + length) },
}));

test('no two events ever stand on one another, and none is lost or outside of its day', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), (events) => {
      const laid = layOutDay(events);
      expect(new Set(laid.map(({ item }) => item))).toEqual(new Set(events));
      for (const a of laid) {
        expect(a.column).toBeLessThan(a.columns);
        for (const b of laid)
          if (a !== b && overlaps(a.item.interval, b.item.interval)) {
            expect(a.columns).toBe(b.columns);
            expect(a.column).not.toBe(b.column);
          }
      }
    }),
  );
});

test('an event alone takes the whole width', () => {
  const alone = { interval: { start: instant(0), end: instant(60) } };
  const later = { interval: { start: instant(60), end: instant(90) } };
  expect(layOutDay([alone, later])).toEqual([{ item: alone, column: 0, columns: 1 }, { item: later, column: 0, columns: 1 }]);
});
