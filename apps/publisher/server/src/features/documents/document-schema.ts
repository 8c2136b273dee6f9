import { z } from 'zod';
import { withoutNulls } from '@quintet/management-api';
import { isStorable } from '../../http/storable';
import { documentTypes, isWritten, sourceTypes, visibilities, type Document, type DocumentFields } from './document';

/** What a client may send back of what it was given, but does not decide. */
const given = z.unknown().optional();
const maxUrlLength = 2_000;
/** Bounded by the size of a JSON body as well. */
const maxInlineLength = 1_000_000;

export const documentName = z
  .string()
  .min(1)
  .max(60)
  .refine((text) => text.trim() === text, 'must not begin or end with a space');

const url = z
  .string()
  .trim()
  .max(maxUrlLength)
  .refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text), 'must be an http or https URL');
/** Absent, null and empty mean the same. */
const optional = <S extends z.ZodType>(schema: S) => z.preprocess((value) => (value === '' || value === undefined ? null : value), schema.nullable());

/** The document object of WSO2's clients; `inlineContent` gives a written document its content at once. */
export const documentBody = z
  .strictObject({
    name: documentName,
    type: z.enum(documentTypes),
    summary: optional(z.string().max(32_766)).transform((text) => text ?? ''),
    sourceType: z.enum(sourceTypes),
    sourceUrl: optional(url),
    otherTypeName: optional(z.string().max(255)),
    visibility: z.enum(visibilities).default('API_LEVEL'),
    inlineContent: optional(z.string().max(maxInlineLength).refine(isStorable, 'must not contain the character NUL')),
    documentId: given,
    fileName: given,
    createdTime: given,
    createdBy: given,
    lastUpdatedTime: given,
    lastUpdatedBy: given,
  })
  .superRefine((body, ctx) => {
    const fault = (path: string, message: string): void => void ctx.addIssue({ code: 'custom', path: [path], message });
    if (body.sourceType === 'URL' && body.sourceUrl === null) fault('sourceUrl', 'is needed when the sourceType is URL');
    if (body.type === 'OTHER' && body.otherTypeName === null) fault('otherTypeName', 'is needed when the type is OTHER');
    if (body.inlineContent !== null && !isWritten(body.sourceType)) fault('inlineContent', 'is for documents whose sourceType is INLINE or MARKDOWN');
  })
  .transform(({ name, type, summary, sourceType, sourceUrl, otherTypeName, visibility, inlineContent }) => ({
    fields: {
      name,
      type,
      summary,
      sourceType,
      sourceUrl: sourceType === 'URL' ? sourceUrl : null,
      otherTypeName: type === 'OTHER' ? otherTypeName : null,
      visibility,
    } satisfies DocumentFields,
    inlineContent,
  }));

export const documentDto = (of: Document) => withoutNulls({
  documentId: of.id,
  name: of.name,
  type: of.type,
  summary: of.summary === '' ? null : of.summary,
  sourceType: of.sourceType,
  sourceUrl: of.sourceUrl ?? '',
  fileName: of.fileName ?? '',
  otherTypeName: of.otherTypeName,
  visibility: of.visibility,
  createdTime: of.createdAt.toISOString(),
  createdBy: of.createdBy,
  lastUpdatedTime: of.updatedAt.toISOString(),
  lastUpdatedBy: of.updatedBy,
});
