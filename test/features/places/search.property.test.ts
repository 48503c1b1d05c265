import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlaceId } from '../../../src/kernel/ids.ts';
import { instant, minute } from '../../../src/kernel/time.ts';
import { prepareCatalogue } from '../../../src/features/places/prepare.ts';
import { type SlotRule, slotRules } from '../../../src/features/places/rules.ts';
import { recheckOption, searchIn, searchSlots } from '../../../src/features/places/search.ts';
import type { BusyItem, SlotOption, SlotSearch } from '../../../src/features/places/slot.ts';
import { breaksAlone, feasible, hold, holds, key, momentAt, rank, wall } from './reference.ts';
import type { Try } from './reference.ts';
import { worlds } from './worlds.ts';

/** More worlds on demand: `WORLDS=20000 vitest run …`. */
const numRuns = Number(process.env['WORLDS'] ?? 600);
const everywhere = (property: (search: SlotSearch) => void, runs = numRuns) =>
  fc.assert(fc.property(worlds, (search) => { property(search); }), { numRuns: Math.ceil(runs) });

const optionsOf = (search: SlotSearch): readonly SlotOption[] => {
  const result = searchSlots(search);
  return result.kind === 'found' ? result.options : [];
};
const brief = ({ start, settingId, placeId }: Pick<SlotOption, 'start' | 'settingId' | 'placeId'>) =>
  `${start} ${settingId} ${placeId ?? ''}`;
const tried = (search: SlotSearch, { start, end, settingId, placeId }: SlotOption): Try => ({
  start, end,
  setting: search.settings.find(({ id }) => id === settingId)!,
  place: search.places.find(({ id }) => id === placeId) ?? null,
});
/** The first start of each setting and place in each part of each day. */
const firsts = (search: SlotSearch, aside?: SlotRule): string[] => {
  const zone = search.mentor.zone;
  const seen = new Map<string, string>();
  for (const option of feasible(search, aside).toSorted((a, b) => a.start - b.start)) {
    const { start, setting, place } = option;
    const group = `${key(search, option)} ${wall(start, zone).date} ${momentAt(start, zone)}`;
    if (!seen.has(group)) seen.set(group, brief({ start: instant(start), settingId: setting.id, placeId: place?.id ?? null }));
  }
  return [...seen.values()].toSorted();
};

