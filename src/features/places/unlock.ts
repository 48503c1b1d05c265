import { day, plus } from '../../kernel/time.ts';
import type { Instant } from '../../kernel/time.ts';
import { searchSlots } from './search.ts';
import { neutralRoom } from './setting.ts';
import type { Setting, SettingId } from './setting.ts';
import type { Availability, Seeker, SlotOption, SlotResult, SlotSearch } from './slot.ts';

/** One thing to give up, the rest of the search as it was. */
export type Change =
  | { readonly code: 'shorter-session'; readonly duration: number }
  | { readonly code: 'another-setting'; readonly settingId: SettingId }
  | { readonly code: 'longer-horizon'; readonly days: number }
  /** `side`: whose tentative items; both sides' when absent. */
  | { readonly code: 'tentative-allowed'; readonly side?: 'mentor' | 'mentee' };

/** A change that was tried and found to open a slot. */
export interface Unlock {
  readonly change: Change;
  /** The best slot it opens; null for HR, who is told that a change would help and not when people are free. */
  readonly example: SlotOption | null;
}

export interface Leeway {
  /** How far both calendars and holidays were read: beyond it nothing is known, and unknown is never free. */
  readonly readUntil: Instant;
  /** Every setting of the catalogue, those that the programme has not switched on included. */
  readonly settings: readonly Setting[];
  /** Who asks: nobody gives up another's tentative items, nor learns that there are some. Absent: those of both count. */
  readonly side?: 'mentor' | 'mentee';
  /** The search that runs each change: `searchSlots`, or one that adds to it what both accept. */
  readonly find?: (search: SlotSearch) => SlotResult;
}

/** The lengths a session may be cut to, minutes, longest first: the least is given up first. */
const durations = [60, 45, 30] as const;

/** Most unlocks told at once. */
const most = 3;

/**
 * How much each change asks of people, to put the smallest first: a minute less counts one, another setting as much as ten of them, a
 * day more of waiting three, and forty for moving something tentative, which only its owner can judge.
 */
const effortOf = (change: Change, { duration }: SlotSearch): number => {
  switch (change.code) {
    case 'another-setting': return 10;
    case 'shorter-session': return duration - change.duration;
    case 'longer-horizon': return 3 * change.days;
    case 'tentative-allowed': return 40;
  }
};

const withoutTentative = (person: Seeker): Seeker => {
  const { availability } = person;
  if (availability.kind === 'unknown') return person;
  const firm: Availability = { ...availability, busy: availability.busy.filter(({ status }) => status !== 'tentative') };
  return { ...person, availability: firm };
};

/** `search` with `change` made: what one tap on an unlock runs. `settings` as in `Leeway`. */
export const withChange = (search: SlotSearch, change: Change, settings: readonly Setting[]): SlotSearch => {
  switch (change.code) {
    case 'shorter-session': return { ...search, duration: change.duration };
    case 'another-setting':
      return { ...search, settings: [...search.settings, ...settings.filter(({ id }) => id === change.settingId)] };
    case 'longer-horizon':
      return { ...search, horizon: { start: search.horizon.start, end: plus(search.horizon.end, change.days * day) } };
    case 'tentative-allowed':
      return {
        ...search,
        mentor: change.side === 'mentee' ? search.mentor : withoutTentative(search.mentor),
        mentee: change.side === 'mentor' ? search.mentee : withoutTentative(search.mentee),
      };
  }
};

/** The fewest days more that open a slot: one more day never closes any, so that half of the range is ruled out at each try. */
const fewestDays = (mostDays: number, opens: (change: Change) => boolean): readonly Change[] => {
  const longer = (days: number): Change => ({ code: 'longer-horizon', days });
  if (mostDays < 1 || !opens(longer(mostDays))) return [];
  let [short, long] = [0, mostDays];
  while (long - short > 1) {
    const middle = (short + long) >>> 1;
    if (opens(longer(middle))) long = middle;
    else short = middle;
  }
  return [longer(long)];
};

/**
 * The smallest single changes that open a slot for a search that has none, smallest first, three at most: each was tried by really
 * searching with it. Whoever asks, they come from what both accept together, so that none tells who refuses what.
 */
export const findUnlocks = (search: SlotSearch, { readUntil, settings, side, find = searchSlots }: Leeway): readonly Unlock[] => {
  const bestOf = (change: Change): SlotOption | null => {
    const result = find({ ...withChange(search, change, settings), wanted: 1 });
    return result.kind === 'found' ? result.options[0]! : null;
  };
  const opens = (change: Change): boolean => bestOf(change) !== null;
  const shorter = durations.filter((duration) => duration < search.duration).map((duration): Change => ({ code: 'shorter-session', duration }));
  const others = settings
    .filter(({ id }) => id !== neutralRoom && search.settings.every((on) => on.id !== id))
    .map(({ id }): Change => ({ code: 'another-setting', settingId: id }));
  const daysRead = Math.floor((readUntil - search.horizon.end) / day);
  const firstThatOpens = (changes: readonly Change[]): readonly Change[] => changes.filter(opens).slice(0, 1);
  return [
    ...firstThatOpens(shorter),
    ...firstThatOpens(others),
    ...fewestDays(daysRead, opens),
    ...firstThatOpens([{ code: 'tentative-allowed', ...(side && { side }) }]),
  ]
    .toSorted((a, b) => effortOf(a, search) - effortOf(b, search))
    .slice(0, most)
    .map((change) => ({ change, example: bestOf(change) }));
};
