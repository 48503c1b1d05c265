import fc from 'fast-check';
import { expect, it } from 'vitest';
import { escapeText, foldLine, writeIcs } from '../../../../src/features/meetings/order/ics.ts';
import { fromIso } from '../../../../src/kernel/time.ts';

const event = (more: Partial<Parameters<typeof writeIcs>[0]> = {}) => ({
  uid: 's.p@binome', sequence: 1, writtenAt: fromIso('2026-11-24T08:10:00Z'), start: fromIso('2026-12-08T10:52:00Z'), end: fromIso('2026-12-08T12:30:00Z'),
  summary: 'Ordre de mission', location: 'Le Petit Zinc, 4, rue Haute', description: 'Un\nDeux', ...more,
});
/** A reader of its own (RFC 5545, 3.1 and 3.3.11): lines joined again, texts as they were. */
const readIcs = (file: string): ReadonlyMap<string, string> =>
  new Map(file.replaceAll('\r\n ', '').split('\r\n').filter(Boolean).map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character))] as const;
  }));

const names = [
  'BEGIN', 'VERSION', 'PRODID', 'METHOD', 'BEGIN', 'UID', 'SEQUENCE', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY', 'LOCATION', 'DESCRIPTION', 'CLASS', 'TRANSP', 'END', 'END',
];
const nasty = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom('\r\n', '\n', '\r', '\u2028', '\u0085', 'ATTENDEE:mailto:x@y.example', 'END:VEVENT', '\\', ';', ',', 'é', '👩‍💻', ' '), { maxLength: 40 }).map((parts) => parts.join('')),
);

it('whatever is typed, no property is added, no line is longer than 75 octets, and no character is cut', () => {
  fc.assert(fc.property(nasty, nasty, nasty, (summary, location, description) => {
    const file = writeIcs(event({ summary, location, description }));
    const lines = file.split('\r\n');
    expect(lines.pop()).toBe('');
    for (const line of lines) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      for (const character of ['\r', '\n', '\0']) expect(line).not.toContain(character);
      expect(line.isWellFormed()).toBe(true);
    }
    expect(lines.filter((line) => !line.startsWith(' ')).map((line) => line.split(':')[0])).toEqual(names);
  }), { numRuns: 2000 });
});

it('a text comes back as it was, line breaks made one kind and controls made spaces', () => {
  fc.assert(fc.property(nasty, (text) => {
    const expected = text.toWellFormed().replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, ' ');
    expect(readIcs(writeIcs(event({ description: text }))).get('DESCRIPTION')).toBe(expected);
  }), { numRuns: 2000 });
});

it('is private, in UTC, and the same for the same order', () => {
  const found = readIcs(writeIcs(event()));
  expect([found.get('CLASS'), found.get('DTSTART'), found.get('DTEND'), found.get('UID')]).toEqual(['PRIVATE', '20261208T105200Z', '20261208T123000Z', 's.p@binome']);
  expect(writeIcs(event())).toBe(writeIcs(event()));
  expect([escapeText('a,b;c\\d\r\ne'), foldLine('short')]).toEqual(['a\\,b\\;c\\\\d\\ne', 'short']);
});
