import type { Request } from 'express';
import { AppError, commonProblems } from '@quintet/service-kit';

type TagOf = (body: string | Buffer, encoding?: string) => string;

/** Where a request went, without its query: the `Location` of what it changed. */
export const addressOf = (req: Request): string => req.originalUrl.split('?', 1)[0] ?? '';

/**
 * For resources without a version: their entity tag is a hash of what a GET answers, made by the application.
 *
 * @param now what a GET of the resource would send now; undefined when there is nothing
 * @throws 412 when the request says `If-Match` and means something else (RFC 9110 section 13.1.1)
 */
export const requireUnchanged = (req: Request, now: object | Buffer | undefined): void => {
  const header = req.headers['if-match'];
  if (header === undefined) return;
  const refuse = (detail: string): never => {
    throw new AppError(commonProblems.CHANGED_MEANWHILE, detail);
  };
  if (now === undefined) return refuse('There is nothing there now');
  if (header.trim() === '*') return;
  const tag = (req.app.get('etag fn') as TagOf)(Buffer.isBuffer(now) ? now : JSON.stringify(now));
  if (!header.split(',').some((one) => one.trim() === tag)) refuse(`It is ${tag} now`);
};
