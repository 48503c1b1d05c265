import type { OperationNode } from 'kysely';
import type { Row } from './tables.ts';

/** One row of each table a query speaks of, by the name it is called there. */
type Scope = Readonly<Record<string, Row | null>>;
type Value = (scope: Scope) => unknown;
/** Nodes as data: the interpreter looks at their kind, and refuses what it does not know. */
export type Node = OperationNode & Record<string, any>;

/** Dates compare as instants; null compares with nothing. */
const comparable = (value: unknown): unknown => (value instanceof Date ? value.getTime() : value);
const isNull = (value: unknown): boolean => value === null || value === undefined;

const compare = (a: unknown, b: unknown): number => {
  const [x, y] = [comparable(a) as never, comparable(b) as never];
  return x < y ? -1 : x > y ? 1 : 0;
};

const operators: Readonly<Record<string, (a: unknown, b: unknown) => boolean>> = {
  '=': (a, b) => !isNull(a) && !isNull(b) && comparable(a) === comparable(b),
  '<>': (a, b) => !isNull(a) && !isNull(b) && comparable(a) !== comparable(b),
  '!=': (a, b) => !isNull(a) && !isNull(b) && comparable(a) !== comparable(b),
  '<': (a, b) => !isNull(a) && !isNull(b) && compare(a, b) < 0,
  '<=': (a, b) => !isNull(a) && !isNull(b) && compare(a, b) <= 0,
  '>': (a, b) => !isNull(a) && !isNull(b) && compare(a, b) > 0,
  '>=': (a, b) => !isNull(a) && !isNull(b) && compare(a, b) >= 0,
  in: (a, b) => (b as unknown[]).some((each) => comparable(each) === comparable(a)),
  'not in': (a, b) => !isNull(a) && !(b as unknown[]).some((each) => comparable(each) === comparable(a)),
  is: (a, b) => (isNull(b) ? isNull(a) : a === b),
  'is not': (a, b) => (isNull(b) ? !isNull(a) : a !== b),
};

const unknown = (node: Node): never => {
  throw new Error(`the simulation does not know ${node.kind}`);
};

/** The few fragments of SQL that the stores write by hand, by their text. */
const fragments: Readonly<Record<string, Value>> = {
  "meetings.option->>'placeId'": ({ meetings }) => (meetings?.['option'] as { placeId: string | null } | undefined)?.placeId ?? null,
  "doubts + case when state in ('sent', 'unknown') then 1 else 0 end": ({ messages }) =>
    Number(messages?.['doubts'] ?? 0) + (messages?.['state'] === 'sent' || messages?.['state'] === 'unknown' ? 1 : 0),
};

/** Where a subquery reads: that of the statement being run, which runs to its end before another begins. */
let reading: ReadTable = () => [];

const columnName = (node: Node): string => node['column']['name'];
const tableName = (node: Node): string => node['table']['identifier']['name'];

const columnOf = (table: string | undefined, column: string): Value =>
  table === undefined
    ? (scope) => {
        for (const name in scope) {
          const row = scope[name];
          if (row && column in row) return row[column];
        }
        return null;
      }
    : (scope) => scope[table]?.[column] ?? null;

/** An expression as a function of the rows in scope. */
export const valueOf = (node: Node): Value => {
  switch (node.kind) {
    case 'ValueNode': {
      const value = node['value'];
      return () => value;
    }
    case 'PrimitiveValueListNode': {
      const values = node['values'];
      return () => values;
    }
    case 'ValueListNode': {
      const values = (node['values'] as Node[]).map(valueOf);
      return (scope) => values.map((value) => value(scope));
    }
    case 'ReferenceNode': {
      const table = node['table'] as Node | undefined;
      return columnOf(table && tableName(table), columnName(node['column']));
    }
    case 'ColumnNode': return columnOf(undefined, columnName(node));
    case 'ParensNode': return valueOf(node['node']);
    case 'AliasNode': return valueOf(node['node']);
    case 'AndNode': {
      const [left, right] = [valueOf(node['left']), valueOf(node['right'])];
      return (scope) => left(scope) === true && right(scope) === true;
    }
    case 'OrNode': {
      const [left, right] = [valueOf(node['left']), valueOf(node['right'])];
      return (scope) => left(scope) === true || right(scope) === true;
    }
    case 'RawNode': {
      const text: string = node['sqlFragments'].join('?');
      const value = fragments[text];
      if (!value) throw new Error(`the simulation does not know ${text}`);
      return value;
    }
    case 'UnaryOperationNode': {
      if (node['operator']['operator'] === 'exists') return (scope) => scopesOf(node['operand'], reading, scope).length > 0;
      if (node['operator']['operator'] !== 'not') return unknown(node);
      const operand = valueOf(node['operand']);
      return (scope) => operand(scope) !== true;
    }
    case 'BinaryOperationNode': {
      const operator: string = node['operator']['operator'];
      const [left, right] = [valueOf(node['leftOperand']), valueOf(node['rightOperand'])];
      if (operator === '+') return (scope) => Number(left(scope)) + Number(right(scope));
      const test = operators[operator];
      if (!test) throw new Error(`the simulation does not know the operator ${operator}`);
      return (scope) => test(left(scope), right(scope));
    }
    case 'FunctionNode': {
      if (node['func'] !== 'coalesce') throw new Error(`the simulation does not know ${node['func']}()`);
      const values = (node['arguments'] as Node[]).map(valueOf);
      return (scope) => values.map((value) => value(scope)).find((value) => !isNull(value)) ?? null;
    }
    default: return unknown(node);
  }
};

