import { createHash, randomBytes } from 'node:crypto';
import type { PersonId } from '../../kernel/ids.ts';
import type { Clock, Instant, Interval } from '../../kernel/time.ts';
import { day, plus } from '../../kernel/time.ts';
import type { Bus } from '../bus.ts';
import type { State } from '../state.ts';
import type { AgendaItem } from '../world/agenda.ts';
import { agendaOf } from '../world/agenda.ts';
import { chance } from '../world/chance.ts';
import { windowsZone } from '../world/days.ts';
import type { Person } from '../world/people.ts';
import { findPerson } from '../world/people.ts';
import { troubleOf } from '../world/sentinels.ts';
import type { Accounts } from './accounts.ts';
import type { Attendee, Copy, ResponseStatus } from './copy.ts';
import { never } from './copy.ts';

/** What a `transactionId` was first used for, in one mailbox. */
export interface Transaction {
  event: string;
  bodyHash: string;
}

export interface Calendars {
  readonly clock: Clock;
  readonly addressee: Accounts['addressee'];
  /** Every copy a person holds, Deleted Items included. */
  all(owner: PersonId): Iterable<Copy>;
  find(owner: PersonId, id: string): Copy | undefined;
  findShared(owner: PersonId, iCalUId: string): Copy | undefined;
  /** Writes a copy, stamped and one revision further. */
  put(copy: Copy): Copy;
  transaction(owner: PersonId, id: string): Transaction | undefined;
  remember(owner: PersonId, id: string, transaction: Transaction): void;
  /** Who hears of every copy written, with what it was before. */
  onChange(hear: (copy: Copy, before: Copy | undefined) => void): void;
}

/** True for what may touch the span in some zone: all-day items float, so a day is left on either side. */
export const isNear = (copy: Copy, span: Interval): boolean => copy.start < span.end + day && span.start - day < copy.end;

/** The person's mailbox, unless it is still on premises. */
export const hasMailbox = (person: Person): boolean => troubleOf(person.key) !== 'no-mailbox';

export const newId = (): string => randomBytes(18).toString('base64url');

/** The calendars of the world, with what was changed since on top. A person's are laid out when first asked for. */
export const openCalendars = (state: State, clock: Clock, bus: Bus, { addressee }: Pick<Accounts, 'addressee'>): Calendars => {
  const changed = state.table<Copy>('copies');
  const transactions = state.table<Transaction>('transactions');
  const laidOut = new Map<PersonId, Map<string, Copy>>();
  let hear: (copy: Copy, before: Copy | undefined) => void = () => {};

  const calendarOf = (owner: PersonId): Map<string, Copy> => {
    let copies = laidOut.get(owner);
    if (copies) return copies;
    const person = findPerson(owner);
    const items = person && hasMailbox(person) ? agendaOf(person).map((item) => worldCopy(person, item)) : [];
    copies = new Map(items.map((copy) => [copy.id, copy]));
    for (const copy of changed.values()) if (copy.owner === owner) copies.set(copy.id, copy);
    laidOut.set(owner, copies);
    return copies;
  };

  return {
    clock, addressee,
    all: (owner) => calendarOf(owner).values(),
    find: (owner, id) => calendarOf(owner).get(id),
    findShared: (owner, iCalUId) => [...calendarOf(owner).values()].find((copy) => copy.iCalUId === iCalUId),
    put: (copy) => {
      const next: Copy = { ...copy, revision: copy.revision + 1, changedAt: clock.now() };
      const before = calendarOf(next.owner).get(next.id);
      calendarOf(next.owner).set(next.id, next);
      changed.put(next.id, next);
      bus.tell({ kind: 'calendar', person: next.owner });
      hear(next, before);
      return next;
    },
    transaction: (owner, id) => transactions.get(`${owner} ${id}`),
    remember: (owner, id, transaction) => transactions.put(`${owner} ${id}`, transaction),
    onChange: (listener) => void (hear = listener),
  };
};

const stamp = (
  at: Instant, response: ResponseStatus['response'],
): ResponseStatus => ({ response, time: new Date(at).toISOString() });

/** What someone answered long ago to a meeting of the world. */
const oldAnswer = (person: Person, item: AgendaItem, at: Instant): ResponseStatus => {
  const luck = chance(person.key, item.key, 'answer');
  return luck < 0.06 ? { response: 'none', time: never } : stamp(at, luck < 0.14 ? 'tentativelyAccepted' : 'accepted');
};

const worldCopy = (owner: Person, item: AgendaItem): Copy => {
  const isOrganizer = item.organizer === owner;
  const made = plus(item.start, -21 * day);
  const own = oldAnswer(owner, item, made);
  const answered: ResponseStatus = own.response === 'none' ? { response: 'notResponded', time: never } : own;
  const attendees = item.attendees.map((person): Attendee => ({
    type: 'required',
    emailAddress: { name: person.name, address: person.mail },
    status: isOrganizer ? oldAnswer(person, item, made) : { response: 'none', time: never },
  }));
  return {
    id: createHash('sha256').update(`${owner.key} ${item.key}`).digest('base64url').slice(0, 24),
    iCalUId: `040000008200E00074C5B7101A82E008${createHash('sha256').update(item.key).digest('hex').slice(0, 64).toUpperCase()}`,
    owner: owner.id, fromGraph: false, folder: 'calendar', revision: 1, createdAt: made, changedAt: made,
    subject: item.subject, body: { contentType: 'html', content: '' },
    start: item.start, end: item.end, startZone: windowsZone, endZone: windowsZone, isAllDay: item.isAllDay,
    location: { displayName: item.room }, locations: item.room === '' ? [] : [{ displayName: item.room }],
    showAs: !isOrganizer && own.response !== 'accepted' ? 'tentative' : item.showAs, intendedShowAs: item.showAs,
    sensitivity: item.isPrivate ? 'private' : 'normal', importance: 'normal', isCancelled: false, isOrganizer,
    organizer: { name: item.organizer.name, address: item.organizer.mail }, attendees,
    responseStatus: isOrganizer ? { response: 'organizer', time: never } : answered,
    responseRequested: true, allowNewTimeProposals: true, hideAttendees: false,
    isReminderOn: !item.isAllDay, reminderMinutesBeforeStart: 15, categories: [], transactionId: null, extended: [],
  };
};
