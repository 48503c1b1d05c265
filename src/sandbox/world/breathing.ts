import type { WallMinutes, Weekday } from '../../kernel/time.ts';
import { chance } from './chance.ts';
import type { Person } from './people.ts';

/** Mentor and executive of each duo of the demonstration. */
export const duos: readonly (readonly [mentor: string, executive: string])[] = [
  ['ines.belkacem', 'philippe.garnier'],
  ['jonas.weber', 'helen.whitaker'],
  ['mehdi.cherif', 'anne-sophie.mercier'],
  ['lea.schmitt', 'marc.kessler'],
  ['thomas.nguyen', 'beatrice.lemoine'],
  ['camille.roux', 'olivier.faure'],
  ['sarah.diallo', 'francois.delmas'],
  ['yanis.haddad', 'isabelle.muller'],
];

interface Window {
  readonly weekday: Weekday;
  readonly from: WallMinutes;
  readonly to: WallMinutes;
}

/** When people of this company tend to leave room: lunches, breakfasts, coffees, one afternoon. */
export const windows: readonly Window[] = [
  { weekday: 2, from: 705, to: 855 },
  { weekday: 3, from: 510, to: 615 },
  { weekday: 4, from: 705, to: 855 },
  { weekday: 1, from: 900, to: 1020 },
  { weekday: 3, from: 840, to: 960 },
  { weekday: 4, from: 510, to: 615 },
  { weekday: 2, from: 960, to: 1080 },
];

export const duoOf = (person: Person): number => duos.findIndex((pair) => pair.includes(person.key));

/**
 * The moments nothing is put in that week. Both of a duo keep the same six of the seven, in turn; others keep two of
 * their own, so that most pairs of people can meet, with more effort.
 */
export const roomLeft = (person: Person, week: number): readonly Window[] => {
  const duo = duoOf(person);
  const [first, many] = duo < 0 ? [Math.floor(chance(person.key, week, 'room') * windows.length), 2] : [week * 3 + duo, 6];
  return windows.filter((_, position) => (position - first % windows.length + windows.length) % windows.length < many);
};
