import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ESTree, parseSync } from 'vite';

/** One import, export-from, `import()` or `typeof import()` of a file. */
export interface Import {
  /** A path from the root for a file of ours (`src/kernel/time.ts`), else what was written (`kysely`, `node:fs`). */
  readonly target: string;
  /** `type` leaves no trace in what runs; `import { type X }` does, so it counts as `value`. */
  readonly kind: 'value' | 'type' | 'dynamic';
  readonly line: number;
}

/** A source file, read once for all rules. */
export interface Source {
  /** From the root: `src/kernel/time.ts`. */
  readonly path: string;
  readonly lines: number;
  readonly program: ESTree.Program;
  readonly imports: readonly Import[];
  lineOf(node: ESTree.Node): number;
}

export const readSources = (root = '.'): readonly Source[] =>
  globSync(['src/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}'], { cwd: root })
    .toSorted()
    .map((path) => parseSource(path, readFileSync(join(root, path), 'utf8')));

export const parseSource = (path: string, text: string): Source => {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const lineOf = (node: ESTree.Node): number => text.slice(0, node.start).split('\n').length;
  const imports = [...nodesIn(program)].flatMap((node) => {
    const found = importOf(node);
    return found ? [{ target: locate(path, found.written), kind: found.kind, line: lineOf(node) }] : [];
  });
  return { path, lines: text.trimEnd().split('\n').length, program, lineOf, imports };
};

/** The node and everything below it, in the order of the text. */
export function* nodesIn(node: ESTree.Node): Generator<ESTree.Node> {
  yield node;
  for (const value of Object.values(node) as unknown[])
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) if (isNode(child)) yield* nodesIn(child);
}

const isNode = (value: unknown): value is ESTree.Node => typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const locate = (path: string, written: string): string => (written.startsWith('.') ? join(dirname(path), written.replace(/\?.*$/, '')) : written);

const importOf = (node: ESTree.Node): { written: string; kind: Import['kind'] } | undefined => {
  switch (node.type) {
    case 'ImportDeclaration': return { written: node.source.value, kind: node.importKind === 'type' ? 'type' : 'value' };
    case 'ExportAllDeclaration': return { written: node.source.value, kind: node.exportKind === 'type' ? 'type' : 'value' };
    case 'ExportNamedDeclaration': return node.source ? { written: node.source.value, kind: node.exportKind === 'type' ? 'type' : 'value' } : undefined;
    case 'TSImportType': return { written: node.source.value, kind: 'type' };
    case 'ImportExpression':
      return node.source.type === 'Literal' && typeof node.source.value === 'string' ? { written: node.source.value, kind: 'dynamic' } : undefined;
    default: return undefined;
  }
};
