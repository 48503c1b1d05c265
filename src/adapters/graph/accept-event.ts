import { z } from 'zod';
import type { Calendar } from '../../features/context.ts';
import { fromIso } from '../../kernel/time.ts';
import { isOk, outlook } from './answer.ts';
import type { GraphClient } from './client.ts';
import { eventPath, mailbox } from './event-path.ts';

const original = z.object({ iCalUId: z.string() });
const copies = z.object({
  value: z.array(z.object({
    id: z.string(), start: z.object({ dateTime: z.string() }), responseStatus: z.object({ response: z.string().nullish() }).nullish(),
  })),
});
const unanswered = ['none', 'notResponded'];

/** The attendee's own copy has another id: `iCalUId` is what the two share (reference/graph.md, decision 6). */
export const acceptEvent = async (graph: GraphClient, ...[attendee, { organiserId, eventId, start }]: Parameters<Calendar['accept']>): ReturnType<Calendar['accept']> => {
  const source = await graph.get(eventPath(organiserId, eventId), { $select: 'iCalUId' });
  if (source.status === 404 && source.code === 'ErrorItemNotFound') return 'not-there';
  const $filter = `iCalUId eq '${outlook.read(source, original).iCalUId.replaceAll("'", "''")}'`;
  const found = outlook.read(await graph.get(`${mailbox(attendee)}/events`, { $filter, $select: 'id,start,responseStatus' }), copies);
  // A copy at another time has not yet heard of the move, which would wipe the answer.
  const copy = found.value.find((one) => fromIso(`${one.start.dateTime.replace(/Z$/, '')}Z`) === start);
  if (!copy) return 'not-there';
  if (!unanswered.includes(copy.responseStatus?.response ?? 'none')) return 'answered';
  const answer = await graph.post(`${eventPath(attendee, copy.id)}/accept`, JSON.stringify({ sendResponse: true }));
  if (!isOk(answer)) throw outlook.failure(answer);
  return 'accepted';
};
