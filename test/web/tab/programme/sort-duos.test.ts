import { describe, expect, it } from 'vitest';
import type { DuoRow } from '../../../../src/web/tab/programme/sort-duos.ts';
import { sortDuos } from '../../../../src/web/tab/programme/sort-duos.ts';

const row = (mentor: string, week: string | null, held: number): DuoRow => ({
  id: mentor, mentor, mentee: 'x', state: 'prévue', week, held, planned: 6, steps: [], settings: [],
});
const rows = [row('Zoé', 'semaine 9', 1), row('Élise', null, 3), row('Marc', 'semaine 48', 1)];
const names = (...sort: [Parameters<typeof sortDuos>[1], boolean]): string[] => sortDuos(rows, ...sort).map(({ mentor }) => mentor);

describe('sorting the strips', () => {
  it('knows accents and numbers, and puts no date last', () => {
    expect(names('duo', false)).toEqual(['Élise', 'Marc', 'Zoé']);
    expect(names('week', false)).toEqual(['Zoé', 'Marc', 'Élise']);
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
