import { describe, expect, it } from 'vitest';
import { dayPartHours, dayParts, leastOpen, tooNarrow } from '../../../../src/features/places/preferences/preferences.ts';
import { momentBounds } from '../../../../src/features/places/score.ts';
import { settingIds } from '../../../../src/features/places/setting.ts';

describe('what each side leaves open', () => {
  it('is three settings at least, so that an empty answer names none of them', () => {
    expect(leastOpen).toBeGreaterThanOrEqual(3);
    expect(tooNarrow({ refused: settingIds.slice(leastOpen), avoided: [] })).toBeUndefined();
    expect(tooNarrow({ refused: settingIds.slice(leastOpen - 1), avoided: [] })).toBe('refused');
  });

  it('is one part of the day at least, and saying one twice changes nothing', () => {
    expect(tooNarrow({ refused: [], avoided: ['morning', 'lunch'] })).toBeUndefined();
    expect(tooNarrow({ refused: ['lunch', 'lunch'], avoided: ['morning', 'morning', 'lunch'] })).toBeUndefined();
    expect(tooNarrow({ refused: [], avoided: dayParts })).toBe('avoided');
  });

  it('cuts the day where the search does', () => {
    expect([...dayParts.map((part) => dayPartHours[part].from), 1440]).toEqual([...momentBounds]);
  });
});
