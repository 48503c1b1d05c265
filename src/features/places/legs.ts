import { heldQuarters } from './calendars.ts';
import type { PersonCalendar } from './calendars.ts';
import type { Travel } from './slot.ts';
import { longestWay } from './travel.ts';

/** How one person goes to a session: from where, and how many quarters before and after it are theirs to hold. */
interface Leg {
  readonly ground: Exclude<keyof PersonCalendar, 'working'>;
  readonly way: number;
}

/** From no quarter at all to those of the longest way. */
const ways = Array.from({ length: Math.ceil(longestWay / 15) + 1 }, (_, way) => way);

/** Every leg there is: none for the phone, then from the site, then from home. */
export const sideLegs: readonly Leg[] = [
  { ground: 'free', way: 0 }, ...ways.map((way) => ({ ground: 'site' as const, way })), ...ways.map((way) => ({ ground: 'home' as const, way })),
];
export const legCount = sideLegs.length;

/** The legs of both people, as one number. */
export type Legs = number;

const legOf = (travel: Travel): number => {
  const ground = travel.mode === 'none' ? 'free' : travel.mode === 'home' ? 'home' : 'site';
  return sideLegs.findIndex((leg) => leg.ground === ground && leg.way === heldQuarters(travel));
};
export const legsOf = ({ mentor, mentee }: { readonly mentor: Travel; readonly mentee: Travel }): Legs => legOf(mentor) * legCount + legOf(mentee);

/** Both on the phone, wherever they are. */
export const noLegs: Legs = 0;
