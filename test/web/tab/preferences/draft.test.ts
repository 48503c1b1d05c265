import { describe, expect, it } from 'vitest';
import { noPreference } from '../../../../src/features/places/preferences/preferences.ts';
import { preferenceFields, sayPreferenceReaders } from '../../../../src/features/privacy/readers.ts';
import { draftOf, tasteOf, toggled, withTaste } from '../../../../src/web/tab/preferences/draft.ts';

describe('the form of preferences', () => {
  it('sends what can be saved and not what was shown beside it: needs have their own act', () => {
    const view = { ...noPreference, access: { stepFree: true, quiet: false }, readers: sayPreferenceReaders(preferenceFields, 'fr') };
    expect(draftOf(view)).toEqual(noPreference);
  });

  it('keeps a setting in one state at a time', () => {
    let draft: Pick<typeof noPreference, 'enjoyed' | 'refused'> = noPreference;
    for (const taste of ['enjoy', 'refuse', 'refuse', 'enjoy', 'fine'] as const) {
      draft = withTaste(draft, 'walk', taste);
      expect(tasteOf(draft, 'walk')).toBe(taste);
      expect([...draft.enjoyed, ...draft.refused]).toHaveLength(taste === 'fine' ? 0 : 1);
    }
    expect(tasteOf(withTaste({ enjoyed: ['lunch'], refused: ['museum'] }, 'walk', 'enjoy'), 'museum')).toBe('refuse');
  });

  it('ticks and unticks', () => {
    expect(toggled(toggled<number>([1], 2), 1)).toEqual([2]);
  });
});
