import { describe, expect, it } from 'vitest';
import { settings } from '../../../../src/features/places/content/settings.ts';
import { type DayPart, dayPartHours, noWish, type Wishes } from '../../../../src/features/places/preferences/preferences.ts';
import { searchPrivately, withWishes } from '../../../../src/features/places/preferences/private-search.ts';
import type { Place } from '../../../../src/features/places/place.ts';
import { searchSlots } from '../../../../src/features/places/search.ts';
import type { Seeker, SlotOption, SlotSearch } from '../../../../src/features/places/slot.ts';
import { sayNoSlot, sayNoSlotCategory } from '../../../../src/features/places/text.ts';
import { asId } from '../../../../src/kernel/ids.ts';
import { langs } from '../../../../src/kernel/text.ts';
import { fromIso, overlaps, wallTime, type Zone } from '../../../../src/kernel/time.ts';

const paris = 'Europe/Paris' as Zone;
const site = { id: asId<Seeker['site']['id']>('site'), coordinates: { lat: 48.8919, lon: 2.2389 } };
const seeker = (id: string): Seeker => ({
  id: asId(id), zone: paris, site, availability: { kind: 'known', busy: [] }, holidays: new Set(), refusedSettings: [], enjoyedSettings: [], maxWalk: 15,
});
const place = (id: string, more: Partial<Place>): Place => ({
  id: asId(id), name: id, address: '', city: '', coordinates: { lat: 48.896, lon: 2.2389 }, settings: ['coffee', 'lunch', 'co-working', 'museum'],
  opening: [1, 2, 3, 4, 5].map((day) => ({ day: day as 1, from: 480, to: 1140 })), price: 0, stepFree: true, quiet: true, capacity: 2, openAir: false, fallbackId: null,
  nearSites: [site.id], ...more,
});
const places = [
  place('near', { coordinates: { lat: 48.8939, lon: 2.2389 }, stepFree: false, quiet: false, price: 1 }),
  place('plain', {}), place('steps', { stepFree: false }), place('loud', { quiet: false }), place('dear', { price: 2 }),
  place('park', { openAir: true, settings: ['walk'], fallbackId: asId('plain') }), place('hill', { openAir: true, settings: ['walk'], fallbackId: asId('steps') }),
];
const open: SlotSearch = {
  now: fromIso('2026-11-24T08:00Z'), horizon: { start: fromIso('2026-11-24T08:00Z'), end: fromIso('2026-12-08T08:00Z') }, duration: 60, grid: 15, notice: 120,
  buffer: 10, window: { days: [1, 2, 3, 4, 5], from: 480, to: 1140 }, quiet: [], purpose: 'talk', mentor: seeker('mentor'), mentee: seeker('mentee'),
  settings: settings.filter(({ onByDefault }) => onByDefault), places, priceCeiling: 2, history: [], turnedDown: [], wanted: 60,
};
const wish = (part: Partial<Wishes>): Wishes => ({ ...noWish, ...part });
const found = (mentor: Wishes, mentee: Wishes, search = open): readonly SlotOption[] => {
  const result = searchPrivately(search, mentor, mentee);
  return result.kind === 'found' ? result.options : [];
};

/** Everything one may ask for alone, and what no option then breaks. */
const wishes: readonly (readonly [name: string, wish: Wishes, holds: (option: SlotOption) => boolean])[] = [
  ['refused', wish({ refused: ['lunch', 'coffee'] }), ({ settingId }) => !['lunch', 'coffee'].includes(settingId)],
  ['price', wish({ maxPrice: 0 }), ({ placeId }) => !['dear', 'near'].includes(String(placeId))],
  ['roof', wish({ openAir: false }), ({ settingId, placeId }) => settingId !== 'walk' && !['park', 'hill'].includes(String(placeId))],
  ['walk', wish({ maxWalk: 5 }), ({ travel }) => [travel.mentor, travel.mentee].every(({ mode, minutes }) => mode !== 'walk' || minutes <= 5)],
  ...(['morning', 'lunch', 'afternoon'] as const).map((part) => [part, wish({ avoided: [part] }), outside(part)] as const),
  ['telework', wish({ telework: { days: [2, 4], minutes: 40 } }), ({ placeId, start }) => placeId === null || ![2, 4].includes(wallTime(start, paris).weekday)],
  ['step-free', wish({ access: { stepFree: true, quiet: false } }), ({ placeId, fallbackId }) => ![placeId, fallbackId].some((id) => ['steps', 'near'].includes(String(id)))],
  ['quiet', wish({ access: { stepFree: false, quiet: true } }), ({ placeId }) => !['loud', 'near'].includes(String(placeId))],
];

