import type { Request, Response } from 'express';
import { AppError, type Problem } from '@quintet/service-kit';

/** Says the version of what is answered. @returns true when the caller has it already: then 304 was sent */
export const answeredNotModified = (req: Request, res: Response, tag: string): boolean => {
  res.setHeader('etag', tag);
  const known = req.headers['if-none-match'];
  if (known === undefined || !tagsOf(known).includes(tag)) return false;
  res.status(304).end();
  return true;
};

/** @throws AppError when the request says `If-Match` and means another version */
export const requireMatch = (ifMatch: string | undefined, tag: string, problem: Problem): void => {
  if (ifMatch === undefined || ifMatch.trim() === '*' || tagsOf(ifMatch).includes(tag)) return;
  throw new AppError(problem, `It is ${tag} now`);
};

const tagsOf = (header: string): string[] => header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
