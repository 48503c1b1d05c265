import { z } from 'zod';
import { day, fromDate, plus, toIso } from '../../kernel/time.ts';
import type { Answer } from './answer.ts';
import { isOk, outlook } from './answer.ts';
import type { GraphClient } from './client.ts';

const storedBody = z.object({
  transactionId: z.string(),
  start: z.object({ dateTime: z.string() }),
  singleValueExtendedProperties: z.array(z.object({ id: z.string(), value: z.string() })).optional(),
});
const refusedBody = z.object({ error: z.object({ '@event.existingEventId': z.string() }) });
const event = z.object({ id: z.string() });
const events = z.object({ value: z.array(z.object({ id: z.string(), transactionId: z.string().nullish() })) });

/**
 * The event that already took our `transactionId`: the one the refusal names, else the one in the mailbox that carries it,
 * looked for by our tag or on the days around its start. Answers its immutable id, undefined when it is gone.
 */
export const findPlacedEvent = async (
  graph: GraphClient,
  organiser: string,
  body: string,
  refusal: Answer,
): Promise<string | undefined> => {
  const named = refusedBody.safeParse(refusal.body);
  if (named.success) {
    const { '@event.existingEventId': existing } = named.data.error;
    const answer = await graph.get(`${organiser}/events/${encodeURIComponent(existing)}`, { $select: 'id' });
    if (isOk(answer)) return outlook.read(answer, event).id;
  }
  const { transactionId, start, singleValueExtendedProperties: [tag] = [] } = storedBody.parse(JSON.parse(body));
  const $select = 'id,transactionId';
  const answer = tag
    ? await graph.get(`${organiser}/events`, { $select, $top: '50', $filter: carries(tag) })
    : await graph.get(`${organiser}/calendarView`, { $select, $top: '500', ...daysAround(start.dateTime) });
  return outlook.read(answer, events).value.find((candidate) => candidate.transactionId === transactionId)?.id;
};

const carries = ({ id, value }: { id: string; value: string }): string =>
  `singleValueExtendedProperties/Any(ep: ep/id eq ${quoted(id)} and ep/value eq ${quoted(value)})`;
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A day on either side makes the zone of the wall time irrelevant. */
const daysAround = (dateTime: string): { startDateTime: string; endDateTime: string } => {
  const at = fromDate(new Date(`${dateTime.slice(0, 10)}T12:00:00Z`));
  return { startDateTime: toIso(plus(at, -1.5 * day)), endDateTime: toIso(plus(at, 1.5 * day)) };
};
