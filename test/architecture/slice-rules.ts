import { eachNode, type Rule, under } from './rule.ts';
import type { Source } from './source.ts';

const inSlice = (path: string): boolean => /^src\/features\/[^/]+\/.+\.ts$/.test(path);
const nameOf = (path: string): string => path.replace(/^.*\//, '').replace(/\.tsx?$/, '');

const exportsOf = ({ program }: Source): readonly string[] =>
  program.body.flatMap((statement) => {
    if (statement.type !== 'ExportNamedDeclaration') return [];
    const { declaration } = statement;
    if (declaration?.type === 'VariableDeclaration') return declaration.declarations.map(({ id }) => (id.type === 'Identifier' ? id.name : ''));
    return declaration?.type === 'FunctionDeclaration' && declaration.id ? [declaration.id.name] : [];
  });

const isStore = (path: string): boolean => inSlice(path) && nameOf(path) === 'store';

/** A file that acts is named after what it does: `move-meeting.ts` exports `moveMeeting`, `load-duo.ts` what loads a duo in two ways. */
const isVerb = (source: Source): boolean => {
  const [verb = '', noun] = nameOf(source.path).split('-');
  return noun !== undefined && exportsOf(source).some((name) => new RegExp(`^${verb}[A-Z]`).test(name));
};

/** The files of slices that act: they run the database's code or a store, or run a file that does. A type runs nothing. */
const acting = (sources: readonly Source[]): ReadonlySet<string> => {
  const found = new Set(sources.map(({ path }) => path).filter((path) => isStore(path)));
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const { path, imports } of sources)
      if (inSlice(path) && imports.some(({ target, kind }) => kind !== 'type' && (under('src/db')(target) || found.has(target)))) found.add(path);
  }
  return found;
};

const sqlStarters: ReadonlySet<string> = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto']);

export const sliceRules: readonly Rule[] = [
  {
    sentence: 'nouns are pure, verbs act: what acts is a store, or a file named after what it does',
    check: (sources) => {
      const acts = acting(sources);
      return sources
        .filter((source) => acts.has(source.path) && !isStore(source.path) && !isVerb(source))
        .map((source) => {
          const cause = source.imports.find(({ target, kind }) => kind !== 'type' && (under('src/db')(target) || acts.has(target)));
          return { path: source.path, line: cause?.line ?? 1, found: `acts through ${cause?.target}, and exports nothing that its name promises` };
        });
    },
  },
  {
    sentence: 'the web and the cards run nothing that acts',
    check: (sources) => {
      const acts = acting(sources);
      return sources
        .filter(({ path }) => under('src/web')(path) || (inSlice(path) && nameOf(path) === 'cards'))
        .flatMap(({ path, imports }) => imports.filter(({ target, kind }) => kind !== 'type' && acts.has(target)).map(({ target, line }) => ({ path, line, found: `imports ${target}` })));
    },
  },
  eachNode('all SQL of a slice is in its store', (path) => inSlice(path) && !isStore(path), (node) =>
    node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.callee.property.type === 'Identifier' && sqlStarters.has(node.callee.property.name)
      ? `builds SQL (${node.callee.property.name})`
      : undefined),
];
