import type { Calendar } from '../../features/context.ts';
import type { Availability } from '../../features/places/slot.ts';
import { OutsideError } from '../../kernel/errors.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Instant, Interval } from '../../kernel/time.ts';
import { day, toIso } from '../../kernel/time.ts';
import type { Answer } from './answer.ts';
import { read } from './answer.ts';
import type { GraphClient } from './client.ts';
import { availabilityOf, scheduleEntries, unknown } from './schedule.ts';

interface Asked {
  readonly id: PersonId;
  readonly mail: string;
}
type Found = Map<PersonId, Availability>;

/** Documented, members of lists counted; 100 is where Exchange refuses. */
const peoplePerCall = 20;
const longestWindow = 62 * day;

/** `POST /users/{id}/calendar/getSchedule`, twenty people at a time. Throws RangeError on a window no call can hold. */
export const readAvailability = async (
  graph: GraphClient,
  people: Parameters<Calendar['availability']>[0],
  window: Interval,
): Promise<Found> => {
  const length = window.end - window.start;
  if (length <= 0 || length > longestWindow) throw new RangeError('a free/busy window is 62 days at most, and not empty');
  const found: Found = new Map(people.map(({ id }) => [id, unknown('no-mailbox')]));
  const asked = people.flatMap(({ id, mail }) => (mail ? [{ id, mail }] : []));
  const chunks: Asked[][] = [];
  while (asked.length > 0) chunks.push(asked.splice(0, peoplePerCall));
  for (const answers of await Promise.all(chunks.map((chunk) => askChunk(graph, chunk, window))))
    for (const [id, availability] of answers) found.set(id, availability);
  return found;
};

/**
 * Exchange charges the mailbox in the URL: one of the people asked about, the next one when that mailbox does not exist.
 * Somebody whose mailbox our grant does not reach is left alone from then on.
 */
const askChunk = async (graph: GraphClient, chunk: readonly Asked[], window: Interval): Promise<Found> => {
  const found: Found = new Map();
  try {
    for (const { id } of chunk) {
      const rest = chunk.filter((person) => !found.has(person.id));
      const answer = await graph.look(`/users/${encodeURIComponent(id)}/calendar/getSchedule`, bodyFor(rest, window));
      if (answer.status === 403) found.set(id, unknown('not-readable'));
      else if (!hasNoMailbox(answer)) return readChunk(answer, rest, found);
    }
    return fillUp(found, chunk, 'no-mailbox');
  } catch (error) {
    if (error instanceof OutsideError) return fillUp(found, chunk, 'no-answer');
    throw error;
  }
};

const bodyFor = (people: readonly Asked[], { start, end }: Interval) => ({
  schedules: people.map(({ mail }) => mail),
  startTime: { dateTime: wallOf(start), timeZone: 'UTC' },
  endTime: { dateTime: wallOf(end), timeZone: 'UTC' },
});
const wallOf = (at: Instant): string => toIso(at).replace('Z', '');

/** `MailboxNotEnabledForRESTAPI`, or an account the directory no longer has; a 404 without a word is a gateway's. */
const hasNoMailbox = ({ status, code }: Answer): boolean => status === 404 && code !== undefined;

const readChunk = (answer: Answer, people: readonly Asked[], found: Found): Found => {
  const entries = read(answer, scheduleEntries);
  for (const { id, mail } of people) found.set(id, availabilityOf(entries.get(mail.toLowerCase())));
  return found;
};

const fillUp = (found: Found, chunk: readonly Asked[], reason: 'no-mailbox' | 'no-answer'): Found => {
  for (const { id } of chunk) if (!found.has(id)) found.set(id, unknown(reason));
  return found;
};
