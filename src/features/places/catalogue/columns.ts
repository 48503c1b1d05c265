import { cut } from '../../../kernel/text.ts';

/** What a line of an imported file may say. `point` is a latitude and a longitude in one cell. */
export const columns = [
  'name', 'address', 'city', 'lat', 'lon', 'point', 'settings', 'opening', 'price', 'stepFree', 'quiet', 'openAir', 'season', 'capacity', 'fallback', 'sites',
] as const;
export type Column = (typeof columns)[number];

/** The cells of a line, by what they say. `line` is where it stands in the file, as a person counts. */
export type RawLine = { readonly line: number } & { readonly [column in Column]?: string | undefined };

/** Which header of the file is read for which column. */
export type Mapping = { readonly [column in Column]?: string | undefined };

/** How the headers of our own export are written, and those commonly met, in both languages, best first. */
const known: Readonly<Record<Column, readonly string[]>> = {
  name: ['name', 'nom', 'structure', 'enseigne', 'etablissement', 'nom de l etablissement', 'denomination', 'titre', 'title', 'libelle', 'label', 'lieu', 'place', 'venue'],
  address: ['address', 'adresse', 'adresse complete', 'full address', 'street address', 'addr street', 'street', 'rue', 'voie'],
  city: ['city', 'ville', 'commune', 'town', 'addr city', 'localite'],
  lat: ['geometry lat', 'latitude', 'lat', 'y'],
  lon: ['geometry lon', 'longitude', 'lon', 'lng', 'long', 'x'],
  point: ['lat lon', 'latlon', 'geo point 2d', 'geo point', 'coordonnees', 'coordonnees geographiques', 'geolocalisation', 'coordinates', 'wgs84'],
  settings: ['settings', 'cadres', 'setting', 'cadre'],
  opening: ['opening hours', 'horaires', 'heures d ouverture', 'horaires d ouverture', 'ouverture', 'hours', 'opening'],
  price: ['price', 'prix', 'tarif', 'price level', 'niveau de prix'],
  stepFree: ['step free', 'sans marche', 'pmr', 'acces pmr', 'accessible', 'accessibilite', 'wheelchair'],
  quiet: ['quiet', 'calme', 'au calme'],
  openAir: ['open air', 'plein air', 'en plein air', 'outdoor', 'exterieur'],
  season: ['season', 'saison', 'mois d ouverture', 'periode d ouverture', 'months'],
  capacity: ['capacity', 'capacite', 'binomes', 'duos'],
  fallback: ['fallback', 'repli', 'lieu de repli'],
  sites: ['near sites', 'sites proches', 'sites', 'site', 'site proche', 'near site'],
};

const plain = (header: string): string =>
  header.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** The header each column is most likely under. A header serves once. */
export const guessMapping = (headers: readonly string[]): Mapping => {
  const mapping: Partial<Record<Column, string>> = {};
  for (const column of columns) {
    for (const word of known[column]) {
      const header = headers.find((candidate) => plain(candidate) === word && !Object.values(mapping).includes(candidate));
      if (header === undefined) continue;
      mapping[column] = header;
      break;
    }
  }
  // A point beside a latitude and a longitude says the same thing twice.
  if (mapping.lat !== undefined && mapping.lon !== undefined) delete mapping.point;
  return mapping;
};

/** Cells of this file, by what they say; empty ones are left out. */
export const mapLine = (mapping: Mapping, line: number, cells: Readonly<Record<string, string>>): RawLine => ({
  line,
  ...Object.fromEntries(columns.flatMap((column) => {
    const header = mapping[column];
    const cell = header === undefined ? '' : (cells[header] ?? '').trim();
    return cell === '' ? [] : [[column, cut(cell, longestCell)]];
  })),
});

/** Characters of a cell that are read. */
export const longestCell = 500;
/** Most lines in one import, and the largest file, bytes. */
export const mostLines = 2000;
export const largestFile = 2 * 1024 * 1024;
