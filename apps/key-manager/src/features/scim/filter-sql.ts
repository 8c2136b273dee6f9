import { joinSql, sql, type Sql } from '@quintet/persistence';
import { invalidFilter } from './filter-tokens';
import type { AttributePath, Filter, Literal, Operator } from './scim-filter';

/** How an attribute is looked for: an expression over the table's columns. Expressions are null where the attribute is absent. */
export type Column =
  | { readonly kind: 'text' | 'exact'; readonly of: Sql }
  | { readonly kind: 'boolean'; readonly of: Sql }
  | { readonly kind: 'time'; readonly of: Sql }
  /** Of several values: `has` of one of them, in one look at an index where there is one. */
  | { readonly kind: 'several'; readonly present: Sql; readonly equals: (value: string) => Sql; readonly some: (element: (value: Sql) => Sql) => Sql };

export interface Table {
  /** By `attribute` or `attribute.sub`, in lower case. */
  readonly columns: Readonly<Record<string, Column>>;
  /** What stands in brackets behind an attribute, by part. */
  readonly elements: Readonly<Record<string, { readonly wrap: (inner: (columns: Readonly<Record<string, Column>>) => Sql) => Sql }>>;
  /** As a user of a tenant is asked for with it. */
  readonly literal?: (name: string, value: string) => string;
}

const nameOf = ({ attribute, sub }: AttributePath): string => (sub === undefined ? attribute : `${attribute}.${sub}`);
const likePattern = (value: string): string => value.replace(/[\\%_]/g, (sign) => `\\${sign}`);
const yes = sql`true`;
const no = sql`false`;

const order = (of: Sql, operator: Operator, value: unknown): Sql | undefined => {
  switch (operator) {
    case 'gt':
      return sql`${of} > ${value}`;
    case 'ge':
      return sql`${of} >= ${value}`;
    case 'lt':
      return sql`${of} < ${value}`;
    case 'le':
      return sql`${of} <= ${value}`;
    default:
      return undefined;
  }
};

/** `folded` is the expression without regard to capitals, or as it is; so is the value. Prefixes and whole values find their index. */
const text = (folded: Sql, operator: Operator, value: string): Sql => {
  switch (operator) {
    case 'eq':
      return sql`${folded} = ${value}`;
    case 'sw':
      return sql`${folded} like ${`${likePattern(value)}%`}`;
    case 'co':
      return sql`${folded} like ${`%${likePattern(value)}%`}`;
    case 'ew':
      return sql`${folded} like ${`%${likePattern(value)}`}`;
    default:
      return order(sql`${folded} collate "C"`, operator, value) ?? no;
  }
};

const compare = (name: string, column: Column, operator: Exclude<Operator, 'ne'>, value: Literal): Sql => {
  if (column.kind === 'boolean') {
    if (typeof value !== 'boolean' || operator !== 'eq') throw invalidFilter(`"${name}" is true or false: eq and ne alone compare it`);
    return sql`${column.of} = ${value}`;
  }
  if (typeof value !== 'string') throw invalidFilter(`"${name}" is compared with a text in quotes`);
  if (value.includes('\u0000')) return no;
  if (column.kind === 'time') {
    const at = new Date(value);
    if (!/^\d{4}-\d\d-\d\d(T|$)/.test(value) || Number.isNaN(at.getTime())) throw invalidFilter(`"${name}" is compared with a time such as 2026-01-31T00:00:00Z`);
    const compared = operator === 'eq' ? sql`${column.of} = ${at}` : order(column.of, operator, at);
    if (!compared) throw invalidFilter(`"${name}" is a time: "${operator}" does not compare it`);
    return compared;
  }
  if (column.kind === 'several') return operator === 'eq' ? column.equals(value) : column.some((element) => text(sql`lower(${element})`, operator, value.toLowerCase()));
  return column.kind === 'exact' ? text(column.of, operator, value) : text(sql`lower(${column.of})`, operator, value.toLowerCase());
};

const present = (column: Column): Sql => (column.kind === 'several' ? column.present : sql`${column.of} is not null`);

const columnOf = (columns: Readonly<Record<string, Column>>, path: AttributePath): Column => {
  const name = nameOf(path);
  const found = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (!found) throw invalidFilter(`nothing is filtered by "${name}"`);
  return found;
};

/** A condition that is true, or else false or null; what it turns round is never null. Nothing else stands around a comparison: indexes would not be found. @throws AppError SCIM_INVALID_FILTER */
export const filterSql = (filter: Filter, table: Table, columns = table.columns): Sql => {
  const inner = (of: Filter): Sql => filterSql(of, table, columns);
  switch (filter.kind) {
    case 'and':
    case 'or':
      return sql`(${joinSql(filter.parts.map(inner), filter.kind === 'and' ? ' and ' : ' or ')})`;
    case 'not':
      return sql`not coalesce(${inner(filter.of)}, false)`;
    case 'present':
      return sql`(${present(columnOf(columns, filter.path))})`;
    case 'within': {
      const element = Object.hasOwn(table.elements, filter.attribute) ? table.elements[filter.attribute] : undefined;
      if (!element || columns !== table.columns) throw invalidFilter(`"${filter.attribute}" has no elements`);
      return sql`(${element.wrap((parts) => filterSql(filter.of, table, parts))})`;
    }
    case 'compare': {
      const { path, operator, value } = filter;
      const column = columnOf(columns, path);
      if (value === null) {
        if (operator !== 'eq' && operator !== 'ne') throw invalidFilter('null is compared by eq and ne alone');
        return operator === 'eq' ? sql`not (${present(column)})` : sql`(${present(column)})`;
      }
      const name = nameOf(path);
      const literal = typeof value === 'string' && table.literal ? table.literal(name, value) : value;
      const compared = compare(name, column, operator === 'ne' ? 'eq' : operator, literal);
      return operator === 'ne' ? sql`not coalesce(${compared}, false)` : sql`(${compared})`;
    }
  }
};

export const everything = yes;
