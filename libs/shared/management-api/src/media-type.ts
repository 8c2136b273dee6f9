import type { RequestHandler } from 'express';
import { AppError, commonProblems } from '@quintet/service-kit';

const understood = ['json', '+json', 'multipart/form-data', 'application/x-www-form-urlencoded'];

/** 415 for a body of a kind that no route reads, instead of going on as if none had been sent. */
export const refuseOtherMedia: RequestHandler = (req, _res, next) => {
  const type = req.headers['content-type'];
  const isEmpty = req.headers['content-length'] === '0' || (req.headers['content-length'] === undefined && req.headers['transfer-encoding'] === undefined);
  if (isEmpty || type === undefined || req.is(understood)) return next();
  next(new AppError(commonProblems.UNSUPPORTED_MEDIA_TYPE, `"${type.slice(0, 100)}"; application/json is`));
};
