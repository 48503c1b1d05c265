import { day, instant, minute } from '../../kernel/time.ts';
import type { Interval } from '../../kernel/time.ts';
import type { Coordinates } from './place.ts';

/** Kept between the sun's hours and a walk: nobody sets out in the dusk. */
const margin = 15 * minute;

/** The sun's centre at sunrise and sunset, degrees from the zenith: half a disc and refraction included. */
const zenith = 90.833;

const radians = Math.PI / 180;

/** A hundredth of a degree is about a kilometre, and three seconds of sun: the places of one district share their daylight. */
const hundredth = (degrees: number): number => Math.round(degrees * 100) / 100;
export const districtName = ({ lat, lon }: Coordinates): string => `${hundredth(lat)} ${hundredth(lon)}`;

/** NOAA Global Monitoring Laboratory, "General Solar Position Calculations": within two minutes at our latitudes. */
const computeDaylight = (ordinal: number, lat: number, lon: number): Interval | null => {
  const midnight = ordinal * day;
  const dayOfYear = ordinal - Date.UTC(new Date(midnight).getUTCFullYear(), 0, 1) / day;
  const gamma = (2 * Math.PI * dayOfYear) / 365;
  const equationOfTime =
    229.18 *
    (0.000075 + 0.001868 * Math.cos(gamma) - 0.032077 * Math.sin(gamma)
      - 0.014615 * Math.cos(2 * gamma) - 0.040849 * Math.sin(2 * gamma));
  const declination =
    0.006918 - 0.399912 * Math.cos(gamma) + 0.070257 * Math.sin(gamma) - 0.006758 * Math.cos(2 * gamma)
    + 0.000907 * Math.sin(2 * gamma) - 0.002697 * Math.cos(3 * gamma) + 0.00148 * Math.sin(3 * gamma);
  const latitude = lat * radians;
  const cosine =
    Math.cos(zenith * radians) / (Math.cos(latitude) * Math.cos(declination)) - Math.tan(latitude) * Math.tan(declination);
  if (cosine >= 1) return null;
  const halfDay = 4 * (Math.acos(Math.max(-1, cosine)) / radians);
  const noon = 720 - 4 * lon - equationOfTime;
  const at = (minutes: number) => midnight + Math.round(minutes) * minute;
  const [from, to] = [at(noon - halfDay) + margin, at(noon + halfDay) - margin];
  return from < to ? { start: instant(from), end: instant(to) } : null;
};

const suns = new Map<string, Map<number, Interval | null>>();

/**
 * When it is safely light at `where` on the day numbered `ordinal` (days since 1970-01-01, by the sun of that meridian): from 15
 * minutes after sunrise to 15 minutes before sunset; null in the polar night. Kept, because the sun does not change its mind.
 */
export const daylightOn = (ordinal: number, where: Coordinates): Interval | null => {
  const district = districtName(where);
  let days = suns.get(district);
  if (!days) suns.set(district, (days = new Map()));
  let light = days.get(ordinal);
  if (light === undefined) days.set(ordinal, (light = computeDaylight(ordinal, hundredth(where.lat), hundredth(where.lon))));
  return light;
};
