import { type Instant, toIso } from '../../../kernel/time.ts';

/** An event as a calendar file says it. Every text may be anything: none of it can begin a line of its own. */
export interface IcsEvent {
  /** The same for the same order: a calendar replaces what it had, `sequence` telling which is newer. */
  readonly uid: string;
  readonly sequence: number;
  readonly writtenAt: Instant;
  readonly start: Instant;
  readonly end: Instant;
  readonly summary: string;
  readonly location: string;
  readonly description: string;
}

/** RFC 5545, 3.3.11: backslash, semicolon, comma and line breaks; other control characters have no place in a text. */
export const escapeText = (text: string): string =>
  text.toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');

const mostOctets = 75;

/** RFC 5545, 3.1: no line is longer than 75 octets, its end aside, and none is cut inside a character. */
export const foldLine = (line: string): string => {
  const lines: string[] = [];
  let [current, octets] = ['', 0];
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > mostOctets) {
      lines.push(current);
      [current, octets] = [' ', 1];
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
};

const utc = (at: Instant): string => `${toIso(at).slice(0, 19).replace(/[-:]/g, '')}Z`;

/** The file, its lines ended as the RFC wants. Instants are written in UTC: no zone has to be carried along. */
export const writeIcs = (event: IcsEvent): string =>
  [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Binome//Ordre de mission//FR', 'METHOD:PUBLISH', 'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`, `SEQUENCE:${Math.trunc(event.sequence)}`, `DTSTAMP:${utc(event.writtenAt)}`, `DTSTART:${utc(event.start)}`, `DTEND:${utc(event.end)}`,
    `SUMMARY:${escapeText(event.summary)}`, `LOCATION:${escapeText(event.location)}`, `DESCRIPTION:${escapeText(event.description)}`,
    'CLASS:PRIVATE', 'TRANSP:OPAQUE', 'END:VEVENT', 'END:VCALENDAR',
  ].map((line) => `${foldLine(line)}\r\n`).join('');
