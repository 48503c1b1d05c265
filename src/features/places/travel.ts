import type { Coordinates } from './place.ts';
import type { Travel } from './slot.ts';

/**
 * How long the way takes, one way, from the distance alone: no map service is asked, so no movement is told to anyone.
 * On foot: 4.8 km/h (80 m a minute, a usual planning speed for adults) over the straight line × 1.3 for the streets.
 * Farther than 25 minutes, or than the person likes to walk: public transport, 17 minutes to reach, await and leave it,
 * then 250 m a minute. Our estimate, deliberately slow, and continuous with the walk at 25 minutes.
 */
const travelModel = {
  detour: 1.3,
  walkMetresAMinute: 80,
  usualWalk: 15,
  longestWalk: 25,
  transitOverhead: 17,
  transitMetresAMinute: 250,
  longestTransit: 45,
} as const;

/** A place nearer than this to a site is taken for the building itself, metres. */
const buildingRadius = 60;

const radians = Math.PI / 180;

/** Great-circle distance in metres (haversine, mean Earth radius 6,371 km). */
export const distance = (a: Coordinates, b: Coordinates): number => {
  const dLat = (b.lat - a.lat) * radians;
  const dLon = (b.lon - a.lon) * radians;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(dLon / 2) ** 2;
  return 2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(h)));
};

export const isInBuilding = (place: Coordinates, site: Coordinates): boolean => distance(place, site) <= buildingRadius;

/**
 * The way from `from` to `to` for someone who walks at most `maxWalk` minutes; null when it is too far for a session. A usual walk
 * that is too long for this person is null as well: were it counted by public transport instead, the place would no longer be « à
 * huit minutes à pied pour vous deux », and the other would read in that who walks less.
 */
export const travelTo = (from: Coordinates, to: Coordinates, maxWalk: number): Travel | null => {
  const metres = distance(from, to) * travelModel.detour;
  const walk = Math.ceil(metres / travelModel.walkMetresAMinute);
  if (walk <= Math.min(maxWalk, travelModel.longestWalk)) return { minutes: walk, mode: 'walk' };
  if (walk <= travelModel.usualWalk) return null;
  const transit = travelModel.transitOverhead + Math.ceil(metres / travelModel.transitMetresAMinute);
  return transit <= travelModel.longestTransit ? { minutes: transit, mode: 'transit' } : null;
};

/** The way from home, declared in minutes and never by an address; null when none was said or it is too long for a session. */
export const travelFromHome = (minutes: number): Travel | null =>
  minutes > 0 && minutes <= travelModel.longestTransit ? { minutes, mode: 'home' } : null;

/**
 * What lies between an appointment out of the office, whose place is never read, and where a person usually is: the longest way
 * of the model, minutes. Our own sessions need none: each holds its way back, from which the next one leaves.
 */
export const longestWay = travelModel.longestTransit;

export const noTravel: Travel = { minutes: 0, mode: 'none' };
