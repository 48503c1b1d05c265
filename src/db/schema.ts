import type { ColumnType, Generated } from 'kysely';

/** One interface per table; every table carries its tenant. Times are `timestamptz`: a Date here, an Instant in the domain. */
type Json<T> = ColumnType<T, string, string>;
type NullableJson<T> = ColumnType<T | null, string | null, string | null>;

export interface Database {
  people: PeopleTable;
  /** Who runs an executive's dates in their place: one at a time. */
  assistants: { tenant_id: string; mentee_id: string; person_id: string; named_at: Date };
  /** When somebody whose calendar cannot be read says they are free: whole parts of days. */
  free_windows: { tenant_id: string; person_id: string; key: string; start_at: Date; end_at: Date };
  /** Whose calendar was refused since anybody's was last read. */
  calendar_refusals: { tenant_id: string; person_id: string };
  shut_doors: { tenant_id: string; door: string; since: Date };
  sites: SitesTable;
  places: PlacesTable;
  place_imports: PlaceImportsTable;
  place_suggestions: PlaceSuggestionsTable;
  programme_settings: { tenant_id: string; programme_id: string; setting_id: string; is_on: boolean };
  preferences: PreferencesTable;
  access_needs: AccessNeedsTable;
  programmes: ProgrammesTable;
  programme_managers: { tenant_id: string; programme_id: string; person_id: string };
  programme_contacts: { tenant_id: string; programme_id: string; person_id: string; position: number };
  duos: DuosTable;
  duo_members: DuoMembersTable;
  sessions: SessionsTable;
  offers: OffersTable;
  meetings: MeetingsTable;
  meeting_holds: MeetingHoldsTable;
  watches: WatchesTable;
  meeting_events_seen: MeetingEventsSeenTable;
  plans: PlansTable;
  plan_items: PlanItemsTable;
  check_ins: CheckInsTable;
  releases: ReleasesTable;
  messages: MessagesTable;
  teams_pace: TeamsPaceTable;
  journal: JournalTable;
}

export interface PeopleTable {
  tenant_id: string;
  id: string;
  name: string;
  first_name: string;
  mail: string | null;
  job_title: string | null;
  office: string | null;
  lang: 'fr' | 'en';
  zone: string;
  manager_id: string | null;
  /** Where the bot reaches this person: learned from their activities or from the conversation it opened. */
  mri: string | null;
  conversation_id: string | null;
  service_url: string | null;
  reachable: Generated<boolean>;
  /** From another company, for the directory. */
  is_guest: Generated<boolean>;
  /** Why the directory no longer has them at work, and since when we know. */
  gone: Generated<'disabled' | 'deleted' | null>;
  gone_at: Generated<Date | null>;
  /** When the app was last installed, or asked to be, in their Teams. */
  app_asked_at: Generated<Date | null>;
  updated_at: Date;
}

export interface SitesTable {
  tenant_id: string;
  id: string;
  name: string;
  city: string;
  lat: number;
  lon: number;
  zone: string;
  country: string;
  department: string;
}

export interface PlacesTable {
  tenant_id: string;
  id: string;
  name: string;
  address: string;
  city: string;
  lat: number;
  lon: number;
  settings: Json<string[]>;
  opening: Json<{ day: number; from: number; to: number }[]>;
  price: number;
  step_free: boolean;
  quiet: boolean;
  open_air: boolean;
  fallback_id: string | null;
  near_sites: Json<string[]>;
  archived_at: Generated<Date | null>;
  /** Duos that may meet there at the same time; null: no limit. */
  capacity: Generated<number | null>;
  /** Months in which it receives anybody; null: all year. */
  season_from: Generated<number | null>;
  season_to: Generated<number | null>;
  /** When HR last changed it by hand. */
  edited_at: Generated<Date | null>;
  /** The import that added it. */
  import_id: Generated<string | null>;
}

export interface PlaceImportsTable {
  tenant_id: string;
  id: string;
  number: Generated<string>;
  at: Date;
  by_id: string;
  source: string;
  added: number;
  changed: number;
  /** The places it changed, as they were. */
  before: Json<unknown[]>;
  undone_at: Date | null;
}

