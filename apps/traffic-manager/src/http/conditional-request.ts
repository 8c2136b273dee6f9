import type { Request, Response } from 'express';
import { AppError, commonProblems } from '@quintet/service-kit';

const tagRule = /^(?:W\/)?"(\d{1,9})"$/;
const impossible = -1;

export const tagOf = (version: number): string => `"${version}"`;

/** The version that `If-Match` asks for (RFC 9110 section 13.1.1): undefined when any will do; one that never is when the tag is not ours. */
export const expectedVersion = (req: Request): number | undefined => {
  const header = req.headers['if-match'];
  if (header === undefined || header === '*') return undefined;
  const version = tagRule.exec(header)?.[1];
  return version === undefined ? impossible : Number(version);
};

/** Answers one entity with its version, or 304 when the caller has that version. */
export const answerVersioned = (req: Request, res: Response, version: number, body: unknown): void => {
  res.setHeader('etag', tagOf(version));
  if (req.headers['if-none-match'] === tagOf(version)) res.status(304).end();
  else res.json(body);
};

/** The parsed body. @throws 415 when it was sent as anything but JSON */
export const jsonBody = (req: Request): unknown => {
  if (req.headers['content-type'] !== undefined && !req.is('application/json')) throw new AppError(commonProblems.UNSUPPORTED_MEDIA_TYPE, 'application/json is expected');
  return req.body;
};
