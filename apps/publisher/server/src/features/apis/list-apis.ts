import { joinSql, sql, type Db, type Sql } from '@quintet/persistence';
import type { StoredApi } from './api';
import type { Condition } from './api-query';
import { apiColumns, type ApiRow } from './api-store';

export const sortColumns = {
  createdTime: sql`api.created_at`,
  lastUpdatedTime: sql`api.updated_at`,
  name: sql`lower(api.name)`,
  apiName: sql`lower(api.name)`,
  version: sql`api.version`,
  status: sql`api.lifecycle_state`,
} as const;

export interface ApiListRequest {
  readonly organization: string;
  readonly conditions: readonly Condition[];
  readonly sortBy: keyof typeof sortColumns;
  readonly descending: boolean;
  readonly limit: number;
  readonly offset: number;
}

const contains = (column: Sql, { value, exact }: Condition): Sql => (exact ? sql`lower(${column}) = lower(${value})` : sql`position(lower(${value}) in lower(${column})) > 0`);
const equals = (column: Sql, { value }: Condition): Sql => sql`lower(${column}) = lower(${value})`;

const clauses: Readonly<Record<Condition['field'], (condition: Condition) => Sql>> = {
  name: (condition) => contains(sql`api.name`, condition),
  context: (condition) => contains(sql`api.context`, condition),
  description: (condition) => contains(sql`api.body->>'description'`, condition),
  version: (condition) => equals(sql`api.version`, condition),
  provider: (condition) => equals(sql`api.provider`, condition),
  status: (condition) => equals(sql`api.lifecycle_state`, condition),
  tag: ({ value }) => sql`exists (select 1 from jsonb_array_elements_text(api.body->'tags') as tag where lower(tag) = lower(${value}))`,
};

export const listApis = async (db: Db, { organization, conditions, sortBy, descending, limit, offset }: ApiListRequest): Promise<{ list: StoredApi[]; total: number }> => {
  const where = joinSql([sql`api.organization = ${organization}`, ...conditions.map((condition) => clauses[condition.field](condition))], ' and ');
  const [counted] = await db.rows<{ total: string }>(sql`select count(*) as total from api where ${where}`);
  const list = await db.rows<ApiRow>(sql`
    select ${apiColumns}
      from api
     where ${where}
     order by ${sortColumns[sortBy]} ${descending ? sql`desc` : sql`asc`}, api.id
     limit ${limit}
    offset ${offset}`);
  return { list, total: Number(counted?.total ?? 0) };
};
