import { columnName, compare, holds, isNull, type Node, plainValue, type Scope, type Surroundings, tableName, unknown, valueOf } from './expression.ts';
import type { Row } from './tables.ts';

/** The rows of a table that may be meant: all of them, or those that have these values, where they can be found by them. */
export type ReadTable = (table: string, wanted?: ReadonlyMap<string, unknown>) => Iterable<Row>;

/** A table as it is called in a query: its own name, or its alias. */
const fromNode = (node: Node): { readonly table: string; readonly as: string } => {
  if (node.kind === 'AliasNode') return { table: tableName(node['node']), as: node['alias']['name'] };
  return node.kind === 'TableNode' ? { table: tableName(node), as: tableName(node) } : unknown(node);
};

const aggregate = (node: Node, scopes: readonly Scope[], within: Surroundings): unknown => {
  const kept = node['filter'] ? scopes.filter(holds(node['filter'], within)) : scopes;
  const [first] = node['aggregated'] as Node[];
  if (node['func'] === 'count') return String(kept.length);
  const value = valueOf(first!, within);
  const values = kept.map(value).filter((each) => !isNull(each)).sort(compare);
  if (node['func'] === 'sum') return values.length > 0 ? values.reduce<number>((sum, each) => sum + Number(each), 0) : null;
  if (node['func'] === 'max') return values.at(-1) ?? null;
  if (node['func'] === 'min') return values[0] ?? null;
  throw new Error(`the simulation does not know ${node['func']}()`);
};

const isAggregate = (node: Node): boolean => node.kind === 'AggregateFunctionNode' || (node.kind === 'AliasNode' && isAggregate(node['node']));

/** What a selection adds to the answer's row. */
const project = (selections: readonly Node[] | undefined, within: Surroundings): ((scope: Scope) => Row) => {
  const parts = (selections ?? []).map(({ selection }: Node): ((scope: Scope, row: Row) => void) => {
    if (selection.kind === 'SelectAllNode')
      return (scope, row) => { for (const each of scope) Object.assign(row, each); };
    if (selection.kind === 'ReferenceNode' && selection.column.kind === 'SelectAllNode') {
      const index = within.names.indexOf(tableName(selection.table));
      return (scope, row) => Object.assign(row, scope[index]);
    }
    const value = valueOf(selection, within);
    const name: string = selection.kind === 'AliasNode' ? selection.alias.name : columnName(selection.column ?? selection);
    return (scope, row) => { row[name] = value(scope); };
  });
  return (scope) => {
    const row: Row = {};
    for (const part of parts) part(scope, row);
    return row;
  };
};

const nothing: ReadTable = () => [];

/** The terms that all must hold. */
const termsOf = (node: Node | undefined): readonly Node[] => (!node ? [] : node.kind === 'AndNode' ? [...termsOf(node['left']), ...termsOf(node['right'])] : [node]);

/** Whether a term speaks of one table alone: then its rows are chosen before any join. */
const speaksOf = (node: Node, table: string): boolean => {
  if (node.kind === 'ReferenceNode') return node['table'] !== undefined && tableName(node['table']) === table;
  if (node.kind === 'BinaryOperationNode') return [node['leftOperand'], node['rightOperand']].every((side: Node) => speaksOf(side, table));
  return node.kind === 'ValueNode' || node.kind === 'PrimitiveValueListNode';
};

/** The values that some columns of this table must have, as far as the terms say so: a key among them finds its row at once. */
const wantedOf = (terms: readonly Node[], table: string, isAlone: boolean): ReadonlyMap<string, unknown> => {
  const wanted = new Map<string, unknown>();
  for (const term of terms) {
    if (term.kind !== 'BinaryOperationNode' || term['operator'].operator !== '=') continue;
    const of = term['leftOperand'] as Node;
    const value = plainValue(term['rightOperand']);
    if (of.kind === 'ReferenceNode' && value !== undefined && (of['table'] ? tableName(of['table']) === table : isAlone)) wanted.set(columnName(of['column']), value);
  }
  return wanted;
};

const surroundings = (names: readonly string[], read: ReadTable): Surroundings => ({ names, exists: (query, scope) => scopesOf(query, read, names, scope).scopes.length > 0 });

interface Scopes extends Surroundings {
  readonly scopes: Scope[];
}

