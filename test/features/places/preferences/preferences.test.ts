import { describe, expect, it } from 'vitest';
import { dayParts, leastOpen, tooNarrow } from '../../../../src/features/places/preferences/preferences.ts';
import { momentBounds } from '../../../../src/features/places/score.ts';
import { likeableSettings, settingIds } from '../../../../src/features/places/setting.ts';

describe('what each side leaves open', () => {
  it('is three settings at least, so that an empty answer names none of them', () => {
    expect(leastOpen).toBeGreaterThanOrEqual(3);
    expect(tooNarrow({ refused: likeableSettings.slice(leastOpen), avoided: [] })).toBeUndefined();
    expect(tooNarrow({ refused: likeableSettings.slice(leastOpen - 1), avoided: [] })).toBe('refused');
  });

  it('is one part of the day at least, and saying one twice changes nothing', () => {
    expect(tooNarrow({ refused: [], avoided: ['morning', 'lunch'] })).toBeUndefined();
    expect(tooNarrow({ refused: ['lunch', 'lunch'], avoided: ['morning', 'morning', 'lunch'] })).toBeUndefined();
    expect(tooNarrow({ refused: [], avoided: dayParts })).toBe('avoided');
  });

  it('has as many parts of the day as the search', () => {
    expect(dayParts).toHaveLength(momentBounds.length - 1);
  });

  it('leaves the neutral room to whoever asks: it is neither liked nor refused', () => {
    expect(likeableSettings).toEqual(settingIds.filter((id) => id !== 'neutral-room'));
    expect(tooNarrow({ refused: [...likeableSettings.slice(leastOpen), 'neutral-room'], avoided: [] })).toBeUndefined();
  });
});
