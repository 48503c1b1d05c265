import type { WallMinutes, Weekday } from '../../kernel/time.ts';

/** A kind of moment, out of the office. */
export const settingIds = [
  'coffee', 'breakfast', 'lunch', 'walk', 'museum', 'shop-visit', 'co-working', 'other-site', 'maker-space', 'end-of-day', 'two-voice-walk',
  'neutral-room',
] as const;
export type SettingId = (typeof settingIds)[number];

/**
 * A room that is nobody's office, in the usual building too: offered only when one of the two asks, without a reason. Neither can
 * refuse it for the other, and it takes no turn with the settings one goes out to.
 */
export const neutralRoom = 'neutral-room' satisfies SettingId;
export const likeableSettings: readonly SettingId[] = settingIds.filter((id) => id !== neutralRoom);

/** What a session is for: it chooses where. Hands-on needs a table, a network and quiet. */
export const purposes = ['hands-on', 'observe', 'talk'] as const;
export type Purpose = (typeof purposes)[number];

export interface Setting {
  readonly id: SettingId;
  /** Off by default: end of day. */
  readonly onByDefault: boolean;
  readonly purposes: readonly Purpose[];
  /** Local hours between which the whole session must lie. */
  readonly hours: { readonly from: WallMinutes; readonly to: WallMinutes };
  readonly days: readonly Weekday[];
  /** Session length it bears, minutes. */
  readonly duration: { readonly min: number; readonly max: number };
  readonly needsDaylight: boolean;
  /** Both walk where they are, audio only: no place, no travel. */
  readonly remote: boolean;
  readonly openAir: boolean;
}
