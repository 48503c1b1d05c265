import type { Api } from '../../../adapters/http/contract.ts';
import { ApiRefusal } from '../../shared/api.ts';

export type Catalogue = Api['GET /api/places']['out'];
export type Place = Catalogue['places'][number];
export type Site = Catalogue['sites'][number];
export type PlaceBody = Api['POST /api/places']['body'];
export type Hours = PlaceBody['opening'];
export type Plan = Api['POST /api/imports/preview']['out'];

export interface Filter {
  readonly site: string;
  readonly setting: string;
  readonly archived: boolean;
}

export const keepPlaces = (places: readonly Place[], { site, setting, archived }: Filter): readonly Place[] =>
  places.filter((place) =>
    (archived || !place.archived) && (site === '' || place.nearSites.includes(site)) && (setting === '' || place.settings.some((id) => id === setting)));

/** The sentence for one field, when the server named it or something in it. */
export const refusalOf = (error: unknown, field: string): string | undefined =>
  error instanceof ApiRefusal && (error.field === field || error.field?.startsWith(`${field}.`)) ? error.message : undefined;
