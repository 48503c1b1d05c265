import type { Card } from '../../../src/kernel/card.ts';
import { textsIn } from './fixtures.ts';

/** What a sentence put together on a card must not hold: the source's own sentences are read by the architecture test. */
const french: readonly (readonly [RegExp, string])[] = [
  [/ [:;?»!%€]|« /, 'a plain space where a no-break one belongs'],
  [/[\p{L}\p{N})…][;?»](?=\s|$)|\p{L}:(?=\s|$)|«[\p{L}\p{N}]/u, 'no space before a double sign'],
  [/\p{L}'\p{L}/u, 'a straight apostrophe'],
  [/\b(de|que) [AEIOUYÀÉÈÊ]/u, 'no elision before a name'],
];
const english: readonly (readonly [RegExp, string])[] = [[/[ \u00a0][:;?!](?=\s|$)/, 'a space before a sign']];
const both: readonly (readonly [RegExp, string])[] = [
  [/(?<!\\)!/, 'an exclamation mark'],
  [/\p{Extended_Pictographic}/u, 'an emoji'],
  [/\b(jeunes?|seniors?|juniors?|digital natives?)\b/i, 'a word for an age'],
  [/undefined|null|NaN|\[object/, 'a value never filled in'],
  [/ {2}|\.\./, 'a hole or a double stop'],
  [/^\s|\s$/, 'a space at its edge'],
];

/** What is wrong with the words of a card. */
export const wordFaultsOf = (card: Card): readonly string[] =>
  textsIn(card).flatMap((sentence) =>
    [...both, ...(card.lang === 'fr' ? french : english)].flatMap(([pattern, what]) => (pattern.test(sentence) ? [`${what}: ${sentence}`] : [])));
