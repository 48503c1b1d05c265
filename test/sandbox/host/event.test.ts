import { expect, test } from 'vitest';
import type { CalendarEvent, Person } from '../../../src/sandbox/host/api.ts';
import { attendeesOf, invitationOf } from '../../../src/sandbox/host/calendar/event.ts';

const helen = { mail: 'helen@meridiane.example' } as Person;
const jonas = { mail: 'jonas@meridiane.example' } as Person;
/** Graph leaves the list of an attendee's copy unanswered: the answer stands on the event. */
const copyOf = (response: CalendarEvent['response'], listed: CalendarEvent['response']): CalendarEvent => ({
  id: '1', subject: '', showAs: 'busy', isAllDay: false, start: '2026-12-10T11:15:00Z', end: '2026-12-10T12:15:00Z', location: '', bodyHtml: '', isCancelled: false, viaGraph: true,
  organizer: { name: 'Jonas', mail: jonas.mail }, response, attendees: [{ name: 'Helen', mail: 'Helen@meridiane.example', response: listed, proposed: null }],
});

test('whoever was invited reads their own answer, the organiser what came back', () => {
  expect(invitationOf(copyOf('accepted', 'none'), helen)?.response).toBe('accepted');
  expect(attendeesOf(copyOf('organizer', 'tentativelyAccepted'), jonas).map(({ response }) => response)).toEqual(['tentativelyAccepted']);
  expect(invitationOf(copyOf('organizer', 'accepted'), jonas)).toBeUndefined();
});
