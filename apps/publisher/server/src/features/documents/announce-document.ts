import { apiContentChanged } from '@quintet/contracts';
import type { Outbox } from '@quintet/outbox';
import type { Database, Db } from '@quintet/persistence';
import type { Document, DocumentContent } from './document';
import { everyDocument, findContent, type DocumentKey } from './document-store';

/** Puts a document with its content on the outbox. Without `content` what is stored is read. */
export const announceDocument = async (db: Db, outbox: Outbox, of: Document, content?: DocumentContent): Promise<void> => {
  const { organization, apiId, id, name, type, summary, sourceType, sourceUrl, otherTypeName, visibility, fileName } = of;
  const found = content ?? (await findContent(db, { organization, apiId, documentId: id }));
  await outbox.put(db, apiContentChanged, {
    kind: 'document',
    apiId,
    organization,
    documentId: id,
    name,
    type,
    summary,
    sourceType,
    sourceUrl,
    otherTypeName,
    visibility,
    fileName,
    content: found ? { mediaType: found.mediaType, base64: found.bytes.toString('base64') } : null,
    createdMs: of.createdAt.getTime(),
    updatedMs: of.updatedAt.getTime(),
  });
};

export const withdrawDocument = (db: Db, outbox: Outbox, apiId: string, documentId: string): Promise<void> => outbox.remove(db, apiContentChanged, `${apiId}/documents/${documentId}`);

const batch = 20;

/** Puts every document on the outbox, some at a time: all of them at once may be too much for memory. */
export const republishDocuments = async (database: Database, outbox: Outbox): Promise<void> => {
  for (let after: DocumentKey | undefined = { organization: '', apiId: '', documentId: '' }; after; ) {
    const from = after;
    const documents: Document[] = await database.inTransaction(async (db) => {
      const found = await everyDocument(db, from, batch);
      for (const document of found) await announceDocument(db, outbox, document);
      return found;
    });
    const last = documents.at(-1);
    after = last && documents.length === batch ? { organization: last.organization, apiId: last.apiId, documentId: last.id } : undefined;
  }
};
