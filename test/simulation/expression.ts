import type { OperationNode } from 'kysely';
import type { Row } from './tables.ts';

/** One row of each table a query speaks of, in the order of its names. */
export type Scope = readonly (Row | null)[];
type Value = (scope: Scope) => unknown;
/** Nodes as data: the interpreter looks at their kind, and refuses what it does not know. */
export type Node = OperationNode & Record<string, any>;

/** What an expression may speak of: tables by the name they are called here, a subquery's after those around it. */
export interface Surroundings {
  readonly names: readonly string[];
  /** Whether a subquery that stands in the expression finds anything. */
  readonly exists: (query: Node, scope: Scope) => boolean;
}

/** Dates compare as instants; null compares with nothing. */
const comparable = (value: unknown): unknown => (value instanceof Date ? value.getTime() : value);
export const isNull = (value: unknown): boolean => value === null || value === undefined;

export const compare = (a: unknown, b: unknown): number => {
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
  'is distinct from': (a, b) => (isNull(a) || isNull(b) ? isNull(a) !== isNull(b) : comparable(a) !== comparable(b)),
};

export const unknown = (node: Node): never => {
  throw new Error(`the simulation does not know ${node.kind}`);
};

/** The few fragments of SQL that the stores write by hand, by their text, and the table each speaks of. */
const fragments: Readonly<Record<string, { readonly of: string; readonly value: (row: Row | null | undefined) => unknown }>> = {
  "meetings.option->>'placeId'": { of: 'meetings', value: (row) => (row?.['option'] as { placeId: string | null } | undefined)?.placeId ?? null },
  "doubts + case when state in ('sent', 'unknown') then 1 else 0 end + case when mail in ('sent', 'unknown') then 1 else 0 end": {
    of: 'messages', value: (row) => Number(row?.['doubts'] ?? 0) + (row?.['state'] === 'sent' || row?.['state'] === 'unknown' ? 1 : 0) + (row?.['mail'] === 'sent' || row?.['mail'] === 'unknown' ? 1 : 0),
  },
};

export const columnName = (node: Node): string => node['column']['name'];
export const tableName = (node: Node): string => node['table']['identifier']['name'];

const columnOf = (names: readonly string[], table: string | undefined, column: string): Value => {
  const index = table === undefined ? (names.length === 1 ? 0 : undefined) : names.indexOf(table);
  if (index !== undefined) return (scope) => scope[index]?.[column] ?? null;
  return (scope) => {
    for (const row of scope) if (row && column in row) return row[column];
    return null;
  };
};

/** A value that is the same in every row, and compares by itself: nearly all that is asked for is such a one. */
export const plainValue = (node: Node): unknown => (node.kind === 'ValueNode' && typeof node['value'] !== 'object' ? node['value'] : undefined);

/** An expression as a function of the rows in scope. */
export const valueOf = (node: Node, within: Surroundings): Value => {
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
      const values = (node['values'] as Node[]).map((value) => valueOf(value, within));
      return (scope) => values.map((value) => value(scope));
    }
    case 'ReferenceNode': {
      const table = node['table'] as Node | undefined;
      return columnOf(within.names, table && tableName(table), columnName(node['column']));
    }
    case 'ColumnNode': return columnOf(within.names, undefined, columnName(node));
    case 'ParensNode': return valueOf(node['node'], within);
    case 'AliasNode': return valueOf(node['node'], within);
    case 'AndNode': {
      const [left, right] = [valueOf(node['left'], within), valueOf(node['right'], within)];
      return (scope) => left(scope) === true && right(scope) === true;
    }
    case 'OrNode': {
      const [left, right] = [valueOf(node['left'], within), valueOf(node['right'], within)];
      return (scope) => left(scope) === true || right(scope) === true;
    }
    case 'RawNode': {
      const text: string = node['sqlFragments'].join('?');
      const fragment = fragments[text];
      if (!fragment) throw new Error(`the simulation does not know ${text}`);
      const index = within.names.indexOf(fragment.of);
      return (scope) => fragment.value(scope[index]);
    }
    case 'UnaryOperationNode': {
      if (node['operator']['operator'] === 'exists') return (scope) => within.exists(node['operand'], scope);
      if (node['operator']['operator'] !== 'not') return unknown(node);
      const operand = valueOf(node['operand'], within);
      return (scope) => operand(scope) !== true;
    }
    case 'BinaryOperationNode': {
      const operator: string = node['operator']['operator'];
      const [left, right] = [valueOf(node['leftOperand'], within), valueOf(node['rightOperand'], within)];
      if (operator === '+') return (scope) => Number(left(scope)) + Number(right(scope));
      const test = operators[operator];
      if (!test) throw new Error(`the simulation does not know the operator ${operator}`);
      const wanted = plainValue(node['rightOperand']);
      if (operator === '=' && wanted !== undefined) return (scope) => left(scope) === wanted;
      return (scope) => test(left(scope), right(scope));
    }
    case 'FunctionNode': {
      if (node['func'] !== 'coalesce') throw new Error(`the simulation does not know ${node['func']}()`);
      const values = (node['arguments'] as Node[]).map((value) => valueOf(value, within));
      return (scope) => values.map((value) => value(scope)).find((value) => !isNull(value)) ?? null;
    }
    default: return unknown(node);
  }
};

/** Whether a where, or an on, is so; without one everything is. */
export const holds = (where: Node | undefined, within: Surroundings): ((scope: Scope) => boolean) => {
  if (!where) return () => true;
  const test = valueOf(where['where'] ?? where['on'], within);
  return (scope) => test(scope) === true;
};
