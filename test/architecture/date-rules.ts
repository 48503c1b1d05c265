import type { ESTree } from 'vite';
import { eachFile, eachNode, type Rule, under } from './rule.ts';
import { nodesIn } from './source.ts';

/** Every name and every text below a node. */
const wordsIn = (node: ESTree.Node): readonly string[] =>
  [...nodesIn(node)].flatMap((one) =>
    one.type === 'Identifier' ? [one.name] : one.type === 'Literal' && typeof one.value === 'string' ? [one.value] : one.type === 'TemplateElement' ? [one.value.raw] : []);

const calls = (node: ESTree.Node, name: string): node is ESTree.CallExpression =>
  node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.callee.property.type === 'Identifier' && node.callee.property.name === name;

/** `{ state: … }`, alone or spread in from a condition. */
const setsState = (node: ESTree.Node): boolean =>
  [...nodesIn(node)].some((one) => one.type === 'Property' && one.key.type === 'Identifier' && one.key.name === 'state');

/** How a person is named in code and in SQL, where something is put in groups. */
const somebody = /person|mentor|mentee|chosen|organiser|holder|attendee|by_id/i;
/** A column that would count what did not hold. */
const counter = /(cancel|lost|loss|missed|declin|no_?show)\w*_(count|number|by)|(count|number)_of_\w*(cancel|lost|missed|declin)|last_(cancel|lost|missed|declin)/i;

/** What the product promises of dates: their life is one table, and whoever loses one is in none. */
export const dateRules: readonly Rule[] = [
  eachFile('the state of a date is written in one function, which asks the table of transitions', under('src/features', 'src/adapters', 'src/app.ts', 'src/story.ts'), ({ program, lineOf }) =>
    program.body.flatMap((statement) => {
      const asks = wordsIn(statement).includes('canBecome');
      return [...nodesIn(statement)].flatMap((node) => {
        const isRaw = node.type === 'TemplateElement' && /update\s+meetings\b/i.test(node.value.raw);
        const writes = calls(node, 'set') && wordsIn(node.callee).includes('updateTable') && wordsIn(node.callee).includes('meetings') && node.arguments.some(setsState);
        return isRaw || (writes && !asks) ? [{ line: lineOf(node), found: 'writes the state of a date without asking what it may become' }] : [];
      });
    })),
  eachNode('no date is grouped by a person, and no column counts what did not hold', under('src/features', 'src/db', 'src/adapters'), (node) => {
    if (calls(node, 'groupBy')) {
      const [first, second] = node.arguments;
      // `Map.groupBy(rows, key)`, or a query's own.
      const [of, key] = second ? [first, second] : [node.callee, first];
      const isOfDates = of !== undefined && wordsIn(of).some((word) => /meeting/i.test(word));
      return isOfDates && key !== undefined && wordsIn(key).some((word) => somebody.test(word)) ? 'groups dates by a person' : undefined;
    }
    if (node.type === 'TemplateElement' && /\bmeetings\b[^]*group by[^]*\b(person|mentor|mentee|chosen|organiser)/i.test(node.value.raw)) return 'groups dates by a person in SQL';
    const name = node.type === 'TSPropertySignature' && node.key.type === 'Identifier' ? node.key.name : node.type === 'TemplateElement' ? node.value.raw : node.type === 'Literal' && typeof node.value === 'string' ? node.value : '';
    return counter.test(name) ? 'counts what did not hold' : undefined;
  }),
];
