import multer from 'multer';
import type { RequestHandler } from 'express';

const maxParts = 20;

/** Reads multipart/form-data into memory: `req.body` has the fields, `req.files` the files by field name. Bounded in size and count. */
export const readMultipart = (fields: readonly string[], maxFileBytes: number): RequestHandler =>
  multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: maxFileBytes, files: fields.length, fields: maxParts, parts: maxParts + fields.length, fieldSize: maxFileBytes, fieldNameSize: 100 },
  }).fields(fields.map((name) => ({ name, maxCount: 1 })));

/** A file of a request that `readMultipart` has read. */
export const fileOf = (req: Parameters<RequestHandler>[0], field: string): Express.Multer.File | undefined =>
  (req.files as Record<string, Express.Multer.File[]> | undefined)?.[field]?.[0];
