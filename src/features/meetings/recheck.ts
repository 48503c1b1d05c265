import type { Instant } from '../../kernel/time.ts';
import type { Role } from '../matching/duo.ts';
import { recheckOption } from '../places/search.ts';
import type { Availability, Recheck } from '../places/slot.ts';
import type { OfferedOption } from './offer.ts';

/** The calendars of a duo, by whose each is. */
export type Both = Readonly<Record<Role, Availability>>;

/** What the option was knowingly set over counts for nothing: the very item, still tentative, at the very same time. */
const withoutAllowed = (availability: Availability, option: OfferedOption, role: Role): Availability => {
  const allowed = option.allowed?.[role] ?? [];
  if (availability.kind === 'unknown' || allowed.length === 0) return availability;
  const isAllowed = (item: { start: Instant; end: Instant; status: string }): boolean =>
    item.status === 'tentative' && allowed.some(({ start, end }) => start === item.start && end === item.end);
  return { ...availability, busy: availability.busy.filter((item) => !isAllowed(item)) };
};

/** Whether an option still holds, from fresh calendars (see `recheckOption`), its own tentative items aside. */
export const recheckOffered = (option: OfferedOption, both: Both, now: Instant): Recheck =>
  recheckOption(option, withoutAllowed(both.mentor, option, 'mentor'), withoutAllowed(both.mentee, option, 'mentee'), now, 0);

/**
 * The same just after: whether something came into a calendar between the look and the event, which now stands there itself and counts for
 * nothing. A calendar that gives no answer says nothing of it, and does not silence the other.
 */
export const isTakenBeside = (option: OfferedOption, both: Both, now: Instant): boolean => {
  const withoutOurs = (side: Availability): Availability => {
    if (side.kind === 'unknown') return { kind: 'known', busy: [] };
    const ours = side.busy.findIndex(({ start, end }) => start === option.start && end === option.end);
    return ours === -1 ? side : { ...side, busy: side.busy.toSpliced(ours, 1) };
  };
  return recheckOffered(option, { mentor: withoutOurs(both.mentor), mentee: withoutOurs(both.mentee) }, now) === 'taken';
};

/** The same just before booking. A calendar that gives no answer just then says nothing of the slot. */
export const stillHolds = (option: OfferedOption, both: Both, now: Instant): 'holds' | 'gone' | 'no-answer' => {
  const verdict = recheckOffered(option, both, now);
  if (verdict === 'holds') return 'holds';
  return verdict === 'unknown' && isSilent(both) ? 'no-answer' : 'gone';
};

/** Whether nobody could say of one of two calendars, as opposed to its being closed to us. */
export const isSilent = ({ mentor, mentee }: Both): boolean =>
  [mentor, mentee].some((side) => side.kind === 'unknown' && side.reason === 'no-answer');
