import { z } from 'zod';
import type { Calendar, PlacedEvent } from '../../features/context.ts';
import type { Availability } from '../../features/places/slot.ts';
import { OutsideError } from '../../kernel/errors.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Clock } from '../../kernel/time.ts';
import { acceptEvent } from './accept-event.ts';
import type { Answer } from './answer.ts';
import { isOk, noAnswer, outlook } from './answer.ts';
import { createAvailabilityCache } from './availability-cache.ts';
import { readAvailability, requireWindow } from './availability.ts';
import type { GraphClient } from './client.ts';
import { eventPath, mailbox } from './event-path.ts';
import { findPlacedEvent } from './find-placed-event.ts';
import { readEvents } from './read-events.ts';

const event = z.object({ id: z.string() });
const worded = z.object({ body: z.object({ content: z.string() }) });
const cancelled = z.object({ isCancelled: z.literal(true) });
const invited = z.object({ attendees: z.array(z.object({ emailAddress: z.object({ address: z.string() }) })) });

/**
 * Outlook calendars, through Graph. Bodies are JSON text that goes out byte for byte: a replay must be the same request.
 * `noted` hears what Outlook said of calendars, and not what is remembered of it.
 * Whatever we change is forgotten by what searches share, once the answer is there, good or bad: a lost one may have been done.
 */
export const createCalendar = (
  graph: GraphClient, clock: Clock, noted: (found: ReadonlyMap<PersonId, Availability>) => Promise<void> = () => Promise.resolve(),
): Calendar => {
  const look: typeof readAvailability = async (...asked) => {
    const found = await readAvailability(...asked);
    await noted(found);
    return found;
  };
  const cache = createAvailabilityCache((people, window) => look(graph, people, window), clock);
  const placedBy = async (answer: Answer, organiser: PersonId, body: string): Promise<PlacedEvent> => {
    // 400 in some handlers, 409 in others: an event made by another text of this same request.
    if (answer.code !== 'ErrorDuplicateTransactionId') return { eventId: outlook.read(answer, event).id };
    const eventId = await findPlacedEvent(graph, mailbox(organiser), body, answer);
    if (eventId === undefined) throw outlook.failure(answer);
    return { eventId };
  };
  return {
    availability: async (people, window, { fresh = false, idle = false } = {}) => {
      requireWindow(window);
      if (!fresh) return cache.read(people, window, { idle });
      // The search that may follow must not find again what is now seen to be taken.
      cache.forget([], people.map(({ id }) => id));
      return look(graph, people, window);
    },

    create: async (organiser, body) =>
      placedBy(await graph.post(`${mailbox(organiser)}/events`, body).finally(() => cache.forget(mailsIn(body), [organiser])), organiser, body),

    createMany: async (events) => {
      const answers = await graph.changeMany(events.map(({ organiser, body }) => ({ method: 'POST', path: `${mailbox(organiser)}/events`, body })));
      for (const { organiser, body } of events) cache.forget(mailsIn(body), [organiser]);
      return Promise.all(events.map(({ organiser, body }, index) =>
        placedBy(answers[index] ?? noAnswer(undefined), organiser, body).catch((error: unknown) => (error instanceof OutsideError ? error : outlook.failure(noAnswer(error))))));
    },

    words: async (organiser, eventId) => {
      const answer = await graph.get(eventPath(organiser, eventId), { $select: 'body' });
      if (isGone(answer)) throw new OutsideError('outlook', { status: 404, code: 'gone', certain: true });
      return outlook.read(answer, worded).body.content;
    },

    update: async (organiser, eventId, body, invitees) => {
      const answer = await graph.patch(eventPath(organiser, eventId), body).finally(() => cache.forget(invitees, [organiser]));
      if (isGone(answer)) throw new OutsideError('outlook', { status: 404, code: 'gone', certain: true });
      if (!isOk(answer)) throw outlook.failure(answer);
    },

    cancel: async (organiser, eventId, comment) => {
      const path = eventPath(organiser, eventId);
      // Nothing here says whom the event concerned: everybody is forgotten.
      const answer = await graph.post(`${path}/cancel`, JSON.stringify({ comment })).finally(() => cache.forgetAll());
      if (isOk(answer) || isGone(answer)) return;
      // What Exchange answers to a second cancel is written nowhere: the event itself tells.
      if (answer.status === 400) {
        const now = await graph.get(path, { $select: 'isCancelled' });
        if (isGone(now) || (isOk(now) && cancelled.safeParse(now.body).success)) return;
      }
      throw outlook.failure(answer);
    },

    read: (refs) => readEvents(graph, refs),
    accept: (attendee, wish) => acceptEvent(graph, attendee, wish).finally(() => cache.forget([], [attendee])),
  };
};

const mailsIn = (body: string): readonly string[] =>
  invited.safeParse(JSON.parse(body)).data?.attendees.map(({ emailAddress }) => emailAddress.address) ?? [];

/** The event is gone; a 404 about the mailbox is another matter, since the attendee's copy then still stands. */
const isGone = ({ status, code }: Answer): boolean => status === 404 && code === 'ErrorItemNotFound';
