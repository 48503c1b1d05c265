import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Audience, budget, fitsBudget, type MessageKind, messageKinds, type Sent } from '../../../src/features/messages/message.ts';

const audiences = Object.keys(budget) as Audience[];

/** What the store counts, on a list of days: sent in the last 30 and 183 days, and how long ago it began. */
const countSent = (days: readonly number[], today: number): Sent => ({
  month: days.filter((day) => day > today - 30).length,
  halfYear: days.filter((day) => day > today - 183).length,
  isFirstMonth: days.length === 0 || Math.min(...days) > today - 30,
});

/** A year in which somebody would say all of this, on these days. */
const anyYear = fc
  .array(fc.record({ day: fc.nat({ max: 365 }), kind: fc.constantFrom(...messageKinds) }), { maxLength: 250 })
  .map((wishes) => wishes.toSorted((a, b) => a.day - b.day));

const live = (audience: Audience, wishes: readonly { day: number; kind: MessageKind }[]): number[] => {
  const days: number[] = [];
  for (const { day, kind } of wishes) if (fitsBudget(kind, audience, countSent(days, day))) days.push(day);
  return days;
};

describe('the message budget', () => {
  it('is what was promised to each side', () => {
    expect(budget.mentee).toEqual({ first: 6, month: 4, halfYear: 22 });
    expect(budget.mentor).toEqual({ first: 8, month: 6, halfYear: 36 });
  });

  it.each(audiences)('holds on every day of a %s’s year, whatever there would be to say', (audience) => {
    const allowance = budget[audience];
    fc.assert(fc.property(anyYear, (wishes) => {
      const days = live(audience, wishes);
      const [first = 0] = days;
      days.forEach((day, index) => {
        const received = days.slice(0, index + 1);
        expect(received.filter((other) => other > day - 30).length).toBeLessThanOrEqual(day - first < 30 ? allowance.first : allowance.month);
        expect(received.filter((other) => other > day - 183).length).toBeLessThanOrEqual(allowance.halfYear);
      });
    }), { numRuns: 300 });
  });

  it.each(audiences)('keeps a place for a decision behind everything a %s can do without', (audience) => {
    fc.assert(fc.property(anyYear, (wishes) => {
      const spareable: readonly MessageKind[] = ['nudge', 'reminder', 'waiting-told'];
      const days = live(audience, wishes.filter(({ kind }) => spareable.includes(kind)));
      const last = days.at(-1);
      if (last !== undefined) expect(fitsBudget('options', audience, countSent(days, last))).toBe(true);
    }), { numRuns: 300 });
  });

  it.each([
    ['the last of the month', 'options', { month: 3, halfYear: 3, isFirstMonth: false }, true],
    ['one too many', 'options', { month: 4, halfYear: 4, isFirstMonth: false }, false],
    ['the last place is not for a reminder', 'reminder', { month: 3, halfYear: 3, isFirstMonth: false }, false],
    ['more room at the start', 'options', { month: 5, halfYear: 5, isFirstMonth: true }, true],
    ['but not without end', 'options', { month: 6, halfYear: 6, isFirstMonth: true }, false],
    ['the half-year counts too', 'booked', { month: 0, halfYear: 22, isFirstMonth: false }, false],
  ] as const)('for an executive: %s', (_name, kind, sent, expected) => expect(fitsBudget(kind, 'mentee', sent)).toBe(expected));
});
