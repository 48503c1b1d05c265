import type { RefusalCode } from '../../../kernel/errors.ts';
import type { PersonId, SuggestionId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/time.ts';
import { placeSettings } from '../catalogue/draft.ts';
import type { SettingId } from '../setting.ts';

/** A place somebody of a duo would like in the catalogue. HR completes it; who suggested it is not told, for it says where a duo meets. */
export interface Suggestion {
  readonly id: SuggestionId;
  readonly personId: PersonId;
  readonly name: string;
  readonly address: string;
  readonly settings: readonly SettingId[];
  /** Why it is good, for HR; null when nothing was said. */
  readonly why: string | null;
  readonly state: 'open' | 'accepted' | 'declined';
  readonly at: Instant;
}

export type SuggestionDraft = Pick<Suggestion, 'name' | 'address' | 'settings' | 'why'>;

/** Longest texts, characters, and how many of one person may wait for HR at once. */
export const longestSuggestion = { name: 120, address: 160, why: 200 } as const;
export const mostWaiting = 10;

/** The first thing missing; undefined when HR can make something of it. */
export const missingIn = ({ name, address, settings }: SuggestionDraft): { field: keyof SuggestionDraft; code: RefusalCode } | undefined => {
  if (name.trim() === '') return { field: 'name', code: 'required' };
  if (address.trim() === '') return { field: 'address', code: 'required' };
  return settings.some((setting) => placeSettings.includes(setting)) ? undefined : { field: 'settings', code: 'no-setting' };
};
