import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { schoolBreaks, schoolHolidays, schoolYearsKnown, schoolZoneOf, schoolZones } from '../../../src/features/places/content/school-calendar.ts';
import { isQuiet, publicHolidaysOnly, restDays, restRulesOf, type RestRules, whyRest } from '../../../src/features/places/rest-days.ts';
import { addDays, fromIso, type LocalDate, weekdayOf } from '../../../src/kernel/time.ts';

const date = (text: string) => text as LocalDate;
const region = (department: string, country = 'FR') => ({ country, department });
const [paris, lyon, strasbourg] = [region('92'), region('69'), region('67')];
const rules = (more: Partial<RestRules> = {}): RestRules => ({ ...publicHolidaysOnly, ...more });
const bridges = rules({ bridges: true });
const school = rules({ schoolHolidays: true });

describe('a bridge', () => {
  it.each([
    ['the Friday after Ascension', paris, '2027-05-07', 'bridge'],
    ['the Friday after 11 November 2027', lyon, '2027-11-12', 'bridge'],
    ['the Monday before 14 July 2026, a Tuesday', paris, '2026-07-13', 'bridge'],
    ['31 December 2029 before a Tuesday, over the year’s end', paris, '2029-12-31', 'bridge'],
    ['not the Thursday before a Friday holiday', paris, '2026-12-24', null],
    ['not one of the two days after a Wednesday holiday', paris, '2026-11-12', null],
    ['not a weekend', paris, '2027-05-08', 'public-holiday'],
    ['not the Saturday', paris, '2027-05-15', null],
    ['in Alsace the Thursday before Good Friday is none', strasbourg, '2027-03-25', null],
    ['26 December 2028, a Tuesday: in Strasbourg a holiday', strasbourg, '2028-12-26', 'public-holiday'],
    ['the same day elsewhere is none: the Monday before is the holiday', paris, '2028-12-26', null],
    ['the Friday after 26 December 2030, a Thursday, in Strasbourg only', strasbourg, '2030-12-27', 'bridge'],
    ['and not in Lyon', lyon, '2030-12-27', null],
  ] as const)('%s', (_name, where, on, expected) => expect(whyRest(where, bridges, date(on))).toBe(expected));

  it('is none unless the programme says so', () => expect(whyRest(paris, rules(), date('2027-05-07'))).toBeNull());
});

describe('school holidays', () => {
  it.each([
    ['67', 'B'], ['68', 'B'], ['57', 'B'], ['92', 'C'], ['75', 'C'], ['69', 'A'], ['1', 'A'], ['31', 'C'], ['33', 'A'], ['2A', null], ['2B', null], ['974', null],
  ])('department %s keeps zone %s', (department, zone) => expect(schoolZoneOf(region(department))).toBe(zone));

  it('know no zone abroad, nor where no site is declared', () => expect([schoolZoneOf(region('75', 'BE')), schoolZoneOf(null)]).toEqual([null, null]));

  it('place each of the 94 departments of the mainland once', () => {
    const all = Array.from({ length: 95 }, (_, index) => String(index + 1).padStart(2, '0')).filter((department) => department !== '20');
    expect(all.filter((department) => schoolZoneOf(region(department)) === null)).toEqual([]);
    expect(schoolZones.map((zone) => all.filter((department) => schoolZoneOf(region(department)) === zone).length)).toEqual([32, 41, 21]);
  });

  it.each(schoolZones)('in zone %s begin on a Saturday or in summer, last at least a fortnight, never overlap, and are five a year', (zone) => {
    const holidays = schoolHolidays[zone].toSorted((a, b) => (a.from < b.from ? -1 : 1));
    for (const { name, from, to } of holidays) {
      expect([from, weekdayOf(from)]).toEqual([from, 6]);
      expect(to >= addDays(from, 15)).toBe(true);
      expect(from >= schoolYearsKnown.from && to <= schoolYearsKnown.to, name).toBe(true);
    }
    holidays.slice(1).forEach(({ from }, index) => expect((holidays[index]?.to ?? '') < from).toBe(true));
    expect(holidays.map(({ name }) => name)).toEqual([...schoolBreaks, ...schoolBreaks.slice(0, 4)]);
  });

  it('rest by the zone of the site, and nowhere when no zone is known', () => {
    const winter = date('2027-02-10');
    expect([paris, lyon, strasbourg, null, region('2A')].map((where) => whyRest(where, school, winter))).toEqual(['school-holiday', null, null, null, null]);
  });
});

test('closing weeks rest for all, first and last day included; a working window rests on its other days', () => {
  const closed = rules({ quiet: [{ from: date('2026-12-21'), to: date('2026-12-31') }], days: [1, 2, 3, 4] });
  expect(['2026-12-17', '2026-12-18', '2026-12-21', '2026-12-25', '2026-12-31', '2027-01-04'].map((on) => whyRest(null, closed, date(on))))
    .toEqual([null, 'day-off', 'closing', 'public-holiday', 'closing', null]);
  expect([isQuiet(null, closed, date('2026-12-31')), isQuiet(null, closed, date('2027-01-01')), isQuiet(null, closed, date('2026-12-18'))]).toEqual([true, false, false]);
});

test('a frame from before a rule existed rests on public holidays alone', () => expect(restRulesOf({})).toEqual(publicHolidaysOnly));

const anyDate = fc.integer({ min: 0, max: 670 }).map((days) => addDays(date('2026-09-01'), days));
const anyPeriod = fc.tuple(anyDate, fc.integer({ min: 0, max: 40 })).map(([from, days]) => ({ from, to: addDays(from, days) }));
const anyRules: fc.Arbitrary<RestRules> = fc.record({
  quiet: fc.array(anyPeriod, { maxLength: 4 }), bridges: fc.boolean(), schoolHolidays: fc.boolean(), days: fc.constantFrom([1, 2, 3, 4, 5] as const, [1, 2, 4, 5] as const),
});
const anyRegion = fc.constantFrom(paris, lyon, strasbourg, null, region('2A'), region('', 'DE'));

test('the set for a search says what the day says, each rule only ever adds, and the same question has the same set', () => {
  const horizon = { start: fromIso('2026-09-15T00:00Z'), end: fromIso('2028-06-15T00:00Z') };
  fc.assert(fc.property(anyRegion, anyRules, anyDate, (where, given, on) => {
    const days = restDays(where, given, horizon);
    expect(days.has(on)).toBe(whyRest(where, given, on) !== null);
    expect(restDays(where, structuredClone(given), horizon)).toBe(days);
    if (whyRest(where, { ...given, bridges: false, schoolHolidays: false, quiet: [] }, on)) expect(days.has(on)).toBe(true);
    if (isQuiet(where, given, on)) expect(days.has(on)).toBe(true);
  }), { numRuns: 60 });
});
