import { randomUUID } from 'node:crypto';
import type { Outbox } from '@quintet/outbox';
import type { Db } from '@quintet/persistence';
import { announceDocument } from './announce-document';
import { documentsOf, findContent, insertDocument, writeContent } from './document-store';

/** A new version of an API begins with the documents of the one that it is made from: as they are, under ids of their own. */
export const copyDocuments = async (db: Db, outbox: Outbox, { organization, fromId, toId }: { organization: string; fromId: string; toId: string }): Promise<void> => {
  for (const from of await documentsOf(db, organization, fromId)) {
    const copy = { ...from, apiId: toId, id: randomUUID() };
    const content = await findContent(db, { organization, apiId: fromId, documentId: from.id });
    await insertDocument(db, copy);
    if (content) await writeContent(db, { organization, apiId: toId, documentId: copy.id }, content);
    await announceDocument(db, outbox, copy, content);
  }
};
