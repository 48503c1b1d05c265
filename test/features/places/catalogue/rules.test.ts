import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { guessMapping, mapLine, type RawLine } from '../../../../src/features/places/catalogue/columns.ts';
import { unquoteFormula, writeCsv } from '../../../../src/features/places/catalogue/csv.ts';
import { areHours, type CataloguePlace, findProblems, placeSettings } from '../../../../src/features/places/catalogue/draft.ts';
import { readGeoJson } from '../../../../src/features/places/catalogue/geojson.ts';
import { readHours, writeHours } from '../../../../src/features/places/catalogue/hours.ts';
import type { Defaults } from '../../../../src/features/places/catalogue/line.ts';
import { planImport } from '../../../../src/features/places/catalogue/plan.ts';
import { sayLine } from '../../../../src/features/places/catalogue/say-line.ts';
import { addressKey, calmCapitals, nameKey, splitAddress, tidy } from '../../../../src/features/places/catalogue/spelling.ts';
import { seedPlaces } from '../../../../src/features/places/content/places.ts';
import { seedSiteId, seedSites } from '../../../../src/features/places/content/sites.ts';
import type { OpeningHours, PriceLevel } from '../../../../src/features/places/place.ts';
import { asId, type PlaceId } from '../../../../src/kernel/ids.ts';
import type { Weekday } from '../../../../src/kernel/time.ts';

const defaults: Defaults = { settings: ['coffee'], opening: [{ day: 1, from: 540, to: 1080 }], price: 1, city: '', within: 5 };
const seeds: readonly CataloguePlace[] = seedPlaces(seedSiteId).map((place) => ({ ...place, capacity: null, archived: false }));
let last = 0;
const newId = () => asId<PlaceId>(`new-${++last}`);
const plan = (lines: readonly RawLine[], catalogue: readonly CataloguePlace[] = []) => planImport(lines, defaults, seedSites, catalogue, newId);
const zinc = (more: Partial<RawLine> = {}): RawLine => ({ line: 2, name: 'Le Zinc', address: '61, avenue du Parc', city: 'Courbevoie', lat: '48.8950', lon: '2.2400', ...more });
const kinds = (lines: readonly RawLine[], catalogue?: readonly CataloguePlace[]) => plan(lines, catalogue).map(({ verdict }) => verdict.kind);

describe('spelling', () => {
  it.each([
    ['MUSEE RODIN', 'Musee Rodin'],
    ['CENTRE NATIONAL D\'ART ET DE CULTURE', 'Centre National d\'Art et de Culture'],
    ['ÉCOLE NATIONALE (FEMIS)', 'École Nationale (FEMIS)'],
    ['CAFÉ LOUIS XIV', 'Café Louis XIV'],
    ['MARNE-LA-VALLÉE', 'Marne-la-Vallée'],
    ['BHV', 'BHV'],
    ['NoMa', 'NoMa'],
    ['Le Café', 'Le Café'],
  ])('%s is written %s', (from, to) => expect(calmCapitals(from)).toBe(to));

  it('never touches letters, only their case, and calms once', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'ABCÉÈÀÇŒ d\'l-()XIV'.split('')), maxLength: 40 }), (text) => {
      const calmed = calmCapitals(text);
      expect(calmed.toUpperCase()).toBe(text.toUpperCase());
      expect(calmCapitals(calmed)).toBe(calmed);
    }));
  });

  it('the same door in many hands', () => {
    for (const [a, b] of [['202 rue Saint Honoré', '202, Rue st-honore'], ['55bis quai de Valmy', '55 bis quai de valmy'], ['9 bd Voltaire', '9 boulevard Voltaire']] as const)
      expect(addressKey(a, 'Paris')).toBe(addressKey(b, 'PARIS'));
    expect(addressKey('3 rue de la Gaité', 'Paris')).not.toBe(addressKey('3 rue de la Gaité', 'Lyon'));
    expect(addressKey('Rue Beaubourg', 'Paris')).toBe('');
    expect(nameKey('Les caves populaires')).toBe(nameKey('CAVES POPULAIRES'));
  });

  it.each([
    ['36 rue Beaurepaire 75010 Paris', '36 rue Beaurepaire', 'Paris'],
    ['142 Rue Saint-Denis 75002 Paris 75002 Paris', '142 Rue Saint-Denis', 'Paris'],
    ['14 rue Turbigo, Paris 75002 Paris', '14 rue Turbigo', 'Paris'],
    ['4, passage des Tilleuls', '4, passage des Tilleuls', null],
  ])('%s', (address, street, city) => expect(splitAddress(address)).toEqual({ street, city }));

  it('a line break and a NUL are spaces', () => expect(tidy(' Route de\n la\0 Muette ')).toBe('Route de la Muette'));
});

