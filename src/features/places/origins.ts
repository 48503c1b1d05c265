import type { SiteId } from '../../kernel/ids.ts';
import type { Zone } from '../../kernel/time.ts';
import type { Seeker } from './slot.ts';

/** All of a seeker that the ways to a place depend on, and the clock on which they are there. */
interface Origin {
  readonly zone: Zone;
  readonly maxWalk: number;
  readonly lat: number;
  readonly lon: number;
  readonly homeMinutes: number;
  readonly number: number;
}

/** A number for each origin, the same for all who share it: what is offered to two people is then found by two numbers. */
export const numberOrigins = (): ((seeker: Seeker) => number) => {
  const bySite = new Map<SiteId, Origin[]>();
  let number = 0;
  return ({ zone, maxWalk, telework, site: { id, coordinates: { lat, lon } } }) => {
    let known = bySite.get(id);
    if (!known) bySite.set(id, (known = []));
    const homeMinutes = telework && telework.days.length > 0 ? telework.minutes : 0;
    for (const origin of known)
      if (origin.zone === zone && origin.maxWalk === maxWalk && origin.lat === lat && origin.lon === lon && origin.homeMinutes === homeMinutes)
        return origin.number;
    known.push({ zone, maxWalk, lat, lon, homeMinutes, number });
    return number++;
  };
};
