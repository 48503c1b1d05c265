export const langs = ['fr', 'en'] as const;
export type Lang = (typeof langs)[number];

/** French is the first language: it is what a person whose language we do not speak reads. */
export const langOf = (tag: string | null | undefined): Lang => (tag?.toLowerCase().startsWith('en') ? 'en' : 'fr');

type Entry = string | ((...values: never[]) => string);
type Table = Record<string, Record<Lang, Entry>>;

/** Both languages must agree on what a sentence takes. */
type Same<T extends Table> = { [K in keyof T]: { fr: T[K]['fr']; en: T[K]['fr'] extends string ? string : T[K]['fr'] } };
export type Words<T extends Table> = { readonly [K in keyof T]: T[K]['fr'] extends string ? string : T[K]['fr'] };

/**
 * A slice's words, fr and en side by side; a missing key or a language that takes other values does not compile.
 * `const text = words({ hello: { fr: (name: string) => `Bonjour ${name}`, en: (name: string) => `Hello ${name}` } })`,
 * then `text(lang).hello('Inès')`.
 */
export const words = <const T extends Table>(table: T & Same<T>): ((lang: Lang) => Words<T>) => {
  const byLang = {} as Record<Lang, Words<T>>;
  for (const lang of langs)
    byLang[lang] = Object.fromEntries(Object.entries(table as Table).map(([key, entry]) => [key, entry[lang]])) as Words<T>;
  return (lang) => byLang[lang];
};

/** « de » and « que » before a name as French says them: « d’Inès », « qu’Yves », « de Yann »; before an h both are written, and the word is kept whole. */
export const elided = (word: 'de' | 'que', name: string): string =>
  /^([aeiouœæ]|y[^aeiou])/i.test(name.normalize('NFD')) ? `${word.slice(0, -1)}’${name}` : `${word} ${name}`;

/** At most so many UTF-16 units of a text, and never half a character: what is left can go into an address or a database. */
export const cut = (text: string, most: number): string => text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
