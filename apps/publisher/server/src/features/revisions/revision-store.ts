import { randomUUID } from 'node:crypto';
import { sql, type Db } from '@quintet/persistence';
import { AppError } from '@quintet/service-kit';
import { isStorable } from '../../http/storable';
import { problems } from '../../problems';

/** An immutable snapshot of an API; what it holds is in its row. */
export interface StoredRevision {
  readonly id: string;
  readonly apiId: string;
  /** Within the API, from 1; never used again. */
  readonly number: number;
  readonly description: string;
  readonly createdBy: string;
  readonly createdAt: Date;
}

const columns = sql`api_revision.id, api_revision.api_id as "apiId", api_revision.number, api_revision.description, api_revision.created_by as "createdBy", api_revision.created_at as "createdAt"`;

export const listRevisions = (db: Db, organization: string, apiId: string): Promise<StoredRevision[]> =>
  db.rows<StoredRevision>(sql`
    select ${columns}
      from api_revision
     where api_revision.organization = ${organization} and api_revision.api_id = ${apiId}
     order by api_revision.number`);

/** @throws AppError REVISION_NOT_FOUND, also for a revision of another API */
export const requireRevision = async (db: Db, organization: string, apiId: string, revisionId: string): Promise<StoredRevision> => {
  const [found] = isStorable(revisionId)
    ? await db.rows<StoredRevision>(sql`
        select ${columns}
          from api_revision
         where api_revision.organization = ${organization} and api_revision.id = ${revisionId} and api_revision.api_id = ${apiId}`)
    : [];
  if (!found) throw new AppError(problems.REVISION_NOT_FOUND, revisionId);
  return found;
};

/** @throws AppError REVISION_NOT_FOUND */
export const requireRevisionByNumber = async (db: Db, organization: string, apiId: string, number: number): Promise<StoredRevision> => {
  const found = (await listRevisions(db, organization, apiId)).find((one) => one.number === number);
  if (!found) throw new AppError(problems.REVISION_NOT_FOUND, `number ${number}`);
  return found;
};

/** Takes the snapshot in the database itself: body and definition as they are at this moment. The caller holds the API's row. */
export const snapshot = async (db: Db, organization: string, apiId: string, { description, createdBy, createdAt }: Pick<StoredRevision, 'description' | 'createdBy' | 'createdAt'>): Promise<StoredRevision> => {
  const id = randomUUID();
  const [made] = await db.rows<StoredRevision>(sql`
    with numbered as (
      update api
         set last_revision = api.last_revision + 1
       where api.organization = ${organization} and api.id = ${apiId}
      returning api.organization, api.id, api.last_revision, api.body, api.is_default_version
    )
    insert into api_revision (organization, api_id, id, number, description, body, definition, created_by, created_at)
    select numbered.organization, numbered.id, ${id}, numbered.last_revision, ${description},
           jsonb_set(numbered.body, '{isDefaultVersion}', to_jsonb(numbered.is_default_version)),
           coalesce(api_definition.definition, '{}'), ${createdBy}, ${createdAt}
      from numbered
      left join api_definition on api_definition.organization = numbered.organization and api_definition.api_id = numbered.id
    returning ${columns}`);
  if (!made) throw new AppError(problems.API_NOT_FOUND, apiId);
  return made;
};

export const definitionOfRevision = async (db: Db, organization: string, revisionId: string): Promise<string> => {
  const [row] = await db.rows<{ definition: string }>(sql`
    select api_revision.definition
      from api_revision
     where api_revision.organization = ${organization} and api_revision.id = ${revisionId}`);
  return row?.definition ?? '{}';
};

export const removeRevision = async (db: Db, organization: string, revisionId: string): Promise<void> => {
  await db.rows(sql`delete from api_revision where api_revision.organization = ${organization} and api_revision.id = ${revisionId}`);
};
