import type { Conversation, Messenger } from '../../src/features/context.ts';
import { OutsideError } from '../../src/kernel/errors.ts';
import { asId, type PersonId } from '../../src/kernel/ids.ts';
import { type Clock, type Instant, plus } from '../../src/kernel/time.ts';
import type { JobRow } from './jobs.ts';
import type { Chance, Process } from './scheduler.ts';

export interface Posted {
  readonly to: PersonId;
  /** The message that was being delivered: what must not appear twice. */
  readonly messageId: string;
  readonly at: Instant;
}

export interface Chats {
  readonly posted: Posted[];
  /** `row`: the job that delivers. */
  messengerOf(process: Process, row?: JobRow): Messenger;
  /** What we did there that nobody may do, in words. */
  readonly wrongs: readonly string[];
  heal(): void;
}

const messageOf = (row: JobRow | undefined): string => (row && 'messageId' in row.job ? row.job.messageId : '');

/** Teams as the product's Messenger port sees it. A post may be shown and its answer lost. */
export const createChats = (chance: Chance, clock: Clock, jobs: () => readonly JobRow[]): Chats => {
  let isHealthy = false;
  const posted: Posted[] = [];
  const wrongs: string[] = [];
  let activities = 0;
  /** Until when a message is to wait, as Teams has said. Jobs that a crash had left twice had been left before: the product's pace holds those. */
  const waits = new Map<string, { until: Instant; before: ReadonlySet<string> }>();
  const failure = (roll: number, isDone: boolean): OutsideError | null => {
    if (isHealthy) return null;
    if (!isDone && roll < 0.03) return new OutsideError('teams', { status: 429, certain: true, retryAfter: 40_000 });
    if (!isDone && roll < 0.06) return new OutsideError('teams', { status: 429, certain: true });
    if (!isDone && roll < 0.09) return new OutsideError('teams', { status: 502, certain: false });
    if (isDone && roll > 0.94) return new OutsideError('teams', { status: 504, certain: false });
    return null;
  };
  const call = async <T>(process: Process, what: string, deed: () => T): Promise<T> => {
    await process.pause(`teams ${what}`);
    const roll = chance();
    const before = failure(roll, false);
    if (before) throw before;
    const answer = deed();
    await process.pause(`teams ${what} done`);
    const after = failure(roll, true);
    if (after) throw after;
    return answer;
  };
  /** A message that was asked to wait does. */
  const deliver = async <T>(process: Process, what: string, row: JobRow | undefined, deed: () => T): Promise<T> => {
    const messageId = messageOf(row);
    const wait = waits.get(messageId);
    if (wait && row && clock.now() < wait.until && !wait.before.has(row.id)) wrongs.push('a message did not wait as long as Teams had asked');
    try {
      return await call(process, what, deed);
    } catch (error) {
      if (error instanceof OutsideError && error.retryAfter !== undefined) waits.set(messageId, { until: plus(clock.now(), error.retryAfter), before: new Set(jobs().map(({ id }) => id)) });
      throw error;
    }
  };
  return {
    posted, wrongs,
    heal: () => { isHealthy = true; },
    messengerOf: (process, row) => ({
      open: (person) =>
        deliver(process, 'open', row, (): Conversation => ({ conversationId: `chat/${person.id}`, serviceUrl: 'https://smba.example/', mri: `29:1${person.id}` })),
      post: (to) =>
        deliver(process, 'post', row, () => {
          posted.push({ to: asId<PersonId>(to.conversationId.slice('chat/'.length)), messageId: messageOf(row), at: clock.now() });
          return `activity-${++activities}`;
        }),
      update: (_to, _activity) => call(process, 'update', () => {}),
    }),
  };
};
