import { basename } from 'node:path';
import { eachFile, type Rule, under } from './rule.ts';

/** Names that say nothing about what is inside. */
const empty = /^(index|utils?|helpers?|services?|managers?|common|misc|base)$/;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const pascal = /^([A-Z][a-z0-9]*)+$/;

const stem = (path: string): string => basename(path).replace(/\.(property\.|browser\.|tmp\.)?(test\.|d\.)?tsx?$/, '');
const anywhere = under('src', 'test');

export const longest = 400;
export const long = 250;

export const shapeRules: readonly Rule[] = [
  eachFile('files are kebab-case, components PascalCase', anywhere, ({ path }) =>
    kebab.test(stem(path)) || (path.endsWith('.tsx') && pascal.test(stem(path))) ? [] : [{ line: 1, found: 'is named otherwise' }]),
  eachFile('no utils, helpers, services, managers, no barrels', anywhere, ({ path }) =>
    [...path.split('/').slice(0, -1), stem(path)].some((part) => empty.test(part)) ? [{ line: 1, found: 'has an empty name' }] : []),
  eachFile('no file only hands on what others export', under('src'), ({ program, lineOf }) =>
    program.body.flatMap((statement) => {
      const passesOn = statement.type === 'ExportAllDeclaration' || (statement.type === 'ExportNamedDeclaration' && statement.source);
      return statement.type === 'ExportAllDeclaration' || (passesOn && program.body.length === 1) ? [{ line: lineOf(statement), found: 're-exports' }] : [];
    })),
  eachFile(`no file is longer than ${longest} lines`, anywhere, ({ lines }) => (lines > longest ? [{ line: longest + 1, found: `has ${lines} lines` }] : [])),
  {
    sentence: `95 % of the files of src have at most ${long} lines`,
    check: (sources) => {
      const files = sources.filter(({ path }) => under('src')(path));
      const tooLong = files.filter(({ lines }) => lines > long);
      return tooLong.length * 20 > files.length ? tooLong.map(({ path, lines }) => ({ path, line: long + 1, found: `has ${lines} lines` })) : [];
    },
  },
  {
    sentence: 'half of the files of src have at most 80 lines',
    check: (sources) => {
      const files = sources.filter(({ path }) => under('src')(path)).toSorted((a, b) => a.lines - b.lines);
      const middle = files[Math.floor(files.length / 2)];
      return middle && middle.lines > 80 ? [{ path: middle.path, line: 81, found: `is the median, with ${middle.lines} lines` }] : [];
    },
  },
];
