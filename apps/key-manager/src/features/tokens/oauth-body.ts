import express, { type Request, type RequestHandler } from 'express';
import { z } from 'zod';

const maxFormBytes = 56 * 1024;
const maxFields = 50;

/** Reads form bodies; JSON ones were read before. */
export const readForm: RequestHandler = express.urlencoded({ extended: false, limit: maxFormBytes, parameterLimit: maxFields });

const scalar = z.union([z.string().max(16_384), z.number(), z.boolean()]).transform(String);
/** A repeated form field is a list: kept as one, so that it is refused for what it is. */
const parameters = z.record(z.string().max(100), z.union([scalar, z.array(scalar).max(100), z.null().transform(() => undefined)]));

/** The parameters of an OAuth request, sent as a form or, as WSO2's clients do, as JSON. A list under `scope` is its words. */
export const oauthParameters = (req: Request): URLSearchParams => {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters.parse(req.body ?? {}))) {
    if (value === undefined) continue;
    if (name === 'scope' && Array.isArray(value) && req.is('json')) form.append(name, value.join(' '));
    else for (const one of Array.isArray(value) ? value : [value]) form.append(name, one);
  }
  return form;
};
