import type { ESTree } from 'vite';
import { dotted, eachNode, type Rule, under } from './rule.ts';
import { nodesIn } from './source.ts';

/** The only readers of the environment: the program's configuration, and the script that packs the Teams app. */
const environmentReaders = ['src/config.ts', 'src/package-app.ts'];
const entries = ['src/main.ts', 'src/migrate.ts'];

/** Where no clock ticks and no die is cast: there they are arguments. The system's own clock is the kernel's. */
const withoutTime = ['src/kernel', 'src/features', 'src/db'];
const timeAndChance: ReadonlySet<string> = new Set(['Date.now', 'Math.random', 'Temporal.Now']);

/** What speaks to the outside, or to the database beside the transaction. */
const outOfReach: ReadonlySet<string> = new Set(['db', 'calendar', 'messenger', 'directory', 'erasures', 'transaction']);

export const codeRules: readonly Rule[] = [
  eachNode('process.env is read in config.ts only, where an entry hands it over', (path) => under('src')(path) && !environmentReaders.includes(path), (node, { path }) => {
    const handsOver = dotted(node) === 'process.env' && !entries.includes(path);
    const reads = node.type === 'MemberExpression' && dotted(node.object) === 'process.env';
    const imports = node.type === 'ImportSpecifier' && node.imported.type === 'Identifier' && node.imported.name === 'env';
    return handsOver || reads || imports ? 'reads the environment' : undefined;
  }),
  eachNode('time and chance are arguments', (path) => under(...withoutTime)(path) && path !== 'src/kernel/time.ts', (node) => {
    const name = dotted(node);
    if (name !== undefined && timeAndChance.has(name)) return `asks ${name}`;
    if (node.type === 'NewExpression' && node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0) return 'asks new Date()';
    const text = node.type === 'TemplateElement' ? node.value.raw : node.type === 'Literal' && typeof node.value === 'string' ? node.value : '';
    return /\b(now\(\)|current_timestamp)/i.test(text) ? 'asks the time in SQL' : undefined;
  }),
  {
    sentence: 'inside a transaction only trx is in scope, and nobody outside is spoken to',
    check: (sources) =>
      sources.filter(({ path }) => under('src/features', 'src/adapters', 'src/app.ts', 'src/story.ts')(path)).flatMap((source) =>
        [...nodesIn(source.program)].flatMap(transactional).flatMap(({ body, trx }) =>
          [...nodesIn(body)].flatMap((node) => {
            const found = wanderings(node, trx);
            return found === undefined ? [] : [{ path: source.path, line: source.lineOf(node), found }];
          }))),
  },
];

type Work = ESTree.ArrowFunctionExpression | ESTree.Function;
const isWork = (node: ESTree.Node | undefined): node is Work => node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression' || node?.type === 'FunctionDeclaration';

/**
 * The function bodies that run inside a transaction: what is handed to `transaction(…)`, and every function that takes a
 * `trx`, since its caller is inside one.
 */
const transactional = (node: ESTree.Node): { body: ESTree.Node; trx: string | undefined }[] => {
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.callee.property.type === 'Identifier') {
    const starts = node.callee.property.name === 'transaction' || (node.callee.property.name === 'execute' && startsTransaction(node.callee.object));
    return starts ? node.arguments.filter(isWork).map((work) => ({ body: work.body as ESTree.Node, trx: firstName(work) })) : [];
  }
  if (isWork(node) && node.params.some((parameter) => parameter.type === 'Identifier' && parameter.name === 'trx')) return [{ body: node.body as ESTree.Node, trx: 'trx' }];
  return [];
};

/** `db.transaction()`, perhaps with more before `.execute(…)`. */
const startsTransaction = (node: ESTree.Node): boolean =>
  node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.callee.property.type === 'Identifier' &&
  (node.callee.property.name === 'transaction' || startsTransaction(node.callee.object));

const firstName = (work: Work): string | undefined => {
  const [first] = work.params;
  return first?.type === 'Identifier' ? first.name : undefined;
};

const wanderings = (node: ESTree.Node, trx: string | undefined): string | undefined => {
  if (node.type === 'MemberExpression' && node.property.type === 'Identifier' && !node.computed && outOfReach.has(node.property.name)) return `reaches .${node.property.name}`;
  if (node.type !== 'CallExpression') return undefined;
  if (node.callee.type === 'Identifier' && node.callee.name === 'fetch') return 'calls fetch';
  // A use case handed the whole context, and not the transaction, will write beside it.
  const names = node.arguments.flatMap((argument) => (argument.type === 'Identifier' ? [argument.name] : []));
  return names.includes('ctx') && !(trx !== undefined && names.includes(trx)) ? 'hands on ctx without the transaction' : undefined;
};

