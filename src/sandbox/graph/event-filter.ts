import { WireError } from '../wire.ts';
import type { Copy } from './copy.ts';
import { readInstant } from './zones.ts';

type Test = (copy: Copy) => boolean;
const unquote = (text: string): string => text.replaceAll("''", "'");

const tagTerm =
  /^singleValueExtendedProperties\/any\(\s*(\w+)\s*:\s*\1\/id eq '([^']*)' and \1\/value eq '((?:[^']|'')*)'\s*\)$/i;

const readTerm = (term: string): Test => {
  const tag = term.match(tagTerm);
  if (tag) return ({ extended }) =>
    extended.some(({ id, value }) => id.toLowerCase() === tag[2]?.toLowerCase() && value === unquote(tag[3] ?? ''));
  const text = term.match(/^(iCalUId|subject) eq '((?:[^']|'')*)'$/i);
  if (text) return (copy) => (text[1]?.toLowerCase() === 'subject' ? copy.subject : copy.iCalUId) === unquote(text[2] ?? '');
  const time = term.match(/^(start|end)\/dateTime (ge|gt|le|lt) '([^']+)'$/i);
  if (time) return (copy) =>
    compare(time[1]?.toLowerCase() === 'start' ? copy.start : copy.end, time[2] ?? '', readInstant({ dateTime: time[3] ?? '' }));
  throw new WireError(400, 'ErrorInvalidUrlQueryFilter', `The query filter contains one or more invalid nodes: '${term}'.`);
};

const compare = (a: number, sign: string, b: number): boolean =>
  ({ ge: a >= b, gt: a > b, le: a <= b, lt: a < b })[sign.toLowerCase()] ?? false;

/** `$filter` of events, as far as we ask: our tag, iCalUId, subject, start and end, joined by `and`. */
export const readEventFilter = (filter: string): Test => {
  const tests = filter.split(/ and (?![^(]*\))/i).map((term) => readTerm(term.trim()));
  return (copy) => tests.every((test) => test(copy));
};
