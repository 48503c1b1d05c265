import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregate, type Answers, leastThreshold, mayRelease } from '../../../src/features/privacy/aggregate.ts';

const answers = (...values: number[]): Answers => Object.fromEntries(values.map((value, index) => [`person-${index}`, value]));
const anyFigure = fc.integer({ min: 1, max: 5 });
const anyThreshold = fc.integer({ min: 0, max: 9 });

/** People who differ between two releases: new, gone, or of another mind. */
const differing = (a: Answers, b: Answers): string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((person) => a[person] !== b[person]);

describe('a figure', () => {
  it.each([
    ['nobody', answers(), { kind: 'suppressed', threshold: 5 }],
    ['four people', answers(1, 2, 3, 4), { kind: 'suppressed', threshold: 5 }],
    ['five people', answers(1, 2, 3, 4, 5), { kind: 'published', n: 5, mean: 3 }],
    ['a mean with one decimal', answers(5, 5, 4, 4, 5, 4, 4), { kind: 'published', n: 7, mean: 4.4 }],
  ])('of %s', (_name, given, expected) => expect(aggregate(given, 5)).toEqual(expected));

  it('is never published under the threshold, nor under five whatever the programme says, and then tells no number', () => {
    fc.assert(fc.property(fc.array(anyFigure, { maxLength: 14 }), anyThreshold, (values, threshold) => {
      const k = Math.max(threshold, leastThreshold);
      const figure = aggregate(answers(...values), threshold);
      expect(figure.kind === 'suppressed').toBe(values.length < k);
      if (figure.kind === 'suppressed') expect(figure).toEqual({ kind: 'suppressed', threshold: k });
      else expect(figure.n).toBe(values.length);
    }));
  });

  it('lies between the least and the greatest answer, and does not depend on who answered first', () => {
    fc.assert(fc.property(fc.array(anyFigure, { minLength: 5, maxLength: 30 }), (values) => {
      const figure = aggregate(answers(...values), 5);
      expect(aggregate(answers(...values.toReversed()), 5)).toEqual(figure);
      if (figure.kind !== 'published') return;
      expect(figure.mean).toBeGreaterThanOrEqual(Math.min(...values));
      expect(figure.mean).toBeLessThanOrEqual(Math.max(...values));
    }));
  });

  it('of people who all agree is a band that holds their answer, and that another answer would have given too', () => {
    const bands = [1, 2, 3, 4, 5].map((value) => ({ value, band: aggregate(answers(value, value, value, value, value), 5) }));
    for (const { value, band } of bands) {
      if (band.kind !== 'band') throw new Error('agreement is published');
      expect(value).toBeGreaterThanOrEqual(band.from);
      expect(value).toBeLessThanOrEqual(band.to);
      const alike = bands.filter((other) => JSON.stringify(other.band) === JSON.stringify(band));
      expect(alike.length, `all answered ${value}: the band says so`).toBeGreaterThan(1);
    }
  });
});

describe('a release', () => {
  it.each([
    ['the first, of five people', undefined, answers(1, 2, 3, 4, 5), true],
    ['the first, of four', undefined, answers(1, 2, 3, 4), false],
    ['one more person', answers(1, 2, 3, 4, 5), answers(1, 2, 3, 4, 5, 5), false],
    ['five more people', answers(1, 2, 3, 4, 5), answers(1, 2, 3, 4, 5, 5, 5, 5, 5, 5), true],
    ['one who left', answers(1, 2, 3, 4, 5, 5), answers(1, 2, 3, 4, 5), false],
    ['one leaver and four changes', answers(1, 2, 3, 4, 5, 5), answers(2, 3, 4, 5, 5), true],
    ['five who changed places: the mean stands still, the answers do not', answers(1, 2, 3, 4, 5), answers(2, 3, 4, 5, 1), true],
    ['nothing new', answers(1, 2, 3, 4, 5), answers(1, 2, 3, 4, 5), false],
  ])('after %s', (_name, last, current, expected) => expect(mayRelease(last ? [last] : [], current, 5)).toBe(expected));

  it('never differs from any before it by one to k - 1 people, however answers come, change and go', () => {
    const anyChange = fc.record({ person: fc.nat({ max: 11 }), figure: fc.option(fc.integer({ min: 3, max: 4 }), { freq: 8 }) });
    const anyWeek = fc.array(anyChange, { maxLength: 12 });
    fc.assert(fc.property(fc.array(anyWeek, { maxLength: 40 }), fc.integer({ min: 5, max: 7 }), (weeks, threshold) => {
      const now: Record<string, number> = {};
      const past: Answers[] = [];
      for (const week of weeks) {
        for (const { person, figure } of week) {
          if (figure === null) delete now[person];
          else now[person] = figure;
        }
        if (!mayRelease(past, now, threshold)) continue;
        for (const release of past) expect([0, ...Array.from({ length: 20 }, (_, n) => n + threshold)]).toContain(differing(release, now).length);
        expect(Object.keys(now).length).toBeGreaterThanOrEqual(threshold);
        past.push({ ...now });
      }
    }), { numRuns: 500 });
  });

  it('does not follow one that five people left and four came back to', () => {
    const first = answers(3, 3, 3, 3, 3, 3);
    const second = answers(4, 4, 4, 4, 4, 3);
    expect(mayRelease([first], second, 5)).toBe(true);
    expect(mayRelease([first, second], answers(3, 3, 3, 3, 5, 4), 5)).toBe(false);
    expect(mayRelease([first, second], first, 5)).toBe(true);
  });
});
