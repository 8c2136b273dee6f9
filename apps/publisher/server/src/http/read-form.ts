import type { RequestHandler } from 'express';
import { readMultipart } from '@quintet/management-api';
import { AppError, commonProblems } from '@quintet/service-kit';

/** Of the parser's own errors some have no name that would tell them: a missing boundary, a part without an end, a header that is none. */
const isNamed = (error: unknown): boolean => error instanceof AppError || (error instanceof Error && error.name === 'MulterError');

/** Multipart/form-data in memory. What cannot be read of it is the caller's fault: nothing else happens while it is read. */
export const readForm = (fields: readonly string[], maxFileBytes: number): RequestHandler => {
  const read = readMultipart(fields, maxFileBytes);
  return (req, res, next) => {
    void read(req, res, (error?: unknown) => {
      if (error === undefined || isNamed(error)) return next(error);
      next(new AppError(commonProblems.MALFORMED_BODY, 'The multipart/form-data ends early, or has no boundary, or a part without a proper header', { cause: error }));
    });
  };
};
