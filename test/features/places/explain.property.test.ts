// The properties stand outside the tests because the planted mistakes are put to them too.
/* oxlint-disable vitest/no-standalone-expect */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, plus } from '../../../src/kernel/time.ts';
import { explainNoSlot } from '../../../src/features/places/explain.ts';
import type { NoSlotExplanation } from '../../../src/features/places/explain.ts';
import { searchSlots } from '../../../src/features/places/search.ts';
import type { Seeker, SlotSearch } from '../../../src/features/places/slot.ts';
import { withChange } from '../../../src/features/places/unlock.ts';
import type { Change, Leeway } from '../../../src/features/places/unlock.ts';
import { feasible } from './reference.ts';
import { worlds } from './worlds.ts';

type Explain = typeof explainNoSlot;

/** Three days more are read than searched, and the catalogue has one setting more than the programme. */
const leewayOf = ({ horizon, settings }: SlotSearch): Leeway => ({ readUntil: plus(horizon.end, 3 * day), settings });
/** Worlds in which something is often missing: one setting switched off, calendars fuller than usual. */
const dearths = worlds.map((world): readonly [SlotSearch, Leeway] => [{ ...world, settings: world.settings.slice(1) }, leewayOf(world)]);
const sides = ['mentor', 'mentee'] as const;
const readers = [...sides, 'hr'] as const;

const numRuns = Number(process.env['WORLDS'] ?? 500);
const onDearths = (property: (search: SlotSearch, leeway: Leeway) => void) =>
  fc.assert(fc.property(dearths, ([search, leeway]) => {
    if (searchSlots(search).kind === 'none') property(search, leeway);
  }), { numRuns });
const changesOf = (answer: NoSlotExplanation | null): readonly Change[] => (answer?.unlocks ?? []).map(({ change }) => change);
const refusing = (search: SlotSearch, byMentor: Seeker['refusedSettings'], byMentee: Seeker['refusedSettings']): SlotSearch => ({
  ...search,
  mentor: { ...search.mentor, refusedSettings: byMentor },
  mentee: { ...search.mentee, refusedSettings: byMentee },
});
const finds = (search: SlotSearch): boolean => feasible(search).length > 0;

const properties = {
  'every change told opens a slot, and its example is the best of them': (explain: Explain) =>
    onDearths((search, leeway) => {
      for (const { change, example } of explain(search, 'mentor', leeway)!.unlocks) {
        const changed = withChange(search, change, leeway.settings);
        expect(feasible(changed).some(({ start, setting }) => start === example?.start && setting.id === example.settingId)).toBe(true);
        expect(searchSlots({ ...changed, wanted: 1 })).toEqual({ kind: 'found', options: [example] });
      }
    }),

  'no smaller change of the same kind does, and none that does goes untold': (explain: Explain) =>
    onDearths((search, leeway) => {
      const changes = changesOf(explain(search, 'mentee', leeway));
      const opens = (change: Change) => finds(withChange(search, change, leeway.settings));
      const fewest = [1, 2, 3].find((days) => opens({ code: 'longer-horizon', days }));
      const longest = [60, 45, 30].find((duration) => duration < search.duration && opens({ code: 'shorter-session', duration }));
      const other = leeway.settings[0]!;
      const expected: readonly (Change | false)[] = [
        longest !== undefined && { code: 'shorter-session', duration: longest },
        opens({ code: 'another-setting', settingId: other.id }) && { code: 'another-setting', settingId: other.id },
        fewest !== undefined && { code: 'longer-horizon', days: fewest },
        opens({ code: 'tentative-allowed' }) && { code: 'tentative-allowed' },
      ];
      const open = expected.filter((change) => change !== false);
      expect(changes.length).toBe(Math.min(3, open.length));
      for (const change of changes) expect(open).toContainEqual(change);
    }),

  'swapping who refuses changes nothing, however often one asks': (explain: Explain) =>
    onDearths((search, leeway) => {
      const [mentor, mentee] = [search.mentor.refusedSettings, search.mentee.refusedSettings];
      for (const reader of readers) {
        const answer = explain(search, reader, leeway);
        expect(explain(refusing(search, mentee, mentor), reader, leeway)).toEqual(answer);
        expect(explain(refusing(search, [...mentor, ...mentee], []), reader, leeway)).toEqual(answer);
        expect(explain(search, reader, leeway)).toEqual(answer);
      }
    }),

  'what binds on one side does not know of refusals, nor of the other’s calendar': (explain: Explain) =>
    onDearths((search, leeway) => {
      for (const side of sides) {
        const { binding } = explain(search, side, leeway)!;
        if (binding.includes('all-turned-down')) continue;
        const nobody = explain(refusing(search, [], []), side, leeway);
        if (!nobody) expect(binding).toEqual([]);
        else if (!nobody.binding.includes('all-turned-down')) expect(binding).toEqual(nobody.binding);
        const other = side === 'mentor' ? 'mentee' : 'mentor';
        const shut: SlotSearch = { ...search, [other]: { ...search[other], availability: { kind: 'unknown', reason: 'not-readable' } } };
        expect(explain(shut, side, leeway)!.binding).toEqual(binding);
        expect(explain(shut, side, leeway)!.reason.code === 'unknown-availability').toBe(search[side].availability.kind === 'unknown');
        // An Outlook that does not answer is nobody's calendar: either side may know.
        const silent: SlotSearch = { ...search, [other]: { ...search[other], availability: { kind: 'unknown', reason: 'no-answer' } } };
        const own = search[side].availability;
        const told = explain(silent, side, leeway)!;
        expect(told.binding).toEqual(binding);
        if (own.kind === 'known') expect(told.reason).toEqual({ code: 'unknown-availability', side: other, why: 'no-answer' });
        else expect(told.reason).toEqual({ code: 'unknown-availability', side, why: own.reason });
      }
    }),

  'what binds is exact: the other always free, lifting it opens a slot and lifting less does not': (explain: Explain) =>
    onDearths((search, leeway) => {
      for (const side of sides) {
        const { binding } = explain(search, side, leeway)!;
        if (binding.includes('all-turned-down')) {
          expect(finds({ ...search, turnedDown: [] })).toBe(true);
          continue;
        }
        const other = side === 'mentor' ? 'mentee' : 'mentor';
        const opens = (without: readonly string[]): boolean => {
          const { availability, holidays } = search[side];
          if (availability.kind === 'unknown') return false;
          const busy = availability.busy.filter(({ status }) => !without.includes(status === 'workingElsewhere' ? 'own-elsewhere' : 'own-meetings'));
          const { workingHours } = availability;
          const own = {
            ...search[side], availability: { kind: 'known', busy, ...(workingHours && !without.includes('own-hours') && { workingHours }) }, holidays: without.includes('own-holidays') ? new Set() : holidays,
          };
          const free = { ...search[other], availability: { kind: 'known', busy: [] }, holidays: new Set() };
          return finds(refusing({ ...search, [side]: own, [other]: free }, [], []));
        };
        const all = ['own-meetings', 'own-elsewhere', 'own-holidays', 'own-hours'];
        if (binding.length === 0) expect(opens([]) || !opens(all)).toBe(true);
        else {
          expect(opens(binding)).toBe(true);
          for (const code of ['', ...binding]) expect(opens(code === '' ? [] : binding.filter((kept) => kept !== code))).toBe(false);
        }
      }
    }),

  'HR has a category, and neither anybody’s constraints nor moments': (explain: Explain) =>
    onDearths((search, leeway) => {
      const answer = explain(search, 'hr', leeway)!;
      const result = searchSlots(search);
      expect(answer.reason).toEqual(result.kind === 'none' && result.reason);
      expect(answer.binding).toEqual([]);
      expect(answer.unlocks.every(({ example }) => example === null)).toBe(true);
      expect(changesOf(answer)).toEqual(changesOf(explain(search, 'mentor', leeway)));
    }),
} as const;

