import type { Paging } from '@quintet/management-api';
import { joinSql, sql, type Db, type Sql } from '@quintet/persistence';
import { apiMatches, contains, documentText, type Condition } from '../apis';

/** A document has a name and what is written in it; conditions on other fields are about APIs alone. */
const documentMatches = (conditions: readonly Condition[]): Sql =>
  joinSql(
    [
      sql`true`,
      ...conditions.map((condition) => {
        if (condition.field === 'name') return contains(sql`api_document.name`, condition);
        return condition.field === 'content' || condition.field === 'doc' ? contains(documentText, { ...condition, exact: false }) : sql`false`;
      }),
    ],
    ' and ',
  );

/** APIs, and documents that `username` may see, by name. The results have the field names of WSO2's clients. */
export const search = async (db: Db, organization: string, username: string, conditions: readonly Condition[], { limit, offset }: Paging) => {
  const found = sql`
    select lower(api.name) as sort_name, api.id as sort_id,
           jsonb_strip_nulls(jsonb_build_object(
             'id', api.id, 'name', api.name, 'type', 'API', 'transportType', api.body->>'type', 'description', api.body->>'description', 'context', api.context,
             'contextTemplate', api.context_template, 'version', api.version, 'provider', api.provider, 'status', api.lifecycle_state,
             'advertiseOnly', false)) as result
      from api
     where api.organization = ${organization} and ${apiMatches(conditions)}
     union all
    select lower(api_document.name), api_document.id,
           jsonb_strip_nulls(jsonb_build_object(
             'id', api_document.id, 'name', api_document.name, 'type', 'DOC', 'docType', api_document.type, 'summary', api_document.summary,
             'sourceType', api_document.source_type, 'sourceUrl', coalesce(api_document.source_url, ''), 'otherTypeName', api_document.other_type_name,
             'visibility', api_document.visibility, 'apiName', api.name, 'apiVersion', api.version, 'apiProvider', api.provider, 'apiUUID', api.id, 'associatedType', 'API'))
      from api_document
      join api on api.organization = api_document.organization and api.id = api_document.api_id
     where api_document.organization = ${organization}
       and (api_document.visibility <> 'OWNER_ONLY' or api_document.created_by = ${username})
       and ${documentMatches(conditions)}`;
  const rows = await db.rows<{ result: Record<string, unknown> | null; total: number }>(sql`
    with found as materialized (${found})
    select page.result, (select count(*)::integer from found) as total
      from (select 1) as always
      left join (select found.* from found order by found.sort_name, found.sort_id limit ${limit} offset ${offset}) as page on true
     order by page.sort_name, page.sort_id`);
  return { list: rows.flatMap(({ result }) => (result === null ? [] : [result])), total: rows[0]?.total ?? 0 };
};
