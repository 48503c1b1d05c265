import type { Weekday } from '../../kernel/time.ts';
import { duoOf, duos } from './breathing.ts';
import { chance, pick } from './chance.ts';
import type { Day } from './days.ts';
import { dayOn, days } from './days.ts';
import type { Person } from './people.ts';
import { findPerson } from './people.ts';

/** Whole days out: `last` is inside. */
export interface Away {
  readonly first: Day;
  readonly last: Day;
  readonly why: 'travel' | 'leave';
  readonly where?: string;
}

const cities = ['Munich', 'Milan', 'Bruxelles', 'Lille', 'Nantes', 'Barcelone', 'Genève', 'Bordeaux', 'Londres', 'Turin'];
const trips: readonly (readonly [Weekday, Weekday])[] = [[4, 5], [1, 1], [5, 5], [3, 3], [4, 5]];
const shortLeaves: readonly (readonly [Weekday, Weekday])[] = [[4, 5], [5, 5], [1, 1], [5, 5]];

const between = (first: string, last: string): Away => ({ first: dayOn(first), last: dayOn(last), why: 'leave' });

/** Trips and leave of one person. A mentor stays in when the executive of the duo is away, but at Christmas. */
export const awayOf = (person: Person): readonly Away[] => [...christmas(person), ...longLeaves(person), ...weekly(person)];

const christmas = (person: Person): readonly Away[] => {
  if (duoOf(person) >= 0) return [between('2026-12-24', '2027-01-01')];
  if (chance(person.key, 'christmas') < 0.5) return [between('2026-12-21', '2027-01-01')];
  return chance(person.key, 'new year') < 0.6 ? [between('2026-12-28', '2027-01-01')] : [];
};

const longLeaves = (person: Person): readonly Away[] => {
  if (duoOf(person) >= 0) return [];
  const autumn = chance(person.key, 'autumn');
  const winter = chance(person.key, 'winter');
  return [
    ...(autumn < 0.3 ? [between('2026-10-19', '2026-10-23')] : autumn < 0.6 ? [between('2026-10-26', '2026-10-30')] : []),
    ...(winter < 0.25 ? [between('2027-02-08', '2027-02-12')] : winter < 0.5 ? [between('2027-02-15', '2027-02-19')] : []),
  ];
};

/** Leaves for a part of the week: a trip, short leave, or not at all. */
const leavesIn = (person: Person, week: number): Away['why'] | undefined => {
  const travels = person.role === 'executive' ? 0.34 : person.department === 'Commerce' ? 0.2 : 0.05;
  const luck = chance(person.key, week, 'away');
  return luck < travels ? 'travel' : luck > 0.94 ? 'leave' : undefined;
};

const weekly = (person: Person): readonly Away[] => {
  const [mentor, executive] = duos[duoOf(person)] ?? [];
  const other = person.key === mentor ? findPerson(executive ?? '') : undefined;
  return Array.from({ length: Math.floor(days.length / 7) }, (_, week): readonly Away[] => {
    const why = leavesIn(person, week);
    if (!why || (other && leavesIn(other, week))) return [];
    const [from, to] = pick(why === 'travel' ? trips : shortLeaves, person.key, week, why);
    const first = days[week * 7 + from - 1];
    const last = days[week * 7 + to - 1];
    return first && last
      ? [{ first, last, why, ...(why === 'travel' && { where: pick(cities, person.key, week, 'city') }) }]
      : [];
  }).flat();
};