const holds = (where: Node | undefined): ((scope: Scope) => boolean) => {
  if (!where) return () => true;
  const test = valueOf(where['where'] ?? where['on']);
  return (scope) => test(scope) === true;
};

/** A table as it is called in a query: its own name, or its alias. */
const fromNode = (node: Node): { readonly table: string; readonly as: string } => {
  if (node.kind === 'AliasNode') return { table: tableName(node['node']), as: node['alias']['name'] };
  return node.kind === 'TableNode' ? { table: tableName(node), as: tableName(node) } : unknown(node);
};

const aggregate = (node: Node, scopes: readonly Scope[]): unknown => {
  const kept = node['filter'] ? scopes.filter(holds(node['filter'])) : scopes;
  const [first] = node['aggregated'] as Node[];
  if (node['func'] === 'count') return String(kept.length);
  const value = valueOf(first!);
  const values = kept.map(value).filter((each) => !isNull(each)).sort(compare);
  if (node['func'] === 'sum') return values.length > 0 ? values.reduce<number>((sum, each) => sum + Number(each), 0) : null;
  if (node['func'] === 'max') return values.at(-1) ?? null;
  if (node['func'] === 'min') return values[0] ?? null;
  throw new Error(`the simulation does not know ${node['func']}()`);
};

const isAggregate = (node: Node): boolean => node.kind === 'AggregateFunctionNode' || (node.kind === 'AliasNode' && isAggregate(node['node']));

/** What a selection adds to the answer's row. */
const project = (selections: readonly Node[] | undefined): ((scope: Scope) => Row) => {
  const parts = (selections ?? []).map(({ selection }: Node): ((scope: Scope, row: Row) => void) => {
    if (selection.kind === 'SelectAllNode')
      return (scope, row) => { for (const name in scope) Object.assign(row, scope[name]); };
    if (selection.kind === 'ReferenceNode' && selection.column.kind === 'SelectAllNode') {
      const table = tableName(selection.table);
      return (scope, row) => Object.assign(row, scope[table]);
    }
    const value = valueOf(selection);
    const name: string = selection.kind === 'AliasNode' ? selection.alias.name : columnName(selection.column ?? selection);
    return (scope, row) => { row[name] = value(scope); };
  });
  return (scope) => {
    const row: Row = {};
    for (const part of parts) part(scope, row);
    return row;
  };
};

export type ReadTable = (table: string) => Iterable<Row>;

/** The terms that all must hold. */
const termsOf = (node: Node | undefined): readonly Node[] => (!node ? [] : node.kind === 'AndNode' ? [...termsOf(node['left']), ...termsOf(node['right'])] : [node]);

/** Whether a term speaks of one table alone: then its rows are chosen before any join. */
const speaksOf = (node: Node, table: string): boolean => {
  if (node.kind === 'ReferenceNode') return node['table'] !== undefined && tableName(node['table']) === table;
  if (node.kind === 'BinaryOperationNode') return [node['leftOperand'], node['rightOperand']].every((side: Node) => speaksOf(side, table));
  return node.kind === 'ValueNode' || node.kind === 'PrimitiveValueListNode';
};

