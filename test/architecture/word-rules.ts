import type { ESTree } from 'vite';
import { eachFile, type Rule, under } from './rule.ts';
import { nodesIn } from './source.ts';

/** What French sentences of ours never hold (product.md section 12; Lexique des règles typographiques, Imprimerie nationale). */
const french: readonly (readonly [RegExp, string])[] = [
  [/ [:;?»%€]|« /, 'a plain space where French typography keeps a no-break one'],
  [/[\p{L}\p{N})…][;?»]|\p{L}:(?=\s|$)|«[\p{L}\p{N}]/u, 'no space where French typography wants a no-break one'],
  [/\p{L}'\p{L}/u, 'a straight apostrophe'],
  [/\b(jeunes?|seniors?|digital native)\b/i, 'a word for an age'],
];
const everywhere: readonly (readonly [RegExp, string])[] = [
  [/!/, 'an exclamation mark'],
  [/\p{Extended_Pictographic}/u, 'an emoji'],
  [/\.\.\./, 'three dots for an ellipsis'],
];

/** The sentences written under a node; what is filled in later stands as a letter. */
const sentencesIn = (node: ESTree.Node): { node: ESTree.Node; text: string }[] =>
  [...nodesIn(node)].flatMap((part): { node: ESTree.Node; text: string }[] => {
    if (part.type === 'Literal' && typeof part.value === 'string') return [{ node: part, text: part.value }];
    return part.type === 'TemplateLiteral' ? [{ node: part, text: part.quasis.map(({ value }) => value.cooked ?? '').join('x') }] : [];
  });

export const wordRules: readonly Rule[] = [
  eachFile('words are typed: every text.ts is made with words()', (path) => /^src\/.*\/text\.ts$/.test(path) && path !== 'src/kernel/text.ts', ({ program }) =>
    [...nodesIn(program)].some((node) => node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'words')
      ? []
      : [{ line: 1, found: 'never calls words()' }]),
  eachFile('sentences follow the typography of their language, in our tone', under('src/features', 'src/web', 'src/sandbox/host'), ({ program, lineOf }) =>
    [...nodesIn(program)].flatMap((node) => {
      if (node.type !== 'Property' || node.key.type !== 'Identifier' || (node.key.name !== 'fr' && node.key.name !== 'en')) return [];
      const wrong = node.key.name === 'fr' ? [...french, ...everywhere] : everywhere;
      return sentencesIn(node.value).flatMap(({ node: at, text }) =>
        wrong.filter(([pattern]) => pattern.test(text)).map(([, what]) => ({ line: lineOf(at), found: `has ${what}: ${text.trim()}` })));
    })),
];
