import type { PlaceId, SiteId } from '../../kernel/ids.ts';
import type { WallMinutes, Weekday } from '../../kernel/time.ts';
import type { SettingId } from './setting.ts';

/** Decimal degrees, WGS 84. */
export interface Coordinates {
  readonly lat: number;
  readonly lon: number;
}

export interface OpeningHours {
  readonly day: Weekday;
  readonly from: WallMinutes;
  readonly to: WallMinutes;
}

/** 0 free, 1 up to 10 €, 2 up to 25 €, 3 above, for one person. */
export type PriceLevel = 0 | 1 | 2 | 3;

/** What a place takes when nobody has said: two duos are no crowd anywhere, and none has to be told to leave. */
export const usualCapacity = 2;

export interface Place {
  readonly id: PlaceId;
  readonly name: string;
  readonly address: string;
  readonly city: string;
  readonly coordinates: Coordinates;
  readonly settings: readonly SettingId[];
  /** Several intervals a day are several entries; a day without an entry is closed. */
  readonly opening: readonly OpeningHours[];
  readonly price: PriceLevel;
  readonly stepFree: boolean;
  readonly quiet: boolean;
  /** How many of our duos it takes at the same time. */
  readonly capacity: number;
  readonly openAir: boolean;
  /** Where to go when it rains: a place under a roof. Required for the open air. */
  readonly fallbackId: PlaceId | null;
  readonly nearSites: readonly SiteId[];
}