/** The rows in scope of a select, joins made, in no order yet; `outer` is the scope of the query it stands in. */
const scopesOf = (node: Node, read: ReadTable, outer: Scope = {}): Scope[] => {
  const { table, as } = fromNode(node['from'].froms[0]);
  const joins = (node['joins'] ?? []) as Node[];
  const where = holds(node['where']);
  const early = joins.length === 0 ? [] : termsOf(node['where']?.where).filter((term) => speaksOf(term, as)).map(valueOf);
  let scopes: Scope[] = [];
  // One scope tries every row: only those that are kept are worth an object.
  const tried: Record<string, Row | null> = { ...outer };
  for (const row of read(table)) {
    tried[as] = row;
    if (joins.length === 0 ? where(tried) : early.every((term) => term(tried) === true)) scopes.push({ ...tried });
  }
  for (const join of joins) {
    const joined = fromNode(join['table']);
    const on = holds(join['on']);
    const isOuter = join['joinType'] === 'LeftJoin';
    const widened: Scope[] = [];
    for (const scope of scopes) {
      const both: Record<string, Row | null> = { ...scope };
      let isMatched = false;
      for (const row of read(joined.table)) {
        both[joined.as] = row;
        if (!on(both)) continue;
        isMatched = true;
        widened.push({ ...both });
      }
      if (!isMatched && isOuter) widened.push({ ...scope, [joined.as]: null });
    }
    scopes = widened;
  }
  return joins.length === 0 ? scopes : scopes.filter(where);
};

const inOrder = (node: Node, scopes: Scope[]): Scope[] => {
  const items = (node['orderBy']?.items ?? []) as Node[];
  if (items.length === 0) return scopes;
  const keys = items.map((item) => ({ value: valueOf(item['orderBy']), isDown: /desc/i.test(JSON.stringify(item['direction'] ?? '')) }));
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
  reading = read;
  const scopes = inOrder(node, scopesOf(node, read));
  const limit = node['limit'] ? Number(valueOf(node['limit'].limit)({})) : Infinity;
  const kept = scopes.slice(0, limit);
  const selections = node['selections'] as Node[] | undefined;
  const { table, as } = fromNode(node['from'].froms[0]);
  const isLocking = ((node['endModifiers'] ?? []) as Node[]).some((modifier) => modifier['modifier'] === 'ForUpdate');
  const lock = isLocking ? { table, rows: kept.map((scope) => scope[as]!) } : null;
  if (selections?.some(({ selection }) => isAggregate(selection))) {
    const row: Row = {};
    for (const { selection } of selections) row[selection.alias.name] = aggregate(selection.kind === 'AliasNode' ? selection.node : selection, kept);
    return { rows: [row], lock };
  }
  const toRow = project(selections);
  return { rows: kept.map(toRow), lock };
};

/** The rows of `table` an update or a delete is about. */
export const matching = (node: Node, table: string, rows: Iterable<Row>): Row[] => {
  const where = holds(node['where']);
  const found: Row[] = [];
  const tried: Record<string, Row> = {};
  for (const row of rows) {
    tried[table] = row;
    if (where(tried)) found.push(row);
  }
  return found;
};

/** Whether a conflicting row may be updated. */
export const isWanted = (where: Node, table: string, row: Row): boolean => holds(where)({ [table]: row });

export const updatesOf = (updates: readonly Node[]): ((row: Row, table: string, excluded?: Row) => Row) => {
  const parts = updates.map((update) => ({ column: columnName(update['column']), value: valueOf(update['value']) }));
  return (row, table, excluded) => {
    const scope: Scope = excluded ? { [table]: row, excluded } : { [table]: row };
    const updated = { ...row };
    for (const { column, value } of parts) updated[column] = value(scope);
    return updated;
  };
};

export const insertedRows = (node: Node): Row[] => {
  const columns = (node['columns'] as Node[]).map(columnName);
  return (node['values'].values as Node[]).map((list) => {
    const values = valueOf(list)({}) as unknown[];
    const row: Row = {};
    for (const [index, column] of columns.entries()) row[column] = values[index] ?? null;
    return row;
  });
};

export const returned = (node: Node): ((table: string, row: Row) => Row) => {
  const toRow = project(node['returning']?.selections);
  return (table, row) => toRow({ [table]: row });
};

export const targetOf = (node: Node): string => {
  const target = node['into'] ?? node['table'] ?? node['from']?.froms[0];
  return fromNode(target).table;
};

export const conflictColumns = (node: Node): readonly string[] => ((node['columns'] ?? []) as Node[]).map(columnName);
