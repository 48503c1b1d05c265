import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { speakingWithin } from '../../../src/features/messages/working-time.ts';
import { type Frame, frameFrom, templates } from '../../../src/features/programmes/programme.ts';
import { findRuleProblems, frameWith, limits, type Rules, rulesOf, versionOf } from '../../../src/features/programmes/rules.ts';
import { addDays, type LocalDate } from '../../../src/kernel/time.ts';

const date = (text: string) => text as LocalDate;
const frame = frameFrom('classic', { priceCeiling: 2, payer: 'Méridiane' });
const good = rulesOf(frame);
const problems = (more: Partial<Rules>) => findRuleProblems({ ...good, ...more }, 6).map(({ field, code }) => `${field} ${code}`);
const closed = (from: string, to: string) => ({ quiet: [{ from: date(from), to: date(to) }] });

describe('rules', () => {
  it.each(Object.keys(templates) as (keyof typeof templates)[])('of the template %s are sound', (template) =>
    expect(findRuleProblems(rulesOf(frameFrom(template, { priceCeiling: 1, payer: 'x' })), templates[template].sessions)).toEqual([]));

  it.each<[string, Partial<Rules>, string[]]>([
    ['no day', { window: { days: [], from: 510, to: 1110 } }, ['window no-day']],
    ['a window from before seven', { window: { ...good.window, from: 419 } }, ['window bad-window']],
    ['one until after eight in the evening', { window: { ...good.window, to: 1201 } }, ['window bad-window']],
    ['one too short to live in', { window: { ...good.window, from: 600, to: 839 } }, ['window bad-window']],
    ['the widest there is', { window: { ...good.window, from: 420, to: 1200 } }, []],
    ['a period that ends before it begins', closed('2027-08-20', '2027-08-19'), ['quiet bad-period']],
    ['a period of one day', closed('2027-08-20', '2027-08-20'), []],
    ['a period of 62 days', closed('2027-07-01', '2027-08-31'), []],
    ['one of 63', closed('2027-07-01', '2027-09-01'), ['quiet bad-period']],
    ['31 periods', { quiet: Array.from({ length: 31 }, () => ({ from: date('2027-08-20'), to: date('2027-08-20') })) }, ['quiet bad-period']],
    ['an hour’s notice', { notice: 60 }, ['notice out-of-bounds']],
    ['a buffer of two hours', { buffer: 120 }, ['buffer out-of-bounds']],
    ['more remote sessions than there are', { remoteCap: 7 }, ['remoteCap out-of-bounds']],
    ['a ceiling without a payer', { payer: ' ' }, ['payer no-payer']],
    ['free places, and nobody who pays', { payer: '', priceCeiling: 0 }, []],
    ['two faults', { payer: '', notice: 0 }, ['notice out-of-bounds', 'payer no-payer']],
  ])('%s', (_name, more, expected) => expect(problems(more)).toEqual(expected));
});

const anyRules: fc.Arbitrary<Rules> = fc.record({
  window: fc.record({ days: fc.subarray([1, 2, 3, 4, 5] as const, { minLength: 1 }), from: fc.integer({ min: 420, max: 960 }), to: fc.integer({ min: 660, max: 1200 }) }),
  notice: fc.integer({ min: 120, max: 14400 }), buffer: fc.integer({ min: 0, max: 60 }), remoteCap: fc.integer({ min: 0, max: 6 }),
  autonomy: fc.constantFrom('catalogue', 'free-place', 'books-itself'),
  quiet: fc.array(fc.tuple(fc.nat({ max: 600 }), fc.nat({ max: 61 }), fc.constantFrom('', 'Fermeture d’août', ' ')).map(([from, days, name]) => {
    const start = addDays(date('2026-09-01'), from);
    return { from: start, to: addDays(start, days), name };
  }), { maxLength: 5 }),
  bridges: fc.boolean(), schoolHolidays: fc.boolean(), priceCeiling: fc.constantFrom(0, 1, 2), payer: fc.constantFrom('', '  ', 'Méridiane'),
  mailIfUnreachable: fc.boolean(),
  guests: fc.boolean(),
});

test('what is saved reads back the same, has a name of its own, leaves what is frozen alone, and never pays without a payer', () => {
  const frozen = ({ sessions, cadenceDays, duration, purposes, threshold }: Frame) => ({ sessions, cadenceDays, duration, purposes, threshold });
  fc.assert(fc.property(anyRules, anyRules, (rules, others) => {
    const saved = frameWith(frame, rules);
    expect(frameWith(saved, rulesOf(saved))).toEqual(saved);
    expect(versionOf(JSON.parse(JSON.stringify(saved)) as Frame)).toBe(versionOf(saved));
    const other = frameWith(frame, others);
    expect(versionOf(other) === versionOf(saved)).toBe(JSON.stringify(rulesOf(other)) === JSON.stringify(rulesOf(saved)));
    expect(frozen(saved)).toEqual(frozen(frame));
    if (saved.payer === '') expect(saved.priceCeiling).toBeNull();
    expect(saved.quiet.map(({ from }) => from)).toEqual(saved.quiet.map(({ from }) => from).toSorted());
  }));
});

test('any window that is sound leaves the bot two hours and a half to speak', () => {
  fc.assert(fc.property(anyRules, ({ window }) => {
    if (findRuleProblems({ ...good, window }, 6).length > 0) return;
    const { from, to } = speakingWithin(window);
    expect(to - from).toBeGreaterThanOrEqual(150);
    expect(from >= window.from && to <= window.to).toBe(true);
    expect(window.to - window.from).toBeGreaterThanOrEqual(limits.window.least);
  }));
});
