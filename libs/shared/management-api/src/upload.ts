import type { RequestHandler } from 'express';
import multer from 'multer';
import { AppError, commonProblems } from '@quintet/service-kit';

const maxParts = 20;

/** Of the parser's own errors some have no name that would tell them: a missing boundary, a part without an end, a header that is none. */
const isNamed = (error: unknown): boolean => error instanceof AppError || (error instanceof Error && error.name === 'MulterError');

/**
 * Reads multipart/form-data into memory: `req.body` has the fields, `req.files` the files by field name. Bounded in size and count.
 * What cannot be read of it is the caller's fault: nothing else happens while it is read.
 */
export const readMultipart = (fields: readonly string[], maxFileBytes: number): RequestHandler => {
  const read = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: maxFileBytes, files: fields.length, fields: maxParts, parts: maxParts + fields.length, fieldSize: maxFileBytes, fieldNameSize: 100 },
  }).fields(fields.map((name) => ({ name, maxCount: 1 })));
  return (req, res, next) => {
    void read(req, res, (error?: unknown) => {
      if (error === undefined || isNamed(error)) return next(error);
      next(new AppError(commonProblems.MALFORMED_BODY, 'The multipart/form-data ends early, or has no boundary, or a part without a proper header', { cause: error }));
    });
  };
};

/** A file of a request that `readMultipart` has read. */
export const fileOf = (req: Parameters<RequestHandler>[0], field: string): Express.Multer.File | undefined =>
  (req.files as Record<string, Express.Multer.File[]> | undefined)?.[field]?.[0];
