import { expect, test } from 'vitest';
import { clearAway } from '../../../src/features/places/calendars.ts';
import { emptyMask, gridOf, isSet } from '../../../src/features/places/grid.ts';
import { localDays, wallClock } from '../../../src/features/places/local-days.ts';
import { longestWay } from '../../../src/features/places/travel.ts';
import { fromIso, minute, plus, type Zone } from '../../../src/kernel/time.ts';

const zone = 'Europe/Paris' as Zone;
const midnight = fromIso('2026-11-24T00:00Z');
const grid = gridOf({ start: midnight, end: fromIso('2026-11-25T00:00Z') });
const wall = { clock: wallClock(zone, midnight), days: localDays(grid, zone), isHome: false };

test.each([0, 10, 20, 30])('around an appointment out of the office lie the longest way and a buffer of %i minutes', (buffer) => {
  const ground = emptyMask(grid).fill(-1);
  const [start, end] = [plus(midnight, 10 * 60 * minute), plus(midnight, 11 * 60 * minute)];
  clearAway(ground, grid, [{ start, end, status: 'oof' }], buffer, wall);
  const margin = (buffer + longestWay) / 15;
  const [from, to] = [Math.floor(40 - margin), Math.ceil(44 + margin)];
  for (let at = 0; at < grid.length; at++) expect(isSet(ground, at), String(at)).toBe(at < from || at >= to);
});
