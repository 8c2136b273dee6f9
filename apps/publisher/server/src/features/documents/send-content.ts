import type { Response } from 'express';
import type { DocumentContent, SourceType } from './document';

const noScripts = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/**
 * Content comes from users and is answered under the publisher's own address, so no browser may run it as a page of
 * ours: text goes out as plain text, a file with its own media type but to be saved, and both in a sandbox.
 */
export const sendContent = (res: Response, sourceType: SourceType, { mediaType, bytes, fileName }: DocumentContent): void => {
  res.setHeader('content-security-policy', noScripts);
  res.setHeader('x-content-type-options', 'nosniff');
  if (sourceType === 'FILE') res.attachment(fileName ?? 'document').setHeader('content-type', mediaType);
  else res.setHeader('content-type', 'text/plain; charset=utf-8');
  res.send(bytes);
};
