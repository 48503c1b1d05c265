import type { PriceLevel } from '../place.ts';
import type { Moment } from '../score.ts';
import { searchSlots } from '../search.ts';
import type { DuoSearch, Seeker, SlotResult, SlotSearch } from '../slot.ts';
import { dayParts, type Wishes } from './preferences.ts';

const seekerWith = (seeker: Seeker, { refused, enjoyed, maxWalk, telework, neutralRoom }: Wishes): Seeker => ({
  ...seeker, refusedSettings: refused, enjoyedSettings: enjoyed, maxWalk, telework, neutralRoom,
});

/**
 * The search within what both accept. What is taken away is taken from what is offered (settings, their hours, places), never
 * from the calendars: a term of the score that says how open a day is says it of the calendars alone. The catalogue stays as it
 * is, so that it is prepared once for all duos whatever they wish.
 */
export const withWishes = <Search extends DuoSearch>(open: Search, mentor: Wishes, mentee: Wishes): Search => {
  const both = [mentor, mentee];
  return {
    ...open,
    mentor: seekerWith(open.mentor, mentor),
    mentee: seekerWith(open.mentee, mentee),
    limits: {
      // On a walk on the phone each chooses where to walk: refusing the open air together does not refuse it.
      underRoof: both.some(({ openAir }) => !openAir),
      stepFree: both.some(({ access }) => access?.stepFree),
      quiet: both.some(({ access }) => access?.quiet),
      price: Math.min(mentor.maxPrice, mentee.maxPrice) as PriceLevel,
      avoided: ([0, 1, 2] as const satisfies readonly Moment[]).filter((part) => both.some(({ avoided }) => avoided.includes(dayParts[part]))),
    },
  };
};

/**
 * Moments within what both accept. When there are none, the reason is the one that calendars, programme and catalogue give by
 * themselves; if those would have found some, it is "no common moment", whoever asked for what: no reason depends on a wish.
 */
export const searchPrivately = (open: SlotSearch, mentor: Wishes, mentee: Wishes): SlotResult => searchWithin(open, mentor, mentee, searchSlots);

/** The same by any search: `find` may be one in a catalogue prepared for many duos. */
export const searchWithin = <Search extends DuoSearch>(open: Search, mentor: Wishes, mentee: Wishes, find: (search: Search) => SlotResult): SlotResult => {
  const found = find(withWishes(open, mentor, mentee));
  if (found.kind === 'found') return found;
  const without = find({ ...open, wanted: 1 });
  return without.kind === 'none' ? without : { kind: 'none', reason: { code: 'no-common-moment' } };
};
