import type { Availability } from '../../features/places/slot.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Instant, Interval } from '../../kernel/time.ts';
import { day, toIso } from '../../kernel/time.ts';
import type { Answer } from './answer.ts';
import { isOk } from './answer.ts';
import type { Look } from './batch.ts';
import type { GraphClient } from './client.ts';
import { cut } from './look-many.ts';
import { availabilityOf, scheduleEntries, unknown } from './schedule.ts';

export interface Asked {
  readonly id: PersonId;
  readonly mail: string | null;
}
interface Mailed extends Asked {
  readonly mail: string;
}
/** People of one call; the first of `charged` is the mailbox in the URL, those before were tried. */
interface Chunk {
  readonly people: readonly Mailed[];
  readonly charged: readonly Mailed[];
}

/** Documented, members of lists counted; 100 is where Exchange refuses. */
const peoplePerLook = 20;
export const longestWindow = 62 * day;

/**
 * `POST /users/{id}/calendar/getSchedule`, twenty people at a time and twenty of those to an HTTP call. Exchange charges the
 * mailbox in the URL: one of the people asked about, the next one when that mailbox does not exist. Who could not be read is
 * `unknown`, each for their own reason; the others are known all the same.
 */
export const readAvailability = async (
  graph: Pick<GraphClient, 'lookMany'>, people: readonly Asked[], window: Interval,
): Promise<Map<PersonId, Availability>> => {
  const found = new Map(people.map(({ id }) => [id, unknown('no-mailbox')]));
  let open: readonly Chunk[] = cut(mailed(people), peoplePerLook).map((some) => ({ people: some, charged: some }));
  while (open.length > 0) {
    const answers = await graph.lookMany(open.map((chunk) => lookFor(chunk, window)));
    open = open.flatMap((chunk, index) => settle(chunk, answers[index]!, found, window.start));
  }
  return found;
};

/** Throws RangeError on a window no call can hold. */
export const requireWindow = ({ start, end }: Interval): void => {
  if (end <= start || end - start > longestWindow) throw new RangeError('a free/busy window is 62 days at most, and not empty');
};

/** Each person once, whoever has an address. */
const mailed = (people: readonly Asked[]): readonly Mailed[] =>
  [...new Map(people.map((person) => [person.id, person])).values()].filter((person): person is Mailed => Boolean(person.mail));

const lookFor = ({ people, charged: [first] }: Chunk, { start, end }: Interval): Look => ({
  path: `/users/${encodeURIComponent(first!.id)}/calendar/getSchedule`,
  body: {
    schedules: people.map(({ mail }) => mail),
    startTime: { dateTime: wallOf(start), timeZone: 'UTC' },
    endTime: { dateTime: wallOf(end), timeZone: 'UTC' },
  },
});
const wallOf = (at: Instant): string => toIso(at).replace('Z', '');

/** Writes down what a call said of its people; answers the call to make instead when another mailbox has to be charged. */
const settle = ({ people, charged: [first, ...next] }: Chunk, answer: Answer, found: Map<PersonId, Availability>, at: Instant): Chunk[] => {
  if (answer.status === 403) {
    // Somebody whose mailbox our grant does not reach is left alone from then on.
    found.set(first!.id, unknown('not-readable'));
    return next.length > 0 ? [{ people: people.filter((person) => person !== first), charged: next }] : [];
  }
  if (hasNoMailbox(answer)) return next.length > 0 ? [{ people, charged: next }] : [];
  const entries = isOk(answer) ? scheduleEntries(answer.body) : undefined;
  for (const { id, mail } of people) found.set(id, entries ? availabilityOf(entries.get(mail.toLowerCase()), at) : unknown('no-answer'));
  // Where each mailbox has a limit of its own, one that is over it must not leave nineteen others unknown: one more is tried.
  return answer.status === 429 && next.length > 0 ? [{ people, charged: next.slice(0, 1) }] : [];
};

/** `MailboxNotEnabledForRESTAPI`, or an account the directory no longer has; a 404 without a word is a gateway's. */
const hasNoMailbox = ({ status, code }: Answer): boolean => status === 404 && code !== undefined;
