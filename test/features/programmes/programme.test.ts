import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastThreshold } from '../../../src/features/privacy/aggregate.ts';
import { settings } from '../../../src/features/places/content/settings.ts';
import { frameFrom, purposeOf, templates, type TemplateId } from '../../../src/features/programmes/programme.ts';
import { weekStart } from '../../../src/features/programmes/week.ts';
import { listTemplates } from '../../../src/features/overview/list-templates.ts';
import { langs } from '../../../src/kernel/text.ts';
import { day, fromIso, instant, toIso, wallTime, type Zone } from '../../../src/kernel/time.ts';

const paris = 'Europe/Paris' as Zone;

describe('the week of HR', () => {
  it.each([
    ['from a Tuesday', '2026-11-24T08:10:00Z', '2026-11-30T07:45:00.000Z'],
    ['from a Monday at dawn, the same day', '2026-11-30T05:00:00Z', '2026-11-30T07:45:00.000Z'],
    ['from its very start, a week later', '2026-11-30T07:45:00Z', '2026-12-07T07:45:00.000Z'],
    ['from a Sunday night in Paris that is Sunday in UTC', '2026-11-29T23:30:00Z', '2026-11-30T07:45:00.000Z'],
    ['into summer time', '2027-03-25T08:00:00Z', '2027-03-29T06:45:00.000Z'],
    ['into winter time', '2026-10-24T08:00:00Z', '2026-10-26T07:45:00.000Z'],
  ])('starts on Monday at 08:45, %s', (_name, from, expected) => expect(toIso(weekStart(fromIso(from)))).toBe(expected));

  it('is always the next one, and always a Monday morning', () => {
    fc.assert(fc.property(fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2030, 0, 1) }).map(instant), (now) => {
      const start = weekStart(now);
      expect(start > now && start - now <= 7 * day + 36e5).toBe(true);
      expect(wallTime(start, paris)).toMatchObject({ weekday: 1, minutes: 525 });
      expect(weekStart(start)).toBeGreaterThan(start);
    }), { numRuns: 300 });
  });
});

describe.each(Object.keys(templates) as TemplateId[])('the template %s', (id) => {
  const template = templates[id];
  it('has the measure of programmes that worked', () => {
    expect([30, 45, 60, 90]).toContain(template.duration);
    expect((template.sessions - 1) * template.cadenceDays).toBeLessThanOrEqual(366);
    expect(template.threshold).toBeGreaterThanOrEqual(leastThreshold);
    expect(template.purposes).toHaveLength(template.sessions);
    expect(template.window.days).toEqual([1, 2, 3, 4, 5]);
  });
  it('asks of each session something that a setting can give', () => {
    for (const purpose of template.purposes)
      expect(settings.filter((setting) => setting.onByDefault && setting.purposes.includes(purpose) && setting.duration.min <= template.duration && template.duration <= setting.duration.max).length).toBeGreaterThanOrEqual(2);
  });
  it('pays nothing when its ceiling is nothing', () => {
    expect(frameFrom(id, { priceCeiling: 0, payer: 'Méridiane' })).toMatchObject({ priceCeiling: null, sessions: template.sessions });
    expect(frameFrom(id, { priceCeiling: 2, payer: 'Méridiane' })).toMatchObject({ priceCeiling: 2, payer: 'Méridiane' });
  });
  it('goes on with its last purpose beyond the plan', () => {
    const frame = frameFrom(id, { priceCeiling: 0, payer: '' });
    expect(Array.from({ length: frame.sessions + 2 }, (_, index) => purposeOf(frame, index + 1))).toEqual([...template.purposes, template.purposes.at(-1), template.purposes.at(-1)]);
  });
  it.each(langs)('is offered with the numbers it has, in %s', (lang) =>
    expect(listTemplates(lang)).toContainEqual(expect.objectContaining({ id, sessions: template.sessions, cadenceDays: template.cadenceDays, duration: template.duration })));
});

it('the classic one is six sessions of an hour, one a month', () => expect(templates.classic).toMatchObject({ sessions: 6, cadenceDays: 30, duration: 60 }));