const opening = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 7 }), fc.constantFrom([0, 420], [480, 720], [780, 1140], [1200, 1440])), { selector: ([day, [from]]) => `${day} ${from}`, minLength: 1 })
  .map((all): readonly OpeningHours[] => all.map(([day, [from = 0, to = 0]]) => ({ day: day as Weekday, from, to })));
const sorted = (hours: readonly OpeningHours[] | null) => hours?.toSorted((a, b) => a.day - b.day || a.from - b.from);

describe('opening hours', () => {
  it('are read back as they are written', () => fc.assert(fc.property(opening, (hours) => { expect(sorted(readHours(writeHours(hours)))).toEqual(sorted(hours)); })));
  it.each([
    ['lun-ven 8h-19h; sam 9h30-12h', 'Mo-Fr 08:00-19:00; Sa 09:30-12:00'],
    ['mardi à samedi 10h – 12h, 14h–18h30', 'Tu-Sa 10:00-12:00,14:00-18:30'],
    ['Mo-Su 08:00-18:00; We off', 'Mo-Tu 08:00-18:00; Th-Su 08:00-18:00'],
    ['24/7', 'Mo-Su 00:00-24:00'],
  ])('%s', (text, written) => expect(writeHours(readHours(text) ?? [])).toBe(written));
  it.each(['tôt', 'lun 8h', 'lun 25:00-26:00', 'xyz 8h-9h', 'Mo 08:00-12:00 14:00'])('« %s » is not understood', (text) => expect(readHours(text)).toBeNull());
  it('intervals of one day never cross', () => {
    expect(areHours([{ day: 1, from: 480, to: 720 }, { day: 1, from: 700, to: 800 }])).toBe(false);
    expect(areHours([{ day: 1, from: 480, to: 720 }, { day: 2, from: 700, to: 800 }])).toBe(true);
    expect(areHours([{ day: 1, from: 720, to: 480 }])).toBe(false);
  });
});

describe('columns', () => {
  it.each([
    [['nom', 'adresse', 'arrondissement', 'lat_lon', 'geometry.lat', 'geometry.lon'], { name: 'nom', address: 'adresse', lat: 'geometry.lat', lon: 'geometry.lon' }],
    [['structure', 'ville', 'adresse', 'lat', 'lon', 'wgs84'], { name: 'structure', address: 'adresse', city: 'ville', lat: 'lat', lon: 'lon' }],
    [['Name', 'Street address', 'geo_point_2d', 'Opening hours', 'Step-free'], { name: 'Name', address: 'Street address', point: 'geo_point_2d', opening: 'Opening hours', stepFree: 'Step-free' }],
  ])('%j', (headers, mapping) => expect(guessMapping(headers)).toEqual(mapping));

  it('a feature without a geometry has no coordinates, an area has its middle', () => {
    const table = readGeoJson(JSON.stringify({ type: 'FeatureCollection', features: [
      { type: 'Feature', properties: { nom: 'A' } },
      { type: 'Feature', geometry: { type: 'Polygon', coordinates: [[[2, 48], [4, 48], [4, 50], [2, 50], [2, 48]]] }, properties: { nom: 'B' } },
    ] }));
    expect(table?.lines.map(({ cells }) => cells['geometry.lat'])).toEqual([undefined, '49']);
    expect(readGeoJson('{"type":"Feature"}')).toBeNull();
    expect(readGeoJson('[')).toBeNull();
  });
});

