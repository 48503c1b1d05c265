import type { Card } from '../kernel/card.ts';
import type { OutsideError } from '../kernel/errors.ts';
import type { DuoId, MeetingId, PersonId, ProgrammeId, TenantId } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import type { Lang } from '../kernel/text.ts';
import type { Clock, Instant, Interval, Zone } from '../kernel/time.ts';
import type { Db, Trx } from '../db/connect.ts';
import type { EventState } from './meetings/following/event-state.ts';
import type { Availability } from './places/slot.ts';
import type { Erasure } from './privacy/erasure.ts';
import type { Job } from './jobs.ts';

/** Who acts: proved by a verified token or by Bot Service, never by what a client says of itself. */
export interface Actor {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  readonly lang: Lang;
  /** App role `Programme.Manager` in the token; a bot turn carries none. */
  readonly canManage: boolean;
  /** The assistant who acts on dates in this person's place. */
  readonly through?: PersonId;
}

/** A person as the directory knows them. Mail is display data: the key is the tenant and the object id. */
export interface DirectoryPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly firstName: string;
  readonly mail: string | null;
  readonly jobTitle: string | null;
  readonly office: string | null;
  readonly lang: Lang;
  readonly managerId: PersonId | null;
  readonly enabled: boolean;
  /** From another company: `userType` Guest. */
  readonly isGuest: boolean;
}

/** `gone`: nobody has this id. `refused`: we may not read who has it. */
export type DirectoryEntry = DirectoryPerson | 'gone' | 'refused';

