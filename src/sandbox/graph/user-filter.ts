import type { Person } from '../world/people.ts';
import { fold } from '../world/people.ts';
import { WireError } from '../wire.ts';

type Test = (properties: Readonly<Record<string, unknown>>) => boolean;

const unquote = (text: string): string => text.slice(1, -1).replaceAll("''", "'");
const literal = (text: string): unknown =>
  (text.startsWith("'") ? unquote(text) : (JSON.parse(text.toLowerCase()) as unknown));
const same = (a: unknown, b: unknown): boolean =>
  (typeof a === 'string' && typeof b === 'string' ? fold(a) === fold(b) : a === b);

const startsWith = (value: unknown, start: string): boolean => typeof value === 'string' && fold(value).startsWith(fold(start));

const unsupported = (clause: string): WireError =>
  new WireError(400, 'Request_UnsupportedQuery', `Unsupported or invalid query filter clause specified: '${clause}'.`);

const readTerm = (term: string): Test => {
  const starts = term.match(/^startswith\(\s*(\w+)\s*,\s*('(?:[^']|'')*')\s*\)$/i);
  if (starts) return (person) => startsWith(person[starts[1] ?? ''], unquote(starts[2] ?? "''"));
  const compare = term.match(/^(\w+)\s+(eq|ne)\s+('(?:[^']|'')*'|true|false|null|-?\d+)$/i);
  if (compare) return (person) =>
    same(person[compare[1] ?? ''], literal(compare[3] ?? '')) === (compare[2]?.toLowerCase() === 'eq');
  const among = term.match(/^(\w+)\s+in\s*\(\s*((?:'(?:[^']|'')*'\s*,?\s*)+)\)$/i);
  if (among) {
    const values = (among[2] ?? '').match(/'(?:[^']|'')*'/g)?.map(unquote) ?? [];
    return (person) => values.some((value) => same(person[among[1] ?? ''], value));
  }
  throw unsupported(term);
};

/** Splits on a word outside quotes and brackets. */
const split = (text: string, word: 'and' | 'or'): readonly string[] => {
  const parts: string[] = [];
  let [depth, quoted, from] = [0, false, 0];
  for (let position = 0; position < text.length; position++) {
    const character = text[position];
    if (character === "'") quoted = !quoted;
    if (quoted) continue;
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (depth === 0 && text.slice(position).toLowerCase().startsWith(` ${word} `)) {
      parts.push(text.slice(from, position));
      from = position + word.length + 2;
    }
  }
  return [...parts, text.slice(from)].map((part) => part.trim());
};

const readFilter = (text: string): Test => {
  const inner = text.match(/^\((.*)\)$/)?.[1];
  const any = split(text, 'or');
  if (any.length > 1) return ((tests) => (person) => tests.some((test) => test(person)))(any.map(readFilter));
  const all = split(text, 'and');
  if (all.length > 1) return ((tests) => (person) => tests.every((test) => test(person)))(all.map(readFilter));
  return inner === undefined ? readTerm(text) : readFilter(inner);
};

/** `$filter` of directory objects, as far as we ask: startsWith, eq, ne, in, and, or, brackets. */
export const filterPeople = (
  people: readonly Person[], filter: string | undefined, properties: (person: Person) => Record<string, unknown>,
): readonly Person[] => {
  if (filter === undefined) return people;
  const test = readFilter(filter.trim());
  return people.filter((person) => test(properties(person)));
};
