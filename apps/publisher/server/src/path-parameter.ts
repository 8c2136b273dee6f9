import type { Request } from 'express';
import { AppError, commonProblems } from '@quintet/service-kit';

const maxLength = 512;

/** A parameter of the path, such as `apiId`. Longer ones name nothing that exists. */
export const pathParameter = (req: Request, name: string): string => {
  const value = req.params[name];
  if (typeof value !== 'string' || value.length > maxLength) throw new AppError(commonProblems.NOT_FOUND);
  return value;
};
