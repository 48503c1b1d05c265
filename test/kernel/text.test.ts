import { describe, expect, expectTypeOf, it } from 'vitest';
import { cut, elided, langOf, words } from '../../src/kernel/text.ts';

describe('words', () => {
  const text = words({
    bye: { fr: 'Au revoir', en: 'Goodbye' },
    hello: { fr: (name: string, n: number) => `Bonjour ${name}, ${n}`, en: (name: string, n: number) => `Hello ${name}, ${n}` },
  });

  it('speaks both languages', () => {
    expect(text('fr').bye).toBe('Au revoir');
    expect(text('en').hello('Inès', 2)).toBe('Hello Inès, 2');
  });

  it('keeps the types of what a sentence takes', () => {
    expectTypeOf(text('fr').bye).toEqualTypeOf<string>();
    expectTypeOf(text('fr').hello).parameters.toEqualTypeOf<[string, number]>();
  });

  it('does not compile when a language is missing, or takes other values', () => {
    // @ts-expect-error English is missing.
    words({ bye: { fr: 'Au revoir' } });
    // @ts-expect-error One language takes a name, the other does not.
    words({ bye: { fr: (name: string) => `Au revoir ${name}`, en: 'Goodbye' } });
    // @ts-expect-error Both take one value, of another kind.
    words({ bye: { fr: (name: string) => `Au revoir ${name}`, en: (n: number) => `Goodbye ${n}` } });
    // @ts-expect-error There is no such sentence.
    expect(text('fr').thanks).toBeUndefined();
  });
});

describe('langOf', () => {
  it.each([['en', 'en'], ['en-GB', 'en'], ['EN-us', 'en'], ['fr-FR', 'fr'], ['de', 'fr'], ['', 'fr'], [null, 'fr'], [undefined, 'fr']])('%s is read as %s', (tag, lang) =>
    expect(langOf(tag)).toBe(lang));
});

it.each(['d’Inès', 'd’Élodie', 'd’Œdipe', 'd’Yves', 'de Yann', 'de Philippe', 'de Helen', 'd’anna'])('says %s', (said) => {
  const [, word, name] = /^(d’|de )(.*)$/u.exec(said) as unknown as [string, string, string];
  expect(elided('de', name)).toBe(said);
  expect(elided('que', name)).toBe(word === 'de ' ? `que ${name}` : `qu’${name}`);
});

it.each([['Inès', 3, 'Inè'], ['Inès', 9, 'Inès'], ['a𝕳', 2, 'a'], ['a𝕳', 3, 'a𝕳'], ['', 2, '']])('cuts %s at %i', (text, most, expected) => expect(cut(text, most)).toBe(expected));
