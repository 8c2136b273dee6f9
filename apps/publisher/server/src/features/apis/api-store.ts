import { sql, type Db, type Sql } from '@quintet/persistence';
import { AppError } from '@quintet/service-kit';
import { isStorable } from '../../http/storable';
import { problems } from '../../problems';
import type { StoredApi } from './api';

export type ApiRow = Omit<StoredApi, 'body'> & { readonly body: StoredApi['body'] };

/** Every column of an API in the names of `StoredApi`. */
export const apiColumns = sql`
  api.organization, api.id, api.name, api.version, api.context_template as "contextTemplate", api.context, api.provider,
  api.lifecycle_state as "lifecycleState", api.is_default_version as "isDefaultVersion", api.body,
  exists (select 1 from api_thumbnail where api_thumbnail.organization = api.organization and api_thumbnail.api_id = api.id) as "hasThumbnail",
  api.last_revision as "lastRevision", api.change, api.created_at as "createdAt", api.updated_at as "updatedAt"`;

const find = async (db: Db, organization: string, apiId: string, lock: Sql): Promise<StoredApi> => {
  if (!isStorable(apiId)) throw new AppError(problems.API_NOT_FOUND);
  const [row] = await db.rows<ApiRow>(sql`
    select ${apiColumns}
      from api
     where api.organization = ${organization} and api.id = ${apiId} ${lock}`);
  if (!row) throw new AppError(problems.API_NOT_FOUND, apiId);
  return row;
};

/** @throws AppError API_NOT_FOUND */
export const requireApi = (db: Db, organization: string, apiId: string): Promise<StoredApi> => find(db, organization, apiId, sql``);

/**
 * As `requireApi`, and holds the API's row until the transaction ends: whoever changes an API, its revisions or its
 * deployments takes this lock first, so that they follow each other.
 */
export const lockApi = (db: Db, organization: string, apiId: string): Promise<StoredApi> => find(db, organization, apiId, sql`for update of api`);

/** A revision, shown as the API that it was. */
export interface RevisionOfApi {
  readonly id: string;
  readonly number: number;
  readonly api: StoredApi;
}

export const findRevision = async (db: Db, organization: string, revisionId: string): Promise<RevisionOfApi | undefined> => {
  if (!isStorable(revisionId)) return undefined;
  const [row] = await db.rows<ApiRow & { revisionId: string; number: number; revisionBody: StoredApi['body'] }>(sql`
    select ${apiColumns}, api_revision.id as "revisionId", api_revision.number, api_revision.body as "revisionBody"
      from api_revision
      join api on api.organization = api_revision.organization and api.id = api_revision.api_id
     where api_revision.organization = ${organization} and api_revision.id = ${revisionId}`);
  if (!row) return undefined;
  const { revisionId: id, number, revisionBody, ...api } = row;
  return { id, number, api: { ...api, body: revisionBody } };
};
