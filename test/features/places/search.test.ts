import { describe, expect, test } from 'vitest';
import { asId } from '../../../src/kernel/ids.ts';
import type { PersonId } from '../../../src/kernel/ids.ts';
import { day, fromIso, minute, plus, toIso } from '../../../src/kernel/time.ts';
import type { LocalDate, Zone } from '../../../src/kernel/time.ts';
import { seedPlaces } from '../../../src/features/places/content/places.ts';
import { defaultSettings } from '../../../src/features/places/content/settings.ts';
import { seedSiteId, seedSites } from '../../../src/features/places/content/sites.ts';
import { publicHolidays } from '../../../src/features/places/holidays.ts';
import { dayTerms } from '../../../src/features/places/score.ts';
import { recheckOption, searchSlots } from '../../../src/features/places/search.ts';
import type { BusyItem, Seeker, SlotOption, SlotSearch } from '../../../src/features/places/slot.ts';

const [paris, , strasbourg] = seedSites as [typeof seedSites[0] & object, unknown, typeof seedSites[0] & object];
const now = fromIso('2026-11-24T08:10Z');
const seeker = (changes: Partial<Seeker> = {}): Seeker => ({
  id: asId<PersonId>('someone'),
  zone: 'Europe/Paris' as Zone,
  site: paris,
  availability: { kind: 'known', busy: [] },
  holidays: publicHolidays(paris, { start: now, end: plus(now, 62 * day) }),
  refusedSettings: [],
  enjoyedSettings: [],
  maxWalk: 15,
  ...changes,
});
const search = (changes: Partial<SlotSearch> = {}): SlotSearch => ({
  now,
  horizon: { start: now, end: plus(now, 42 * day) },
  duration: 60,
  grid: 15,
  notice: 24 * 60,
  buffer: 10,
  window: { days: [1, 2, 3, 4, 5], from: 8 * 60 + 30, to: 18 * 60 + 30 },
  quiet: [],
  purpose: 'talk',
  mentor: seeker(),
  mentee: seeker(),
  settings: defaultSettings,
  places: seedPlaces(seedSiteId),
  priceCeiling: 2,
  history: [], remoteCap: 2,
  turnedDown: [],
  wanted: 3,
  ...changes,
});
const found = (changes: Partial<SlotSearch> = {}): readonly SlotOption[] => {
  const result = searchSlots(search(changes));
  if (result.kind === 'none') throw new Error(result.reason.code);
  return result.options;
};
const reason = (changes: Partial<SlotSearch> = {}) => {
  const result = searchSlots(search(changes));
  return result.kind === 'none' ? result.reason : result.kind;
};
const item = (from: string, to: string, status: BusyItem['status'] = 'busy'): BusyItem =>
  ({ start: fromIso(from), end: fromIso(to), status });
const busy = (...items: BusyItem[]): Partial<Seeker> => ({ availability: { kind: 'known', busy: items } });
const onlyLunch = defaultSettings.filter(({ id }) => id === 'lunch');

