import type { PersonId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { ShowAs } from '../world/agenda.ts';

export type Response = 'none' | 'organizer' | 'tentativelyAccepted' | 'accepted' | 'declined' | 'notResponded';
export interface ResponseStatus {
  response: Response;
  time: string;
}
/** The date Graph gives to an answer that was never given. */
export const never = '0001-01-01T00:00:00Z';

export interface Address {
  name?: string | null | undefined;
  address?: string | null | undefined;
}
export interface Attendee {
  type: 'required' | 'optional' | 'resource';
  emailAddress: Address;
  status: ResponseStatus;
  proposedNewTime?: { start: Instant; end: Instant };
}
export type Location = { displayName?: string | null | undefined } & Readonly<Record<string, unknown>>;

/**
 * One person's copy of an event. The organiser and each attendee have their own, with their own id; `iCalUId` is what
 * they share. All-day events float: `start` and `end` are then the UTC midnights of their dates.
 */
export interface Copy {
  readonly id: string;
  readonly owner: PersonId;
  readonly iCalUId: string;
  /** Made through Graph, not part of the calendars as the story found them. */
  readonly fromGraph: boolean;
  readonly folder: 'calendar' | 'deleted';
  readonly revision: number;
  readonly createdAt: Instant;
  readonly changedAt: Instant;

  readonly subject: string;
  readonly body: { contentType: 'html' | 'text'; content: string };
  readonly start: Instant;
  readonly end: Instant;
  readonly startZone: string;
  readonly endZone: string;
  readonly isAllDay: boolean;
  readonly location: Location;
  readonly locations: readonly Location[];
  readonly showAs: ShowAs | 'unknown';
  /** What the organiser meant: an attendee's copy shows tentative until it is accepted. */
  readonly intendedShowAs: ShowAs | 'unknown';
  readonly sensitivity: 'normal' | 'personal' | 'private' | 'confidential';
  readonly importance: 'low' | 'normal' | 'high';
  readonly isCancelled: boolean;
  readonly isOrganizer: boolean;
  readonly organizer: Address;
  readonly attendees: readonly Attendee[];
  readonly responseStatus: ResponseStatus;
  readonly responseRequested: boolean;
  readonly allowNewTimeProposals: boolean;
  readonly hideAttendees: boolean;
  readonly isReminderOn: boolean;
  readonly reminderMinutesBeforeStart: number;
  readonly categories: readonly string[];
  readonly transactionId: string | null;
  readonly extended: readonly { id: string; value: string }[];
}

const immutablePrefix = 'AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A';
const ordinaryPrefix = 'AAMkADViMGM4ZjNhLTBkNWUtNGM1NS05YTU1';
const folderMarks = { calendar: 'AAAAAAENAAA', deleted: 'AAAAAAEKAAA' } as const;

/** The id as Graph shows it: an ordinary id changes when the item moves to another folder, an immutable one does not. */
export const idOf = (copy: Copy, immutable: boolean): string =>
  immutable ? `${immutablePrefix}${copy.id}AAA=` : `${ordinaryPrefix}${copy.id}${folderMarks[copy.folder]}=`;

/** Our own 24 characters inside an id of either kind. */
export const readId = (id: string): string | undefined => {
  const prefix = [immutablePrefix, ordinaryPrefix].find((one) => id.startsWith(one));
  return prefix && id.slice(prefix.length, prefix.length + 24);
};

export const changeKeyOf = ({ id, revision }: Copy): string => Buffer.from(`${id.slice(0, 12)}${revision}`).toString('base64');
