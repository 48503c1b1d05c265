import { describe, expect, it } from 'vitest';
import { largestFile } from '../../../../src/features/places/catalogue/columns.ts';
import { ApiRefusal } from '../../../../src/web/shared/api.ts';
import { parentOf, readAddress, toSearch } from '../../../../src/web/tab/address.ts';
import { keepPlaces, type Place, refusalOf } from '../../../../src/web/tab/places/catalogue.ts';
import { bodyOf, draftOf, dropDraft, keepDraft, keptDraft, splitPair } from '../../../../src/web/tab/places/draft.ts';
import { addHours, copyMonday, fromClock, toClock } from '../../../../src/web/tab/places/hours.ts';
import { readTable } from '../../../../src/web/tab/places/read-file.ts';

const site = '517e0000-0000-4000-8000-000000000001';
const place: Place = {
  id: '00000000-0000-4000-8000-000000000001', name: 'Le Zinc', address: '1 rue Neuve', city: 'Lyon', coordinates: { lat: 45.7, lon: -4.8 }, settings: ['coffee'],
  opening: [{ day: 1, from: 480, to: 720 }], price: 1, stepFree: true, quiet: false, openAir: false, fallbackId: null, nearSites: [site], capacity: null, archived: false,
};
const bytes = (text: string, encoding?: 'latin1'): ArrayBuffer => Uint8Array.from(Buffer.from(text, encoding ?? 'utf8')).buffer;

describe('the list', () => {
  it.each([
    [{ site: '', setting: '', archived: false }, 1],
    [{ site: 'x', setting: '', archived: false }, 0],
    [{ site, setting: 'coffee', archived: false }, 1],
    [{ site, setting: 'lunch', archived: true }, 0],
    [{ site: '', setting: '', archived: true }, 2],
  ])('%j keeps %i', (filter, count) => expect(keepPlaces([place, { ...place, archived: true }], filter)).toHaveLength(count));
});

describe('the form', () => {
  it('gives back the place it was made of', () => {
    const { id: _id, archived: _archived, ...rest } = place;
    expect(bodyOf(draftOf(place, []))).toEqual(rest);
  });
  it('sends what is no number as no coordinate, and reads commas', () => {
    expect(bodyOf({ ...draftOf(place, []), lat: '', lon: '2,5', capacity: '3' })).toMatchObject({ coordinates: { lat: 999, lon: 2.5 }, capacity: 3 });
  });
  it('takes a pair copied from a map', () => {
    expect(splitPair(' 48.8919, -2.2389')).toEqual({ lat: '48.8919', lon: '-2.2389' });
    expect(splitPair('48,8919')).toBeNull();
  });
  it('keeps what was typed until it is saved', () => {
    keepDraft('place', { name: 'x' });
    expect(keptDraft('place')).toEqual({ name: 'x' });
    dropDraft('place');
    expect(keptDraft('place')).toBeUndefined();
  });
  it('says a refusal at its field', () => {
    const error = new ApiRefusal(400, { code: 'bad-input', message: 'Non.', field: 'opening.3.from' });
    expect([refusalOf(error, 'opening'), refusalOf(error, 'open')]).toEqual(['Non.', undefined]);
  });
  it('edits hours', () => {
    expect([toClock(1440), fromClock('00:00', true), fromClock('00:00', false), fromClock('', true)]).toEqual(['00:00', 1440, 0, null]);
    expect(addHours(place.opening, 1)).toContainEqual({ day: 1, from: 780, to: 960 });
    expect(copyMonday(place.opening).map(({ day }) => day)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('a file', () => {
  it('is a table, whatever its separator and encoding', () => {
    expect(readTable(bytes('\ufeffnom;ville\nCafé;Évry\n'))).toEqual({ headers: ['nom', 'ville'], lines: [{ line: 2, cells: { nom: 'Café', ville: 'Évry' } }] });
    expect(readTable(bytes('nom,ville\nCafé,Évry', 'latin1'))).toMatchObject({ lines: [{ cells: { nom: 'Café', ville: 'Évry' } }] });
    expect(readTable(bytes('{"type":"FeatureCollection","features":[{"properties":{"nom":"A"}}]}'))).toMatchObject({ lines: [{ line: 1, cells: { nom: 'A' } }] });
  });
  it.each([
    ['empty', 'nom,ville\n'],
    ['unreadable', '{"a":1}'],
    ['too-many', `nom,ville\n${'a,b\n'.repeat(2001)}`],
    ['too-big', 'x'.repeat(largestFile + 1)],
  ])('that is %s is said so', (trouble, text) => expect(readTable(bytes(text))).toBe(trouble));
});

it.each(['places', 'import-places'] as const)('%s has an address and a way back', (page) => {
  expect(readAddress(new URLSearchParams(toSearch({ page })))).toEqual({ page });
  expect(parentOf({ page: 'place' })).toEqual({ page: 'places' });
  expect(readAddress(new URLSearchParams('page=place&place=no'))).toEqual({ page: 'place' });
});
