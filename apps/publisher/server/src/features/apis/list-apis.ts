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

export const contains = (column: Sql, { value, exact }: Condition): Sql => (exact ? sql`lower(${column}) = lower(${value})` : sql`position(lower(${value}) in lower(${column})) > 0`);
const has = (text: Sql, value: string): Sql => sql`position(lower(${value}) in lower(${text})) > 0`;
const equals = (column: Sql, { value }: Condition): Sql => sql`lower(${column}) = lower(${value})`;

const apiText = sql`concat_ws(' ', api.name, api.version, api.context, api.provider, api.body->>'description', api.body->>'tags',
  (select api_definition.definition from api_definition where api_definition.organization = api.organization and api_definition.api_id = api.id))`;
/** What was written here is UTF-8; files are found by their names. */
export const documentText = sql`concat_ws(' ', api_document.name, api_document.summary, api_document.file_name, api_document.source_url,
  case when api_document.source_type in ('INLINE', 'MARKDOWN') then convert_from(api_document.content, 'UTF8') end)`;

const clauses: Readonly<Record<Condition['field'], (condition: Condition) => Sql>> = {
  name: (condition) => contains(sql`api.name`, condition),
  context: (condition) => contains(sql`api.context`, condition),
  description: (condition) => contains(sql`api.body->>'description'`, condition),
  version: (condition) => equals(sql`api.version`, condition),
  provider: (condition) => contains(sql`api.provider`, condition),
  status: (condition) => equals(sql`api.lifecycle_state`, condition),
  tag: ({ value }) => sql`exists (select 1 from jsonb_array_elements_text(api.body->'tags') as tag where lower(tag) = lower(${value}))`,
  'api-category': ({ value }) => sql`exists (select 1 from jsonb_array_elements_text(api.body->'categories') as category where lower(category) = lower(${value}))`,
  // `API` is what WSO2's clients call it beside products and others.
  type: ({ value }) => sql`lower(${value}) in ('api', lower(api.body->>'type'))`,
  content: ({ value }) => has(apiText, value),
  doc: ({ value }) => sql`exists (
    select 1
      from api_document
     where api_document.organization = api.organization and api_document.api_id = api.id and api_document.visibility <> 'OWNER_ONLY' and ${has(documentText, value)})`,
};

/** What must hold for a row of `api`. */
export const apiMatches = (conditions: readonly Condition[]): Sql => joinSql([sql`true`, ...conditions.map((condition) => clauses[condition.field](condition))], ' and ');

export const listApis = async (db: Db, { organization, conditions, sortBy, descending, limit, offset }: ApiListRequest): Promise<{ list: StoredApi[]; total: number }> => {
  const where = sql`api.organization = ${organization} and ${apiMatches(conditions)}`;
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