function outside(part: DayPart) {
  return ({ start, end }: SlotOption): boolean => {
    const { from, to } = dayPartHours[part];
    const at = wallTime(start, paris).minutes;
    return !overlaps({ start: at, end: at + (end - start) / 60_000 } as never, { start: from, end: to } as never);
  };
}

describe.each(wishes)('a wish: %s', (_, asked, holds) => {
  it('holds for every option, whichever side asks', () => {
    for (const options of [found(asked, noWish), found(noWish, asked)]) {
      expect(options.length).toBeGreaterThan(0);
      expect(options.filter((option) => !holds(option))).toEqual([]);
    }
  });

  it('breaks without it, else it was not tested', () => {
    expect(found(noWish, noWish).some((option) => !holds(option))).toBe(true);
  });

  it('leaves no trace in the reasons: those of an option are what an open search of that very place and hour says', () => {
    for (const option of found(noWish, asked)) {
      const alone: SlotSearch = {
        ...open, settings: open.settings.filter(({ id }) => id === option.settingId),
        places: places.filter(({ id }) => id === option.placeId || id === option.fallbackId),
        wanted: 200,
      };
      const said = searchSlots(alone);
      const same = said.kind === 'found' ? said.options.find(({ start, placeId }) => start === option.start && placeId === option.placeId) : undefined;
      expect(option).toEqual(same);
    }
  });
});

describe('when nothing is left', () => {
  const nothing: readonly (readonly [string, SlotSearch, Wishes])[] = [
    ['the settings left have no place', { ...open, settings: open.settings.filter(({ id }) => id === 'lunch') }, wish({ refused: ['lunch'] })],
    ['no place is step-free', { ...open, settings: open.settings.filter(({ id }) => id === 'coffee'), places: [place('steps', { stepFree: false })] }, wish({ access: { stepFree: true, quiet: false } })],
    ['no place is quiet', { ...open, settings: open.settings.filter(({ id }) => id === 'coffee'), places: [place('loud', { quiet: false })] }, wish({ access: { stepFree: false, quiet: true } })],
    ['all is in the open air', { ...open, settings: open.settings.filter(({ id }) => id === 'walk') }, wish({ openAir: false })],
    ['nothing is free', { ...open, settings: open.settings.filter(({ id }) => id === 'coffee'), places: [place('dear', { price: 1 })] }, wish({ maxPrice: 0 })],
    ['lunch is the only setting', { ...open, settings: open.settings.filter(({ id }) => id === 'lunch') }, wish({ avoided: ['lunch'] })],
    ['every day is worked from home', { ...open, settings: open.settings.filter(({ id }) => id === 'coffee') }, wish({ telework: { days: [1, 2, 3, 4, 5], minutes: 0 } })],
  ];

  it.each(nothing)('%s: the same words, whoever asked for what', (_, search, asked) => {
    expect(searchPrivately(search, noWish, noWish).kind).toBe('found');
    for (const [mentor, mentee] of [[asked, noWish], [noWish, asked]] as const) {
      const result = searchPrivately(search, mentor, mentee);
      expect(result).toEqual({ kind: 'none', reason: { code: 'no-common-moment' } });
      if (result.kind === 'found') continue;
      for (const lang of langs) {
        expect(sayNoSlot(result.reason, lang, 'mentor')).toBe(sayNoSlot(result.reason, lang, 'mentee'));
        expect(sayNoSlotCategory(result.reason, lang)).toBe(sayNoSlotCategory({ code: 'no-common-moment' }, lang));
      }
    }
  });

  it('what calendars and catalogue forbid by themselves keeps its own reason, with a wish or without', () => {
    const bare = { ...open, places: [], settings: open.settings.filter(({ remote }) => !remote) };
    for (const asked of [noWish, ...wishes.map(([, each]) => each)]) expect(searchPrivately(bare, asked, noWish)).toEqual(searchSlots(bare));
    const silent: SlotSearch = { ...open, mentee: { ...open.mentee, availability: { kind: 'unknown', reason: 'no-mailbox' } } };
    for (const asked of wishes) expect(searchPrivately(silent, noWish, asked[1])).toEqual(searchSlots(silent));
  });
});

describe('what the search is told', () => {
  it('holds no wish in a calendar that a reason is made from, but where a person is', () => {
    for (const [, asked] of wishes) {
      const { mentee } = withWishes(open, noWish, asked);
      expect(mentee.availability.kind === 'known' && mentee.availability.busy.every(({ status }) => status === 'workingElsewhere')).toBe(true);
    }
  });

  it('is the open question itself when nobody wishes for anything', () => {
    expect(withWishes(open, noWish, noWish)).toEqual(open);
  });
});
