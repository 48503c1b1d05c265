import type { Availability } from '../../features/places/slot.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { piecesOf } from '../../kernel/list.ts';
import type { Instant, Interval } from '../../kernel/time.ts';
import { day, toIso } from '../../kernel/time.ts';
import type { Answer } from './answer.ts';
import { isOk } from './answer.ts';
import type { Look } from './batch.ts';
import type { GraphClient } from './client.ts';
import { availabilityOf, scheduleEntries, unknown } from './schedule.ts';

export interface Asked {
  readonly id: PersonId;
  readonly mail: string | null;
}
interface Mailed extends Asked {
  readonly mail: string;
}
/** One call: about whom, from whose mailbox, and who else's may do instead. */
interface Chunk {
  readonly people: readonly Mailed[];
  readonly charged: Mailed;
  readonly reserve: readonly Mailed[];
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
  let open: readonly Chunk[] = piecesOf(mailed(people), peoplePerLook).flatMap((some) => chunkFrom(some, some));
  while (open.length > 0) {
    const ended = await graph.lookMany(open.map((chunk) => lookFor(chunk, window)), (answer, { chunk }) =>
      ({ chunk, outcome: digest(chunk, answer, found, window.start) }));
    const someWell = ended.some(({ outcome }) => outcome === 'well');
    open = ended.flatMap(({ chunk, outcome }) => chargeAnother(chunk, outcome, someWell));
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

/** None when nobody is left to charge. */
const chunkFrom = (people: readonly Mailed[], [charged, ...reserve]: readonly Mailed[]): Chunk[] =>
  (charged ? [{ people, charged, reserve }] : []);

const lookFor = (chunk: Chunk, { start, end }: Interval): Look & { chunk: Chunk } => ({
  chunk,
  path: `/users/${encodeURIComponent(chunk.charged.id)}/calendar/getSchedule`,
  body: {
    schedules: chunk.people.map(({ mail }) => mail),
    startTime: { dateTime: wallOf(start), timeZone: 'UTC' },
    endTime: { dateTime: wallOf(end), timeZone: 'UTC' },
  },
});
const wallOf = (at: Instant): string => toIso(at).replace('Z', '');

type Outcome = 'well' | 'refused' | 'no-mailbox' | 'throttled' | 'down' | 'failed';
const outcomeOf = (answer: Answer): Outcome => {
  const { status } = answer;
  if (isOk(answer)) return 'well';
  if (status === 403) return 'refused';
  if (hasNoMailbox(answer)) return 'no-mailbox';
  if (status === 429) return 'throttled';
  return status === undefined || status >= 500 ? 'down' : 'failed';
};

/** Writes down what an answer says of its people. */
const digest = ({ people, charged }: Chunk, answer: Answer, found: Map<PersonId, Availability>, at: Instant): Outcome => {
  const outcome = outcomeOf(answer);
  // Somebody whose mailbox our grant does not reach is left alone from then on.
  if (outcome === 'refused') found.set(charged.id, unknown('not-readable'));
  else if (outcome !== 'no-mailbox') {
    const entries = outcome === 'well' ? scheduleEntries(answer.body) : undefined;
    for (const { id, mail } of people) found.set(id, entries ? availabilityOf(entries.get(mail.toLowerCase()), at) : unknown('no-answer'));
  }
  return outcome;
};

/** The call to make instead, when it was about the mailbox charged and somebody else's may do. */
const chargeAnother = ({ people, charged, reserve }: Chunk, outcome: Outcome, someWell: boolean): Chunk[] => {
  if (outcome === 'refused') return chunkFrom(people.filter((person) => person !== charged), reserve);
  if (outcome === 'no-mailbox') return chunkFrom(people, reserve);
  // A mailbox that is over a limit of its own, or alone in being down, must not leave nineteen others unknown: one more is tried.
  return outcome === 'throttled' || (outcome === 'down' && someWell) ? chunkFrom(people, reserve.slice(0, 1)) : [];
};

/** `MailboxNotEnabledForRESTAPI`, or an account the directory no longer has; a 404 without a word is a gateway's. */
const hasNoMailbox = ({ status, code }: Answer): boolean => status === 404 && code !== undefined;
