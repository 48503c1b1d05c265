import { addDays, fromIso, instantAt, overlaps, wallTime } from '../../../kernel/time.ts';
import type { Interval, LocalDate } from '../../../kernel/time.ts';
import type { AttendeeAnswer, CalendarEvent, Person, ShowAs } from '../api.ts';
import { zone } from '../frame-context.ts';
import type { FrameWords } from '../text.ts';

/** The hours a week view shows, in minutes since midnight. */
export const firstMinute = 7 * 60;
export const lastMinute = 20 * 60;

/** CSS pixels per minute: half an hour stays tall enough to be read. */
export const minuteHeight = 0.9;

export const intervalOf = ({ start, end }: CalendarEvent): Interval => ({ start: fromIso(start), end: fromIso(end) });

export const dayInterval = (date: LocalDate): Interval => ({ start: instantAt(date, 0, zone), end: instantAt(addDays(date, 1), 0, zone) });

/** All-day events, and those that fill a day from end to end, belong in the strip above the hours. */
export const fillsDay = (event: CalendarEvent, date: LocalDate): boolean => {
  const { start, end } = intervalOf(event);
  const whole = dayInterval(date);
  return event.isAllDay ? isOnAllDay(event, date) : start <= whole.start && end >= whole.end;
};

/** Graph gives all-day events as midnights of the mailbox's zone or of UTC; both name the same days. */
const isOnAllDay = ({ start, end }: CalendarEvent, date: LocalDate): boolean => {
  const midnight = (iso: string): LocalDate =>
    iso.slice(11, 19) === '00:00:00' ? (iso.slice(0, 10) as LocalDate) : wallTime(fromIso(iso), zone).date;
  return midnight(start) <= date && date < midnight(end);
};

export const isOn = (event: CalendarEvent, date: LocalDate): boolean =>
  event.isAllDay ? isOnAllDay(event, date) : overlaps(intervalOf(event), dayInterval(date));

/** Minutes of the day an event covers in the hours shown; undefined outside of them. */
export const shownMinutes = (event: CalendarEvent, date: LocalDate): { from: number; to: number } | undefined => {
  const whole = dayInterval(date);
  const { start, end } = intervalOf(event);
  const from = start <= whole.start ? 0 : wallTime(start, zone).minutes;
  const to = end >= whole.end ? 1440 : wallTime(end, zone).minutes;
  const shown = { from: Math.max(from, firstMinute), to: Math.min(Math.max(to, from + 15), lastMinute) };
  return shown.to > shown.from ? shown : undefined;
};

export const sayShowAs = (showAs: ShowAs, words: FrameWords): string => words[showAs] ?? words.unknown;

export const sayAnswer = (answer: AttendeeAnswer, words: FrameWords): string =>
  answer === 'accepted' || answer === 'declined' || answer === 'tentativelyAccepted'
    ? words[answer]
    : answer === 'organizer' ? words.organizes : words.notAnswered;

/** The attendees as Outlook shows them: in an attendee's own copy their answer stands on the event, and the list does not know it. */
export const attendeesOf = (event: CalendarEvent, person: Person): CalendarEvent['attendees'] =>
  event.organizer.mail.toLowerCase() === person.mail
    ? event.attendees
    : event.attendees.map((each) => (each.mail.toLowerCase() === person.mail ? { ...each, response: event.response } : each));

/** The person's own line among the attendees, if they were invited by someone else. */
export const invitationOf = (event: CalendarEvent, person: Person): CalendarEvent['attendees'][number] | undefined =>
  event.organizer.mail.toLowerCase() === person.mail
    ? undefined
    : attendeesOf(event, person).find(({ mail }) => mail.toLowerCase() === person.mail);
