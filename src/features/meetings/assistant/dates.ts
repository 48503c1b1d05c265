import type { Instant } from '../../../kernel/time.ts';
import type { Meeting } from '../meeting.ts';
import type { Offer, OfferedOption } from '../offer.ts';
import { type DuoRecord, situationOf } from '../situation.ts';

/**
 * All that the person who runs an executive's diary sees of a duo: the date that waits for a choice, or the one that stands. What the
 * other side is doing, why there is nothing, and how a meeting went are none of it.
 */
export type Dates =
  | { readonly kind: 'options'; readonly offer: Offer; readonly options: readonly OfferedOption[]; readonly moving: Meeting | null }
  | { readonly kind: 'placing' | 'booked'; readonly meeting: Meeting }
  | { readonly kind: 'none' };

export const datesOf = (record: DuoRecord, now: Instant): Dates => {
  if (record.duo.state !== 'active') return { kind: 'none' };
  const situation = situationOf(record, 'mentee', now);
  switch (situation.kind) {
    case 'options': return { kind: 'options', offer: situation.offer, options: situation.options, moving: situation.moving };
    case 'placing':
    case 'booked': return { kind: situation.kind, meeting: situation.meeting };
    // The mentor is thinking of another date: until it is theirs to choose, the one that stands is the one to keep.
    case 'waiting': return situation.moving ? { kind: 'booked', meeting: situation.moving } : { kind: 'none' };
    default: return { kind: 'none' };
  }
};
