import { randomUUID } from 'node:crypto';
import type { Caller } from '@quintet/management-api';
import type { Db } from '@quintet/persistence';
import { AppError } from '@quintet/service-kit';
import type { PublisherParts } from '../../feature';
import { problems } from '../../problems';
import { lockApi } from '../apis';
import { announceDocument, withdrawDocument } from './announce-document';
import { isWritten, keepsContent, type Document, type DocumentContent, type DocumentFields, type SourceType } from './document';
import { deleteDocument, insertDocument, requireDocument, updateDocument, writeContent, type DocumentKey } from './document-store';

type Given = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'file'; readonly content: DocumentContent };

const mediaTypes: Readonly<Record<'INLINE' | 'MARKDOWN', string>> = { INLINE: 'text/plain', MARKDOWN: 'text/markdown' };
const written = (sourceType: SourceType, text: string): DocumentContent => ({ mediaType: mediaTypes[sourceType as 'INLINE' | 'MARKDOWN'], bytes: Buffer.from(text), fileName: null });

const contentOf = (sourceType: SourceType, given: Given): DocumentContent => {
  if (given.kind === 'file' && sourceType === 'FILE') return given.content;
  if (given.kind === 'text' && isWritten(sourceType)) return written(sourceType, given.text);
  const takes = sourceType === 'FILE' ? 'a file' : isWritten(sourceType) ? 'inlineContent' : 'no content: its content is at its sourceUrl';
  throw new AppError(problems.DOCUMENT_CONTENT_REFUSED, `a document of sourceType ${sourceType} takes ${takes}`);
};

/** Judges a document as it stands, before it is changed. @throws AppError when it shall not be */
type Judge = (before: Document) => void;

/** Whoever changes a document holds its API's row, so that nothing is written to an API that is being deleted. */
export const createChangeDocuments = ({ database, outbox, clock }: Pick<PublisherParts, 'database' | 'outbox' | 'clock'>) => {
  const now = (): Date => new Date(clock.now());
  const change = <T>({ organization, apiId }: { organization: string; apiId: string }, work: (db: Db) => Promise<T>): Promise<T> =>
    database.inTransaction(async (db) => {
      await lockApi(db, organization, apiId);
      return work(db);
    });

  return {
    create: (caller: Caller, apiId: string, fields: DocumentFields, inlineContent: string | null): Promise<Document> =>
      change({ organization: caller.organization, apiId }, async (db) => {
        const at = now();
        const document: Document = {
          ...fields,
          organization: caller.organization,
          apiId,
          id: randomUUID(),
          fileName: null,
          createdBy: caller.username,
          createdAt: at,
          updatedBy: caller.username,
          updatedAt: at,
        };
        await insertDocument(db, document);
        const content = inlineContent === null ? undefined : written(fields.sourceType, inlineContent);
        if (content) await writeContent(db, { organization: caller.organization, apiId, documentId: document.id }, content);
        await announceDocument(db, outbox, document, content);
        return document;
      }),

    update: (caller: Caller, key: DocumentKey, fields: DocumentFields, inlineContent: string | null, judge: Judge): Promise<Document> =>
      change(key, async (db) => {
        const before = await requireDocument(db, key, caller.username);
        judge(before);
        const keeps = keepsContent(before.sourceType, fields.sourceType);
        const document: Document = { ...before, ...fields, fileName: keeps ? before.fileName : null, updatedBy: caller.username, updatedAt: now() };
        await updateDocument(db, document);
        if (inlineContent !== null) await writeContent(db, key, written(fields.sourceType, inlineContent));
        else if (!keeps) await writeContent(db, key, null);
        await announceDocument(db, outbox, document);
        return document;
      }),

    setContent: (caller: Caller, key: DocumentKey, given: Given, judge: Judge): Promise<Document> =>
      change(key, async (db) => {
        const before = await requireDocument(db, key, caller.username);
        judge(before);
        const content = contentOf(before.sourceType, given);
        const document: Document = { ...before, fileName: content.fileName, updatedBy: caller.username, updatedAt: now() };
        await updateDocument(db, document);
        await writeContent(db, key, content);
        await announceDocument(db, outbox, document, content);
        return document;
      }),

    remove: (caller: Caller, key: DocumentKey, judge: Judge): Promise<void> =>
      change(key, async (db) => {
        judge(await requireDocument(db, key, caller.username));
        await deleteDocument(db, key);
        await withdrawDocument(db, outbox, key.apiId, key.documentId);
      }),
  };
};
export type ChangeDocuments = ReturnType<typeof createChangeDocuments>;
