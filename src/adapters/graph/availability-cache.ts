import { setImmediate as turn } from 'node:timers/promises';
import type { Availability } from '../../features/places/slot.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Clock, Interval } from '../../kernel/time.ts';
import { day } from '../../kernel/time.ts';
import type { Asked } from './availability.ts';
import { longestWindow } from './availability.ts';

type Found = ReadonlyMap<PersonId, Availability>;
type Read = (people: readonly Asked[], window: Interval) => Promise<Found>;
/** `idle`: a silence is an answer as good as any, for whoever only looks again. */
export interface Asking {
  readonly idle?: boolean;
}

/** What searches may share for a little while. Another process's bookings show when an answer has grown old: whoever books asks anew. */
export interface AvailabilityCache {
  /** Askers of the same days share one answer, and those who come in the same turn one question. */
  read(people: readonly Asked[], window: Interval, asking?: Asking): Promise<Found>;
  /** What is known, or being asked, of these people is not used again. */
  forget(mails: readonly string[], ids: readonly PersonId[]): void;
  forgetAll(): void;
}

interface Entry {
  readonly window: Interval;
  readonly mail: string;
  readonly answer: Promise<Availability>;
  /** Nobody joins after this. */
  readonly until: number;
  /** It came, and said nothing. */
  isSilent: boolean;
}
interface Round {
  readonly window: Interval;
  readonly people: Map<PersonId, Asked>;
  readonly answers: Promise<Found>;
}

/** Milliseconds an answer is good for a search. */
const life = 90_000;
/** People remembered: two hundred items each are some twenty kilobytes. The oldest leaves first. */
const mostPeople = 4_000;

export const createAvailabilityCache = (ask: Read, clock: Clock, most: number = mostPeople): AvailabilityCache => {
  const entries = new Map<PersonId, Entry>();
  const rounds = new Map<string, Round>();

  /** The question that leaves at the end of this turn, for these days. */
  const roundOf = (window: Interval): Round => {
    const key = `${window.start} ${window.end}`;
    let round = rounds.get(key);
    if (!round) {
      const people = new Map<PersonId, Asked>();
      const answers = turn().then(() => {
        rounds.delete(key);
        return ask([...people.values()], window);
      });
      rounds.set(key, (round = { window, people, answers }));
    }
    return round;
  };

  const entryOf = (person: Asked & { mail: string }, window: Interval, { idle = false }: Asking): Entry => {
    const found = entries.get(person.id);
    const isGood = found && clock.now() < found.until && found.mail === person.mail && (idle || !found.isSilent)
      && found.window.start <= window.start && window.end <= found.window.end;
    if (isGood) return found;
    const round = roundOf(wholeDays(window));
    round.people.set(person.id, person);
    const answer = round.answers.then((answers): Availability => answers.get(person.id) ?? { kind: 'unknown', reason: 'no-answer' });
    const entry: Entry = { window: round.window, mail: person.mail, answer, until: clock.now() + life, isSilent: false };
    keep(person.id, entry);
    return entry;
  };
  const keep = (id: PersonId, entry: Entry): void => {
    entries.delete(id);
    entries.set(id, entry);
    const [oldest] = entries.keys();
    if (oldest !== undefined && entries.size > most) entries.delete(oldest);
    // Not knowing is shared by those who wait, and by nobody later who wants to know.
    entry.answer.then(({ kind }) => void (entry.isSilent = kind === 'unknown'), () => void (entries.get(id) === entry && entries.delete(id)));
  };

  return {
    read: async (people, window, asking = {}) => {
      const asked = people.map(async (person): Promise<[PersonId, Availability]> => {
        const { id, mail } = person;
        if (!mail) return [id, { kind: 'unknown', reason: 'no-mailbox' }];
        return [id, within(await entryOf({ id, mail }, window, asking).answer, window)];
      });
      return new Map(await Promise.all(asked));
    },
    forget: (mails, ids) => {
      const addresses = new Set(mails.map((mail) => mail.toLowerCase()));
      for (const id of ids) entries.delete(id);
      for (const [id, { mail }] of entries) if (addresses.has(mail.toLowerCase())) entries.delete(id);
    },
    forgetAll: () => entries.clear(),
  };
};

/** Days as UTC counts them, so that horizons which begin "now" are one question; the very window when that would be too long. */
const wholeDays = (window: Interval): Interval => {
  const whole = { start: Math.floor(window.start / day) * day, end: Math.ceil(window.end / day) * day };
  return whole.end - whole.start <= longestWindow ? (whole as Interval) : window;
};

const within = (found: Availability, { start, end }: Interval): Availability =>
  found.kind === 'known' && found.busy.some((item) => item.end <= start || end <= item.start)
    ? { ...found, busy: found.busy.filter((item) => item.start < end && start < item.end) }
    : found;