describe('a search', () => {
  test('finds three options on three days, in three settings', () => {
    const options = found();
    expect(options.length).toBe(3);
    expect(new Set(options.map(({ start }) => toIso(start).slice(0, 10))).size).toBe(3);
    expect(new Set(options.map(({ settingId }) => settingId)).size).toBe(3);
  });

  test('holds a lunch nine minutes away from noon and is back at half past one', () => {
    const zinc = seedPlaces(seedSiteId).filter(({ name }) => name === 'Le Petit Zinc');
    const mentor = seeker(busy(item('2026-11-25T08:00Z', '2026-11-25T10:50Z')));
    const [option] = found({ settings: onlyLunch, places: zinc, mentor });
    expect(option?.travel.mentee).toEqual({ minutes: 9, mode: 'walk' });
    expect(toIso(option!.start)).toBe('2026-11-25T11:15:00.000Z');
    expect(toIso(option!.hold.mentee.start)).toBe('2026-11-25T11:00:00.000Z');
    expect(toIso(option!.hold.mentee.end)).toBe('2026-11-25T12:30:00.000Z');
  });

  test('keeps the holidays of each region: 26 December is one in Strasbourg only', () => {
    const saturday = { days: [6 as const], from: 8 * 60, to: 19 * 60 };
    const boxing = {
      now: fromIso('2026-12-20T08:00Z'),
      window: saturday,
      settings: defaultSettings.map((setting) => ({ ...setting, days: [6 as const] })),
      horizon: { start: fromIso('2026-12-25T23:00Z'), end: fromIso('2026-12-26T23:00Z') },
    };
    expect(found(boxing).length).toBeGreaterThan(0);
    const alsatian = seeker({ site: strasbourg, holidays: publicHolidays(strasbourg, boxing.horizon) });
    expect(reason({ ...boxing, mentor: alsatian, mentee: alsatian })).toEqual({ code: 'no-working-day' });
  });

  test('on a day worked elsewhere, only the walk on the phone is left', () => {
    const oneDay = { horizon: { start: fromIso('2026-11-26T00:00Z'), end: fromIso('2026-11-27T00:00Z') } };
    const telework = seeker(busy(item('2026-11-26T15:00Z', '2026-11-26T16:00Z', 'workingElsewhere')));
    const options = found({ ...oneDay, mentee: telework });
    expect(options.map(({ settingId }) => settingId).every((id) => id === 'two-voice-walk')).toBe(true);
    expect(reason({ ...oneDay, mentee: telework, purpose: 'hands-on' })).toEqual({ code: 'no-common-moment' });
  });

  test('after an appointment out of the office one first comes back: 45 minutes and the buffer, before the way to a place', () => {
    const morning = { horizon: { start: fromIso('2026-11-26T07:30Z'), end: fromIso('2026-11-26T17:30Z') }, wanted: 60 };
    const mentee = seeker(busy(item('2026-11-26T07:00Z', '2026-11-26T10:00Z', 'oof')));
    const leaving = (buffer: number) => Math.min(...found({ ...morning, mentee, buffer }).filter(({ placeId }) => placeId).map(({ hold }) => hold.mentee.start));
    expect(toIso(leaving(0) as typeof now)).toBe('2026-11-26T10:45:00.000Z');
    expect(toIso(leaving(10) as typeof now)).toBe('2026-11-26T11:00:00.000Z');
    expect(toIso(leaving(30) as typeof now)).toBe('2026-11-26T11:15:00.000Z');
  });

  test('two people of two towns meet on the phone only', () => {
    const options = found({ mentee: seeker({ site: strasbourg }) });
    expect(new Set(options.map(({ placeId }) => placeId))).toEqual(new Set([null]));
  });

  test('nobody pays: only what is free', () => {
    const free = new Set(seedPlaces(seedSiteId).filter(({ price }) => price === 0).map(({ id }) => id));
    for (const { placeId } of found({ priceCeiling: null, wanted: 30 })) expect(placeId === null || free.has(placeId)).toBe(true);
  });

  test('a setting comes back only once those both accept have been used', () => {
    const used = (...ids: ('coffee' | 'breakfast' | 'lunch' | 'walk')[]) =>
      ids.map((settingId) => ({ settingId, placeId: null, start: plus(now, -30 * day) }));
    const four = defaultSettings.filter(({ id }) => ['coffee', 'breakfast', 'lunch', 'walk'].includes(id));
    const offered = (history: SlotSearch['history']) =>
      new Set(found({ settings: four, history, wanted: 9 }).map(({ settingId }) => settingId));
    expect(offered(used('lunch'))).toEqual(new Set(['coffee', 'breakfast', 'walk']));
    expect(offered(used('lunch', 'coffee', 'walk'))).toEqual(new Set(['breakfast']));
    expect(offered(used('lunch', 'coffee', 'walk', 'breakfast')).has('lunch')).toBe(true);
    const [never] = found({ settings: four, history: used('lunch', 'walk'), mentee: seeker({ refusedSettings: ['coffee'] }) });
    expect(never?.settingId).toBe('breakfast');
    expect(never?.reasons).toContainEqual({ code: 'new-setting', settingId: 'breakfast' });
  });

  test('a setting that repeats is better than no meeting', () => {
    const evening = { from: 16 * 60 + 30, to: 18 * 60 + 30 };
    const options = found({
      settings: defaultSettings.filter(({ id }) => id === 'coffee' || id === 'lunch'),
      window: { days: [1, 2, 3, 4, 5], ...evening },
      history: [{ settingId: 'coffee', placeId: null, start: plus(now, -30 * day) }],
    });
    expect(options[0]?.settingId).toBe('coffee');
  });

  test('a calendar that cannot be read is named, the mentor’s first, and is never free', () => {
    const unread = (why: 'no-mailbox' | 'no-answer') => seeker({ availability: { kind: 'unknown', reason: why } });
    expect(reason({ mentee: unread('no-mailbox') })).toEqual({ code: 'unknown-availability', side: 'mentee', why: 'no-mailbox' });
    expect(reason({ mentor: unread('no-answer'), mentee: unread('no-mailbox') }))
      .toEqual({ code: 'unknown-availability', side: 'mentor', why: 'no-answer' });
  });

  test('says why nothing fits, without ever telling a refusal', () => {
    expect(reason({ settings: [] })).toEqual({ code: 'no-setting' });
    expect(reason({ settings: onlyLunch, places: [] })).toEqual({ code: 'no-place' });
    const winter = { from: '2026-11-01' as LocalDate, to: '2027-01-31' as LocalDate };
    expect(reason({ quiet: [winter] })).toEqual({ code: 'no-working-day' });
    const away = seeker(busy(item('2026-11-01T00:00Z', '2027-03-01T00:00Z', 'oof')));
    expect(reason({ mentor: away })).toEqual({ code: 'no-common-moment' });
    expect(reason({ settings: onlyLunch, mentee: seeker({ refusedSettings: ['lunch'] }) })).toEqual({ code: 'no-common-moment' });
  });

  test('survives a calendar of ten thousand items, and items without sense', () => {
    const many = Array.from({ length: 10_000 }, (_, i): BusyItem =>
      ({ start: plus(now, i * minute), end: plus(now, (i - 5) * minute), status: 'busy' }));
    expect(found({ mentor: seeker(busy(...many)) }).every(({ hold }) => hold.mentor.start >= now + 10_000 * minute)).toBe(true);
    const endless = [{ start: -Infinity, end: Infinity, status: 'busy' }] as unknown as BusyItem[];
    expect(reason({ mentor: seeker(busy(...endless)) })).toEqual({ code: 'no-common-moment' });
  });

  test('reads no more than 62 days: what was not read is not free', () => {
    const options = found({ horizon: { start: now, end: plus(now, 400 * day) }, wanted: 5000, settings: onlyLunch });
    expect(Math.max(...options.map(({ hold }) => hold.mentor.end))).toBeLessThanOrEqual(plus(now, 62 * day + 15 * minute));
  });
});

test('a day half free is still calm, and one more meeting makes it busy', () => {
  expect(dayTerms(30, 20, 40).map(({ reason: why }) => why)).toEqual([{ code: 'calm-day' }]);
  expect(dayTerms(30, 19, 40)).toEqual([]);
});

test('an option is rechecked against fresh calendars', () => {
  const [option] = found();
  const { mentor } = search();
  const later = { kind: 'known', busy: [{ ...option!.hold.mentee, status: 'tentative' }] } as const;
  expect(recheckOption(option!, mentor.availability, mentor.availability, now, 60)).toBe('holds');
  expect(recheckOption(option!, mentor.availability, later, now, 60)).toBe('taken');
  expect(recheckOption(option!, mentor.availability, { kind: 'unknown', reason: 'no-answer' }, now, 60)).toBe('unknown');
  expect(recheckOption(option!, mentor.availability, later, option!.start, 0)).toBe('past');
});
