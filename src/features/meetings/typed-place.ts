import type { RefusalCode } from '../../kernel/errors.ts';
import { type Role } from '../matching/duo.ts';
import { nameKey } from '../places/catalogue/spelling.ts';
import type { Coordinates, PriceLevel } from '../places/place.ts';
import type { Purpose, Setting, SettingId } from '../places/setting.ts';
import { isInBuilding } from '../places/travel.ts';
import type { Frame } from '../programmes/programme.ts';
import type { Pair } from './find-options.ts';

/** A place somebody types, outside the catalogue. Nobody knows where on the map it is, so whoever types it says how long the way takes. */
export interface TypedPlace {
  readonly name: string;
  /** As typed: an address, or where to meet. */
  readonly address: string;
  readonly settingId: SettingId;
  readonly price: PriceLevel;
  readonly openAir: boolean;
  /** Where to go when it rains; empty under a roof. */
  readonly fallback: string;
  /** Door to door, one way, as declared for each of the two. */
  readonly minutes: Readonly<Record<Role, number>>;
  /** When copied from a map. */
  readonly coordinates: Coordinates | null;
  /** Said by whoever types it: a public place, open then, and none of the offices. */
  readonly isPublic: boolean;
}

/** Longest texts, characters, and longest way, minutes: what the travel model of the catalogue goes to as well. */
export const longestTyped = { name: 120, address: 160, fallback: 160 } as const;
export const longestWay = 45;

/** Whether a programme lets its duos go beyond its catalogue: another setting, a place of their own. */
export const goesBeyond = ({ autonomy }: Pick<Frame, 'autonomy'>): boolean => autonomy !== 'catalogue';

/** The settings of the programme that serve a session of this purpose and length. */
export const servingFor = (allowed: readonly Setting[], purpose: Purpose, { duration }: Pick<Frame, 'duration'>): readonly Setting[] =>
  allowed.filter((setting) =>
    setting.purposes.includes(purpose) && !(setting.remote && purpose === 'hands-on') && setting.duration.min <= duration && duration <= setting.duration.max);

interface Problem {
  readonly field: keyof TypedPlace;
  readonly code: RefusalCode;
}

/** The first thing wrong with a typed place, for this duo; undefined when it may be offered. */
export const problemOf = (typed: TypedPlace, { programme, mentor, mentee }: Pair, settings: readonly Setting[]): Problem | undefined => {
  const { name, address, fallback, minutes, price, coordinates } = typed;
  const sites = [mentor.site, mentee.site].filter((site) => site !== null);
  const offices = [...sites.map((site) => site.name), mentor.office, mentee.office].filter((office) => office !== null).map(nameKey).filter(Boolean);
  const ways = [minutes.mentor, minutes.mentee];
  const setting = settings.find(({ id }) => id === typed.settingId);
  const problems: readonly (false | Problem)[] = [
    name.trim() === '' && { field: 'name', code: 'required' },
    address.trim() === '' && { field: 'address', code: 'required' },
    (setting === undefined || setting.remote) && { field: 'settingId', code: 'bad-input' },
    price > (programme.frame.priceCeiling ?? 0) && { field: 'price', code: 'too-dear' },
    (typed.openAir || setting?.openAir === true) && fallback.trim() === '' && { field: 'fallback', code: 'required' },
    ways.some((way) => !Number.isInteger(way) || way < 1 || way > longestWay) && { field: 'minutes', code: 'too-far' },
    offices.includes(nameKey(name)) && { field: 'name', code: 'in-the-building' },
    coordinates !== null && sites.some((site) => isInBuilding(coordinates, site.coordinates)) && { field: 'coordinates', code: 'in-the-building' },
    !typed.isPublic && { field: 'isPublic', code: 'required' },
  ];
  return problems.find((problem) => problem !== false) || undefined;
};
