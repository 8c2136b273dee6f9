import { z } from 'zod';
import { sql, type Sql } from '@quintet/persistence';
import { AppError } from '@quintet/service-kit';
import { problems } from '../../problems';
import { everything, filterSql, type Table } from './filter-sql';
import { projectAttributes, readAttributeList, type Projection } from './project-attributes';
import { parseFilter, readAttributePath } from './scim-filter';
import { maxResults, urns } from './scim-schemas';

const defaultCount = 50;
const maxStart = 1_000_000;
const text = z.string().max(2_000);
const whole = z.coerce.number().int();
const names = z.union([text.transform((list) => list.split(',').filter((name) => name.trim() !== '')), z.array(text).max(50)]);

/** Parameters of a list; what is out of range is brought into it, as RFC 7644 section 3.4.2.4 wants it. */
const listShape = {
  filter: text.optional(),
  startIndex: whole.transform((given) => Math.min(Math.max(given, 1), maxStart)).default(1),
  count: whole.transform((given) => Math.min(Math.max(given, 0), maxResults)).default(defaultCount),
  sortBy: text.optional(),
  sortOrder: z.enum(['ascending', 'descending']).default('ascending'),
};
const projectionShape = { attributes: names.optional(), excludedAttributes: names.optional() };

const listQuery = z.object({ ...listShape, ...projectionShape });
export type ListQuery = z.output<typeof listQuery>;
/** Of a query string, or the body of a search. */
export const readListQuery = (given: unknown): ListQuery => listQuery.parse(given ?? {});

const projectionQuery = z.object(projectionShape);
export const readProjection = (given: unknown): Projection => {
  const { attributes, excludedAttributes } = projectionQuery.parse(given);
  return { attributes: attributes && readAttributeList(attributes), excludedAttributes: excludedAttributes && readAttributeList(excludedAttributes) };
};

/** A list's condition, order and piece, in the terms of a table. */
export const pageFor = ({ filter, startIndex, count, sortBy, sortOrder }: ListQuery, table: Table, orders: Readonly<Record<string, Sql>>) => {
  const path = sortBy === undefined ? undefined : readAttributePath(sortBy);
  const name = path && (path.sub === undefined ? path.attribute : `${path.attribute}.${path.sub}`);
  const order = name === undefined || !Object.hasOwn(orders, name) ? undefined : orders[name];
  if (sortBy !== undefined && !order) throw new AppError(problems.SCIM_INVALID_PATH, `nothing is sorted by "${sortBy}"`);
  return {
    where: filter === undefined || filter.trim() === '' ? everything : filterSql(parseFilter(filter), table),
    // What is absent stands last, or first where the order is turned round (RFC 7644 section 3.4.2.3): PostgreSQL's own way.
    orderBy: order ? [sortOrder === 'descending' ? sql`${order} desc` : order] : [],
    limit: count,
    offset: startIndex - 1,
  };
};

export const listResponse = (resources: readonly Readonly<Record<string, unknown>>[], total: number, { startIndex }: ListQuery, projection: Projection) => ({
  schemas: [urns.list],
  totalResults: total,
  startIndex,
  itemsPerPage: resources.length,
  Resources: resources.map((one) => projectAttributes(one, projection)),
});
