import type { PersonId, PlaceId, SiteId } from '../../kernel/ids.ts';
import type { Instant, Interval, LocalDate, WallMinutes, Weekday, Zone } from '../../kernel/time.ts';
import type { Taken } from './occupancy.ts';
import type { Coordinates, Place, PriceLevel } from './place.ts';
import type { Purpose, Setting, SettingId } from './setting.ts';

/**
 * What a calendar says of one person over the horizon. `unknown` is never free: no slot can be found for that person,
 * and the reason reaches HR.
 */
export type Availability =
  | { readonly kind: 'known'; readonly busy: readonly BusyItem[] }
  | { readonly kind: 'unknown'; readonly reason: 'no-mailbox' | 'not-readable' | 'no-answer' };

/** Items with status `free` never reach here; `workingElsewhere` does and is not busy: it says the person is not on site. */
export interface BusyItem extends Interval {
  readonly status: 'busy' | 'tentative' | 'oof' | 'workingElsewhere' | 'unknown';
}

/** One side of a duo, as the search needs it. */
export interface Seeker {
  readonly id: PersonId;
  readonly zone: Zone;
  readonly site: { readonly id: SiteId; readonly coordinates: Coordinates };
  readonly availability: Availability;
  /** Local dates on which this person's region rests (public holidays of the person's département). */
  readonly holidays: ReadonlySet<LocalDate>;
  readonly refusedSettings: readonly SettingId[];
  readonly enjoyedSettings: readonly SettingId[];
  /** Longest walk one way, minutes. */
  readonly maxWalk: number;
}

/** The right to disconnect, as the programme states it: travel included, nothing outside. */
export interface WorkingWindow {
  readonly days: readonly Weekday[];
  readonly from: WallMinutes;
  readonly to: WallMinutes;
}

/** What every duo of a programme shares: worked out once by `prepareCatalogue`, however many duos then search in it. */
export interface CatalogueInputs {
  /** Where sessions may lie; at most 62 days, what one availability answer covers. */
  readonly horizon: Interval;
  /** Start-to-start grid, minutes. */
  readonly grid: 15 | 30;
  readonly window: WorkingWindow;
  /** Quiet periods of the programme: August, bridges, closing weeks. Local dates of the mentor's zone, ends included. */
  readonly quiet: readonly { readonly from: LocalDate; readonly to: LocalDate }[];
  readonly settings: readonly Setting[];
  readonly places: readonly Place[];
  /** What the programme pays at most for one person; null when nobody pays: then only free places. */
  readonly priceCeiling: PriceLevel | null;
}

/** What one duo asks of it, for one session. */
export interface DuoSearch {
  readonly now: Instant;
  /** Session length, minutes, travel excluded: 30, 45, 60 or 90. */
  readonly duration: number;
  /** Smallest time between now and the moment a person must leave, minutes. */
  readonly notice: number;
  /** Minutes kept free around other meetings, beyond travel. */
  readonly buffer: number;
  readonly purpose: Purpose;
  readonly mentor: Seeker;
  readonly mentee: Seeker;
  /** The duo's past meetings, oldest first: settings rotate. */
  readonly history: readonly { readonly settingId: SettingId; readonly placeId: PlaceId | null; readonly start: Instant }[];
  /** Starts already shown and turned down: never shown again for this session. */
  readonly turnedDown: readonly { readonly start: Instant; readonly placeId: PlaceId | null }[];
  /** Where other duos of ours already are: rule `capacity`. A plan of many duos hands `searchIn` an `Occupancy` instead. */
  readonly taken?: readonly Taken[];
  /** How many options to return, 3 for a card. */
  readonly wanted: number;
}

export interface SlotSearch extends CatalogueInputs, DuoSearch {}

/** Minutes on foot or by public transport, one way, from where the person is that day. */
export interface Travel {
  readonly minutes: number;
  readonly mode: 'walk' | 'transit' | 'none';
}

/** Why this one, in codes: each is a term of the score, so that the words are true by construction. */
export type Reason =
  | { readonly code: 'close-to-both'; readonly minutes: number }
  | { readonly code: 'close-to-mentee'; readonly minutes: number }
  | { readonly code: 'new-setting'; readonly settingId: SettingId }
  | { readonly code: 'both-enjoy'; readonly settingId: SettingId }
  | { readonly code: 'fits-purpose'; readonly purpose: Purpose }
  | { readonly code: 'quiet-place' }
  | { readonly code: 'free-of-charge' }
  | { readonly code: 'calm-day' }
  | { readonly code: 'soon'; readonly days: number };

export interface SlotOption {
  readonly start: Instant;
  readonly end: Instant;
  readonly settingId: SettingId;
  /** Null for a two-voice walk. */
  readonly placeId: PlaceId | null;
  /** The roof to go to when the place is in the open air. */
  readonly fallbackId: PlaceId | null;
  readonly travel: { readonly mentor: Travel; readonly mentee: Travel };
  /** Door to door, travel both ways included: what is held free for each. */
  readonly hold: { readonly mentor: Interval; readonly mentee: Interval };
  readonly reasons: readonly Reason[];
  readonly score: number;
}

/** Why nothing fits, exact for the seeker's own constraints; the other's calendar is only ever "no common moment". */
export type NoSlotReason =
  | { readonly code: 'unknown-availability'; readonly side: 'mentor' | 'mentee'; readonly why: 'no-mailbox' | 'not-readable' | 'no-answer' }
  | { readonly code: 'no-setting' }
  | { readonly code: 'no-place' }
  | { readonly code: 'no-working-day' }
  | { readonly code: 'no-common-moment' };

export type SlotResult =
  | { readonly kind: 'found'; readonly options: readonly SlotOption[] }
  | { readonly kind: 'none'; readonly reason: NoSlotReason };

/** Why an option no longer holds, when it is opened or just before booking. */
export type Recheck = 'holds' | 'taken' | 'past' | 'unknown';
