import type { Request } from 'express';
import { fileOf } from '@quintet/management-api';
import { AppError, commonProblems } from '@quintet/service-kit';
import { isStorable } from '../../http/storable';
import { problems } from '../../problems';
import type { DocumentContent } from './document';

export const maxContentBytes = 10 * 1024 * 1024;
const maxFileNameLength = 255;
const mediaTypeRule = /^[\w!#$&^.+-]{1,100}\/[\w!#$&^.+-]{1,100}$/;

/** Multipart parsers give names as Latin-1; clients send UTF-8. Only the last part of a path is a name. */
const fileNameOf = (given: string): string => {
  const text = [...given].every((sign) => sign.charCodeAt(0) < 256) ? Buffer.from(given, 'latin1').toString('utf8') : given;
  const name = text
    .replace(/^.*[/\\]/, '')
    .replace(/\p{Cc}/gu, '')
    .slice(0, maxFileNameLength);
  return name === '' ? 'document' : name;
};

/** The content in a multipart request: either a file or a text. @throws AppError when neither or both are there */
export const readContent = (req: Request): { kind: 'file'; content: DocumentContent } | { kind: 'text'; text: string } => {
  if (!req.is('multipart/form-data')) throw new AppError(commonProblems.UNSUPPORTED_MEDIA_TYPE, 'Send multipart/form-data with "file" or "inlineContent"');
  const file = fileOf(req, 'file');
  const text = (req.body as Record<string, unknown> | undefined)?.['inlineContent'];
  if ((file === undefined) === (typeof text !== 'string')) throw new AppError(problems.DOCUMENT_CONTENT_REFUSED, 'give either "file" or "inlineContent"');
  if (file) return { kind: 'file', content: { mediaType: mediaTypeRule.test(file.mimetype) ? file.mimetype : 'application/octet-stream', bytes: file.buffer, fileName: fileNameOf(file.originalname) } };
  if (!isStorable(text as string)) throw new AppError(problems.DOCUMENT_CONTENT_REFUSED, 'inlineContent must not contain the character NUL');
  return { kind: 'text', text: text as string };
};
