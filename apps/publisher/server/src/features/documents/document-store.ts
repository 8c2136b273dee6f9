import { isUniqueViolation, sql, type Db } from '@quintet/persistence';
import type { Paging } from '@quintet/management-api';
import { AppError } from '@quintet/service-kit';
import { problems } from '../../problems';
import type { Document, DocumentContent } from './document';

export interface DocumentKey {
  readonly organization: string;
  readonly apiId: string;
  readonly documentId: string;
}

const columns = sql`
  api_document.organization, api_document.api_id as "apiId", api_document.id, api_document.name, api_document.type, api_document.summary,
  api_document.source_type as "sourceType", api_document.source_url as "sourceUrl", api_document.other_type_name as "otherTypeName",
  api_document.visibility, api_document.file_name as "fileName", api_document.created_by as "createdBy", api_document.created_at as "createdAt",
  api_document.updated_by as "updatedBy", api_document.updated_at as "updatedAt"`;

/** @throws AppError DOCUMENT_NAME_TAKEN */
const uniquely = async <T>(name: string, write: Promise<T>): Promise<T> => {
  try {
    return await write;
  } catch (error) {
    if (isUniqueViolation(error, 'api_document_name')) throw new AppError(problems.DOCUMENT_NAME_TAKEN, name, { cause: error });
    throw error;
  }
};

/** Documents that `username` may see, by name. */
export const listDocuments = async (db: Db, organization: string, apiId: string, username: string, { limit, offset }: Paging) => {
  const visible = sql`
        api_document.organization = ${organization} and api_document.api_id = ${apiId}
    and (api_document.visibility <> 'OWNER_ONLY' or api_document.created_by = ${username})`;
  const [counted] = await db.rows<{ total: number }>(sql`select count(*)::integer as total from api_document where ${visible}`);
  const list = await db.rows<Document>(sql`
    select ${columns}
      from api_document
     where ${visible}
     order by api_document.name
     limit ${limit}
    offset ${offset}`);
  return { list, total: counted?.total ?? 0 };
};

/** Whoever may see them. */
export const documentsOf = (db: Db, organization: string, apiId: string): Promise<Document[]> =>
  db.rows<Document>(sql`
    select ${columns}
      from api_document
     where api_document.organization = ${organization} and api_document.api_id = ${apiId}
     order by api_document.name`);

/** @throws AppError DOCUMENT_NOT_FOUND, also when it is for its author alone and that is somebody else */
export const requireDocument = async (db: Db, { organization, apiId, documentId }: DocumentKey, username: string): Promise<Document> => {
  const [row] = await db.rows<Document>(sql`
    select ${columns}
      from api_document
     where api_document.organization = ${organization} and api_document.api_id = ${apiId} and api_document.id = ${documentId}
       and (api_document.visibility <> 'OWNER_ONLY' or api_document.created_by = ${username})`);
  if (!row) throw new AppError(problems.DOCUMENT_NOT_FOUND, documentId);
  return row;
};

export const documentNameExists = async (db: Db, organization: string, apiId: string, name: string): Promise<boolean> => {
  const rows = await db.rows(sql`
    select 1
      from api_document
     where api_document.organization = ${organization} and api_document.api_id = ${apiId} and api_document.name = ${name}`);
  return rows.length > 0;
};

export const findContent = async (db: Db, { organization, apiId, documentId }: DocumentKey): Promise<DocumentContent | undefined> => {
  const [row] = await db.rows<{ mediaType: string | null; bytes: Buffer | null; fileName: string | null }>(sql`
    select api_document.media_type as "mediaType", api_document.content as bytes, api_document.file_name as "fileName"
      from api_document
     where api_document.organization = ${organization} and api_document.api_id = ${apiId} and api_document.id = ${documentId}`);
  return row?.mediaType != null && row.bytes !== null ? { mediaType: row.mediaType, bytes: row.bytes, fileName: row.fileName } : undefined;
};

export const insertDocument = async (db: Db, of: Document): Promise<void> => {
  await uniquely(
    of.name,
    db.rows(sql`
      insert into api_document (organization, api_id, id, name, type, summary, source_type, source_url, other_type_name, visibility,
                                created_by, created_at, updated_by, updated_at)
      values (${of.organization}, ${of.apiId}, ${of.id}, ${of.name}, ${of.type}, ${of.summary}, ${of.sourceType}, ${of.sourceUrl}, ${of.otherTypeName}, ${of.visibility},
              ${of.createdBy}, ${of.createdAt}, ${of.updatedBy}, ${of.updatedAt})`),
  );
};

/** All but the content and what belongs to it. */
export const updateDocument = async (db: Db, of: Document): Promise<void> => {
  await uniquely(
    of.name,
    db.rows(sql`
      update api_document
         set name = ${of.name}, type = ${of.type}, summary = ${of.summary}, source_type = ${of.sourceType}, source_url = ${of.sourceUrl},
             other_type_name = ${of.otherTypeName}, visibility = ${of.visibility}, updated_by = ${of.updatedBy}, updated_at = ${of.updatedAt}
       where api_document.organization = ${of.organization} and api_document.api_id = ${of.apiId} and api_document.id = ${of.id}`),
  );
};

export const writeContent = async (db: Db, { organization, apiId, documentId }: DocumentKey, content: DocumentContent | null): Promise<void> => {
  await db.rows(sql`
    update api_document
       set media_type = ${content?.mediaType ?? null}, content = ${content?.bytes ?? null}, file_name = ${content?.fileName ?? null}
     where api_document.organization = ${organization} and api_document.api_id = ${apiId} and api_document.id = ${documentId}`);
};

export const deleteDocument = async (db: Db, { organization, apiId, documentId }: DocumentKey): Promise<void> => {
  await db.rows(sql`
    delete from api_document
     where api_document.organization = ${organization} and api_document.api_id = ${apiId} and api_document.id = ${documentId}`);
};

/** @returns the ids of those that are gone now */
export const deleteDocumentsOf = async (db: Db, organization: string, apiId: string): Promise<string[]> => {
  const rows = await db.rows<{ id: string }>(sql`
    delete from api_document
     where api_document.organization = ${organization} and api_document.api_id = ${apiId}
    returning api_document.id`);
  return rows.map(({ id }) => id);
};

export const everyDocument = (db: Db, after: DocumentKey, limit: number): Promise<Document[]> =>
  db.rows<Document>(sql`
    select ${columns}
      from api_document
     where (api_document.organization, api_document.api_id, api_document.id) > (${after.organization}, ${after.apiId}, ${after.documentId})
     order by api_document.organization, api_document.api_id, api_document.id
     limit ${limit}`);
