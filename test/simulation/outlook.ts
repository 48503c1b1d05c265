import type { Calendar, Watcher } from '../../src/features/context.ts';
import type { EventAnswer, EventState } from '../../src/features/meetings/following/event-state.ts';
import type { Availability, BusyItem } from '../../src/features/places/slot.ts';
import { OutsideError } from '../../src/kernel/errors.ts';
import type { PersonId } from '../../src/kernel/ids.ts';
import { type Clock, type Instant, instantAt, type Interval, type LocalDate, overlaps, type Zone } from '../../src/kernel/time.ts';
import type { Chance, Process } from './scheduler.ts';

export interface OutlookEvent {
  readonly id: string;
  readonly transactionId: string;
  readonly organiser: PersonId;
  attendee: PersonId | null;
  start: Instant;
  end: Instant;
  body: string;
  isCancelled: boolean;
  /** Deleted by its organiser: nobody finds it any more. */
  isDeleted: boolean;
  answer: EventAnswer;
  proposed: Interval | null;
  /** Grows with every change, whoever made it. */
  version: number;
  modifiedAt: Instant;
}

/** What goes wrong between us and Graph, each with its share of all calls. */
interface Faults {
  throttled: number;
  /** No answer, and nothing was done. */
  lostBefore: number;
  /** No answer, although it was done: Graph's own 504. */
  lostAfter: number;
  unreadable: number;
}

const usual: Faults = { throttled: 0.06, lostBefore: 0.05, lostAfter: 0.08, unreadable: 0.05 };
const none: Faults = { throttled: 0, lostBefore: 0, lostAfter: 0, unreadable: 0 };

/** Time somebody gave to another meeting, since when it is in their calendar, and in what order it came and was last shown to us. */
export interface TakenTime extends BusyItem {
  readonly since: Instant;
  readonly came: number;
  shown: number;
}

export interface Outlook {
  readonly events: Map<string, OutlookEvent>;
  readonly busy: Map<PersonId, TakenTime[]>;
  calendarOf(process: Process): Calendar;
  watcherOf(process: Process): Watcher;
  /** A person changes an event by hand, in Outlook. */
  touch(event: OutlookEvent, change: Partial<Pick<OutlookEvent, 'start' | 'end' | 'answer' | 'proposed' | 'isCancelled' | 'isDeleted'>>): void;
  /** A person gives time to another meeting. */
  take(person: PersonId, time: Interval): void;
  /** Whether an event lies over something that came before it, and of which we have been told since by whoever we asked. */
  isKnowinglyOver(eventId: string): boolean;
  heal(): void;
  /** What we did there that nobody may do, in words. */
  readonly wrongs: readonly string[];
}

interface Wall {
  readonly dateTime: string;
  readonly timeZone: string;
}

const timeOf = ({ dateTime, timeZone }: Wall): Instant => {
  const [date = '', time = ''] = dateTime.split('T');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return instantAt(date as LocalDate, hours * 60 + minutes, timeZone as Zone);
};

