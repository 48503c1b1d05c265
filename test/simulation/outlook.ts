import type { Calendar } from '../../src/features/context.ts';
import type { Availability, BusyItem } from '../../src/features/places/slot.ts';
import { OutsideError } from '../../src/kernel/errors.ts';
import type { PersonId } from '../../src/kernel/ids.ts';
import { type Instant, instantAt, type LocalDate, overlaps, type Zone } from '../../src/kernel/time.ts';
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

export interface Outlook {
  readonly events: Map<string, OutlookEvent>;
  readonly busy: Map<PersonId, BusyItem[]>;
  /** How many events were ever made. */
  made: number;
  calendarOf(process: Process): Calendar;
  heal(): void;
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
export const createOutlook = (chance: Chance, personOf: (mail: string) => PersonId | null): Outlook => {
  let faults = usual;
  const events = new Map<string, OutlookEvent>();
  const busy = new Map<PersonId, BusyItem[]>();
  const outlook: Outlook = { events, busy, made: 0, calendarOf: () => { throw new Error('not ready'); }, heal: () => { faults = none; } };

  const noAnswer = () => new OutsideError('graph', { code: 'timeout', certain: false });
  /** The way to Graph and back: both may fail, and somebody may die on either. */
  const call = async <T>(process: Process, what: string, deed: () => T): Promise<T> => {
    await process.pause(`graph ${what}`);
    const roll = chance();
    if (roll < faults.throttled) throw new OutsideError('graph', { status: 429, code: 'ApplicationThrottled', certain: true });
    if (roll < faults.throttled + faults.lostBefore) throw noAnswer();
    const answer = deed();
    await process.pause(`graph ${what} done`);
    if (roll < faults.throttled + faults.lostBefore + faults.lostAfter) throw noAnswer();
    return answer;
  };
  const gone = () => new OutsideError('graph', { status: 404, code: 'ErrorItemNotFound', certain: true });

  outlook.calendarOf = (process) => ({
    availability: async (people, window) => {
      await process.pause('graph getSchedule');
      return new Map(people.map(({ id }): [PersonId, Availability] => {
        if (chance() < faults.unreadable) return [id, { kind: 'unknown', reason: 'no-answer' }];
        const items: BusyItem[] = [...(busy.get(id) ?? [])];
        for (const event of events.values())
          if (!event.isCancelled && (event.organiser === id || event.attendee === id)) items.push({ start: event.start, end: event.end, status: 'busy' });
        return [id, { kind: 'known', busy: items.filter((item) => overlaps(item, window)) }];
      }));
    },
    create: (organiser, body) =>
      call(process, 'create', () => {
        const text = JSON.parse(body) as { transactionId?: string; start: Wall; end: Wall; attendees: { emailAddress: { address: string } }[] };
        const known = text.transactionId === undefined ? undefined : [...events.values()].find((event) => event.transactionId === text.transactionId);
        if (known) return { eventId: known.id };
        const id = `event-${++outlook.made}`;
        const [attendee] = text.attendees;
        events.set(id, {
          id, organiser, transactionId: text.transactionId ?? '', attendee: attendee ? personOf(attendee.emailAddress.address) : null,
          start: timeOf(text.start), end: timeOf(text.end), body, isCancelled: false,
        });
        return { eventId: id };
      }),
    update: (_organiser, eventId, body) =>
      call(process, 'update', () => {
        const event = events.get(eventId);
        if (!event || event.isCancelled) throw gone();
        const text = JSON.parse(body) as { start?: Wall; end?: Wall };
        if (text.start) event.start = timeOf(text.start);
        if (text.end) event.end = timeOf(text.end);
        event.body = body;
      }),
    cancel: (_organiser, eventId) =>
      call(process, 'cancel', () => {
        const event = events.get(eventId);
        if (event) event.isCancelled = true;
      }),
  });
  return outlook;
};