export interface Directory {
  /** Undefined when nobody has this id. */
  find(id: PersonId): Promise<DirectoryPerson | undefined>;
  /** People whose name starts with the text, at most 10, manager left null. */
  search(text: string): Promise<readonly DirectoryPerson[]>;
  /** Undefined when the mailbox has none or cannot be read. */
  zone(id: PersonId): Promise<Zone | undefined>;
  /** Whether the account is open, as it was at most five minutes ago. A directory that does not answer says nothing against anybody. */
  isOpen(id: PersonId): Promise<boolean>;
  /** What the directory holds of many, manager included. Whoever got no answer is left out. */
  readMany(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, DirectoryEntry>>;
}

/** What the calendar answers after a create, an update or a look. */
export interface PlacedEvent {
  readonly eventId: string;
}

/** One of our events, by whose calendar holds it and whose answer counts. */
export interface EventRef {
  readonly organiserId: PersonId;
  readonly eventId: string;
  /** Addresses whom we invited goes by: an event may go on showing the one they were invited under, or show the one they have today. */
  readonly attendeeMails: readonly string[];
}

export interface Calendar {
  /**
   * Free/busy of each person over the window (at most 62 days). A person who cannot be read is `unknown`, never free. Answers
   * may be a minute and a half old; `fresh` asks Outlook now, as whoever is about to book must. `idle` is for whoever only looks at what
   * they were shown: a calendar that gave no answer is left alone for as long.
   */
  availability(
    people: readonly { id: PersonId; mail: string | null }[], window: Interval, options?: { readonly fresh?: boolean; readonly idle?: boolean },
  ): Promise<ReadonlyMap<PersonId, Availability>>;
  /** Creates in the organiser's mailbox; repeating the same body is harmless (`transactionId`). */
  create(organiser: PersonId, body: string): Promise<PlacedEvent>;
  /** The same of 20 at most with one request; each is answered for itself, in the order asked. Never throws. */
  createMany(events: readonly { readonly organiser: PersonId; readonly body: string }[]): Promise<readonly (PlacedEvent | OutsideError)[]>;
  /** What the event says, marked up as Exchange keeps it. */
  words(organiser: PersonId, eventId: string): Promise<string>;
  /** Changes what `body` names, and nothing else; `invited` are the addresses it concerns beside the organiser. An OutsideError with code 'gone' means: somebody deleted the event; any other 404 is about the mailbox. */
  update(organiser: PersonId, eventId: string, body: string, invited: readonly string[]): Promise<void>;
  /** Cancels and tells the attendee; an event already gone is fine. */
  cancel(organiser: PersonId, eventId: string, comment: string): Promise<void>;
  /** What each event says now, in the order asked. Never throws: what cannot be read says so. */
  read(refs: readonly EventRef[]): Promise<readonly EventState[]>;
  /** Accepts in the attendee's own calendar, unless they answered there themselves; `not-there` while their copy is not, at that start. */
  accept(attendee: PersonId, event: { organiserId: PersonId; eventId: string; start: Instant }): Promise<'accepted' | 'answered' | 'not-there'>;
}

/** A subscription as Graph made it; the date it returns is the one that counts. */
export interface Subscribed {
  readonly subscriptionId: string;
  readonly expiresAt: Instant;
}

/**
 * Who asks Graph to tell of changes in mailboxes, of 20 at most with one request; each is answered for itself, in the order asked. Never
 * throws. An OutsideError with status 403 or 404 means: not that mailbox.
 */
export interface Watcher {
  /** Graph proves our address before it answers. Twice makes two. */
  subscribe(wishes: readonly { readonly organiserId: PersonId; readonly clientState: string }[], until: Instant): Promise<readonly (Subscribed | OutsideError)[]>;
  /** The date each now ends; `unknown` when Graph no longer knows it. */
  renew(subscriptionIds: readonly string[], until: Instant): Promise<readonly (Instant | 'unknown' | OutsideError)[]>;
  /** One already gone is fine. */
  unsubscribe(subscriptionIds: readonly string[]): Promise<readonly ('ended' | OutsideError)[]>;
}

/** Where a person is met in Teams. */
export interface Conversation {
  readonly conversationId: string;
  readonly serviceUrl: string;
  /** Teams' own id of the person (`29:…`), which card refresh names; null until they wrote or the roster was read. */
  readonly mri: string | null;
}

export interface Messenger {
  /** Opens (or finds again) the one-to-one chat. An OutsideError with status 403 means: the bot is blocked or not installed. */
  open(person: { tenantId: TenantId; id: PersonId }): Promise<Conversation>;
  /** Posts a card; answers the activity's id. */
  post(to: Conversation, message: { card: Card; summary: string }): Promise<string>;
  /** Replaces a card posted before. */
  update(to: Conversation, activityId: string, message: { card: Card; summary: string }): Promise<void>;
}

/** Who puts our app into a person's Teams. */
export interface Installer {
  /** Already there is fine. */
  install(person: PersonId): Promise<'installed' | 'not-permitted' | 'not-in-catalogue'>;
}

/** Who sends mail from the one mailbox the operator named. */
export interface Mailer {
  /** HTML, as it is to be shown. Nothing makes a repeat harmless: an OutsideError that is not `certain` may mean that it left. */
  send(mail: { readonly to: string; readonly subject: string; readonly html: string }): Promise<void>;
}

/** Where what people had erased is remembered, outside the database: a backup made before would bring it back. */
export interface Erasures {
  /** On its disk when it answers; asked for before the database erases. Throws Refusal('erasure-not-kept') when it cannot be written. */
  remember(erasure: Erasure): Promise<void>;
}

export type TabPlace =
  | { readonly page: 'duo' | 'track' | 'elsewhere'; readonly duo: DuoId }
  | { readonly page: 'check-in'; readonly meeting: MeetingId }
  | { readonly page: 'programme'; readonly programme: ProgrammeId }
  | { readonly page: 'dates' | 'windows' };

/** Addresses that cards and events carry. */
export interface Links {
  /** Opens the tab in Teams or Outlook at a place of its own. */
  tab(place: TabPlace): string;
  /** Opens the tab where the person left it. */
  home(): string;
}

/** Work left for after the transaction, made part of it. `at` is on the domain's clock; now when absent. What `waitsOnce` (jobs.ts) is there once. */
export type Enqueue = (trx: Trx, job: Job, at?: Instant) => Promise<void>;

/** What a use case may ask for; each takes the part it needs. */
export interface Context {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly directory: Directory;
  readonly calendar: Calendar;
  readonly watcher: Watcher;
  readonly messenger: Messenger;
  readonly installer: Installer;
  /** Undefined where the operator named no mailbox to send from. */
  readonly mailer: Mailer | undefined;
  readonly erasures: Erasures;
  readonly links: Links;
  /** One transaction: state and the jobs that will speak of it, or neither. Jobs start right after the commit. `work` may run again, after a deadlock. */
  transaction<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
  readonly enqueue: Enqueue;
}
