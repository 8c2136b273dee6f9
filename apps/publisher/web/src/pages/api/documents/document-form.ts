import { z } from 'zod';
import { strings } from '../../../strings/pages';
import { maxFileBytes, type ApiDocument, type DocumentBody } from './use-documents';

export const types = ['HOWTO', 'SAMPLES', 'PUBLIC_FORUM', 'SUPPORT_FORUM', 'API_MESSAGE_FORMAT', 'SWAGGER_DOC', 'OTHER'] as const;
export const sources = ['MARKDOWN', 'INLINE', 'URL', 'FILE'] as const;
export const visibilities = ['API_LEVEL', 'PRIVATE', 'OWNER_ONLY'] as const;

export interface DocumentForm {
  readonly name: string;
  readonly type: DocumentBody['type'];
  readonly otherTypeName: string;
  readonly summary: string;
  readonly sourceType: DocumentBody['sourceType'];
  readonly sourceUrl: string;
  readonly visibility: NonNullable<DocumentBody['visibility']>;
  /** Of a new document that is a file. */
  readonly file: File | null;
}

export const formOf = (document?: ApiDocument): DocumentForm => ({
  name: document?.name ?? '',
  type: document?.type ?? 'HOWTO',
  otherTypeName: document?.otherTypeName ?? '',
  summary: document?.summary ?? '',
  sourceType: document?.sourceType ?? 'MARKDOWN',
  sourceUrl: document?.sourceUrl ?? '',
  visibility: document?.visibility ?? 'API_LEVEL',
  file: null,
});

export const bodyOf = ({ name, type, otherTypeName, summary, sourceType, sourceUrl, visibility }: DocumentForm): DocumentBody => ({
  name: name.trim(),
  type,
  summary: summary.trim(),
  sourceType,
  visibility,
  sourceUrl: sourceType === 'URL' ? sourceUrl.trim() : null,
  otherTypeName: type === 'OTHER' ? otherTypeName.trim() : null,
});

const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text.trim()) && URL.canParse(text.trim());

/** @param isNew a file is asked for only then: of one that is there it can stay */
export const documentSchema = (isNew: boolean) =>
  z.custom<DocumentForm>().superRefine(({ name, type, otherTypeName, sourceType, sourceUrl, file }, ctx) => {
    const { documents: words } = strings;
    const fault = (path: keyof DocumentForm, message: string): void => void ctx.addIssue({ code: 'custom', path: [path], message });
    if (name.trim() === '') fault('name', words.nameNeeded);
    if (type === 'OTHER' && otherTypeName.trim() === '') fault('otherTypeName', words.otherTypeNeeded);
    if (sourceType === 'URL' && !isWebAddress(sourceUrl)) fault('sourceUrl', words.urlNeeded);
    if (isNew && sourceType === 'FILE' && file === null) fault('file', words.fileNeeded);
    if (file !== null && file.size > maxFileBytes) fault('file', words.fileTooLarge);
  });
