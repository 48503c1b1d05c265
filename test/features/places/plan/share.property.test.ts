import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, type PersonId, type PlaceId } from '../../../../src/kernel/ids.ts';
import { instant, minute } from '../../../../src/kernel/time.ts';
import { quarter } from '../../../../src/features/places/grid.ts';
import { openLedger } from '../../../../src/features/places/plan/ledger.ts';
import { type Given, type Looked, shareOut } from '../../../../src/features/places/plan/share.ts';
import type { SettingId } from '../../../../src/features/places/setting.ts';
import type { SlotOption } from '../../../../src/features/places/slot.ts';

const settingOf: readonly SettingId[] = ['coffee', 'lunch', 'walk', 'museum'];
const buffer = 5;

/** A crowded little programme: few people, few places, few hours, so that everybody wants what others want. */
const optionArb = fc.record({ start: fc.integer({ min: 0, max: 40 }), place: fc.integer({ min: -1, max: 2 }), way: fc.integer({ min: 0, max: 2 }), setting: fc.nat(3), score: fc.integer({ min: -20, max: 90 }) })
  .map(({ start, place, way, setting, score }): SlotOption => {
    const [from, to] = [instant(start * quarter), instant((start + 4) * quarter)];
    const held = { start: instant(from - way * quarter), end: instant(to + way * quarter) };
    return {
      start: from, end: to, settingId: settingOf[setting]!, placeId: place < 0 ? null : asId<PlaceId>(`place ${place}`), fallbackId: null,
      travel: { mentor: { minutes: 15 * way, mode: 'walk' }, mentee: { minutes: 15 * way, mode: 'walk' } }, hold: { mentor: held, mentee: held }, reasons: [], score,
    };
  });

interface Case { readonly duos: readonly Looked[]; readonly more: ReadonlyMap<string, readonly SlotOption[]>; readonly capacities: readonly number[]; readonly seed: number }
const caseArb: fc.Arbitrary<Case> = fc.record({
  duos: fc.array(fc.record({ mentor: fc.nat(5), mentee: fc.nat(3), options: fc.array(optionArb, { maxLength: 4 }), more: fc.array(optionArb, { maxLength: 2 }) }), { maxLength: 14 }),
  capacities: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 3, maxLength: 3 }), seed: fc.nat(),
}).map(({ duos, capacities, seed }) => ({
  capacities, seed,
  duos: duos.map(({ mentor, mentee, options }, index): Looked => ({
    id: `duo ${index}`, two: { mentor: asId<PersonId>(`mentor ${mentor}`), mentee: asId<PersonId>(`mentee ${mentee}`) }, options,
    reason: options.length === 0 ? { code: 'no-common-moment' } : null, pinned: null,
  })),
  more: new Map(duos.map(({ more }, index) => [`duo ${index}`, more])),
}));

const capacityOf = ({ capacities }: Case) => (place: PlaceId): number => capacities[Number(place.split(' ')[1])] ?? 1;
const run = (of: Case, duos = of.duos, breaths?: { count: number }): readonly Given[] => {
  const ledger = openLedger(capacityOf(of), buffer, { holds: [], sessions: [] });
  const steps = shareOut(duos, { ledger, seed: of.seed, again: ({ id }) => of.more.get(id) ?? [] });
  for (;;) {
    const { done, value } = steps.next();
    if (breaths) breaths.count++;
    if (done) return value;
  }
};
const plannedOf = (of: Case, given: readonly Given[]) =>
  given.flatMap((one) => (one.kind === 'planned' ? [{ id: one.id, option: one.option, two: of.duos.find(({ id }) => id === one.id)!.two }] : []));

const runs = { numRuns: 1_000 };

