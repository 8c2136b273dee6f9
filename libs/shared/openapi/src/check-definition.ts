import type { ErrorObject, ValidateFunction } from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import Ajv04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import schema20 from '@seriousme/openapi-schema-validator/schemas/v2.0/schema.json';
import schema30 from '@seriousme/openapi-schema-validator/schemas/v3.0/schema.json';
import schema31 from '@seriousme/openapi-schema-validator/schemas/v3.1/schema.json';
import { isObject, versionOf, type OpenApiDocument, type OpenApiVersion } from './definition';

export interface DefinitionFault {
  /** JSON pointer into the document; empty for the document itself. */
  readonly at: string;
  readonly reason: string;
}

const options = { strict: false, allErrors: false, logger: false } as const;
const compile = (ajv: Ajv2020 | Ajv04, schema: object): ValidateFunction => {
  addFormats(ajv as Parameters<typeof addFormats>[0]);
  ajv.addFormat('media-range', true); // used by the schema of 3.1
  return ajv.compile(schema);
};

/** Compiled when first needed, some hundred milliseconds each. */
const compilers: Readonly<Record<OpenApiVersion, () => ValidateFunction>> = {
  '2.0': () => compile(new Ajv04(options), schema20),
  '3.0': () => compile(new Ajv04(options), schema30),
  '3.1': () => compile(new Ajv2020(options), schema31),
};
const compiled = new Map<OpenApiVersion, ValidateFunction>();
const validatorOf = (version: OpenApiVersion): ValidateFunction => {
  const known = compiled.get(version) ?? compilers[version]();
  compiled.set(version, known);
  return known;
};

const maxFaults = 20;

const words = ({ message = 'is not valid', params }: ErrorObject): string => {
  const { additionalProperty, unevaluatedProperty, allowedValues } = params as { additionalProperty?: string; unevaluatedProperty?: string; allowedValues?: unknown[] };
  const more = additionalProperty ?? unevaluatedProperty ?? allowedValues?.join(', ');
  return more === undefined ? message : `${message} (${more})`;
};

/** Pointers to the same document that lead nowhere. */
const danglingRefs = (document: OpenApiDocument): DefinitionFault[] => {
  const leads = (pointer: string): boolean => {
    let at: unknown = document;
    for (const part of pointer.slice(1).split('/').slice(1)) {
      let name: string;
      try {
        name = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
      } catch {
        return false;
      }
      if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return false;
      at = (at as Record<string, unknown>)[name];
    }
    return true;
  };
  const faults: DefinitionFault[] = [];
  const seen = new Set<object>();
  const waiting: { value: object; at: string }[] = [{ value: document, at: '' }];
  for (let next = waiting.pop(); next && faults.length < maxFaults; next = waiting.pop()) {
    if (seen.has(next.value)) continue;
    seen.add(next.value);
    for (const [name, child] of Object.entries(next.value)) {
      if (name === '$ref' && typeof child === 'string' && child.startsWith('#/') && !leads(child)) faults.push({ at: next.at, reason: `"${child}" leads nowhere` });
      // What stands in examples is data.
      if (typeof child === 'object' && child !== null && name !== 'example' && name !== 'examples') waiting.push({ value: child as object, at: `${next.at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` });
    }
  }
  return faults;
};

/** What is wrong with a document, by the specification of its own version (2.0, 3.0, 3.1); empty when nothing is. */
export const checkDefinition = (document: OpenApiDocument): readonly DefinitionFault[] => {
  const version = versionOf(document);
  if (version === undefined) {
    const said = document['openapi'] ?? document['swagger'];
    return [{ at: '', reason: said === undefined ? 'it says neither "openapi" nor "swagger"' : `version ${JSON.stringify(said)} is not understood: 2.0, 3.0 and 3.1 are, as text` }];
  }
  const { info } = document;
  if (!isObject(info)) return [{ at: '/info', reason: 'must be an object with a title and a version' }];
  const valid = validatorOf(version);
  try {
    if (!valid(document)) return (valid.errors ?? []).slice(0, maxFaults).map((error) => ({ at: error.instancePath, reason: words(error) }));
  } catch (error) {
    if (error instanceof RangeError) return [{ at: '', reason: 'it is nested too deeply' }];
    throw error;
  }
  return danglingRefs(document);
};
