import type { Request, Response } from 'express';
import { AppError, commonProblems } from '@quintet/service-kit';

/** Weak, as in RFC 7644 section 3.14: answers may leave attributes out. */
export const versionTag = (version: number): string => `W/"${version}"`;

const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');

/** @throws 412 when the request says `If-Match` and means another version */
export const requireVersion = (req: Request, version: number): void => {
  const header = req.headers['if-match'];
  if (header === undefined || header.trim() === '*') return;
  const now = opaque(versionTag(version));
  if (!header.split(',').some((tag) => opaque(tag) === now)) throw new AppError(commonProblems.CHANGED_MEANWHILE, `It is ${versionTag(version)} now`);
};

export const sendVersioned = (res: Response, body: Readonly<Record<string, unknown>>, version: number): void => {
  res.setHeader('etag', versionTag(version));
  res.json(body);
};
