import type { Card } from '../kernel/card.ts';
import type { DuoId, MeetingId, PersonId, ProgrammeId, TenantId } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import type { Lang } from '../kernel/text.ts';
import type { Clock, Instant, Interval, Zone } from '../kernel/time.ts';
import type { Db, Trx } from '../db/connect.ts';
import type { Availability } from './places/slot.ts';
import type { Job } from './jobs.ts';

/** Who acts: proved by a verified token or by Bot Service, never by what a client says of itself. */
export interface Actor {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  readonly lang: Lang;
  /** App role `Programme.Manager` in the token; a bot turn carries none. */
  readonly canManage: boolean;
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
}

export interface Directory {
  /** Undefined when nobody has this id. */
  find(id: PersonId): Promise<DirectoryPerson | undefined>;
  /** People whose name starts with the text, at most 10, manager left null. */
  search(text: string): Promise<readonly DirectoryPerson[]>;
  /** Undefined when the mailbox has none or cannot be read. */
  zone(id: PersonId): Promise<Zone | undefined>;
}

/** What the calendar answers after a create, an update or a look. */
export interface PlacedEvent {
  readonly eventId: string;
}

export interface Calendar {
  /** Free/busy of each person over the window (at most 62 days). A person who cannot be read is `unknown`, never free. */
  availability(people: readonly { id: PersonId; mail: string | null }[], window: Interval): Promise<ReadonlyMap<PersonId, Availability>>;
  /** Creates in the organiser's mailbox; repeating the same body is harmless (`transactionId`). */
  create(organiser: PersonId, body: string): Promise<PlacedEvent>;
  update(organiser: PersonId, eventId: string, body: string): Promise<void>;
  /** Cancels and tells the attendee; an event already gone is fine. */
  cancel(organiser: PersonId, eventId: string, comment: string): Promise<void>;
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

export type TabPlace =
  | { readonly page: 'duo' | 'track' | 'elsewhere'; readonly duo: DuoId }
  | { readonly page: 'check-in'; readonly meeting: MeetingId }
  | { readonly page: 'programme'; readonly programme: ProgrammeId };

/** Addresses that cards and events carry. */
export interface Links {
  /** Opens the tab in Teams or Outlook at a place of its own. */
  tab(place: TabPlace): string;
  /** Opens the tab where the person left it. */
  home(): string;
}

/** Work left for after the transaction, made part of it. `at` is on the domain's clock; now when absent. */
export type Enqueue = (trx: Trx, job: Job, at?: Instant) => Promise<void>;

/** What a use case may ask for; each takes the part it needs. */
export interface Context {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly directory: Directory;
  readonly calendar: Calendar;
  readonly messenger: Messenger;
  readonly links: Links;
  /** One transaction: state and the jobs that will speak of it, or neither. Jobs start right after the commit. */
  transaction<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
  readonly enqueue: Enqueue;
}
