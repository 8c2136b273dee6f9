import type { ApiContent } from '@quintet/contracts';
import { sql, type Db } from '@quintet/persistence';
import type { Body, ContentStore, DocumentEntry } from './content-store';

interface DocumentRow {
  readonly document_id: string;
  readonly api_id: string;
  readonly name: string;
  readonly type: string;
  readonly summary: string;
  readonly source_type: DocumentEntry['sourceType'];
  readonly source_url: string | null;
  readonly other_type_name: string | null;
  readonly visibility: DocumentEntry['visibility'];
  readonly file_name: string | null;
}
interface BodyRow {
  readonly media_type: string | null;
  readonly body: Buffer | null;
}

/** A tsvector holds at most 1 MB: the beginning of a text is what can be searched. */
const maxSearchedCharacters = 200_000;
const maxHits = 1_000;

const documentColumns = sql`
  api_content.document_id, api_content.api_id, api_content.name, api_content.type, api_content.summary, api_content.source_type,
  api_content.source_url, api_content.other_type_name, api_content.visibility, api_content.file_name`;

const documentOf = (row: DocumentRow): DocumentEntry => ({
  documentId: row.document_id,
  apiId: row.api_id,
  name: row.name,
  type: row.type,
  summary: row.summary,
  sourceType: row.source_type,
  sourceUrl: row.source_url,
  otherTypeName: row.other_type_name,
  visibility: row.visibility,
  fileName: row.file_name,
});

const bodyOf = (row: BodyRow | undefined): Body | undefined => (row?.body ? { mediaType: row.media_type ?? 'application/octet-stream', bytes: row.body } : undefined);

const bytesOf = (content: ApiContent): { mediaType: string | null; bytes: Buffer | null } => {
  if (content.kind === 'definition') return { mediaType: 'application/json', bytes: Buffer.from(content.definition) };
  const carried = content.kind === 'thumbnail' ? content : content.content;
  return { mediaType: carried?.mediaType ?? null, bytes: carried ? Buffer.from(carried.base64, 'base64') : null };
};

/** What a search looks into. PostgreSQL's text has no place for the character 0. */
const searchedText = (content: ApiContent, mediaType: string | null, bytes: Buffer | null): string => {
  if (content.kind === 'thumbnail') return '';
  const isText = content.kind === 'definition' || content.sourceType === 'INLINE' || content.sourceType === 'MARKDOWN' || mediaType?.startsWith('text/') === true;
  const text = isText && bytes ? bytes.subarray(0, maxSearchedCharacters).toString('utf8') : '';
  return (content.kind === 'document' ? `${content.name} ${content.summary} ${text}` : text).slice(0, maxSearchedCharacters).replaceAll('\0', ' ');
};

export const createPgContentStore = (db: Db): ContentStore => ({
  put: async (key, content, version) => {
    const { mediaType, bytes } = bytesOf(content);
    const document = content.kind === 'document' ? content : undefined;
    await db.rows(sql`
      insert into api_content (key, organization, api_id, kind, version, document_id, name, type, summary, source_type, source_url,
                               other_type_name, visibility, file_name, media_type, body, words, created_at, updated_at)
      values (${key}, ${content.organization}, ${content.apiId}, ${content.kind}, ${version}, ${document?.documentId}, ${document?.name},
              ${document?.type}, ${document?.summary}, ${document?.sourceType}, ${document?.sourceUrl}, ${document?.otherTypeName},
              ${document?.visibility}, ${document?.fileName}, ${mediaType}, ${bytes}, to_tsvector('simple', ${searchedText(content, mediaType, bytes)}),
              ${document ? new Date(document.createdMs) : null}, ${document ? new Date(document.updatedMs) : null})
      on conflict (key) do update
         set organization = excluded.organization, api_id = excluded.api_id, kind = excluded.kind, version = excluded.version,
             document_id = excluded.document_id, name = excluded.name, type = excluded.type, summary = excluded.summary,
             source_type = excluded.source_type, source_url = excluded.source_url, other_type_name = excluded.other_type_name,
             visibility = excluded.visibility, file_name = excluded.file_name, media_type = excluded.media_type, body = excluded.body,
             words = excluded.words, created_at = excluded.created_at, updated_at = excluded.updated_at, applied_at = now()
       where api_content.version < excluded.version`);
  },
  remove: async (key) => void (await db.rows(sql`delete from api_content where api_content.key = ${key}`)),
  now: async () => (await db.rows<{ now: Date }>(sql`select now() as now`))[0]?.now ?? new Date(0),
  sweep: async (appliedBefore, keys) => {
    const gone = await db.rows(sql`
      delete from api_content
       where api_content.applied_at < ${appliedBefore} and not (api_content.key = any(${keys}::text[]))
      returning api_content.key`);
    return gone.length;
  },
  definition: async (organization, apiId) => {
    const [row] = await db.rows<BodyRow>(sql`
      select api_content.media_type, api_content.body
        from api_content
       where api_content.organization = ${organization} and api_content.api_id = ${apiId} and api_content.kind = 'definition'`);
    return bodyOf(row)?.bytes.toString('utf8');
  },
  thumbnail: async (organization, apiId) => {
    const [row] = await db.rows<BodyRow>(sql`
      select api_content.media_type, api_content.body
        from api_content
       where api_content.organization = ${organization} and api_content.api_id = ${apiId} and api_content.kind = 'thumbnail'`);
    return bodyOf(row);
  },
  documents: async (organization, apiId) =>
    (
      await db.rows<DocumentRow>(sql`
        select ${documentColumns}
          from api_content
         where api_content.organization = ${organization} and api_content.api_id = ${apiId} and api_content.kind = 'document'
         order by api_content.name, api_content.document_id`)
    ).map(documentOf),
  document: async (organization, apiId, documentId) => {
    const [row] = await db.rows<DocumentRow>(sql`
      select ${documentColumns}
        from api_content
       where api_content.organization = ${organization} and api_content.api_id = ${apiId} and api_content.kind = 'document'
         and api_content.document_id = ${documentId}`);
    return row && documentOf(row);
  },
  documentBody: async (organization, apiId, documentId) => {
    const [row] = await db.rows<BodyRow>(sql`
      select api_content.media_type, api_content.body
        from api_content
       where api_content.organization = ${organization} and api_content.api_id = ${apiId} and api_content.kind = 'document'
         and api_content.document_id = ${documentId}`);
    return bodyOf(row);
  },
  search: async (organization, words) => {
    const rows = await db.rows<DocumentRow & { kind: string }>(sql`
      select api_content.kind, ${documentColumns}
        from api_content
       where api_content.organization = ${organization} and api_content.kind in ('definition', 'document')
         and api_content.words @@ plainto_tsquery('simple', ${words})
       order by api_content.api_id, api_content.name
       limit ${maxHits}`);
    return {
      apiIds: rows.filter(({ kind }) => kind === 'definition').map(({ api_id }) => api_id),
      documents: rows.filter(({ kind }) => kind === 'document').map(documentOf),
    };
  },
});
