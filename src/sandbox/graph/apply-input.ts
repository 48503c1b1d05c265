import type { Instant } from '../../kernel/time.ts';
import { day } from '../../kernel/time.ts';
import { findPerson } from '../world/people.ts';
import { WireError } from '../wire.ts';
import type { Attendee, Copy, Location } from './copy.ts';
import { never } from './copy.ts';
import type { EventInput } from './event-input.ts';
import { ianaOf, readInstant } from './zones.ts';

export const invalidProperty = (message: string): WireError => new WireError(400, 'ErrorPropertyValidationFailure', message);

/** Exchange's limit on one event. */
const mostAttendees = 500;

/** The copy with what the caller wrote over it; the rest stays. */
export const applyInput = (copy: Copy, input: EventInput): Copy => {
  const isAllDay = input.isAllDay ?? copy.isAllDay;
  const next: Copy = {
    ...copy, ...readPlaces(copy, input), isAllDay,
    subject: input.subject ?? copy.subject,
    body: input.body ? readBody(input.body) : copy.body,
    start: input.start ? readWhen(input.start, isAllDay) : copy.start,
    end: input.end ? readWhen(input.end, isAllDay) : copy.end,
    startZone: input.start ? (input.start.timeZone ?? 'UTC') : copy.startZone,
    endZone: input.end ? (input.end.timeZone ?? 'UTC') : copy.endZone,
    showAs: input.showAs ?? copy.showAs,
    intendedShowAs: input.showAs ?? copy.intendedShowAs,
    sensitivity: input.sensitivity ?? copy.sensitivity,
    importance: input.importance ?? copy.importance,
    responseRequested: input.responseRequested ?? copy.responseRequested,
    allowNewTimeProposals: input.allowNewTimeProposals ?? copy.allowNewTimeProposals,
    hideAttendees: input.hideAttendees ?? copy.hideAttendees,
    isReminderOn: input.isReminderOn ?? copy.isReminderOn,
    reminderMinutesBeforeStart: input.reminderMinutesBeforeStart ?? copy.reminderMinutesBeforeStart,
    categories: input.categories ?? copy.categories,
    attendees: input.attendees ? input.attendees.map((given) => readAttendee(copy, given)) : copy.attendees,
    extended: input.singleValueExtendedProperties ?? copy.extended,
  };
  if (next.end < next.start)
    throw new WireError(400, 'ErrorCalendarEndDateIsEarlierThanStartDate', 'The end date is earlier than the start date.');
  if (next.attendees.length > mostAttendees) throw invalidProperty(`At most ${mostAttendees} attendees are allowed.`);
  return next;
};

const readBody = ({ contentType, content }: NonNullable<EventInput['body']>): Copy['body'] => ({
  contentType: contentType?.toLowerCase() === 'text' ? 'text' : 'html',
  content: content ?? '',
});

const readWhen = (when: NonNullable<EventInput['start']>, isAllDay: boolean): Instant => {
  if (!isAllDay) return readInstant(when);
  ianaOf(when.timeZone ?? 'UTC');
  const floating = readInstant({ dateTime: when.dateTime.replace(/Z$/, '') });
  if (floating % day !== 0)
    throw invalidProperty('The Event.Start and Event.End properties of an all-day event need to be set to midnight.');
  return floating;
};

/** `location` and `locations` mirror each other; several show as "A; B". */
const readPlaces = (copy: Copy, input: EventInput): { location: Location; locations: readonly Location[] } => {
  if (input.locations) {
    const [only] = input.locations;
    const displayName = input.locations.map((place) => place.displayName ?? '').filter(Boolean).join('; ');
    return { locations: input.locations, location: { ...(input.locations.length === 1 ? only : {}), displayName } };
  }
  if (input.location) return { location: input.location, locations: input.location.displayName ? [input.location] : [] };
  return { location: copy.location, locations: copy.locations };
};

/** Someone already invited keeps their answer. */
const readAttendee = (copy: Copy, { type, emailAddress }: NonNullable<EventInput['attendees']>[number]): Attendee => {
  const { address } = emailAddress;
  const known = copy.attendees.find((one) => one.emailAddress.address?.toLowerCase() === address?.toLowerCase());
  return {
    ...known,
    type: type ?? 'required',
    emailAddress: { name: emailAddress.name ?? findPerson(address ?? '')?.name ?? address, address },
    status: known?.status ?? { response: 'none', time: never },
  };
};