describe('a plan of a programme', () => {
  it('accounts for every duo once, in order: a moment, or why not', () => {
    fc.assert(fc.property(caseArb, (of) => {
      const given = run(of);
      expect(given.map(({ id }) => id)).toEqual(of.duos.map(({ id }) => id));
      for (const one of given) {
        const duo = of.duos.find(({ id }) => id === one.id)!;
        if (one.kind === 'planned') expect([...duo.options, ...(of.more.get(one.id) ?? [])]).toContain(one.option);
        else expect(one.reason.code).toBe(duo.options.length === 0 ? 'no-common-moment' : 'shared-out');
      }
    }), runs);
  });

  it('never has anybody in two places at once, door to door and with the buffer between', () => {
    fc.assert(fc.property(caseArb, (of) => {
      const held = plannedOf(of, run(of)).flatMap(({ option, two }) => [{ who: two.mentor, ...option.hold.mentor }, { who: two.mentee, ...option.hold.mentee }]);
      for (const [index, a] of held.entries())
        for (const b of held.slice(index + 1))
          if (a.who === b.who) expect(a.start >= b.end + buffer * minute || b.start >= a.end + buffer * minute, JSON.stringify([a, b])).toBe(true);
    }), runs);
  });

  it('never has more duos in a place than it takes, at any minute', () => {
    fc.assert(fc.property(caseArb, (of) => {
      const sessions = plannedOf(of, run(of)).map(({ option }) => option).filter(({ placeId }) => placeId !== null);
      for (const { placeId, start } of sessions)
        expect(sessions.filter((other) => other.placeId === placeId && other.start <= start && start < other.end).length).toBeLessThanOrEqual(capacityOf(of)(placeId!));
    }), runs);
  });

  it('keeps what is pinned when the rest is planned anew', () => {
    fc.assert(fc.property(caseArb, fc.nat(), (of, which) => {
      const planned = plannedOf(of, run(of));
      const kept = new Map(planned.filter((_, index) => (which >> (index % 20)) & 1).map(({ id, option }) => [id, option]));
      const again = run({ ...of, seed: of.seed + 1 }, of.duos.map((duo) => ({ ...duo, pinned: kept.get(duo.id) ?? null })));
      for (const one of again) if (kept.has(one.id)) expect(one).toEqual({ id: one.id, kind: 'planned', option: kept.get(one.id) });
    }), runs);
  });

  it('is the same plan for the same input and seed, whatever was written down and read back between', () => {
    fc.assert(fc.property(caseArb, (of) => {
      expect(run(of, JSON.parse(JSON.stringify(of.duos)) as Looked[])).toEqual(run(of));
    }), runs);
  });

  it('leaves nobody without a moment that is still free at the end', () => {
    fc.assert(fc.property(caseArb, (of) => {
      const given = run(of);
      const ledger = openLedger(capacityOf(of), buffer, { holds: [], sessions: [] });
      for (const { option, two } of plannedOf(of, given)) ledger.take(option, two);
      for (const one of given)
        if (one.kind === 'none') {
          const duo = of.duos.find(({ id }) => id === one.id)!;
          for (const option of duo.options) expect(ledger.fits(option, duo.two)).toBe(false);
        }
    }), runs);
  });
});

const option = (start: number, settingId: SettingId, score: number, place: string | null = null): SlotOption => {
  const [from, to] = [instant(start * quarter), instant((start + 4) * quarter)];
  const held = { start: from, end: to };
  return {
    start: from, end: to, settingId, placeId: place === null ? null : asId<PlaceId>(place), fallbackId: null, travel: { mentor: { minutes: 0, mode: 'walk' }, mentee: { minutes: 0, mode: 'walk' } },
    hold: { mentor: held, mentee: held }, reasons: [], score,
  };
};
const duo = (id: string, options: readonly SlotOption[]): Looked =>
  ({ id, two: { mentor: asId<PersonId>(`mentor ${id}`), mentee: asId<PersonId>(`mentee ${id}`) }, options, reason: null, pinned: null });
const plan = (duos: readonly Looked[], capacity = 100) => {
  const steps = shareOut(duos, { ledger: openLedger(() => capacity, buffer, { holds: [], sessions: [] }), seed: 1 });
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
};

describe('who is served, and with what', () => {
  it('serves first whoever has least to choose from', () => {
    const table = option(0, 'coffee', 90, 'table');
    const given = plan([duo('rich', [table, option(8, 'lunch', 10, 'elsewhere')]), duo('poor', [table])], 1);
    expect(given.map((one) => one.kind === 'planned' && one.option.settingId)).toEqual(['lunch', 'coffee']);
  });

  it('spreads settings that are nearly as good over the programme, and not those that are much worse', () => {
    const duos = Array.from({ length: 60 }, (_, index) => duo(String(index), [option(0, 'coffee', 50), option(8, 'lunch', 46), option(16, 'walk', 42), option(24, 'two-voice-walk', -40)]));
    const counts = Map.groupBy(plan(duos).flatMap((one) => (one.kind === 'planned' ? [one.option.settingId] : [])), (id) => id);
    const of = (id: SettingId) => counts.get(id)?.length ?? 0;
    for (const id of ['coffee', 'lunch', 'walk'] as const) expect(of(id)).toBeGreaterThan(12);
    expect(of('two-voice-walk')).toBe(0);
  });
});
