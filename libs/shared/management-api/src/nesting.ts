import type { RequestHandler } from 'express';
import { AppError, commonProblems } from '@quintet/service-kit';

/** As for API definitions. What is written and read again by functions that call themselves must not exhaust the stack: ours, or PostgreSQL's. */
const maxLevels = 200;

/** Level by level, so that no input exhausts the stack here. */
const isDeeper = (root: unknown): boolean => {
  let level: unknown[] = [root];
  for (let i = 0; i <= maxLevels; i += 1) {
    const next: unknown[] = [];
    for (const value of level) if (typeof value === 'object' && value !== null) for (const child of Object.values(value)) if (typeof child === 'object' && child !== null) next.push(child);
    if (next.length === 0) return false;
    level = next;
  }
  return true;
};

/** For what `JSON.parse` gave. @throws AppError when it has more levels than any request needs */
export const requireShallow = (value: unknown): void => {
  if (isDeeper(value)) throw new AppError(commonProblems.INVALID_INPUT, `The JSON is nested deeper than ${maxLevels} levels`);
};

/** Stands behind the parser of JSON bodies. */
export const refuseDeepBody: RequestHandler = (req, _res, next) => {
  requireShallow(req.body);
  next();
};
