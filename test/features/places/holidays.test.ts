import { expect, test } from 'vitest';
import { fromIso } from '../../../src/kernel/time.ts';
import { publicHolidays } from '../../../src/features/places/holidays.ts';

const school = { start: fromIso('2026-09-01T00:00Z'), end: fromIso('2027-07-31T00:00Z') };
const of = (department: string, country = 'FR') => publicHolidays({ country, department }, school) as ReadonlySet<string>;

test.each(['57', '67', '68'])('department %s keeps Good Friday and 26 December', (department) => {
  expect(of(department).has('2027-03-26')).toBe(true);
  expect(of(department).has('2026-12-26')).toBe(true);
});

test.each(['92', '69', '01', '2A'])('department %s keeps the national days only', (department) => {
  expect([...of(department)].filter((date) => '2026-09' <= date && date <= '2027-07').toSorted()).toEqual([
    '2026-11-01', '2026-11-11', '2026-12-25', '2027-01-01', '2027-03-29', '2027-05-01', '2027-05-06', '2027-05-08', '2027-05-17',
  ]);
});

test('an overseas department keeps its own', () => expect(of('974').has('2026-12-20')).toBe(true));

test('a horizon over New Year knows both years', () => {
  const days: ReadonlySet<string> = publicHolidays({ country: 'FR', department: '75' },
    { start: fromIso('2026-12-20T00:00Z'), end: fromIso('2027-01-10T00:00Z') });
  expect(days.has('2026-12-25') && days.has('2027-01-01')).toBe(true);
});

test('a country without known holidays is refused, never taken for one without holidays', () =>
  expect(() => of('', 'ZZ')).toThrow(RangeError));
