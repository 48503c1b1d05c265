import type { RefusalCode } from '../../../kernel/errors.ts';
import type { PlaceId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/time.ts';
import { settings } from '../content/settings.ts';
import type { Coordinates, OpeningHours, Place } from '../place.ts';
import type { SettingId } from '../setting.ts';

/** A place as HR describes it, before it has an id. */
export interface PlaceDraft extends Omit<Place, 'id' | 'capacity'> {
  /** Duos that may meet there at the same time; null: the usual number. */
  readonly capacity: number | null;
}

/** A place as HR sees it. */
export interface CataloguePlace extends PlaceDraft {
  readonly id: PlaceId;
  readonly archived: boolean;
}

/** As stored: with when it was last edited by hand, and the import that added it. */
export interface KeptPlace extends CataloguePlace {
  readonly editedAt: Instant | null;
  readonly importId: string | null;
}

/** Longest texts, characters. */
export const longest = { name: 120, address: 160, city: 80 } as const;

/** What a place may be for: a two-voice walk needs none. */
export const placeSettings: readonly SettingId[] = settings.filter(({ remote }) => !remote).map(({ id }) => id);

export interface Problem {
  readonly field: keyof PlaceDraft;
  readonly code: RefusalCode;
}

export const areCoordinates = ({ lat, lon }: Coordinates): boolean => Math.abs(lat) <= 90 && Math.abs(lon) <= 180;

const isInterval = ({ from, to }: OpeningHours): boolean => from >= 0 && from < to && to <= 1440;
const cross = (a: OpeningHours, b: OpeningHours): boolean => a.day === b.day && a.from < b.to && b.from < a.to;

export const areHours = (opening: readonly OpeningHours[]): boolean =>
  opening.every(isInterval) && !opening.some((a, index) => opening.slice(index + 1).some((b) => cross(a, b)));

/** Everything that keeps this draft out of the catalogue, in the order of the form. `roof` is the place it falls back to. */
export const findProblems = (draft: PlaceDraft, roof: Pick<Place, 'openAir' | 'nearSites'> | undefined): readonly Problem[] => {
  const problems: Problem[] = [];
  const check = (isRight: boolean, field: keyof PlaceDraft, code: RefusalCode) => isRight || problems.push({ field, code });
  for (const field of ['name', 'address', 'city'] as const) {
    check(draft[field].trim() !== '', field, 'required');
    check(draft[field].length <= longest[field], field, 'bad-input');
  }
  check(areCoordinates(draft.coordinates), 'coordinates', 'bad-coordinates');
  check(draft.settings.length > 0, 'settings', 'no-setting');
  check(draft.opening.length > 0, 'opening', 'no-hours');
  check(areHours(draft.opening), 'opening', 'bad-hours');
  check(draft.nearSites.length > 0, 'nearSites', 'no-site');
  check(!draft.openAir || (roof !== undefined && !roof.openAir && roof.nearSites.some((site) => draft.nearSites.includes(site))), 'fallbackId', 'no-roof');
  return problems;
};
