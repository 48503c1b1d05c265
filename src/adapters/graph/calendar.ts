import { z } from 'zod';
import type { Calendar } from '../../features/context.ts';
import { acceptEvent } from './accept-event.ts';
import type { Answer } from './answer.ts';
import { failure, isOk, read } from './answer.ts';
import { readAvailability } from './availability.ts';
import type { GraphClient } from './client.ts';
import { eventPath, mailbox } from './event-path.ts';
import { findPlacedEvent } from './find-placed-event.ts';
import { readEvents } from './read-events.ts';

const event = z.object({ id: z.string() });
const cancelled = z.object({ isCancelled: z.literal(true) });

/** Outlook calendars, through Graph. Bodies are JSON text that goes out byte for byte: a replay must be the same request. */
export const createCalendar = (graph: GraphClient): Calendar => ({
  availability: (people, window) => readAvailability(graph, people, window),

  create: async (organiser, body) => {
    const answer = await graph.post(`${mailbox(organiser)}/events`, body);
    // 400 in some handlers, 409 in others: an event made by another text of this same request.
    if (answer.code !== 'ErrorDuplicateTransactionId') return { eventId: read(answer, event).id };
    const eventId = await findPlacedEvent(graph, mailbox(organiser), body, answer);
    if (eventId === undefined) throw failure(answer);
    return { eventId };
  },

  update: async (organiser, eventId, body) => {
    const answer = await graph.patch(eventPath(organiser, eventId), body);
    if (!isOk(answer)) throw failure(answer);
  },

  cancel: async (organiser, eventId, comment) => {
    const path = eventPath(organiser, eventId);
    const answer = await graph.post(`${path}/cancel`, JSON.stringify({ comment }));
    if (isOk(answer) || isGone(answer)) return;
    // What Exchange answers to a second cancel is written nowhere: the event itself tells.
    if (answer.status === 400) {
      const now = await graph.get(path, { $select: 'isCancelled' });
      if (isGone(now) || (isOk(now) && cancelled.safeParse(now.body).success)) return;
    }
    throw failure(answer);
  },

  read: (refs) => readEvents(graph, refs),
  accept: (attendee, wish) => acceptEvent(graph, attendee, wish),
});

/** The event is gone; a 404 about the mailbox is another matter, since the attendee's copy then still stands. */
const isGone = ({ status, code }: Answer): boolean => status === 404 && code === 'ErrorItemNotFound';
