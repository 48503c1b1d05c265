import { describe, expect, it } from 'vitest';
import type { DuoRow } from '../../../../src/web/tab/programme/sort-duos.ts';
import { sortDuos } from '../../../../src/web/tab/programme/sort-duos.ts';

const row = (mentor: string, weekOf: string | null, held: number): DuoRow => ({
  id: mentor, mentor, mentee: 'x', state: 'prévue', mayRest: true, week: weekOf && `semaine du ${weekOf.slice(8)}`, weekOf, held, planned: 6, steps: [], settings: [],
});
const rows = [row('Zoé', '2026-11-30', 1), row('Élise', null, 3), row('Marc', '2026-12-07', 1)];
const names = (...sort: [Parameters<typeof sortDuos>[1], boolean]): string[] => sortDuos(rows, ...sort).map(({ mentor }) => mentor);

describe('sorting the strips', () => {
  it('knows accents and dates, whatever the day of the month, and puts no date last', () => {
    expect(names('duo', false)).toEqual(['Élise', 'Marc', 'Zoé']);
    expect(names('week', false)).toEqual(['Zoé', 'Marc', 'Élise']);
    expect(names('week', true)).toEqual(['Élise', 'Marc', 'Zoé']);
  });

  it('puts a duo that has no plan yet with those that have not started', () => {
    const invited = { ...row('Anna', null, 0), planned: 0 };
    expect(sortDuos([...rows, invited], 'progress', false)[0]?.mentor).toBe('Anna');
  });

  it('settles what is equal by name, both ways', () => {
    expect(names('progress', false)).toEqual(['Marc', 'Zoé', 'Élise']);
    expect(names('progress', true)).toEqual(['Élise', 'Marc', 'Zoé']);
  });
});
