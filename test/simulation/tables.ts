/**
 * What the database of the simulation knows of the schema: keys, columns kept as JSON, what a column holds when nothing is said, and the
 * constraints that guard a booking. The same lives on real SQL hold them to the migrations.
 */
export type Row = Record<string, unknown>;

export interface Unique {
  readonly name: string;
  readonly columns: readonly string[];
  readonly where?: (row: Row) => boolean;
}

export interface Table {
  readonly key: readonly string[];
  readonly json?: readonly string[];
  readonly defaults?: Row;
  readonly unique?: readonly Unique[];
  /** No two rows for which `of` holds may share `same` and overlap in time. */
  readonly exclusion?: { readonly name: string; readonly same: readonly string[]; readonly from: string; readonly to: string; readonly of: (row: Row) => boolean };
}

const isLive = ({ state }: Row): boolean => state === 'placing' || state === 'booked';

export const tables: Readonly<Record<string, Table>> = {
  people: { key: ['tenant_id', 'id'], defaults: { reachable: true, gone: null, gone_at: null, app_asked_at: null } },
  assistants: { key: ['tenant_id', 'mentee_id'] },
  programmes: { key: ['tenant_id', 'id'], json: ['frame'] },
  places: { key: ['tenant_id', 'id'], json: ['settings', 'opening', 'near_sites', 'season'], defaults: { archived_at: null, capacity: null, season: null } },
  preferences: { key: ['tenant_id', 'person_id'], json: ['enjoyed', 'refused', 'avoided', 'telework_days', 'languages'] },
  access_needs: { key: ['tenant_id', 'person_id'] },
  programme_settings: { key: ['tenant_id', 'programme_id', 'setting_id'] },
  programme_managers: { key: ['tenant_id', 'programme_id', 'person_id'] },
  programme_contacts: { key: ['tenant_id', 'programme_id', 'person_id'] },
  duos: { key: ['tenant_id', 'id'], defaults: { is_absence: false } },
  duo_members: { key: ['tenant_id', 'duo_id', 'person_id'] },
  sessions: { key: ['tenant_id', 'id'], json: ['blocked'], defaults: { search_at: null, paused_until: null }, unique: [{ name: 'sessions_number', columns: ['tenant_id', 'duo_id', 'number'] }] },
  offers: {
    key: ['tenant_id', 'id'], json: ['options'],
    unique: [
      { name: 'offers_one_open', columns: ['tenant_id', 'session_id'], where: ({ state }) => state === 'open' },
      { name: 'offers_round', columns: ['tenant_id', 'session_id', 'round'] },
    ],
  },
  meetings: {
    key: ['tenant_id', 'id'], json: ['option', 'outlook'], defaults: { is_spared: false },
    unique: [
      { name: 'meetings_one_live', columns: ['tenant_id', 'session_id'], where: isLive },
      { name: 'meetings_attempt', columns: ['tenant_id', 'session_id', 'attempt'] },
      { name: 'meetings_transaction', columns: ['transaction_id'] },
    ],
  },
  meeting_holds: {
    key: ['tenant_id', 'meeting_id', 'person_id'],
    exclusion: { name: 'nobody_twice', same: ['tenant_id', 'person_id'], from: 'hold_start', to: 'hold_end', of: ({ live }) => live === true },
  },
  check_ins: { key: ['tenant_id', 'meeting_id', 'person_id'], defaults: { share_comment: false } },
  messages: { key: ['tenant_id', 'id'], json: ['card'], defaults: { tries: 0, doubts: 0, answered_at: null, mail: null, mail_reason: null }, unique: [{ name: 'messages_once', columns: ['tenant_id', 'person_id', 'kind', 'subject_id'] }] },
  journal: { key: ['id'] },
  watches: { key: ['tenant_id', 'organiser_id'] },
  meeting_events_seen: { key: ['tenant_id', 'meeting_id'] },
  jobs_of_simulation: { key: ['tenant_id', 'id'], json: ['job'] },
};

const plain: Table = { key: ['tenant_id', 'id'] };
export const tableOf = (name: string): Table => tables[name] ?? plain;