/** The rows in scope of a select, joins made, in no order yet; `outer` is the scope of the query it stands in. */
const scopesOf = (node: Node, read: ReadTable, outerNames: readonly string[] = [], outer: Scope = []): Scopes => {
  const { table, as } = fromNode(node['from'].froms[0]);
  const joins = (node['joins'] ?? []) as Node[];
  const terms = termsOf(node['where']?.where);
  let within = surroundings([...outerNames, as], read);
  const isAlone = within.names.length === 1 && joins.length === 0;
  // What speaks of the first table alone chooses its rows before any join.
  const early = (joins.length === 0 ? terms : terms.filter((term) => speaksOf(term, as))).map((term) => valueOf(term, within));
  let scopes: Scope[] = [];
  for (const row of read(table, wantedOf(terms, as, isAlone))) {
    const scope = [...outer, row];
    if (early.every((term) => term(scope) === true)) scopes.push(scope);
  }
  for (const join of joins) {
    const joined = fromNode(join['table']);
    within = surroundings([...within.names, joined.as], read);
    const on = holds(join['on'], within);
    const isOuter = join['joinType'] === 'LeftJoin';
    const widened: Scope[] = [];
    for (const scope of scopes) {
      const before = widened.length;
      for (const row of read(joined.table)) {
        const both = [...scope, row];
        if (on(both)) widened.push(both);
      }
      if (isOuter && widened.length === before) widened.push([...scope, null]);
    }
    scopes = widened;
  }
  return { ...within, scopes: joins.length === 0 ? scopes : scopes.filter(holds(node['where'], within)) };
};

const inOrder = (node: Node, { scopes, ...within }: Scopes): Scope[] => {
  const items = (node['orderBy']?.items ?? []) as Node[];
  if (items.length === 0 || scopes.length < 2) return scopes;
  const keys = items.map((item) => ({ value: valueOf(item['orderBy'], within), isDown: /desc/i.test(JSON.stringify(item['direction'] ?? '')) }));
  return scopes.toSorted((a, b) => {
    for (const { value, isDown } of keys) {
      const order = compare(value(a), value(b));
      if (order !== 0) return isDown ? -order : order;
    }
    return 0;
  });
};

export interface Selected {
  readonly rows: readonly Row[];
  /** The table whose rows are to be locked, and those rows. */
  readonly lock: { readonly table: string; readonly rows: readonly Row[] } | null;
}

export const select = (node: Node, read: ReadTable): Selected => {
  const found = scopesOf(node, read);
  const scopes = inOrder(node, found);
  const kept = node['limit'] ? scopes.slice(0, Number(valueOf(node['limit'].limit, found)([]))) : scopes;
  const selections = node['selections'] as Node[] | undefined;
  const isLocking = ((node['endModifiers'] ?? []) as Node[]).some((modifier) => modifier['modifier'] === 'ForUpdate');
  const lock = isLocking ? { table: fromNode(node['from'].froms[0]).table, rows: kept.map(([first]) => first!) } : null;
  if (selections?.some(({ selection }) => isAggregate(selection))) {
    const row: Row = {};
    for (const { selection } of selections) row[selection.alias.name] = aggregate(selection.kind === 'AliasNode' ? selection.node : selection, kept, found);
    return { rows: [row], lock };
  }
  return { rows: kept.map(project(selections, found)), lock };
};

/** The rows of `table` an update or a delete is about. */
export const matching = (node: Node, table: string, read: ReadTable): Row[] => {
  const where = holds(node['where'], surroundings([table], read));
  const found: Row[] = [];
  for (const row of read(table, wantedOf(termsOf(node['where']?.where), table, true))) if (where([row])) found.push(row);
  return found;
};

/** Whether a conflicting row may be updated. */
export const isWanted = (where: Node, table: string, row: Row): boolean => holds(where, surroundings([table], nothing))([row]);

export const updatesOf = (updates: readonly Node[], table: string): ((row: Row, excluded?: Row) => Row) => {
  const within = surroundings([table, 'excluded'], nothing);
  const parts = updates.map((update) => ({ column: columnName(update['column']), value: valueOf(update['value'], within) }));
  return (row, excluded) => {
    const updated = { ...row };
    for (const { column, value } of parts) updated[column] = value([row, excluded ?? null]);
    return updated;
  };
};

export const insertedRows = (node: Node): Row[] => {
  const columns = (node['columns'] as Node[]).map(columnName);
  return (node['values'].values as Node[]).map((list) => {
    const values = valueOf(list, surroundings([], nothing))([]) as unknown[];
    const row: Row = {};
    for (const [index, column] of columns.entries()) row[column] = values[index] ?? null;
    return row;
  });
};

export const returned = (node: Node, table: string): ((row: Row) => Row) => {
  const toRow = project(node['returning']?.selections, surroundings([table], nothing));
  return (row) => toRow([row]);
};

export const targetOf = (node: Node): string => {
  const target = node['into'] ?? node['table'] ?? node['from']?.froms[0];
  return fromNode(target).table;
};

export const conflictColumns = (node: Node): readonly string[] => ((node['columns'] ?? []) as Node[]).map(columnName);
