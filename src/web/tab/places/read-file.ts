import Papa from 'papaparse';
import { largestFile, mostLines } from '../../../features/places/catalogue/columns.ts';
import { readGeoJson, type Table } from '../../../features/places/catalogue/geojson.ts';

export type FileTrouble = 'too-big' | 'too-many' | 'empty' | 'unreadable';

/** UTF-8, or what Excel writes in France when asked for CSV. */
const decode = (bytes: ArrayBuffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

const readCsv = (text: string): Table => {
  const { data, meta } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: 'greedy' });
  const headers = (meta.fields ?? []).filter((header) => header.trim() !== '');
  // Line 1 is the headers.
  return { headers, lines: data.map((row, index) => ({ line: index + 2, cells: Object.fromEntries(headers.map((header) => [header, row[header] ?? ''])) })) };
};

/** A CSV or a GeoJSON file as a table, told apart by what is inside. */
export const readTable = (bytes: ArrayBuffer): Table | FileTrouble => {
  if (bytes.byteLength > largestFile) return 'too-big';
  const text = decode(bytes).replace(/^\ufeff/, '');
  const table = /^\s*[{[]/.test(text) ? readGeoJson(text) : readCsv(text);
  if (!table) return 'unreadable';
  if (table.lines.length === 0 || table.headers.length === 0) return 'empty';
  return table.lines.length > mostLines ? 'too-many' : table;
};
