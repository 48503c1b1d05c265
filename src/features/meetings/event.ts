import { createHash } from 'node:crypto';
import { html } from '../../kernel/html.ts';
import type { DuoId, SessionId } from '../../kernel/ids.ts';
import type { Lang } from '../../kernel/text.ts';
import { type Instant, wallTime, type Zone } from '../../kernel/time.ts';
import { otherRole, type Role } from '../matching/duo.ts';
import type { Travel } from '../places/slot.ts';
import type { Pair } from './find-options.ts';
import type { OfferedOption } from './offer.ts';
import { addressOf, sayOption } from './say-option.ts';
import { text } from './text.ts';

/**
 * The key that makes a repeated create harmless: derived from what is asked (duo, session, attempt), never from the clock,
 * shaped as a UUID (version 8, RFC 9562) because Graph documents `transactionId` as one.
 */
export const transactionIdOf = (duoId: DuoId, sessionId: SessionId, attempt: number): string => {
  const hex = createHash('sha256').update(`${duoId}/${sessionId}/${attempt}`).digest('hex');
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** A constant name: named properties are a finite quota of each mailbox. The set is ours, made for this product. */
const duoProperty = 'String {6f1a1f0e-6c0b-4e0e-9d5e-2b1d6a1c7a55} Name BinomeDuo';

/** « 2026-12-08T12:15:00 » in the zone: an event anchored in UTC would drift for its readers when clocks change. */
const local = (at: Instant, zone: Zone): { dateTime: string; timeZone: string } => {
  const { date, minutes } = wallTime(at, zone);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0'));
  return { dateTime: `${date}T${hours}:${rest}:00`, timeZone: zone };
};

export interface EventParts {
  readonly pair: Pair;
  /** In whose calendar it stands: the other is invited. */
  readonly organiser: Role;
  readonly option: OfferedOption;
  readonly contacts: readonly { readonly name: string; readonly mail: string | null }[];
  readonly tabUrl: string;
  /** Null for a change of an event that exists. */
  readonly transactionId: string | null;
}

/** The address that a stored body invites; none in one of another time. */
export const invitedMails = (requestBody: string): readonly string[] => {
  const { attendees = [] } = JSON.parse(requestBody) as { attendees?: readonly { readonly emailAddress: { readonly address: string } }[] };
  return attendees.map(({ emailAddress }) => emailAddress.address).filter(Boolean);
};

interface WrittenEvent {
  readonly body?: { readonly content: string };
  readonly start?: unknown;
  readonly end?: unknown;
  readonly location?: { readonly displayName: string };
}

/** Where a stored body says that it takes place; undefined in one of another time. */
export const placeIn = (requestBody: string): string | undefined => (JSON.parse(requestBody) as WrittenEvent).location?.displayName;

/** What a text says, whatever it is marked up with: Exchange rewrites markup and letters with accents. */
const saysIn = (markup: string): string =>
  (markup.replace(/<head[\s\S]*?<\/head>|<!--[\s\S]*?-->|<[^>]*>/gi, ' ').replace(/&#?\w+;/g, '').match(/[a-z0-9]+/gi) ?? []).join(' ');

const wordsIn = (requestBody: string): string => saysIn((JSON.parse(requestBody) as WrittenEvent).body?.content ?? '');

/** Whether a move changes what the event says, beyond its time. */
export const saysOther = (requestBody: string, last: string): boolean => wordsIn(requestBody) !== wordsIn(last);

/** Whether what an event says now is what we wrote there last. */
export const isStillOurs = (words: string, last: string): boolean => saysIn(words) === wordsIn(last);

/**
 * What a move asks of the event that stands: its time, and its place where that is another. All else that somebody has edited there is theirs,
 * who is invited and a link to a call included; its words follow only while `isOurs`.
 */
export const changeOf = (requestBody: string, stands: { readonly place: string | undefined; readonly isOurs: boolean }): string => {
  const { start, end, location, body } = JSON.parse(requestBody) as WrittenEvent;
  return JSON.stringify({ start, end, ...(location?.displayName !== stands.place && { location }), ...(stands.isOurs && { body }) });
};

const bodyIn = (lang: Lang, { pair, organiser: role, option, contacts, tabUrl }: EventParts): string => {
  const t = text(lang);
  const spoken = sayOption(option, { role, lang, zone: pair[role].zone }, pair.programme.frame);
  const lines = [
    html(t.eventIntro(pair.mentor.firstName, pair.mentee.firstName)),
    spoken.place
      ? `${html(`${spoken.setting} · ${spoken.place.name}, ${spoken.place.address}`)} (<a href="${html(spoken.place.mapUrl)}">${html(t.map)}</a>)`
      : html(`${spoken.setting}. ${t.twoVoices}`),
    ...(spoken.fallback ? [html(t.eventFallback(spoken.fallback))] : []),
    html(spoken.price),
    html(t.eventWorkTime),
    html(t.eventTalkTo(contacts.map(({ name, mail }) => (mail ? `${name} (${mail})` : name)).join(', '))),
    `<a href="${html(tabUrl)}">${html(t.openTab)}</a>`,
  ];
  return `<div lang="${lang}">${lines.map((line) => `<p>${line}</p>`).join('')}</div>`;
};

/** Minutes; whoever is invited may be given the same, and how far somebody lives is nobody's to read. */
const reminderBefore = ({ minutes, mode }: Travel): number => (mode === 'home' ? 60 : Math.max(15, minutes + 10));

/**
 * The body of `POST /users/{organiser}/events`, as JSON text: it is stored and replayed byte for byte; a move asks for what differs
 * (`changeOf`). The subject betrays no topic; both languages are there when the two people do not share one.
 */
export const buildEvent = (parts: EventParts): string => {
  const { pair, option } = parts;
  const [host, guest] = [pair[parts.organiser], pair[otherRole(parts.organiser)]];
  const langs = [...new Set<Lang>([host.lang, guest.lang])];
  const place = option.place;
  return JSON.stringify({
    subject: text(host.lang).eventSubject,
    body: { contentType: 'html', content: langs.map((lang) => bodyIn(lang, parts)).join('<hr>') },
    start: local(option.start, host.zone),
    end: local(option.end, host.zone),
    location: place
      ? {
          displayName: `${place.name}, ${addressOf(place)}`,
          address: { street: place.address, ...(place.city && { city: place.city }) },
          ...(place.lat !== null && place.lon !== null && { coordinates: { latitude: place.lat, longitude: place.lon } }),
        }
      : { displayName: text(host.lang).twoVoicesPlace },
    attendees: [{ type: 'required', emailAddress: { address: guest.mail ?? '', name: guest.name } }],
    isReminderOn: true,
    reminderMinutesBeforeStart: reminderBefore(option.travel[parts.organiser]),
    showAs: 'busy',
    sensitivity: 'private',
    responseRequested: true,
    allowNewTimeProposals: true,
    ...(parts.transactionId !== null && {
      transactionId: parts.transactionId,
      singleValueExtendedProperties: [{ id: duoProperty, value: pair.duo.id }],
    }),
  });
};

