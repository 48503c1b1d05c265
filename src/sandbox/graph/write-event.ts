import { createHash, randomBytes } from 'node:crypto';
import type { Person } from '../world/people.ts';
import { WireError } from '../wire.ts';
import { applyInput, invalidProperty } from './apply-input.ts';
import type { Calendars } from './calendars.ts';
import { newId } from './calendars.ts';
import type { Attendee, Copy } from './copy.ts';
import { idOf, never } from './copy.ts';
import type { EventInput } from './event-input.ts';

/** Attendees of the company, by whichever of their addresses. Those whose mailbox Graph does not see are invited by mail as well. */
const mailboxesOf = ({ addressee }: Calendars, attendees: readonly Attendee[]): readonly Person[] =>
  attendees.flatMap(({ emailAddress }) => addressee(emailAddress.address ?? '') ?? []);

const unanswered = { response: 'none', time: never } as const;

export interface Creation {
  input: EventInput;
  /** As it came, byte for byte: a replay that was written anew is another body. */
  rawBody: string;
  /** What a used transactionId with another body is answered: both are seen in the wild. */
  duplicateStatus: 400 | 409;
}

/**
 * `POST /users/{id}/events`. The mailbox in the URL is the organiser. The same `transactionId` with the same body gives the event
 * already made; with another body it is refused.
 */
export const createEvent = (calendars: Calendars, owner: Person, creation: Creation): { copy: Copy; isNew: boolean } => {
  const { input } = creation;
  const bodyHash = createHash('sha256').update(creation.rawBody).digest('hex');
  const made = findMade(calendars, owner, creation, bodyHash);
  if (made) return { copy: made, isNew: false };
  if (!input.start || !input.end) throw invalidProperty('At least one property failed validation: start and end are required.');
  const copy = calendars.put(applyInput(blankEvent(calendars, owner, input.transactionId ?? null), input));
  if (input.transactionId) calendars.remember(owner.id, input.transactionId, { event: copy.id, bodyHash });
  for (const attendee of mailboxesOf(calendars, copy.attendees)) if (attendee.id !== owner.id) deliver(calendars, copy, attendee);
  return { copy, isNew: true };
};

const findMade = (calendars: Calendars, owner: Person, creation: Creation, bodyHash: string): Copy | undefined => {
  const { transactionId } = creation.input;
  const used = transactionId ? calendars.transaction(owner.id, transactionId) : undefined;
  const copy = used && calendars.find(owner.id, used.event);
  if (!copy || used.bodyHash === bodyHash) return copy;
  throw new WireError(
    creation.duplicateStatus, 'ErrorDuplicateTransactionId',
    "Your request can't be completed. " +
      'The TransactionId specified in the request has already been used to create a different event.',
    { '@event.existingEventId': idOf(copy, false) },
  );
};

/** An event before anything is written on it, with the service's defaults. */
const blankEvent = ({ clock }: Calendars, owner: Person, transactionId: string | null): Copy => {
  const now = clock.now();
  return {
    id: newId(), owner: owner.id, fromGraph: true, folder: 'calendar', revision: 0, createdAt: now, changedAt: now, transactionId,
    iCalUId: `040000008200E00074C5B7101A82E008${randomBytes(32).toString('hex').toUpperCase()}`,
    subject: '', body: { contentType: 'html', content: '' }, location: {}, locations: [], categories: [], extended: [],
    start: now, end: now, startZone: 'UTC', endZone: 'UTC', isAllDay: false, isCancelled: false,
    showAs: 'busy', intendedShowAs: 'busy', sensitivity: 'normal', importance: 'normal',
    isOrganizer: true, organizer: { name: owner.name, address: owner.mail }, attendees: [],
    responseStatus: { response: 'organizer', time: never }, responseRequested: true, allowNewTimeProposals: true,
    hideAttendees: false, isReminderOn: true, reminderMinutesBeforeStart: 15,
  };
};

/** `PATCH`: by the organiser it reaches every attendee, and a new time asks them again; by an attendee it stays in that copy. */
export const changeEvent = (calendars: Calendars, copy: Copy, input: EventInput): Copy => {
  const next = applyInput(copy, input);
  if (!copy.isOrganizer) return calendars.put(next);
  const moved = next.start !== copy.start || next.end !== copy.end || next.isAllDay !== copy.isAllDay;
  const saved = calendars.put(moved ? { ...next, attendees: next.attendees.map(askAgain) } : next);
  const invited = mailboxesOf(calendars, saved.attendees);
  for (const attendee of invited) if (attendee.id !== saved.owner) deliver(calendars, saved, attendee, moved);
  for (const gone of mailboxesOf(calendars, copy.attendees)) if (!invited.includes(gone)) removeCopy(calendars, gone, saved.iCalUId);
  return saved;
};

const askAgain = ({ type, emailAddress }: Attendee): Attendee => ({ type, emailAddress, status: unanswered });

/** Cancelling, or an organiser's delete: every copy goes to Deleted Items. */
export const cancelEvent = (calendars: Calendars, copy: Copy): void => {
  calendars.put({ ...copy, isCancelled: true, folder: 'deleted' });
  const invited = mailboxesOf(calendars, copy.attendees).filter(({ id }) => id !== copy.owner);
  for (const attendee of invited) removeCopy(calendars, attendee, copy.iCalUId);
};

/** `DELETE`: by the organiser it cancels; an attendee only throws their own copy away. */
export const deleteEvent = (calendars: Calendars, copy: Copy): void => {
  if (copy.isOrganizer && copy.attendees.length > 0) cancelEvent(calendars, copy);
  else calendars.put({ ...copy, folder: 'deleted' });
};

const removeCopy = (calendars: Calendars, person: Person, iCalUId: string): void => {
  const copy = calendars.findShared(person.id, iCalUId);
  if (copy) calendars.put({ ...copy, folder: 'deleted', isCancelled: true });
};

/** Puts the organiser's event in an attendee's calendar: a new invitation, or an update of the copy that is there. */
const deliver = (calendars: Calendars, source: Copy, attendee: Person, asksAgain = false): void => {
  const held = calendars.findShared(attendee.id, source.iCalUId);
  if (held?.folder === 'deleted' && !asksAgain) return;
  const kept = asksAgain ? undefined : held;
  calendars.put({
    ...source,
    id: held?.id ?? newId(), owner: attendee.id, revision: held?.revision ?? 0, createdAt: held?.createdAt ?? source.createdAt,
    isOrganizer: false, folder: 'calendar', isCancelled: false, transactionId: null, extended: [],
    attendees: source.attendees.map(askAgain),
    responseStatus: kept?.responseStatus ?? { response: 'notResponded', time: never },
    showAs: kept?.showAs ?? (source.showAs === 'free' ? 'free' : 'tentative'),
    intendedShowAs: source.showAs,
    categories: held?.categories ?? [],
    isReminderOn: held?.isReminderOn ?? source.isReminderOn,
  });
};
