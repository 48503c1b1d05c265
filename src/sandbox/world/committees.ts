import type { WallMinutes, Weekday } from '../../kernel/time.ts';
import { chance } from './chance.ts';
import type { Day } from './days.ts';
import { days } from './days.ts';
import type { Person } from './people.ts';
import { people, reportsOf, findPerson } from './people.ts';

export interface Committee {
  readonly name: string;
  readonly chair: string;
  readonly members: (person: Person) => boolean;
  readonly weekday: Weekday;
  readonly from: WallMinutes;
  readonly minutes: number;
  /** Every week, every other week, or the n-th such weekday of the month. */
  readonly every: 1 | 2 | { nth: number };
  readonly room: string;
}

const oneOf = (...keys: string[]) => ({ key }: Person): boolean => keys.includes(key);
const department = (name: string) => (person: Person): boolean => person.department === name;

type When = readonly [weekday: Weekday, from: WallMinutes, minutes: number, every: Committee['every']];
const committee = (
  name: string, chair: string, members: Committee['members'], [weekday, from, minutes, every]: When, room: string,
): Committee => ({ name, chair, members, weekday, from, minutes, every, room });

const data = oneOf('nathalie.simon', 'thomas.nguyen', 'jonas.weber', 'priya.raman');
const investment = oneOf('catherine.vasseur', 'philippe.garnier', 'marc.kessler', 'anne-sophie.mercier', 'stephane.roussel');
const risks = oneOf('philippe.garnier', 'beatrice.lemoine', 'francois.delmas', 'isabelle.muller', 'sabine.renaud');
const systems = oneOf('francois.delmas', 'xavier.leclerc', 'nathalie.simon', 'philippe.garnier', 'anne-sophie.mercier');
const council = oneOf('veronique.aubry', 'luc.hoffmann', 'nadia.benali', 'corinne.stahl');
const transport = (person: Person): boolean => person.department === 'Logistique' && person.role !== 'executive';

const standing: readonly Committee[] = [
  committee('Comité de direction', 'catherine.vasseur', ({ role }) => role === 'executive', [1, 540, 150, 1], 'Salle Vauban'),
  committee('Comité d’investissement', 'philippe.garnier', investment, [3, 630, 90, { nth: 2 }], 'Salle Vauban'),
  committee('Comité des risques', 'beatrice.lemoine', risks, [4, 870, 120, { nth: 1 }], 'Salle Condorcet'),
  committee('Revue de performance', 'philippe.garnier', department('Finance'), [4, 990, 60, 2], 'Salle Turgot'),
  committee('Sales review', 'helen.whitaker', department('Commerce'), [2, 540, 90, 2], 'Teams'),
  committee('Point opérations', 'anne-sophie.mercier', department('Opérations'), [2, 540, 60, 1], 'Salle Bellecour'),
  committee('Revue de production', 'marc.kessler', department('Industrie'), [1, 690, 60, 1], 'Salle Gutenberg'),
  committee('Comité scientifique', 'isabelle.muller', department('Recherche'), [5, 600, 120, 2], 'Salle Pasteur'),
  committee('Point juridique', 'beatrice.lemoine', department('Juridique'), [1, 705, 45, 1], 'Salle Condorcet'),
  committee('Point transport', 'gilles.chapuis', transport, [1, 510, 45, 1], 'Salle Perrache'),
  committee('Comité de pilotage SI', 'francois.delmas', systems, [2, 870, 75, { nth: 3 }], 'Teams'),
  committee('Comité éditorial', 'laurent.chevalier', department('Marketing'), [2, 600, 60, 1], 'Salle Nadar'),
  committee('Point RH', 'veronique.aubry', department('Ressources humaines'), [1, 840, 60, 1], 'Teams'),
  committee('CSE', 'veronique.aubry', council, [4, 960, 120, { nth: 3 }], 'Salle Jaurès'),
  committee('Vie du site', 'julien.caron', ({ site }) => site === 'Lyon', [5, 690, 45, { nth: 2 }], 'Espace Confluence'),
  ...([1, 2, 4] as const).map((weekday) => committee('Stand-up data', 'nathalie.simon', data, [weekday, 690, 15, 1], 'Teams')),
];

/** When a manager sees each of the team: outside the moments in which people leave room, and never twice at once. */
const privateSlots: readonly (readonly [Weekday, WallMinutes])[] = [
  [5, 540], [2, 870], [3, 990], [5, 840], [1, 1050], [4, 1080], [5, 570], [3, 1020], [1, 810], [5, 870], [4, 960], [2, 1080],
  [3, 780],
];
const oneToOnes = (): readonly Committee[] =>
  people.flatMap((manager, start) =>
    reportsOf(manager).flatMap((report, position): readonly Committee[] => {
      const slot = privateSlots[(start + position) % privateSlots.length];
      if (!slot) return [];
      const every = chance(manager.key, report.key) < 0.5 ? 1 : 2;
      const both = oneOf(manager.key, report.key);
      return [committee(`${manager.given} / ${report.given}`, manager.key, both, [slot[0], slot[1], 30, every], 'Teams')];
    }),
  );

export const committees: readonly Committee[] = [...standing, ...oneToOnes()];

export const chairOf = (committee: Committee): Person => {
  const chair = findPerson(committee.chair);
  if (!chair) throw new RangeError(`${committee.chair} is nobody`);
  return chair;
};

export const membersOf = (committee: Committee): readonly Person[] => people.filter(committee.members);

const falls = (every: Committee['every'], day: Day): boolean =>
  typeof every === 'number' ? day.week % every === 0 : Math.ceil(Number(day.date.slice(8)) / 7) === every.nth;

const isChristmas = ({ date }: Day): boolean => date > '2026-12-22' && date < '2027-01-04';

/** The days a committee sits. At Christmas nobody does. */
export const sittings = ({ weekday, every }: Committee): readonly Day[] =>
  days.filter((day) => day.weekday === weekday && falls(every, day) && !isChristmas(day));
