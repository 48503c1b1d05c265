import type { Api, PreferencesView } from '../../../adapters/http/contract.ts';
import type { SettingId } from '../../../features/places/setting.ts';

export type Draft = Api['PUT /api/preferences']['body'];
export type Taste = 'enjoy' | 'fine' | 'refuse';

export const draftOf = ({ access: _access, readers: _readers, ...draft }: PreferencesView): Draft => draft;

export const tasteOf = ({ enjoyed, refused }: Pick<Draft, 'enjoyed' | 'refused'>, id: SettingId): Taste =>
  enjoyed.includes(id) ? 'enjoy' : refused.includes(id) ? 'refuse' : 'fine';

const without = <T>(list: readonly T[], item: T): readonly T[] => list.filter((other) => other !== item);

/** A setting is in one state at a time. */
export const withTaste = ({ enjoyed, refused }: Pick<Draft, 'enjoyed' | 'refused'>, id: SettingId, taste: Taste): Pick<Draft, 'enjoyed' | 'refused'> => ({
  enjoyed: taste === 'enjoy' ? [...without(enjoyed, id), id] : without(enjoyed, id),
  refused: taste === 'refuse' ? [...without(refused, id), id] : without(refused, id),
});

export const toggled = <T>(list: readonly T[], item: T): readonly T[] => (list.includes(item) ? without(list, item) : [...list, item]);
