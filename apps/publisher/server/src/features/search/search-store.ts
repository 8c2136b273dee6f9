import type { Paging } from '@quintet/management-api';
import { joinSql, sql, type Db, type Sql } from '@quintet/persistence';
import type { Term } from './search-query';

const matching = (terms: readonly Term[], name: Sql, anything: Sql): Sql =>
  joinSql([sql`true`, ...terms.map((term) => sql`position(lower(${term.text}) in lower(${term.in === 'name' ? name : anything})) > 0`)], ' and ');

const apiText = sql`concat_ws(' ', api.name, api.version, api.context, api.provider, api.body->>'description', api.body->>'tags', api_definition.definition)`;
/** What was written here is UTF-8; files are found by their names. */
const documentText = sql`concat_ws(' ', api_document.name, api_document.summary, api_document.file_name, api_document.source_url,
  case when api_document.source_type in ('INLINE', 'MARKDOWN') then convert_from(api_document.content, 'UTF8') end)`;

/** APIs, and documents that `username` may see, by name. The results have the field names of WSO2's clients. */
export const search = async (db: Db, organization: string, username: string, terms: readonly Term[], { limit, offset }: Paging) => {
  const found = sql`
    select lower(api.name) as sort_name, api.id as sort_id,
           jsonb_build_object(
             'id', api.id, 'name', api.name, 'type', 'API', 'transportType', api.body->>'type', 'description', api.body->>'description', 'context', api.context,
             'contextTemplate', api.context_template, 'version', api.version, 'provider', api.provider, 'status', api.lifecycle_state,
             'thumbnailUri', null, 'advertiseOnly', false) as result
      from api
      left join api_definition on api_definition.organization = api.organization and api_definition.api_id = api.id
     where api.organization = ${organization} and ${matching(terms, sql`api.name`, apiText)}
     union all
    select lower(api_document.name), api_document.id,
           jsonb_build_object(
             'id', api_document.id, 'name', api_document.name, 'type', 'DOC', 'transportType', null, 'docType', api_document.type, 'summary', api_document.summary,
             'sourceType', api_document.source_type, 'sourceUrl', coalesce(api_document.source_url, ''), 'otherTypeName', api_document.other_type_name,
             'visibility', api_document.visibility, 'apiName', api.name, 'apiVersion', api.version, 'apiProvider', api.provider, 'apiUUID', api.id, 'associatedType', 'API')
      from api_document
      join api on api.organization = api_document.organization and api.id = api_document.api_id
     where api_document.organization = ${organization}
       and (api_document.visibility <> 'OWNER_ONLY' or api_document.created_by = ${username})
       and ${matching(terms, sql`api_document.name`, documentText)}`;
  const rows = await db.rows<{ result: Record<string, unknown> | null; total: number }>(sql`
    with found as materialized (${found})
    select page.result, (select count(*)::integer from found) as total
      from (select 1) as always
      left join (select found.* from found order by found.sort_name, found.sort_id limit ${limit} offset ${offset}) as page on true
     order by page.sort_name, page.sort_id`);
  return { list: rows.flatMap(({ result }) => (result === null ? [] : [result])), total: rows[0]?.total ?? 0 };
};
