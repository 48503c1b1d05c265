import type { DuoId, MeetingId, OfferId, PlaceId, SessionId, TenantId } from '../../kernel/ids.ts';
import { hour, type Instant, type Interval, plus } from '../../kernel/time.ts';
import type { Role } from '../matching/duo.ts';
import type { PriceLevel } from '../places/place.ts';
import type { SettingId } from '../places/setting.ts';
import type { SlotOption } from '../places/slot.ts';
import type { Change } from '../places/unlock.ts';

/** A place as it was when it was offered: a later edit of the catalogue never changes what somebody was shown. */
export interface OfferedPlace {
  readonly id: PlaceId;
  readonly name: string;
  readonly address: string;
  readonly city: string;
  /** Null for a place somebody typed without saying where on the map it is. */
  readonly lat: number | null;
  readonly lon: number | null;
  readonly price: PriceLevel;
  /** Who typed it; absent for a place of the catalogue. */
  readonly typedBy?: Role;
}

/** What somebody asked of a search beyond the usual: a change that unlocks it, or moments in one setting. */
export type Asked = Change | { readonly code: 'one-setting'; readonly settingId: SettingId; readonly side: Role };

export interface OfferedOption extends SlotOption {
  /** Stable within the offer. */
  readonly id: string;
  readonly place: OfferedPlace | null;
  readonly fallback: OfferedPlace | null;
  /** What was asked to find it, so that other moments are looked for in the same way. */
  readonly asked?: Asked;
  /** The executive, where the mentor's own calendar cannot hold the invitation; absent: the mentor. */
  readonly organiser?: 'mentee';
  /** Tentative items of whoever gave them up, which this option knowingly lies on. */
  readonly allowed?: Partial<Readonly<Record<Role, readonly Interval[]>>>;
}

/** Options in somebody's hands. */
export interface Offer {
  readonly tenantId: TenantId;
  readonly id: OfferId;
  readonly duoId: DuoId;
  readonly sessionId: SessionId;
  readonly round: number;
  readonly holder: Role;
  /** `propose`: the holder's picks go to the other side. `confirm`: the holder's pick is booked. */
  readonly act: 'propose' | 'confirm';
  readonly state: 'open' | 'taken' | 'replaced';
  readonly options: readonly OfferedOption[];
  /** The meeting that these options would move; it stands until one is confirmed. */
  readonly movingId: MeetingId | null;
  readonly openedAt: Instant;
  readonly heldSince: Instant;
  readonly nudgedAt: Instant | null;
}

/** The same moment in the same place at another time: the ways there and back are as long as they were. */
export const shiftOption = (option: OfferedOption, from: Interval, to: Interval): OfferedOption => {
  const shift = (hold: Interval): Interval => ({ start: plus(to.start, hold.start - from.start), end: plus(to.end, hold.end - from.end) });
  return { ...option, start: to.start, end: to.end, hold: { mentor: shift(option.hold.mentor), mentee: shift(option.hold.mentee) } };
};

/** Working days an offer may stay unanswered before its one nudge. */
export const answerClock = 2;

/** A start this close can no longer be taken: the person would have to leave at once. */
export const lastCall = 2 * hour;

export const isStillAhead = (option: Pick<OfferedOption, 'start'>, now: Instant): boolean => option.start > plus(now, lastCall);
