import { expect, test } from 'vitest';
import type { Interval } from '../../../src/kernel/time.ts';
import { minute, overlaps, plus } from '../../../src/kernel/time.ts';
import { agendaOf } from '../../../src/sandbox/world/agenda.ts';
import { duos, windows } from '../../../src/sandbox/world/breathing.ts';
import { at, days, holidayOn } from '../../../src/sandbox/world/days.ts';
import type { Person } from '../../../src/sandbox/world/people.ts';
import { findPerson } from '../../../src/sandbox/world/people.ts';

const someone = (key: string): Person => {
  const person = findPerson(key);
  if (!person) throw new Error(key);
  return person;
};
const busy = (key: string): Interval[] => agendaOf(someone(key)).filter(({ showAs }) => showAs !== 'free');

const weeks = Array.from({ length: 30 }, (_, week) => week).filter((week) => week !== 16 && week !== 17);

/** Three moments a week, two when it holds a public holiday; nothing is promised at Christmas. */
test.each(duos.filter(([, executive]) => executive !== 'olivier.faure'))('%s and %s can meet every week', (mentor, executive) => {
  const { site } = someone(mentor);
  const both = [...busy(mentor), ...busy(executive)];
  for (const week of weeks) {
    const shared = days.filter((day) => day.week === week && !holidayOn(day, site)).flatMap((day) =>
      windows.filter(({ weekday }) => weekday === day.weekday).filter(({ from, to }) => {
        const moment = { start: at(day, from), end: at(day, to) };
        return moment.end - moment.start >= 90 * minute && !both.some((item) => overlaps(item, moment));
      }));
    expect(
      shared.length, `${mentor} – ${executive}, week of ${days[week * 7]?.date}`,
    ).toBeGreaterThanOrEqual(days.some((day) => day.week === week && day.weekday < 6 && holidayOn(day, site)) ? 2 : 3);
  }
});

test('an executive is busy more than half of the working day, and never all of it', () => {
  for (const [, key] of duos) {
    if (key === 'olivier.faure') continue;
    const tuesday = days.filter(({ weekday, date }) => weekday === 2 && date > '2026-09-01' && date < '2026-12-15');
    const taken = busy(key);
    const minutes = tuesday.map((day) => Array.from({ length: 40 }, (_, quarter) => plus(at(day, 510), quarter * 15 * minute))
      .filter((start) => taken.some((item) => overlaps(item, { start, end: plus(start, 15 * minute) }))).length * 15);
    const mean = minutes.reduce((sum, each) => sum + each, 0) / minutes.length;
    expect(mean, key).toBeGreaterThan(200);
    expect(mean, key).toBeLessThan(520);
  }
});

test('calendars hold what lived-in calendars hold', () => {
  const all = duos.flatMap(([mentor, executive]) => [...agendaOf(someone(mentor)), ...agendaOf(someone(executive))]);
  for (const showAs of ['free', 'tentative', 'busy', 'oof', 'workingElsewhere']) expect(
    all.some((item) => item.showAs === showAs), showAs,
  ).toBe(true);
  expect(all.some(({ isPrivate }) => isPrivate)).toBe(true);
  expect(all.some(({ isAllDay, start, end }) => isAllDay && end - start > 24 * 60 * minute)).toBe(true);
  expect(all.some(({ subject }) => subject === 'Comité de direction')).toBe(true);
});

test('nothing changes from one start to the next', () => {
  expect(agendaOf(someone('ines.belkacem'))).toEqual(agendaOf(someone('ines.belkacem')));
  expect(someone('ines.belkacem').id).toBe('354ac896-453a-477e-a741-5ca170eecf86');
});

test('clocks change in October: the committee stays at nine on the wall', () => {
  const committee = agendaOf(someone('philippe.garnier'))
    .filter(({ subject }) => subject === 'Comité de direction')
    .map(({ start }) => new Date(start).toISOString());
  expect(committee).toContain('2026-10-19T07:00:00.000Z');
  expect(committee).toContain('2026-10-26T08:00:00.000Z');
});