/** A place somebody of a duo would like in the catalogue; HR never learns who. */
export interface PlaceSuggestionsTable {
  tenant_id: string;
  id: string;
  person_id: string;
  name: string;
  address: string;
  settings: Json<string[]>;
  why: string | null;
  state: 'open' | 'accepted' | 'declined';
  created_at: Date;
  decided_at: Date | null;
  /** The place it became. */
  place_id: string | null;
}

export interface PreferencesTable {
  tenant_id: string;
  person_id: string;
  refused: Json<string[]>;
  enjoyed: Json<string[]>;
  max_walk: number;
  max_price: number;
  open_air: boolean;
  avoided: Json<string[]>;
  telework_days: Json<number[]>;
  telework_minutes: number;
  languages: Json<string[]>;
  neutral_room: Generated<boolean>;
}

/** A row is a consent; withdrawing it deletes the row. */
export interface AccessNeedsTable {
  tenant_id: string;
  person_id: string;
  step_free: boolean;
  quiet: boolean;
  consented_at: Date;
}

export interface ProgrammesTable {
  tenant_id: string;
  id: string;
  name: string;
  template: string;
  state: 'draft' | 'enrolling' | 'matching' | 'running' | 'closing' | 'closed';
  sponsor_id: string;
  frame: Json<unknown>;
  created_at: Date;
}

export interface DuosTable {
  tenant_id: string;
  id: string;
  programme_id: string;
  mentor_id: string;
  mentee_id: string;
  state: 'invited' | 'active' | 'suspended' | 'declined' | 'closed';
  created_at: Date;
  /** When a new account was last asked to take the place of one that is gone; null: nobody since the beginning. */
  invited_at: Generated<Date | null>;
  activated_at: Date | null;
  /** Suspended by HR's word, and not because somebody has left. */
  is_absence: Generated<boolean>;
}

export interface DuoMembersTable {
  tenant_id: string;
  duo_id: string;
  person_id: string;
  role: 'mentor' | 'mentee';
  answer: 'pending' | 'yes' | 'no';
  /** A yes is given on a card that carries the charter: the same moment signs it. */
  answered_at: Date | null;
  track_read_at: Date | null;
}

export interface SessionsTable {
  tenant_id: string;
  id: string;
  duo_id: string;
  number: number;
  purpose: 'hands-on' | 'observe' | 'talk';
  state: 'to-come' | 'to-plan' | 'held';
  due_at: Date;
  /** Why the last search found nothing; null when it did. */
  blocked: NullableJson<unknown>;
  blocked_at: Date | null;
  /** When the next search by itself is due. */
  search_at: Generated<Date | null>;
  /** Until when the duo rests before this session; past once it has rested. */
  paused_until: Generated<Date | null>;
}

export interface OffersTable {
  tenant_id: string;
  id: string;
  duo_id: string;
  session_id: string;
  round: number;
  holder: 'mentor' | 'mentee';
  /** Whether the holder's choice books at once (a mentee's, or whoever moves a date) or is proposed to the other side. */
  act: 'propose' | 'confirm';
  state: 'open' | 'taken' | 'replaced';
  options: Json<unknown>;
  moving_id: string | null;
  opened_at: Date;
  held_since: Date;
  nudged_at: Date | null;
}

export interface MeetingsTable {
  tenant_id: string;
  id: string;
  duo_id: string;
  session_id: string;
  attempt: number;
  state: 'placing' | 'booked' | 'moved' | 'unplaced' | 'cancelled' | 'held' | 'missed' | 'unsaid';
  option: Json<unknown>;
  start_at: Date;
  end_at: Date;
  /** The exact body sent to Graph: a retry replays it byte for byte. */
  request_body: string;
  transaction_id: string;
  event_id: string | null;
  /** The meeting whose event this one moves. */
  replaces_id: string | null;
  /** In whose calendar the invitation is. */
  organiser_id: string;
  /** Null when Binôme chose. */
  chosen_by: string | null;
  /** The assistant who pressed in the place of whoever chose. */
  chosen_through: Generated<string | null>;
  created_at: Date;
  asked_at: Date | null;
  booked_at: Date | null;
  /** Called off because somebody is away: no date was lost. */
  is_spared: Generated<boolean>;
  /** What Outlook says of it beyond its time; null: nothing. */
  outlook: ColumnType<unknown, string | null | undefined, string | null>;
}

