import { describe, expect, it } from 'vitest';
import { charter } from '../../../../src/features/training/content/charter.ts';
import { menteeTrack } from '../../../../src/features/training/content/mentee-track.ts';
import { mentorTrack } from '../../../../src/features/training/content/mentor-track.ts';
import type { TranslatedPart } from '../../../../src/features/training/content/track-part.ts';
import { langs } from '../../../../src/kernel/text.ts';
import { countWords, readingMinutes } from '../../../../src/web/tab/training/reading-minutes.ts';

const tracks: [string, readonly TranslatedPart[]][] = [['mentor', mentorTrack], ['mentee', menteeTrack], ['charter', charter(5)]];

describe.each(tracks)('the %s text', (_, parts) => {
  it('has the same paragraphs in both languages', () => {
    expect(parts.map(({ en }) => en.paragraphs.length)).toEqual(parts.map(({ fr }) => fr.paragraphs.length));
  });

  it('keeps the tone and French typography', () => {
    for (const lang of langs)
      for (const sentence of parts.flatMap((part) => [part[lang].title, ...part[lang].paragraphs])) {
        expect(sentence).not.toMatch(/!|\bjeunes?\b|\bseniors?\b|\bjuniors?\b|digital native/iu);
        if (lang === 'fr') expect(sentence).not.toMatch(/ [:;?»]|« |'/);
      }
  });
});

describe('the length', () => {
  it.each(langs)('is what the pages promise, in %s', (lang) => {
    const mentee = menteeTrack.map((part) => part[lang]);
    const mentor = mentorTrack.map((part) => part[lang]);
    expect(countWords(mentee)).toBeLessThanOrEqual(700);
    expect(readingMinutes(mentee)).toBeLessThanOrEqual(4);
    expect(readingMinutes(mentor)).toBeLessThanOrEqual(8);
  });

  it('of the charter is seven points, each standing on its own', () => {
    expect(charter(7)).toHaveLength(7);
    expect(charter(7).every(({ fr, en }) => fr.paragraphs.length === 1 && en.paragraphs.length === 1)).toBe(true);
  });
});