describe('the plan of an import', () => {
  it('adds what is whole, with defaults and the sites within reach', () => {
    const [line] = plan([zinc()]);
    expect(line?.verdict).toMatchObject({ kind: 'add', place: { name: 'Le Zinc', settings: ['coffee'], nearSites: [seedSiteId('paris')], price: 1, archived: false } });
  });
  it.each([
    ['no name', { name: undefined }, /Il manque.: nom/],
    ['no coordinates', { lat: undefined, lon: undefined }, /Il manque.: coordonnées/],
    ['coordinates that are none', { lat: '95', lon: '2' }, /coordonnées/],
    ['null island', { lat: '0', lon: '0' }, /coordonnées/],
    ['a setting nobody knows', { settings: 'bar' }, /cadres.*bar/],
    ['odd hours', { opening: 'tôt' }, /horaires.*tôt/],
    ['a price in words', { price: 'cher' }, /prix.*cher/],
    ['a site nobody knows', { sites: 'Nantes' }, /sites proches/],
    ['too far', { lat: '48.8508', lon: '2.3840' }, /À 12.km du site le plus proche/],
    ['the open air with no roof', { openAir: 'oui' }, /repli/],
    ['a flag that is none', { quiet: 'peut-être' }, /calme.*peut-être/],
  ] as const)('refuses %s, and says why', (_what, more, sentence) => {
    const [line] = plan([zinc(more)]);
    expect(line?.verdict.kind).toBe('refused');
    expect(line && sayLine(line, 'fr').join(' ')).toMatch(sentence);
    expect(line && sayLine(line, 'en').join(' ')).not.toMatch(/undefined/);
  });
  it('the same name within 80 m, or the same door, is one place', () => {
    expect(kinds([zinc(), zinc({ line: 3, name: 'ZINC', address: '1 rue Neuve', lat: '48.8956' })])).toEqual(['add', 'merged']);
    expect(kinds([zinc(), zinc({ line: 3, name: 'ZINC', address: '1 rue Neuve', lat: '48.8960' })])).toEqual(['add', 'add']);
    expect(kinds([zinc(), zinc({ line: 3, name: 'Autre', lat: '48.8990' })])).toEqual(['add', 'merged']);
  });
  it('a merged line fills what the first left out', () => {
    const [first] = plan([zinc(), zinc({ line: 3, quiet: 'oui', price: '3' })]);
    expect(first?.verdict).toMatchObject({ place: { quiet: true, price: 3 } });
  });
  it('a roof may come later in the same file', () => {
    const lines = [zinc({ name: 'Parc', address: 'quai Neuf', openAir: 'yes', fallback: 'Le Zinc' }), zinc({ line: 3, lat: '48.8980' })];
    expect(kinds(lines)).toEqual(['add', 'add']);
  });
  it('changes only what the line says; an archived twin refuses', () => {
    const [known] = seeds as [CataloguePlace];
    const line: RawLine = { line: 2, name: known.name, address: known.address, city: known.city, lat: String(known.coordinates.lat), lon: String(known.coordinates.lon), price: '2' };
    const [planned] = plan([line], seeds);
    expect(planned?.verdict).toMatchObject({ kind: 'change', changed: ['price'], place: { ...known, price: 2 } });
    expect(kinds([line], [{ ...known, archived: true }])).toEqual(['refused']);
  });
  it('whatever it is given, every line has one verdict, and what is added is right', () => {
    const cell = fc.option(fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom('48.895', '2.24', 'oui', 'Le Zinc', '=1+1', 'coffee; lunch', '€€')), { nil: undefined });
    const raw = fc.record({ name: cell, address: cell, lat: cell, lon: cell, settings: cell, price: cell, openAir: cell, fallback: cell, opening: cell, sites: cell, point: cell });
    fc.assert(fc.property(fc.array(raw, { maxLength: 12 }), (raws) => {
      const planned = plan(raws.map((one, index) => zinc({ ...Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)), line: index + 2 })), seeds);
      expect(planned.map(({ line }) => line)).toEqual(raws.map((_, index) => index + 2));
      const added = planned.flatMap(({ verdict }) => (verdict.kind === 'add' ? [verdict.place] : []));
      for (const place of added) expect(findProblems(place, [...seeds, ...added].find(({ id }) => id === place.fallbackId))).toEqual([]);
    }), { numRuns: 200 });
  });
});

describe('the export', () => {
  const readBack = (csv: string): readonly RawLine[] => {
    const { data, meta } = Papa.parse<Record<string, string>>(csv.replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true });
    return data.map((row, index) => mapLine(guessMapping(meta.fields ?? []), index + 2, row));
  };
  it('of the whole catalogue comes back with nothing to change', () => {
    expect(new Set(kinds(readBack(writeCsv(seeds, seedSites)), seeds))).toEqual(new Set(['same']));
  });
  it('into an empty catalogue gives the same places', () => {
    const places = plan(readBack(writeCsv(seeds, seedSites))).map(({ verdict }) => (verdict.kind === 'add' ? verdict.place : undefined));
    const bare = (place: CataloguePlace | undefined) => place && { season: null, ...place, id: '', fallbackId: null, opening: sorted(place.opening) };
    expect(places.map(bare)).toEqual(seeds.map(bare));
  });
  it('never starts a formula, and reads back the very text', () => {
    fc.assert(fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\0', '', "'"), fc.string({ maxLength: 20 }), fc.integer({ min: 0, max: 3 }), (start, rest, price) => {
      const name = `${start}${rest}"`;
      const [known] = seeds as [CataloguePlace];
      const csv = writeCsv([{ ...known, name, price: price as PriceLevel, settings: placeSettings.slice(0, 1) }], seedSites);
      const [, row] = Papa.parse<string[]>(csv.replace(/^\ufeff/, '')).data;
      expect(row?.[0]).not.toMatch(/^[=+\-@\t\0]/);
      expect(unquoteFormula(row?.[0] ?? '')).toBe(start === "'" && /^[=+\-@\t\r\0]/.test(rest) ? name.slice(1) : name);
    }));
  });
});
