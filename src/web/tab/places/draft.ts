import type { Catalogue, Hours, Place, PlaceBody, Site } from './catalogue.ts';

/** A place as it is being typed: numbers are text until they are sent. */
export interface Draft extends Omit<PlaceBody, 'coordinates' | 'capacity' | 'suggestion'> {
  readonly lat: string;
  readonly lon: string;
  readonly capacity: string;
}

const weekdays: Hours = ([1, 2, 3, 4, 5] as const).map((day) => ({ day, from: 9 * 60, to: 18 * 60 }));

/** A blank place with what a duo said of it. */
export const suggestedDraft = ({ name, address, settings }: Catalogue['suggestions'][number], sites: readonly Site[]): Draft => ({
  ...draftOf(undefined, sites), name, address, settings,
});

export const draftOf = (place: Place | undefined, sites: readonly Site[]): Draft => {
  if (!place)
    return {
      name: '', address: '', city: '', lat: '', lon: '', settings: [], opening: weekdays, price: 1, stepFree: false, quiet: false, openAir: false, season: null,
      fallbackId: null, nearSites: sites.length === 1 ? sites.map(({ id }) => id) : [], capacity: '',
    };
  const { id: _id, archived: _archived, coordinates, capacity, ...rest } = place;
  return { ...rest, lat: String(coordinates.lat), lon: String(coordinates.lon), capacity: capacity === null ? '' : String(capacity) };
};

/** What is typed as a number, with a point or a comma. Empty or odd text is beyond any coordinate, so that the server says so. */
export const numberIn = (text: string): number => {
  const value = Number(text.trim().replace(',', '.').replace('−', '-'));
  return text.trim() === '' || !Number.isFinite(value) ? 999 : value;
};

export const bodyOf = ({ lat, lon, capacity, ...rest }: Draft): PlaceBody => ({
  ...rest, coordinates: { lat: numberIn(lat), lon: numberIn(lon) }, capacity: capacity.trim() === '' ? null : Math.round(numberIn(capacity)),
});

/** A pair copied from a map goes to both fields: « 48.8919, 2.2389 ». */
export const splitPair = (text: string): { readonly lat: string; readonly lon: string } | null => {
  const match = /^\s*(-?\d+\.\d+)\s*[,;\s]\s*(-?\d+\.\d+)\s*$/.exec(text);
  return match ? { lat: match[1] ?? '', lon: match[2] ?? '' } : null;
};

const kept = new Map<string, unknown>();

/** What was typed stays while the tab is open, wherever one goes meanwhile. */
export const keepDraft = (key: string, draft: unknown): void => void kept.set(key, draft);
export const keptDraft = <T>(key: string): T | undefined => kept.get(key) as T | undefined;
export const dropDraft = (key: string): void => void kept.delete(key);
