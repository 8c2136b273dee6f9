import { answer, answerWith, asFormData, callPortal, isProblem } from '@quintet/web-kit';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { publisher, type Schema } from '../../../api/client';
import { servicesBase } from '../../../apis/addresses';
import { apiKeys } from '../../../apis/use-api';

export type ApiDocument = Schema<'Document'>;
export type DocumentBody = Schema<'DocumentBody'>;

export const maxFileBytes = 10 * 1024 * 1024;
const keyOf = (apiId: string) => [...apiKeys.of(apiId), 'documents'];
const onlyIf = (etag: string | undefined) => (etag === undefined ? {} : { 'If-Match': etag });

export const useDocuments = (apiId: string, { limit, offset }: { readonly limit: number; readonly offset: number }) =>
  useQuery({
    queryKey: [...keyOf(apiId), 'list', limit, offset],
    queryFn: ({ signal }) => answer(publisher.GET('/apis/{apiId}/documents', { params: { path: { apiId }, query: { limit, offset } }, signal })),
    placeholderData: keepPreviousData,
  });

export interface ReadDocument {
  readonly document: ApiDocument;
  readonly etag: string | undefined;
}

export const readDocument = async (apiId: string, documentId: string, signal?: AbortSignal): Promise<ReadDocument> => {
  const { data, etag } = await answerWith(publisher.GET('/apis/{apiId}/documents/{documentId}', { params: { path: { apiId, documentId } }, cache: 'no-cache', ...(signal && { signal }) }));
  return { document: data, etag };
};

export const useDocument = (apiId: string, documentId: string) => useQuery({ queryKey: [...keyOf(apiId), documentId], queryFn: ({ signal }) => readDocument(apiId, documentId, signal) });

const contentUrl = (apiId: string, documentId: string): string => `${servicesBase}/apis/${encodeURIComponent(apiId)}/documents/${encodeURIComponent(documentId)}/content`;

/** The content of a document; undefined: it has none yet. @throws ApiProblem */
export const readContent = async (apiId: string, documentId: string, signal?: AbortSignal): Promise<Blob | undefined> => {
  try {
    return await (await callPortal(contentUrl(apiId, documentId), { cache: 'no-cache', ...(signal && { signal }) })).blob();
  } catch (error) {
    if (isProblem(error, 404)) return undefined;
    throw error;
  }
};

export interface WrittenDocument extends ReadDocument {
  readonly text: string;
}

/** A written document with its text, and the tag of the version that both are of. */
export const readWritten = async (apiId: string, documentId: string, signal?: AbortSignal): Promise<WrittenDocument> => {
  const read = await readDocument(apiId, documentId, signal);
  return { ...read, text: (await (await readContent(apiId, documentId, signal))?.text()) ?? '' };
};

export const useWritten = (apiId: string, documentId: string) =>
  useQuery({ queryKey: [...keyOf(apiId), documentId, 'text'], queryFn: ({ signal }) => readWritten(apiId, documentId, signal), refetchOnWindowFocus: false });

export const createDocument = (apiId: string, body: DocumentBody): Promise<ApiDocument> => answer(publisher.POST('/apis/{apiId}/documents', { params: { path: { apiId } }, body }));

export const changeDocument = async (apiId: string, { document: { documentId }, etag }: ReadDocument, body: DocumentBody): Promise<ApiDocument> =>
  answer(publisher.PUT('/apis/{apiId}/documents/{documentId}', { params: { path: { apiId, documentId }, header: onlyIf(etag) }, body }));

export const deleteDocument = (apiId: string, documentId: string) => answer(publisher.DELETE('/apis/{apiId}/documents/{documentId}', { params: { path: { apiId, documentId } } }));

/** @throws ApiProblem 412 when the document is another one than that which was read */
export const giveContent = async (apiId: string, documentId: string, etag: string | undefined, content: { readonly inlineContent: string } | { readonly file: File }): Promise<void> => {
  await answer(
    publisher.POST('/apis/{apiId}/documents/{documentId}/content', { params: { path: { apiId, documentId }, header: onlyIf(etag) }, body: content as never, bodySerializer: asFormData as never }),
  );
};

/** After a change: all that is shown of the API's documents is asked for again. */
export const useForgetDocuments = (apiId: string) => {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: keyOf(apiId) });
};