export interface MeetingHoldsTable {
  tenant_id: string;
  meeting_id: string;
  person_id: string;
  hold_start: Date;
  hold_end: Date;
  live: boolean;
}

export interface WatchesTable {
  tenant_id: string;
  organiser_id: string;
  subscription_id: string | null;
  /** What Graph repeats to us: whoever knows it can make us look at a calendar, and no more. */
  client_state: string;
  state: 'asking' | 'live' | 'lost';
  asked_at: Date;
  expires_at: Date | null;
  renew_at: Date | null;
}

export interface MeetingEventsSeenTable {
  tenant_id: string;
  meeting_id: string;
  /** Null, with the dates, when the event was gone. */
  etag: string | null;
  modified_at: Date | null;
  answer: 'none' | 'accepted' | 'tentative' | 'declined' | null;
  start_at: Date | null;
  end_at: Date | null;
  asked_at: Date;
}

export interface PlansTable {
  tenant_id: string;
  id: string;
  programme_id: string;
  state: 'working' | 'stopped' | 'ready' | 'sending' | 'sent' | 'discarded';
  seed: number;
  started_at: Date;
  started_by: string;
  ended_at: Date | null;
}

export interface PlanItemsTable {
  tenant_id: string;
  plan_id: string;
  duo_id: string;
  session_id: string;
  mentor_id: string;
  mentee_id: string;
  /** An offer that had gone unanswered when the plan was made: the plan takes its place, and no other's. */
  seen_offer_id: string | null;
  state: 'waiting' | 'looked' | 'planned' | 'none' | 'sending' | 'sent' | 'skipped' | 'gone';
  /** What this duo could have; erased with the plan. */
  options: NullableJson<unknown>;
  option: NullableJson<unknown>;
  reason: NullableJson<unknown>;
  /** The date it was written as, where Binôme books by itself. */
  meeting_id: Generated<string | null>;
  pinned: Generated<boolean>;
  excluded: Generated<boolean>;
}

export interface CheckInsTable {
  tenant_id: string;
  meeting_id: string;
  person_id: string;
  role: 'mentor' | 'mentee';
  held: boolean;
  usefulness: number | null;
  try_next: string | null;
  ease: number | null;
  pace: number | null;
  comment: string | null;
  share_comment: Generated<boolean>;
  answered_at: Date;
  /** The account under which whoever wrote it counts today, where theirs has gone; it may not read it. */
  counts_as: Generated<string | null>;
}

export interface ReleasesTable {
  tenant_id: string;
  programme_id: string;
  slice: 'mentors' | 'mentees' | 'comments';
  /** Each respondent's answer at the cut-off, so that the next release can count how many changed. Never read out as such. */
  answers: Json<Record<string, number | string>>;
  released_at: Date;
}

export interface MessagesTable {
  tenant_id: string;
  id: string;
  person_id: string;
  kind: string;
  duo_id: string | null;
  /** The offer, meeting or duo it speaks of: repeats for the same kind and subject are one message. */
  subject_id: string;
  card: Json<unknown>;
  state: 'queued' | 'sent' | 'unknown' | 'failed' | 'skipped';
  reason: string | null;
  activity_id: string | null;
  created_at: Date;
  sent_at: Date | null;
  /** When its reader pressed one of its buttons, or settled the matter in the tab. */
  answered_at: Generated<Date | null>;
  /** Sendings in a row that came to nothing, for certain. */
  tries: Generated<number>;
  /** Earlier sendings of it that may have arrived: it was sent again knowingly. */
  doubts: Generated<number>;
  /** What became of the mail that stands in for it, Teams having refused it; null when none was due. `sent_at` is then the mail's. */
  mail: Generated<'queued' | 'sent' | 'unknown' | 'failed' | null>;
  mail_reason: Generated<string | null>;
}

/** When Teams may next be spoken to, on real time; the row without a chat is the whole tenant's. */
export interface TeamsPaceTable {
  tenant_id: string;
  chat: string;
  free_at: Date;
  /** Teams itself asked to wait (429), rather than our own pace. */
  throttled: Generated<boolean>;
}

export interface JournalTable {
  tenant_id: string;
  id: Generated<string>;
  at: Date;
  actor_id: string | null;
  act: string;
  subject_kind: string;
  subject_id: string;
}
