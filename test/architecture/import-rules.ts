import { eachImport, type Rule, under } from './rule.ts';
import type { Import } from './source.ts';

/** What each part may import at all; it may always import itself. A file stands for itself, a folder for what is in it. */
const inside = ['src/kernel', 'src/db', 'src/features', 'src/adapters', 'src/config.ts'];
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'src/kernel': [],
  'src/db': ['src/kernel'],
  'src/features': ['src/kernel', 'src/db'],
  'src/adapters': ['src/kernel', 'src/db', 'src/features', 'src/config.ts'],
  'src/config.ts': ['src/kernel'],
  'src/log.ts': ['src/kernel'],
  'src/signals.ts': [],
  'src/app.ts': inside,
  'src/story.ts': [...inside, 'src/app.ts'],
  'src/demonstration.ts': [...inside, 'src/app.ts', 'src/story.ts', 'src/sandbox'],
  'src/main.ts': [...inside, 'src/app.ts', 'src/log.ts', 'src/signals.ts', 'src/demonstration.ts'],
  'src/prepare-story.ts': ['src/kernel', 'src/log.ts', 'src/demonstration.ts'],
  'src/migrate.ts': ['src/kernel', 'src/db', 'src/config.ts'],
  'src/package-app.ts': ['src/kernel', 'src/config.ts'],
  'src/web': ['src/kernel', 'src/features', 'src/adapters/http/contract.ts'],
  'src/sandbox': ['src/kernel'],
};

/** Slices in the order of a programme's life: each may import those before it. */
export const slices = ['privacy', 'places', 'people', 'messages', 'programmes', 'training', 'matching', 'meetings', 'feedback', 'overview'] as const;

/** Who is allowed to know a package; a package that is not here may be imported anywhere. */
const packageHomes: Readonly<Record<string, readonly string[]>> = {
  botbuilder: ['src/adapters/teams'],
  '@microsoft/microsoft-graph-client': ['src/adapters/graph'],
  '@azure/msal-node': ['src/adapters/entra'],
  'pg-boss': ['src/adapters/jobs'],
  '@electric-sql/pglite': ['src/db', 'src/adapters/jobs'],
  pg: ['src/db', 'src/adapters/jobs'],
  react: ['src/web', 'src/sandbox/host'],
  'windows-iana': ['src/adapters/graph', 'src/sandbox'],
};

const ours = (item: Import): boolean => item.target.startsWith('src/') || item.target.startsWith('test/');
const homeOf = (path: string): string | undefined => Object.keys(mayImport).find((home) => under(home)(path));
const packageOf = (target: string): string => target.split('/').slice(0, target.startsWith('@') ? 2 : 1).join('/');
const sliceOf = (path: string): string | undefined => /^src\/features\/([^/]+)\//.exec(path)?.[1];
const rankOf = (slice: string): number => (slices as readonly string[]).indexOf(slice);
const adapterOf = (path: string): string | undefined => /^src\/adapters\/([^/]+)\//.exec(path)?.[1];

/** What the web may take from a slice: its nouns, its words, its long content; never what acts, stores or builds cards. */
const isForTheWeb = (target: string): boolean =>
  target === 'src/adapters/http/contract.ts' || (sliceOf(target) !== undefined && !/\/(store|cards)\.ts$/.test(target));

export const importRules: readonly Rule[] = [
  eachImport('kernel ← db ← features ← adapters ← app ← main: an arrow is the only way to import', under('src'), (item, path) => {
    const home = homeOf(path);
    return !item.target.startsWith('src/') || (home !== undefined && under(home, ...(mayImport[home] ?? []))(item.target));
  }),
  eachImport('nobody imports from test', under('src'), (item) => !item.target.startsWith('test/')),
  eachImport('a slice imports only itself and the slices before it', (path) => sliceOf(path) !== undefined, (item, path) => {
    const [mine, theirs] = [sliceOf(path) ?? '', sliceOf(item.target)];
    return theirs === undefined || (rankOf(mine) >= 0 && rankOf(theirs) >= 0 && rankOf(theirs) <= rankOf(mine));
  }),
  eachImport('the context is a type, and no more, to a slice', (path) => sliceOf(path) !== undefined, (item) =>
    item.target !== 'src/features/context.ts' || item.kind === 'type'),
  eachImport('adapters never import one another', (path) => adapterOf(path) !== undefined, (item, path) => {
    const theirs = adapterOf(item.target);
    return theirs === undefined || theirs === adapterOf(path);
  }),
  eachImport('the web imports the kernel, nouns, words and content of slices', under('src/web'), (item) =>
    !under('src/features', 'src/adapters')(item.target) || isForTheWeb(item.target)),
  eachImport('the web knows the API by its type only', under('src/web'), (item) => !item.target.startsWith('src/adapters/') || item.kind === 'type'),
  eachImport('the sandbox and the demonstration are loaded when they are wanted, never imported', (path) => !under('src/sandbox', 'src/prepare-story.ts', 'test')(path), (item) =>
    !under('src/sandbox', 'src/demonstration.ts')(item.target) || item.kind !== 'value'),
  eachImport('a package stays in its home', under('src'), (item, path) => {
    const homes = ours(item) ? undefined : packageHomes[packageOf(item.target)];
    return homes === undefined || under(...homes)(path);
  }),
  eachImport('imports name the file, with its ending', under('src', 'test'), (item) => !ours(item) || /\.[a-z]+$/.test(item.target)),
];
