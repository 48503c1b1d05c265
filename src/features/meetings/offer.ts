import type { DuoId, MeetingId, OfferId, PlaceId, SessionId, TenantId } from '../../kernel/ids.ts';
import { hour, type Instant, plus } from '../../kernel/time.ts';
import type { Role } from '../matching/duo.ts';
import type { PriceLevel } from '../places/place.ts';
import type { SlotOption } from '../places/slot.ts';

/** A place as it was when it was offered: a later edit of the catalogue never changes what somebody was shown. */
export interface OfferedPlace {
  readonly id: PlaceId;
  readonly name: string;
  readonly address: string;
  readonly city: string;
  readonly lat: number;
  readonly lon: number;
  readonly price: PriceLevel;
}

export interface OfferedOption extends SlotOption {
  /** Stable within the offer. */
  readonly id: string;
  readonly place: OfferedPlace | null;
  readonly fallback: OfferedPlace | null;
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

/** Working days an offer may stay unanswered before its one nudge. */
export const answerClock = 2;

/** A start this close can no longer be taken: the person would have to leave at once. */
export const lastCall = 2 * hour;

export const isStillAhead = (option: Pick<OfferedOption, 'start'>, now: Instant): boolean => option.start > plus(now, lastCall);
