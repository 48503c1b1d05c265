import type { PersonId, PlaceId } from '../../../kernel/ids.ts';
import { type Interval, minute } from '../../../kernel/time.ts';
import { quarter } from '../grid.ts';
import type { Taken } from '../occupancy.ts';
import type { SlotOption } from '../slot.ts';

export interface Held extends Interval {
  readonly personId: PersonId;
}

/** The two people of a duo. */
export interface Two {
  readonly mentor: PersonId;
  readonly mentee: PersonId;
}

export type Taking = Pick<SlotOption, 'start' | 'end' | 'placeId' | 'hold'>;

/**
 * What is given away: nobody is in two places at once, door to door and with the buffer between, and no place takes more duos at a
 * time than it holds. Everything of a plan goes through one of these, what was booked before it too.
 */
export interface Ledger {
  readonly fits: (option: Taking, two: Two) => boolean;
  readonly take: (option: Taking, two: Two) => void;
  /** Door-to-door times taken of this person, for a search that must avoid them. */
  readonly takenOf: (person: PersonId) => readonly Interval[];
  /** Sessions taken in places, for the same search: the very same list each time, which only grows. */
  readonly takenPlaces: () => readonly Taken[];
  /** How many places are in use, and how many of them are full at some moment. */
  readonly crowding: () => { readonly used: number; readonly full: number };
}

/**
 * A ledger in which only what is `booked` is taken. `capacityOf`: duos at the same time. `buffer`: minutes kept free between two meetings
 * of a person.
 */
export const openLedger = (
  capacityOf: (place: PlaceId) => number, buffer: number, booked: { readonly holds: readonly Held[]; readonly sessions: readonly Taken[] },
): Ledger => {
  const people = new Map<PersonId, Interval[]>();
  const sessions: Taken[] = [];
  /** Duos in each place, by quarter hour since the epoch. */
  const crowds = new Map<PlaceId, Map<number, number>>();
  const margin = buffer * minute;
  const isFree = (person: PersonId, { start, end }: Interval): boolean =>
    !people.get(person)?.some((taken) => start < taken.end + margin && taken.start < end + margin);
  const hold = (person: PersonId, held: Interval): void => {
    const taken = people.get(person);
    if (taken) taken.push(held);
    else people.set(person, [held]);
  };
  const hasRoom = (place: PlaceId, { start, end }: Interval): boolean => {
    const capacity = capacityOf(place);
    const crowd = crowds.get(place);
    for (let at = Math.floor(start / quarter); at < end / quarter; at++) if ((crowd?.get(at) ?? 0) >= capacity) return false;
    return true;
  };
  const enter = ({ placeId, start, end }: Taken): void => {
    sessions.push({ placeId, start, end });
    let crowd = crowds.get(placeId);
    if (!crowd) crowds.set(placeId, (crowd = new Map()));
    for (let at = Math.floor(start / quarter); at < end / quarter; at++) crowd.set(at, (crowd.get(at) ?? 0) + 1);
  };
  for (const { personId, start, end } of booked.holds) hold(personId, { start, end });
  for (const session of booked.sessions) enter(session);
  return {
    fits: (option, { mentor, mentee }) =>
      isFree(mentor, option.hold.mentor) && isFree(mentee, option.hold.mentee) && (option.placeId === null || hasRoom(option.placeId, option)),
    take: (option, { mentor, mentee }) => {
      hold(mentor, option.hold.mentor);
      hold(mentee, option.hold.mentee);
      const { placeId, start, end } = option;
      if (placeId !== null) enter({ placeId, start, end });
    },
    takenOf: (person) => people.get(person) ?? [],
    takenPlaces: () => sessions,
    crowding: () => ({
      used: crowds.size,
      full: [...crowds].filter(([place, crowd]) => Math.max(...crowd.values()) >= capacityOf(place)).length,
    }),
  };
};