/** All mailboxes of the company, as the product's Calendar port sees them: fallible, slow, and with a will of their own. */
export const createOutlook = (chance: Chance, clock: Clock, personOf: (mail: string) => PersonId | null, standing: readonly OutlookEvent[]): Outlook => {
  let faults = usual;
  const events = new Map(standing.map((event) => [event.id, { ...event }]));
  const wrongs: string[] = [];
  const busy: Outlook['busy'] = new Map();
  let made = events.size * 100;
  const touch: Outlook['touch'] = (event, change) => Object.assign(event, change, { version: event.version + 1, modifiedAt: clock.now() });
  /** What came before what: an event where we put it, and the last look at somebody's calendar that gave no answer. */
  let turn = 0;
  const [placed, unread] = [new Map<string, { readonly at: number; readonly start: Instant }>(), new Map<PersonId, number>()];
  const take: Outlook['take'] = (person, time) =>
    void busy.set(person, [...(busy.get(person) ?? []), { ...time, status: 'busy', since: clock.now(), came: ++turn, shown: 0 }]);
  const isKnowinglyOver: Outlook['isKnowinglyOver'] = (eventId) => {
    const [event, ours] = [events.get(eventId), placed.get(eventId)];
    // Put elsewhere by hand, it lies over what it lies over.
    if (!event || !ours || event.start !== ours.start || !isShown(event)) return false;
    const { at } = ours;
    return [event.organiser, event.attendee].some((id) => id !== null && (unread.get(id) ?? 0) < at
      && (busy.get(id) ?? []).some((item) => item.came < at && item.shown > at && overlaps(item, event)));
  };
  const isShown = (event: OutlookEvent): boolean => !event.isCancelled && !event.isDeleted;

  const noAnswer = () => new OutsideError('outlook', { code: 'timeout', certain: false });
  /** The way to Graph and back: both may fail, and somebody may die on either. */
  const call = async <T>(process: Process, what: string, deed: () => T): Promise<T> => {
    await process.pause(`graph ${what}`);
    const roll = chance();
    if (roll < faults.throttled) throw new OutsideError('outlook', { status: 429, code: 'ApplicationThrottled', certain: true });
    if (roll < faults.throttled + faults.lostBefore) throw noAnswer();
    const answer = deed();
    await process.pause(`graph ${what} done`);
    if (roll < faults.throttled + faults.lostBefore + faults.lostAfter) throw noAnswer();
    return answer;
  };
  const gone = () => new OutsideError('outlook', { status: 404, code: 'gone', certain: true });

  const stateOf = (event: OutlookEvent | undefined): EventState =>
    !event || event.isDeleted
      ? { kind: 'gone' }
      : {
          kind: 'there', start: event.start, end: event.end, isCancelled: event.isCancelled, isOrganiser: true, isInvited: true,
          answer: event.answer, proposed: event.proposed, etag: String(event.version), modifiedAt: event.modifiedAt,
        };

  /** For one job or one press, which must itself look at an event before it moves it. */
  const calendarOf = (process: Process): Calendar => {
    const lookedAt = new Set<string>();
    return {
      availability: async (people, window) => {
        await process.pause('graph getSchedule');
        return new Map(people.map(({ id }): [PersonId, Availability] => {
          if (chance() < faults.unreadable) {
            unread.set(id, ++turn);
            return [id, { kind: 'unknown', reason: 'no-answer' }];
          }
          const taken = busy.get(id) ?? [];
          for (const item of taken) if (overlaps(item, window)) item.shown = ++turn;
          const items: BusyItem[] = [...taken];
          for (const event of events.values())
            if (isShown(event) && (event.organiser === id || (event.attendee === id && event.answer !== 'declined'))) items.push({ start: event.start, end: event.end, status: 'busy' });
          return [id, { kind: 'known', busy: items.filter((item) => overlaps(item, window)) }];
        }));
      },
      create: (organiser, body) =>
        call(process, 'create', () => {
          const text = JSON.parse(body) as { transactionId?: string; start: Wall; end: Wall; attendees: { emailAddress: { address: string } }[] };
          const known = text.transactionId === undefined ? undefined : [...events.values()].find((event) => event.transactionId === text.transactionId);
          if (known) return { eventId: known.id };
          const id = `event-${++made}`;
          const [attendee] = text.attendees;
          const [start, end] = [timeOf(text.start), timeOf(text.end)];
          events.set(id, {
            id, organiser, transactionId: text.transactionId ?? '', attendee: attendee ? personOf(attendee.emailAddress.address) : null,
            start, end, body, isCancelled: false, isDeleted: false, answer: 'none', proposed: null, version: 1, modifiedAt: clock.now(),
          });
          placed.set(id, { at: ++turn, start });
          return { eventId: id };
        }),
      createMany: (wanted) =>
        Promise.all(wanted.map(({ organiser, body }) => calendarOf(process).create(organiser, body).catch((error: unknown) => {
          if (error instanceof OutsideError) return error;
          throw error;
        }))),
      words: () => call(process, 'words', () => ''),
      update: (_organiser, eventId, body) =>
        call(process, 'update', () => {
          const event = events.get(eventId);
          if (!event || !isShown(event)) throw gone();
          const text = JSON.parse(body) as { start: Wall; end: Wall };
          const [start, end] = [timeOf(text.start), timeOf(text.end)];
          if (!lookedAt.has(eventId)) wrongs.push('an event was moved by somebody who had not looked at it');
          // A new time asks everybody anew; the same body again changes nothing.
          if (event.body === body) return;
          touch(event, start === event.start ? {} : { start, end, answer: 'none', proposed: null });
          placed.set(eventId, { at: ++turn, start });
          event.body = body;
        }),
      cancel: (_organiser, eventId) =>
        call(process, 'cancel', () => {
          const event = events.get(eventId);
          if (event && !event.isCancelled) touch(event, { isCancelled: true });
        }),
      read: async (refs) => {
        await process.pause('graph read');
        for (const { eventId } of refs) lookedAt.add(eventId);
        const states = refs.map(({ eventId }): EventState =>
          chance() < faults.unreadable ? { kind: 'unreadable', reason: 'no-answer' } : stateOf(events.get(eventId)));
        // What was read may be old by the time it is believed.
        await process.pause('graph read done');
        return states;
      },
      accept: (_attendee, { eventId, start }) =>
        call(process, 'accept', () => {
          const event = events.get(eventId);
          if (!event || !isShown(event) || event.start !== start) return 'not-there' as const;
          if (event.answer !== 'none') return 'answered' as const;
          touch(event, { answer: 'accepted' });
          return 'accepted' as const;
        }),
    };
  };
  /** Each answered for itself: one's failure is nobody else's. */
  const eachOf = <T, R>(all: readonly T[], ask: () => Promise<R>): Promise<readonly (R | OutsideError)[]> =>
    Promise.all(all.map(() => ask().catch((error: unknown) => {
      if (error instanceof OutsideError) return error;
      throw error;
    })));
  const watcherOf = (process: Process): Watcher => ({
    subscribe: (wishes, until) => eachOf(wishes, () => call(process, 'subscribe', () => ({ subscriptionId: `subscription-${++made}`, expiresAt: until }))),
    renew: (ids, until) => eachOf(ids, () => call(process, 'renew', () => until)),
    unsubscribe: (ids) => eachOf(ids, () => call(process, 'unsubscribe', () => 'ended' as const)),
  });
  return { events, busy, wrongs, calendarOf, watcherOf, touch, take, isKnowinglyOver, heal: () => { faults = none; } };
};
