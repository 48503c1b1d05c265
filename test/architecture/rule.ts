import type { ESTree } from 'vite';
import { type Import, nodesIn, type Source } from './source.ts';

/** A breach of a rule: where, and what was found there. */
export interface Breach {
  readonly path: string;
  readonly line: number;
  readonly found: string;
}

/** A sentence of the design, and what breaks it. */
export interface Rule {
  readonly sentence: string;
  check(sources: readonly Source[]): readonly Breach[];
}

type Where = (path: string) => boolean;

/** A rule that looks at one file at a time; `where` says which. */
export const eachFile = (sentence: string, where: Where, check: (source: Source) => readonly Omit<Breach, 'path'>[]): Rule => ({
  sentence,
  check: (sources) =>
    sources.filter(({ path }) => where(path)).flatMap((source) => check(source).map((breach) => ({ path: source.path, ...breach }))),
});

/** A rule about imports: `allowed` answers whether this file may have this one. */
export const eachImport = (sentence: string, where: Where, allowed: (item: Import, path: string) => boolean): Rule =>
  eachFile(sentence, where, (source) =>
    source.imports.filter((item) => !allowed(item, source.path)).map(({ line, kind, target }) => ({ line, found: `${phrases[kind]} ${target}` })));

const phrases = { value: 'imports', type: 'imports a type of', dynamic: 'loads' } as const satisfies Record<Import['kind'], string>;

/** A rule about code: `find` answers what is wrong with a node, if anything. */
export const eachNode = (sentence: string, where: Where, find: (node: ESTree.Node, source: Source) => string | undefined): Rule =>
  eachFile(sentence, where, (source) =>
    [...nodesIn(source.program)].flatMap((node) => {
      const found = find(node, source);
      return found === undefined ? [] : [{ line: source.lineOf(node), found }];
    }));

export const under = (...folders: readonly string[]): Where => (path) => folders.some((folder) => path === folder || path.startsWith(`${folder}/`));

/** `object.property`, as text; undefined for anything else. */
export const dotted = (node: ESTree.Node): string | undefined =>
  node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.property.type === 'Identifier' && !node.computed
    ? `${node.object.name}.${node.property.name}`
    : undefined;

export const say = ({ path, line, found }: Breach): string => `${path}:${line} ${found}`;
