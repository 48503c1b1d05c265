import type { PersonId, PlaceId, SiteId } from '../../kernel/ids.ts';
import type { Instant, Interval, LocalDate, WallMinutes, Weekday, Zone } from '../../kernel/time.ts';
import type { Taken } from './occupancy.ts';
import type { Coordinates, Place, PriceLevel } from './place.ts';
import type { Moment } from './score.ts';
import type { Purpose, Setting, SettingId } from './setting.ts';

/**
 * What a calendar says of one person over the horizon. `unknown` is never free: no slot can be found for that person,
 * and the reason reaches HR.
 */
export type Availability =
  | {
    readonly kind: 'known';
    readonly busy: readonly BusyItem[];
    /** The working hours this person declared in Outlook: they bind like the programme's. */
    readonly workingHours?: DeclaredHours;
    /** Why nobody could read it: what is known is what its owner ticked by hand, and it holds no invitation. */
    readonly ticked?: Unreadable;
  }
  | { readonly kind: 'unknown'; readonly reason: 'no-mailbox' | 'not-readable' | 'no-answer' };

/** There is no such calendar for us, and asking again changes nothing. */
export type Unreadable = 'no-mailbox' | 'not-readable';

/** Why this calendar is none that could hold an invitation; null when it is one, or does not answer just now. */
export const unreadable = (availability: Availability): Unreadable | null => {
  if (availability.kind === 'known') return availability.ticked ?? null;
  return availability.reason === 'no-answer' ? null : availability.reason;
};

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
  /** Days worked from home, and the minutes from there to wherever one meets, one way; with none said, such a day is for the phone. */
  readonly telework?: { readonly days: readonly Weekday[]; readonly minutes: number };
  /** Whether this person asked for a neutral room, without a reason. */
  readonly neutralRoom?: boolean;
}

/** What both hold to together, each one's wish counted for both: nothing in it says who wished for what. */
export interface Limits {
  readonly underRoof: boolean;
  readonly stepFree: boolean;
  readonly quiet: boolean;
  readonly price: PriceLevel;
  /** Parts of the day left alone, on both walls. */
  readonly avoided: readonly Moment[];
}

export const noLimits: Limits = { underRoof: false, stepFree: false, quiet: false, price: 3, avoided: [] };

/** The right to disconnect, as the programme states it: travel included, nothing outside. */
export interface WorkingWindow {
  readonly days: readonly Weekday[];
  readonly from: WallMinutes;
  readonly to: WallMinutes;
}

/**
 * The hours a person declared in their own calendar, in the zone of that calendar. One range for the week: hours set day by
 * day collapse to the earliest start and the latest end before they reach us.
 */
export interface DeclaredHours extends WorkingWindow {
  readonly zone: Zone;
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

/** A meeting of the duo that was held or is to come. */
export interface Past {
  readonly settingId: SettingId;
  readonly placeId: PlaceId | null;
  readonly start: Instant;
  /** How each went there, when that is known: who travels alternates. */
  readonly travel?: { readonly mentor: Travel; readonly mentee: Travel };
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
  readonly history: readonly Past[];
  /** How many sessions of the duo's plan may be held at a distance. */
  readonly remoteCap: number;
  /** Beyond those of the programme; none when left out. */
  readonly limits?: Limits;
  /** Starts already shown and turned down: never shown again for this session. */
  readonly turnedDown: readonly { readonly start: Instant; readonly placeId: PlaceId | null }[];
  /** Where other duos of ours already are: rule `capacity`. What a list fills is kept with it (`occupancyIn`): it may grow, nothing in it change. */
  readonly taken?: readonly Taken[];
  /** How many options to return, 3 for a card. */
  readonly wanted: number;
}

export interface SlotSearch extends CatalogueInputs, DuoSearch {}

/** Minutes on foot, by public transport or, declared, from home; one way, from where the person is that day. */
export interface Travel {
  readonly minutes: number;
  readonly mode: 'walk' | 'transit' | 'home' | 'none';
}

/** Why this one, in codes: each is a term of the score, so that the words are true by construction. */
export type Reason =
  | { readonly code: 'close-to-both'; readonly minutes: number }
  | { readonly code: 'close-to-mentee'; readonly minutes: number }
  | { readonly code: 'new-setting'; readonly settingId: SettingId }
  | { readonly code: 'both-enjoy'; readonly settingId: SettingId }
  | { readonly code: 'fits-purpose'; readonly purpose: Purpose }
  | { readonly code: 'shorter-way'; readonly side: 'mentor' | 'mentee' }
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
  /** Neither calendar could hold the invitation. */
  | { readonly code: 'no-organiser'; readonly mentor: Unreadable; readonly mentee: Unreadable }
  /** Outlook does not take the invitation, though the calendar can be read. */
  | { readonly code: 'invitation-refused'; readonly side: 'mentor' | 'mentee' }
  | { readonly code: 'no-setting' }
  | { readonly code: 'no-place' }
  | { readonly code: 'no-working-day' }
  | { readonly code: 'no-common-moment' };

export type SlotResult =
  | { readonly kind: 'found'; readonly options: readonly SlotOption[] }
  | { readonly kind: 'none'; readonly reason: NoSlotReason };

/** Why an option no longer holds, when it is opened or just before booking. */
export type Recheck = 'holds' | 'taken' | 'past' | 'unknown';
