/** A file as a table: what its columns are called, and each line's cells as text. */
export interface Table {
  readonly headers: readonly string[];
  readonly lines: readonly { readonly line: number; readonly cells: Readonly<Record<string, string>> }[];
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

const cellOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(cellOf).join(', ');
  return '';
};

const positionsIn = (coordinates: unknown): readonly (readonly [lon: number, lat: number])[] => {
  if (!Array.isArray(coordinates)) return [];
  const [lon, lat] = coordinates as unknown[];
  return typeof lon === 'number' && typeof lat === 'number' ? [[lon, lat]] : coordinates.flatMap(positionsIn);
};

/** A point is itself; a line or an area is the middle of its box. GeoJSON (RFC 7946) writes the longitude first. */
const middleOf = (geometry: unknown): { readonly lat: number; readonly lon: number } | null => {
  const positions = isObject(geometry) ? positionsIn(geometry['coordinates']) : [];
  if (positions.length === 0) return null;
  const middle = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b)) / 2 + values.reduce((a, b) => Math.max(a, b)) / 2;
  return { lat: middle(positions.map(([, lat]) => lat)), lon: middle(positions.map(([lon]) => lon)) };
};

/** Reads a FeatureCollection; null when the text is none. Coordinates become the columns `geometry.lat` and `geometry.lon`. */
export const readGeoJson = (text: string): Table | null => {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return null;
  }
  const features = isObject(root) && root['type'] === 'FeatureCollection' && Array.isArray(root['features']) ? (root['features'] as unknown[]) : null;
  if (!features) return null;
  const headers = new Set<string>(['geometry.lat', 'geometry.lon']);
  const lines = features.map((feature, index) => {
    const { properties, geometry } = isObject(feature) ? feature : ({} as Json);
    const middle = middleOf(geometry);
    const cells = new Map<string, string>(middle ? [['geometry.lat', String(middle.lat)], ['geometry.lon', String(middle.lon)]] : []);
    for (const [key, value] of Object.entries(isObject(properties) ? properties : {})) {
      headers.add(key);
      if (!cells.has(key)) cells.set(key, cellOf(value));
    }
    return { line: index + 1, cells: Object.fromEntries(cells) };
  });
  return { headers: [...headers], lines };
};