describe('on any world', () => {
  test('finds exactly what the reference finds', () =>
    everywhere((search) => expect(optionsOf({ ...search, wanted: 10_000 }).map(brief).toSorted()).toEqual(firsts(search))));

  test('ranks as the reference ranks, for the same reasons', () =>
    everywhere((search) =>
      expect(optionsOf(search).map(({ start, settingId, placeId, score, reasons }) =>
        ({ start, settingId, placeId, score, reasons }))).toEqual(rank(search))));

  test('offers nothing that breaks a rule of the table', () => {
    expect(Object.keys({ ...holds, rotation: true }).toSorted()).toEqual(Object.keys(slotRules).toSorted());
    everywhere((search) => {
      for (const option of optionsOf({ ...search, wanted: 20 })) {
        const broken = Object.entries(holds).filter(([, rule]) => !rule(search, tried(search, option))).map(([code]) => code);
        expect(broken, brief(option)).toEqual([]);
        expect(option.end - option.start).toBe(search.duration * minute);
        expect(option.hold.mentor).toEqual(hold(search.mentor, tried(search, option)));
        expect(option.hold.mentee).toEqual(hold(search.mentee, tried(search, option)));
        expect(option.reasons.length).toBeGreaterThan(0);
      }
    });
  });

  test('what it offers holds, until someone is taken, unreadable or late', () =>
    everywhere((search) => {
      const { now, notice, mentor, mentee } = search;
      for (const option of optionsOf(search)) {
        const [a, b] = [mentor.availability, mentee.availability];
        if (a.kind === 'unknown' || b.kind === 'unknown') throw new Error('offered on an unknown calendar');
        expect(recheckOption(option, a, b, now, notice)).toBe('holds');
        expect(recheckOption(option, a, { kind: 'unknown', reason: 'no-answer' }, now, notice)).toBe('unknown');
        expect(recheckOption(option, { kind: 'unknown', reason: 'no-answer' }, b, now, notice)).toBe('unknown');
        for (const side of ['mentor', 'mentee'] as const) {
          const { start, end } = option.hold[side];
          const item = (from: number, to: number, status: BusyItem['status'] = 'busy'): BusyItem =>
            ({ start: instant(from), end: instant(to), status });
          const withItem = (extra: BusyItem) => {
            const busy = side === 'mentor' ? a.busy : b.busy;
            const more = { kind: 'known', busy: [...busy, extra] } as const;
            return recheckOption(option, side === 'mentor' ? more : a, side === 'mentee' ? more : b, now, notice);
          };
          expect(withItem(item(start, start + minute))).toBe('taken');
          expect(withItem(item(end - minute, end, 'tentative'))).toBe('taken');
          expect(withItem(item(start - 1e9, end + 1e9, 'oof'))).toBe('taken');
          expect(withItem(item(end, start, 'unknown'))).toBe('taken');
          expect(withItem(item(start, end, 'workingElsewhere'))).toBe(['none', 'home'].includes(option.travel[side].mode) ? 'holds' : 'taken');
          expect(withItem(item(start - minute, start))).toBe('holds');
          expect(withItem(item(end, end + minute))).toBe('holds');
        }
        const leaving = Math.min(option.hold.mentor.start, option.hold.mentee.start);
        expect(recheckOption(option, a, b, instant(leaving - notice * minute), notice)).toBe('holds');
        expect(recheckOption(option, a, b, instant(leaving - notice * minute + 1), notice)).toBe('past');
      }
    }));

  test('answers the same whoever refuses, and never says that a refusal is why', () =>
    everywhere((search) => {
      const answer = searchSlots(search);
      const [mentor, mentee] = [search.mentor, search.mentee];
      const refusals = [mentor.refusedSettings, mentee.refusedSettings] as const;
      const refusing = (byMentor: (typeof refusals)[0], byMentee: (typeof refusals)[0]) =>
        searchSlots({
          ...search,
          mentor: { ...mentor, refusedSettings: byMentor },
          mentee: { ...mentee, refusedSettings: byMentee },
        });
      expect(refusing(refusals[1], refusals[0])).toEqual(answer);
      if (answer.kind === 'found') return;
      const unhindered = refusing([], []);
      const expected = unhindered.kind === 'none' ? unhindered.reason : { code: 'no-common-moment' };
      expect(answer.reason).toEqual(expected);
    }));

  test('answers the same in whatever order things come', () =>
    everywhere((search) => {
      const reversed = (availability: SlotSearch['mentor']['availability']) =>
        availability.kind === 'known' ? { ...availability, busy: availability.busy.toReversed() } : availability;
      const { mentor, mentee } = search;
      expect(searchSlots({
        ...search,
        places: search.places.toReversed(),
        settings: search.settings.toReversed(),
        turnedDown: search.turnedDown.toReversed(),
        mentor: { ...mentor, availability: reversed(mentor.availability) },
        mentee: { ...mentee, availability: reversed(mentee.availability) },
      })).toEqual(searchSlots(search));
    }));

  test('every rule of the table is what alone keeps something out of some world, and setting it aside is seen', () => {
    const unseen = new Set(Object.keys(slotRules) as SlotRule[]);
    for (const search of fc.sample(worlds, { numRuns: 2000, seed: 20261124 })) {
      if (unseen.size === 0) break;
      const found = optionsOf({ ...search, wanted: 10_000 }).map(brief).toSorted().join();
      for (const code of unseen)
        if ((code === 'rotation' ? search.history.length > 0 : breaksAlone(search, code)) && firsts(search, code).join() !== found) unseen.delete(code);
    }
    expect([...unseen]).toEqual([]);
  }, 60_000);

  test('answers each of many duos as if it were alone in the catalogue', () =>
    everywhere((search) => {
      const catalogue = prepareCatalogue(search);
      const { mentor, mentee } = search;
      const duos: readonly SlotSearch[] = [
        search, { ...search, mentor: mentee, mentee: mentor }, { ...search, duration: 30 }, { ...search, purpose: 'observe', turnedDown: [] },
        { ...search, mentee: { ...mentor, maxWalk: 20, refusedSettings: ['coffee'] } }, { ...search, history: [], now: instant(search.now + 90 * minute) },
        { ...search, mentor: { ...mentor, zone: mentee.zone, site: mentee.site, holidays: mentee.holidays } }, search,
      ];
      for (const duo of duos) expect(searchIn(catalogue, duo)).toEqual(searchSlots({ ...duo, places: [...duo.places] }));
    }, numRuns / 3));

  test('takes a setting listed twice, with half of its hours each, for the setting it is', () =>
    everywhere((search) => {
      const halves = search.settings.flatMap((setting) => [
        { ...setting, hours: { from: setting.hours.from, to: Math.min(setting.hours.to, 690) } },
        { ...setting, hours: { from: Math.max(setting.hours.from, 840), to: setting.hours.to } },
      ].filter(({ hours }) => hours.to > hours.from));
      const split = { ...search, settings: halves, wanted: 10_000 };
      expect(new Set(optionsOf(split).map(brief))).toEqual(new Set(firsts(split)));
    }, numRuns / 3));

  test('never shows again what was turned down, and ends by saying there is nothing', () =>
    everywhere((search) => {
      const turnedDown: { start: SlotOption['start']; placeId: PlaceId | null }[] = [...search.turnedDown];
      for (let options = optionsOf(search); options.length > 0; options = optionsOf({ ...search, turnedDown })) {
        const before = new Set(turnedDown.map(({ start }) => start));
        for (const { start, placeId } of options) {
          expect(before.has(start)).toBe(false);
          turnedDown.push({ start, placeId });
        }
      }
      expect(turnedDown.length).toBeLessThan(1500);
    }, numRuns / 10));
});