describe('why there is no slot', () => {
  test.each(Object.keys(properties) as (keyof typeof properties)[])('%s', (name) => properties[name](explainNoSlot));

  test('is asked of nobody who has one', () =>
    fc.assert(fc.property(worlds, (search) => {
      expect(explainNoSlot(search, 'mentor', leewayOf(search)) === null).toBe(searchSlots(search).kind === 'found');
    }), { numRuns: 100 }));
});

/** Each of these is a mistake that could be made, and the property that must not let it through. */
const amended = (amend: (answer: NoSlotExplanation, search: SlotSearch, reader: typeof readers[number], leeway: Leeway) => NoSlotExplanation): Explain =>
  (search, reader, leeway) => {
    const answer = explainNoSlot(search, reader, leeway);
    return answer && amend(answer, search, reader, leeway);
  };
const planted: readonly [mistake: string, property: keyof typeof properties, explain: Explain][] = [
  ['a shorter session is guessed', 'every change told opens a slot, and its example is the best of them', amended((answer, { duration }) => ({
    ...answer, unlocks: answer.unlocks.map((unlock) => (duration > 30 ? { ...unlock, change: { code: 'shorter-session', duration: 30 } } : unlock)),
  }))],
  ['the horizon is always stretched to its end', 'no smaller change of the same kind does, and none that does goes untold', amended((answer) => ({
    ...answer,
    unlocks: answer.unlocks.map((unlock) => (unlock.change.code === 'longer-horizon' ? { ...unlock, change: { code: 'longer-horizon', days: 3 } } : unlock)),
  }))],
  ['a change is forgotten', 'no smaller change of the same kind does, and none that does goes untold', amended((answer) => ({
    ...answer, unlocks: answer.unlocks.filter(({ change }) => change.code !== 'longer-horizon'),
  }))],
  ['only the other’s refusals hide an unlock', 'swapping who refuses changes nothing, however often one asks', (search, reader, leeway) =>
    explainNoSlot(search, reader, { ...leeway, find: (asked) => searchSlots(reader === 'mentor' ? refusing(asked, [], asked.mentee.refusedSettings) : asked) })],
  ['what one refuses oneself is told as binding', 'what binds on one side does not know of refusals, nor of the other’s calendar', amended((answer, search, reader) => ({
    ...answer, binding: reader !== 'hr' && search[reader].refusedSettings.length > 0 ? ['own-meetings'] : answer.binding,
  }))],
  ['the other’s unreadable calendar is told', 'what binds on one side does not know of refusals, nor of the other’s calendar', amended((answer, search) => {
    const result = searchSlots(search);
    return result.kind === 'none' ? { ...answer, reason: result.reason } : answer;
  })],
  ['meetings are blamed whenever there are some', 'what binds is exact: the other always free, lifting it opens a slot and lifting less does not', amended((answer, _search, reader) => ({
    ...answer, binding: reader === 'hr' ? [] : ['own-meetings'],
  }))],
  ['HR is told when people are free', 'HR has a category, and neither anybody’s constraints nor moments', amended((answer, search, _reader, leeway) =>
    explainNoSlot(search, 'mentor', leeway) ?? answer)],
];

describe('a planted mistake is caught', () => {
  // That one world tells is enough: the smallest is of no interest here.
  const usual = fc.readConfigureGlobal();
  beforeAll(() => fc.configureGlobal({ ...usual, endOnFailure: true }));
  afterAll(() => fc.configureGlobal(usual));

  test.each(planted)('%s', (_mistake, property, explain) => {
    expect(() => { properties[property](explain); }).toThrow();
  });
});
