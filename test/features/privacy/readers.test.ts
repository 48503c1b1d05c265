import { describe, expect, it } from 'vitest';
import { leastThreshold } from '../../../src/features/privacy/aggregate.ts';
import { commentThreshold, type ReadField, readers, sayReaders } from '../../../src/features/privacy/readers.ts';
import { langs } from '../../../src/kernel/text.ts';

const fields = Object.keys(readers) as ReadField[];

describe('who reads what', () => {
  it('shows HR nothing that a person wrote or felt, but for a figure over many and a ticked comment', () => {
    expect(readers).toEqual({
      held: { hr: 'week', otherSide: true },
      usefulness: { hr: 'average', otherSide: false },
      tryNext: { hr: 'nobody', otherSide: false },
      ease: { hr: 'nobody', otherSide: false },
      pace: { hr: 'nobody', otherSide: false },
      comment: { hr: 'ticked-comments', otherSide: false },
      enjoyed: { hr: 'nobody', otherSide: true, search: true },
      refused: { hr: 'nobody', otherSide: false, search: true },
      maxPrice: { hr: 'nobody', otherSide: false, search: true },
      openAir: { hr: 'nobody', otherSide: false, search: true },
      maxWalk: { hr: 'nobody', otherSide: false, search: true },
      avoided: { hr: 'nobody', otherSide: false, search: true },
      telework: { hr: 'nobody', otherSide: false, search: true },
      neutralRoom: { hr: 'nobody', otherSide: false, search: true },
      languages: { hr: 'nobody', otherSide: false },
      access: { hr: 'nobody', otherSide: false, search: true },
      // A place for the catalogue, and never whose idea it was.
      suggestion: { hr: 'unnamed', otherSide: false },
    });
    expect(commentThreshold).toBeGreaterThanOrEqual(2 * leastThreshold);
  });

  it.each(langs)('says it beside every field, in %s', (lang) => {
    for (const field of fields) expect(sayReaders(field, 7, lang)).toMatch(lang === 'fr' ? /^Qui lit\u00a0: .+\.$/ : /^Who reads this: .+\.$/);
  });

  it.each(langs)('says what the table says, in %s', (lang) => {
    for (const field of fields) {
      const sentence = sayReaders(field, 7, lang);
      const { hr, otherSide } = readers[field];
      expect(/\bRH\b|\bHR\b/.test(sentence)).toBe(hr !== 'nobody');
      expect(/votre binôme|your duo/.test(sentence)).toBe(otherSide);
      expect(sentence.includes('7')).toBe(hr === 'average');
      expect(sentence.includes(String(commentThreshold))).toBe(hr === 'ticked-comments');
      expect(/recherche de moments|search for moments/.test(sentence)).toBe('search' in readers[field]);
    }
  });
});
