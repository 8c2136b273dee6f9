import type { Request } from 'express';
import { z } from 'zod';
import { fileOf } from '@quintet/management-api';
import { checkDefinition, parseDefinition, type OpenApiDocument } from '@quintet/openapi';
import { AppError, commonProblems, type FieldFault } from '@quintet/service-kit';
import { problems } from '../../problems';
import { fetchDefinition } from './fetch-definition';

const text = z.string().optional();
const fields = z.looseObject({ url: text, inlineAPIDefinition: text, apiDefinition: text });

/** The text of a definition from whichever way a request carries it: a file, an address, or inline. @throws AppError when it carries none, or several */
export const readSource = async (req: Request, { allowPrivate }: { allowPrivate: boolean }): Promise<string> => {
  if (!req.is('multipart/form-data')) throw new AppError(commonProblems.UNSUPPORTED_MEDIA_TYPE, 'multipart/form-data is asked for');
  const given = fields.parse(req.body ?? {});
  const file = fileOf(req, 'file');
  const inline = given.inlineAPIDefinition || given.apiDefinition;
  const sources = [file, given.url, inline].filter((one) => one !== undefined && one !== '');
  if (sources.length !== 1) {
    const reason = 'exactly one of file, url and inline definition is asked for';
    throw new AppError(commonProblems.INVALID_INPUT, reason, { faults: [{ field: 'file', reason }] });
  }
  if (file) return file.buffer.toString('utf8');
  return given.url ? fetchDefinition(given.url, { allowPrivate }) : inline!;
};

/** Parsed and checked. @throws AppError DEFINITION_TOO_LARGE, or DEFINITION_INVALID with each fault and its place */
export const requireDefinition = (source: string): OpenApiDocument => {
  const parsed = parseDefinition(source);
  if (!parsed.ok) throw new AppError(parsed.tooLarge ? problems.DEFINITION_TOO_LARGE : problems.DEFINITION_INVALID, parsed.reason);
  const faults = checkDefinition(parsed.document).map(({ at, reason }): FieldFault => ({ field: at, reason }));
  if (faults.length > 0) throw new AppError(problems.DEFINITION_INVALID, faults.map(({ field, reason }) => `${field || 'document'}: ${reason}`).join('; '), { faults });
  return parsed.document;
};
