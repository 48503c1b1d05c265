import type { Season } from '../season.ts';

/** Months as a file may name them, in French and in English, by as many first letters as tell them apart. */
const months: readonly (readonly string[])[] = [
  ['janv', 'jan'], ['fevr', 'fev', 'feb'], ['mars', 'mar'], ['avr', 'apr'], ['mai', 'may'], ['juin', 'jun'], ['juil', 'jul'], ['aout', 'aug'], ['sept', 'sep'], ['oct'],
  ['nov'], ['dec'],
];
const written = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const allYear: ReadonlySet<string> = new Set(['all year', 'toute l annee', 'annee', 'year']);

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’']/g, ' ').trim();

const monthOf = (word: string): number =>
  /^\d{1,2}$/.test(word) && Number(word) >= 1 && Number(word) <= 12 ? Number(word) : months.findIndex((names) => names.some((name) => word.startsWith(name))) + 1;

/** Reads « avril-octobre », `Apr-Oct` or `4-10`; null for the whole year, undefined for what it cannot read. */
export const readSeason = (cell: string): Season | null | undefined => {
  const said = plain(cell);
  if (said === '' || allYear.has(said)) return null;
  const [from = 0, to = 0, ...more] = said.split(/\s*(?:-|–|\/|\ba\b|\bau\b|\bto\b)\s*/).map(monthOf);
  return from > 0 && to > 0 && more.length === 0 ? { from, to } : undefined;
};

/** In letters: a spreadsheet would take numbers for a day. */
export const writeSeason = (season: Season | null | undefined): string =>
  season ? `${written[season.from - 1] ?? ''}-${written[season.to - 1] ?? ''}` : 'all year';
