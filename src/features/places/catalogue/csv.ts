import type { Site } from '../site.ts';
import type { CataloguePlace } from './draft.ts';
import { writeHours } from './hours.ts';
import { writeSeason } from './season-cell.ts';

/** A cell that a spreadsheet would run as a formula. */
const dangerous = /^[=+\-@\t\r\0]/;

/** Numbers are written as they are, `-1.5` included; text is quoted when needed and never starts a formula (OWASP, "CSV Injection"). */
const cell = (value: string | number | null): string => {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = dangerous.test(value) ? `'${value}` : value;
  return /[",;\n\r\t']/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A cell as it was before it was made safe. */
export const unquoteFormula = (text: string): string => (text.startsWith("'") && dangerous.test(text.slice(1)) ? text.slice(1) : text);

const headers = [
  'name', 'address', 'city', 'latitude', 'longitude', 'settings', 'opening_hours', 'price', 'step_free', 'quiet', 'open_air', 'season', 'capacity', 'fallback', 'near_sites',
];
const yes = (value: boolean): string => (value ? 'yes' : 'no');

/** The catalogue as a file that the import reads back unchanged. UTF-8 with its mark, so that Excel shows accents. */
export const writeCsv = (places: readonly CataloguePlace[], sites: readonly Pick<Site, 'id' | 'name'>[]): string => {
  const nameOf = new Map<string, string>([...places, ...sites].map(({ id, name }) => [id, name]));
  const rows = places.filter(({ archived }) => !archived).map((place) => [
    place.name, place.address, place.city, place.coordinates.lat, place.coordinates.lon, place.settings.join('; '), writeHours(place.opening), place.price,
    yes(place.stepFree), yes(place.quiet), yes(place.openAir), writeSeason(place.season), place.capacity, place.fallbackId === null ? null : (nameOf.get(place.fallbackId) ?? null),
    place.nearSites.map((id) => nameOf.get(id) ?? '').join('; '),
  ]);
  return `\ufeff${[headers, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
};
