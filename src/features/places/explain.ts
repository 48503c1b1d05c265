import { searchSlots } from './search.ts';
import type { Availability, BusyItem, NoSlotReason, Seeker, SlotSearch } from './slot.ts';
import { findUnlocks } from './unlock.ts';
import type { Leeway, Unlock } from './unlock.ts';

/**
 * What of one's own leaves no slot, the other being free all day: lifting all of these opens one, and lifting fewer does not.
 * `all-turned-down` is the duo's own doing: whatever fits was shown to them already.
 */
export type Binding = 'own-meetings' | 'own-elsewhere' | 'own-holidays' | 'own-hours' | 'all-turned-down';

export interface NoSlotExplanation {
  /** As far as this reader may know: the other's calendar is only ever "no common moment", or an Outlook that does not answer. HR gets it whole, as a category. */
  readonly reason: NoSlotReason;
  /** Empty for HR, and when nothing of one's own is in the way. */
  readonly binding: readonly Binding[];
  /** Smallest first, three at most. */
  readonly unlocks: readonly Unlock[];
}

type Own = Exclude<Binding, 'all-turned-down'>;

const owns: readonly Own[] = ['own-meetings', 'own-elsewhere', 'own-holidays', 'own-hours'];

/** Every set of them but the empty one, fewest first: the first that opens a slot is the smallest. */
const ownSets: readonly (readonly Own[])[] = Array.from({ length: 2 ** owns.length - 1 }, (_, index) =>
  owns.filter((_own, bit) => ((index + 1) >> bit) & 1),
).toSorted((a, b) => a.length - b.length);

const known = ({ workingHours }: Availability & { kind: 'known' }, own: readonly Own[], busy: readonly BusyItem[]): Availability =>
  workingHours && !own.includes('own-hours') ? { kind: 'known', busy, workingHours } : { kind: 'known', busy };

const lifted = (person: Seeker, own: readonly Own[]): Seeker => {
  const keeps = ({ status }: BusyItem) => !own.includes(status === 'workingElsewhere' ? 'own-elsewhere' : 'own-meetings');
  const { availability, holidays } = person;
  return {
    ...person,
    holidays: own.includes('own-holidays') ? new Set() : holidays,
    availability: availability.kind === 'known' ? known(availability, own, availability.busy.filter(keeps)) : availability,
  };
};

/** Somebody who is where they usually are, and never taken. */
const alwaysFree = (person: Seeker): Seeker => ({ ...person, holidays: new Set(), availability: { kind: 'known', busy: [] } });

const unrefusing = (person: Seeker): Seeker => ({ ...person, refusedSettings: [] });

/**
 * What binds on one side, without the other's calendar and without anybody's refusals, one's own neither: an explanation that
 * changed with what one refuses would tell what the other does.
 */
const bindingOf = (search: SlotSearch, side: 'mentor' | 'mentee'): readonly Own[] => {
  const other = side === 'mentor' ? 'mentee' : 'mentor';
  const opens = (own: readonly Own[]): boolean => {
    const [me, them] = [lifted(unrefusing(search[side]), own), alwaysFree(unrefusing(search[other]))];
    const alone: SlotSearch = { ...search, wanted: 1, ...(side === 'mentor' ? { mentor: me, mentee: them } : { mentor: them, mentee: me }) };
    return searchSlots(alone).kind === 'found';
  };
  return opens([]) ? [] : (ownSets.find(opens) ?? []);
};

/** What `reader` may know of why there is none: their own calendar first, the other's never; that Outlook gives no answer, always. */
const reasonFor = (reason: NoSlotReason, search: SlotSearch, reader: 'mentor' | 'mentee' | 'hr'): NoSlotReason => {
  if (reader === 'hr') return reason;
  if (reason.code === 'no-organiser') return { code: 'unknown-availability', side: reader, why: reason[reader] };
  if (reason.code !== 'unknown-availability') return reason;
  const { availability } = search[reader];
  if (availability.kind === 'unknown') return { code: 'unknown-availability', side: reader, why: availability.reason };
  // Outlook's silence is nobody's: "no common moment" would be untrue.
  return reason.why === 'no-answer' ? reason : { code: 'no-common-moment' };
};

/**
 * Why a search has no slot, for `reader`, and the smallest changes that would open one; null when it has some. `search` holds
 * calendars and holidays as far as `leeway.readUntil`. When what people accept is not in `search` but in `leeway.find`, the
 * bindings are those of calendars, programme and catalogue alone, and the changes those that both would accept.
 */
export const explainNoSlot = (search: SlotSearch, reader: 'mentor' | 'mentee' | 'hr', leeway: Leeway): NoSlotExplanation | null => {
  const find = leeway.find ?? searchSlots;
  const result = find(search);
  if (result.kind === 'found') return null;
  const reason = reasonFor(result.reason, search, reader);
  const unlocks = findUnlocks(search, leeway);
  if (reader === 'hr') return { reason, binding: [], unlocks: unlocks.map(({ change }) => ({ change, example: null })) };
  const isAllShown = search.turnedDown.length > 0 && find({ ...search, turnedDown: [], wanted: 1 }).kind === 'found';
  return { reason, binding: isAllShown ? ['all-turned-down'] : bindingOf(search, reader), unlocks };
};
