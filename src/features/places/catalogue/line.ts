import type { SiteId } from '../../../kernel/ids.ts';
import { cut, langs } from '../../../kernel/text.ts';
import type { Coordinates, OpeningHours, PriceLevel } from '../place.ts';
import type { SettingId } from '../setting.ts';
import type { Site } from '../site.ts';
import { settingName } from '../text.ts';
import { distance } from '../travel.ts';
import type { Column, RawLine } from './columns.ts';
import { unquoteFormula } from './csv.ts';
import { areCoordinates, areHours, longest, type PlaceDraft, placeSettings } from './draft.ts';
import { readHours } from './hours.ts';
import { readSeason } from './season-cell.ts';
import { calmCapitals, nameKey, splitAddress, tidy } from './spelling.ts';

/** What HR says once for all the lines that say nothing. */
export interface Defaults {
  readonly settings: readonly SettingId[];
  readonly opening: readonly OpeningHours[];
  readonly price: PriceLevel;
  readonly city: string;
  /** A line that names no site is near those within this distance, kilometres. */
  readonly within: number;
}

export type LineProblem =
  | { readonly code: 'missing'; readonly column: Column }
  | { readonly code: 'unread'; readonly column: Column; readonly value: string }
  | { readonly code: 'no-site' }
  | { readonly code: 'far'; readonly kilometres: number; readonly site: string };
export type LineNote = 'capitals';

export interface ReadLine {
  readonly raw: RawLine;
  readonly draft: PlaceDraft;
  /** Where the line says to go when it rains, by name. */
  readonly roof: string;
  readonly problems: readonly LineProblem[];
  readonly notes: readonly LineNote[];
}

const yes: ReadonlySet<string> = new Set(['yes', 'y', 'oui', 'o', 'true', 'vrai', '1', 'x']);
const no: ReadonlySet<string> = new Set(['no', 'n', 'non', 'false', 'faux', '0', '-']);

const settingIdOf: ReadonlyMap<string, SettingId> = new Map(
  placeSettings.flatMap((id) => [id, ...langs.map((lang) => settingName(id, lang).name)].map((name) => [nameKey(name), id])),
);
const shortSettings: Readonly<Record<string, SettingId>> = { musee: 'museum', museum: 'museum', exposition: 'museum', cafe: 'coffee', coworking: 'co-working', shop: 'shop-visit', boutique: 'shop-visit' };

const readNumber = (text: string): number => (/^[+-]?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : NaN);

const readPrice = (text: string): PriceLevel | null => {
  if (/^(gratuit|free)$/i.test(text)) return 0;
  if (/^€{1,3}$/.test(text)) return text.length as PriceLevel;
  const money = /^(?:€\s*)?(\d+(?:[.,]\d+)?)\s*(€|eur|euros?)?$/i.exec(text);
  if (!money) return null;
  const amount = readNumber(money[1] ?? '');
  if (!/€|eur/i.test(text)) return [0, 1, 2, 3].includes(amount) ? (amount as PriceLevel) : null;
  return amount === 0 ? 0 : amount <= 10 ? 1 : amount <= 25 ? 2 : 3;
};

const readPoint = ({ lat, lon, point }: RawLine): Coordinates => {
  if (lat === undefined && lon === undefined && point !== undefined) {
    const [first = '', second = ''] = point.replace(/[[\]()]/g, '').split(/[,;]\s+|;|(?<=\.\d+),|\s+/).map((part) => part.trim());
    return { lat: readNumber(first), lon: readNumber(second) };
  }
  return { lat: readNumber(lat ?? ''), lon: readNumber(lon ?? '') };
};

const list = (text: string): readonly string[] => text.split(/[;|]|,(?!\d)/).map((part) => part.trim()).filter(Boolean);

/** What a line says, made tidy, with what it leaves out taken from the defaults, and all that is wrong with it. */
export const readLine = (raw: RawLine, defaults: Defaults, sites: readonly Site[]): ReadLine => {
  const problems: LineProblem[] = [];
  const notes = new Set<LineNote>();
  const cell = (column: Column): string => tidy(unquoteFormula(raw[column] ?? ''));
  const unread = (column: Column): void => void problems.push({ code: 'unread', column, value: cut(cell(column), 60) });
  const calm = (text: string, keepsInitials: boolean): string => {
    const calmed = calmCapitals(text, keepsInitials);
    if (calmed !== text) notes.add('capitals');
    return calmed;
  };
  const flag = (column: Column): boolean => {
    const word = cell(column).toLowerCase();
    if (word !== '' && !yes.has(word) && !no.has(word)) unread(column);
    return yes.has(word);
  };

  const name = calm(cell('name'), true);
  const { street, city: written } = splitAddress(cell('address'));
  const address = calm(street, false);
  const city = calm(cell('city') || (written ?? defaults.city), false);
  for (const [column, value] of [['name', name], ['address', address], ['city', city]] as const) {
    if (value === '') problems.push({ code: 'missing', column });
    else if (value.length > longest[column]) problems.push({ code: 'unread', column, value: `${cut(value, 40)}…` });
  }

  const coordinates = readPoint(raw);
  const hasPoint = areCoordinates(coordinates) && (coordinates.lat !== 0 || coordinates.lon !== 0);
  if (!hasPoint) problems.push(raw.lat === undefined && raw.point === undefined ? { code: 'missing', column: 'lat' } : { code: 'unread', column: 'lat', value: raw.point ?? `${raw.lat ?? ''} ${raw.lon ?? ''}` });

  const settings = list(cell('settings')).map((word) => settingIdOf.get(nameKey(word)) ?? shortSettings[nameKey(word)]);
  if (settings.includes(undefined)) unread('settings');
  const opening = cell('opening') === '' ? defaults.opening : readHours(raw.opening ?? '');
  if (opening === null || opening.length === 0 || !areHours(opening)) unread('opening');
  const price = cell('price') === '' ? defaults.price : readPrice(cell('price'));
  if (price === null) unread('price');
  const capacity = cell('capacity') === '' ? null : readNumber(cell('capacity'));
  if (capacity !== null && !(Number.isInteger(capacity) && capacity >= 1 && capacity <= 99)) unread('capacity');

  const season = readSeason(cell('season'));
  if (season === undefined) unread('season');

  const named = list(cell('sites')).map((word) => sites.find((site) => nameKey(site.name) === nameKey(word))?.id);
  if (named.includes(undefined)) unread('sites');
  const ways = sites.map((site) => ({ site, kilometres: distance(coordinates, site.coordinates) / 1000 })).toSorted((a, b) => a.kilometres - b.kilometres);
  const near = named.length > 0 ? named.filter((id): id is SiteId => id !== undefined) : ways.filter(({ kilometres }) => kilometres <= defaults.within).map(({ site }) => site.id);
  const [nearest] = ways;
  if (!nearest) problems.push({ code: 'no-site' });
  if (hasPoint && near.length === 0 && named.length === 0 && nearest) problems.push({ code: 'far', kilometres: Math.ceil(nearest.kilometres), site: nearest.site.name });

  const draft: PlaceDraft = {
    name, address, city, coordinates, price: price ?? defaults.price, capacity, nearSites: near, fallbackId: null, opening: opening ?? [],
    settings: settings.length > 0 ? [...new Set(settings.filter((id) => id !== undefined))] : defaults.settings,
    stepFree: flag('stepFree'), quiet: flag('quiet'), openAir: flag('openAir'), season: season ?? null,
  };
  return { raw, draft, roof: cell('fallback'), problems, notes: [...notes] };
};
