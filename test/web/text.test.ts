import { describe, expect, it } from 'vitest';
import type { Lang } from '../../src/kernel/text.ts';
import { text as shared } from '../../src/web/shared/text.ts';
import { text as checkIn } from '../../src/web/tab/check-in/text.ts';
import { text as myDuo } from '../../src/web/tab/my-duo/text.ts';
import { text as programme } from '../../src/web/tab/programme/text.ts';
import { text as rules } from '../../src/web/tab/programme/rules/text.ts';
import { text as training } from '../../src/web/tab/training/text.ts';

type Entry = string | ((...values: never[]) => string);
const tables = { shared, checkIn, myDuo, programme, rules, training };

/** With a number wherever one is taken; a sentence that looks into what it is given wants a name. */
const say = (entry: Exclude<Entry, string>, value: number): string => {
  const said = entry as (...values: (number | string)[]) => string;
  try {
    return said(value, value, value);
  } catch {
    return said('Inès', 'Inès', 'Inès');
  }
};

/** Every sentence, a function being said with 1, with 2 and with 3. */
const sentences = (lang: Lang): [string, string][] =>
  Object.entries(tables).flatMap(([name, table]) =>
    Object.entries(table(lang) as Record<string, Entry>).flatMap(([key, entry]) =>
      typeof entry === 'string' ? [[`${name}.${key}`, entry] as [string, string]]
        : [1, 2, 3].map((value): [string, string] => [`${name}.${key}(${value})`, say(entry, value)]),
    ),
  );

describe('the words of the tab', () => {
  it('say something in both languages, and nothing undefined', () => {
    for (const lang of ['fr', 'en'] as const)
      for (const [key, sentence] of sentences(lang)) expect(sentence, key).toMatch(/^(?!.*(undefined|NaN|\[object)).*\S/);
  });

  it('keep French typography: no plain space before a high mark or inside quotes', () => {
    for (const [key, sentence] of sentences('fr')) expect(sentence, key).not.toMatch(/ [:;?!»]|« |[^\u00a0\u202f][;?»]|«[^\u00a0\u202f]|'/);
  });

  it('keep the tone: no exclamation mark, no emoji, no word about age', () => {
    for (const lang of ['fr', 'en'] as const)
      for (const [key, sentence] of sentences(lang)) expect(sentence, key).not.toMatch(/!|\p{Extended_Pictographic}|\bjeunes?\b|\bseniors?\b|\bjuniors?\b|digital native/iu);
  });
});
