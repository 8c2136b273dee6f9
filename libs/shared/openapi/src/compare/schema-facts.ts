import { isObject } from '../definition';

const allTypes = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];

/** What plain schemas that must all hold say together. */
export interface SchemaFacts {
  /** Types of JSON that fit; `number` has `integer` beside it. All of them when nothing is said. */
  readonly types: ReadonlySet<string>;
  /** Texts of the values that fit (`enum`, `const`), null left to the types; undefined: any. */
  readonly values: ReadonlySet<string> | undefined;
  /** Lower and upper bounds by name; an exclusive one counts as a little more or less. */
  readonly lower: ReadonlyMap<string, Bound>;
  readonly upper: ReadonlyMap<string, Bound>;
  /** Texts of `pattern`, `format`, `multipleOf` and `uniqueItems`, by keyword. */
  readonly marks: ReadonlyMap<string, string>;
  readonly properties: ReadonlyMap<string, readonly unknown[]>;
  readonly required: ReadonlySet<string>;
  readonly items: readonly unknown[];
  /** Schemas of further properties; `refused`: there may be none. */
  readonly additional: readonly unknown[] | 'refused';
  readonly alternatives: readonly { readonly keyword: 'oneOf' | 'anyOf'; readonly branches: readonly unknown[] }[];
  /** Keywords that are compared for sameness only. */
  readonly opaque: readonly { readonly keyword: string; readonly value: unknown }[];
  /** References that lead out of the document or nowhere. */
  readonly unresolved: readonly string[];
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
}

export interface Bound {
  readonly value: number;
  readonly exclusive: boolean;
}

const lowerNames = ['minimum', 'minLength', 'minItems', 'minProperties'];
const upperNames = ['maximum', 'maxLength', 'maxItems', 'maxProperties'];
const opaqueNames = ['not', 'if', 'then', 'else', 'patternProperties', 'propertyNames', 'dependentSchemas', 'dependentRequired', 'prefixItems', 'contains', 'unevaluatedProperties', 'unevaluatedItems', 'discriminator', '$dynamicRef'];

/** JSON text with sorted names; what cannot be written gets a word for it. */
export const textOf = (value: unknown): string => {
  try {
    return JSON.stringify(value, (_name, child: unknown) => (isObject(child) ? Object.fromEntries(Object.entries(child).sort(([a], [b]) => (a < b ? -1 : 1))) : child)) ?? String(value);
  } catch {
    return 'a value that cannot be shown';
  }
};

const typesOf = (part: Record<string, unknown>): ReadonlySet<string> => {
  const { type } = part;
  const written = (Array.isArray(type) ? type : [type]).filter((one): one is string => typeof one === 'string');
  if (written.length === 0) {
    // Who describes properties means an object, and who describes items an array.
    if (isObject(part['properties'])) written.push('object');
    else if (part['items'] !== undefined) written.push('array');
    else return new Set(allTypes);
  }
  const nullable = part['nullable'] === true || part['x-nullable'] === true;
  return new Set([...written.map((one) => (one === 'file' ? 'string' : one)), ...(written.includes('number') ? ['integer'] : []), ...(nullable ? ['null'] : [])]);
};

const valuesOf = (part: Record<string, unknown>): ReadonlySet<string> | undefined => {
  const written = Array.isArray(part['enum']) ? (part['enum'] as unknown[]) : Object.hasOwn(part, 'const') ? [part['const']] : undefined;
  return written === undefined ? undefined : new Set(written.filter((value) => value !== null).map(textOf));
};

const boundOf = (part: Record<string, unknown>, name: string): Bound | undefined => {
  const exclusive = name === 'minimum' ? part['exclusiveMinimum'] : name === 'maximum' ? part['exclusiveMaximum'] : undefined;
  const value = part[name];
  if (typeof exclusive === 'number' && !(typeof value === 'number' && (name === 'minimum' ? value > exclusive : value < exclusive))) return { value: exclusive, exclusive: true };
  return typeof value === 'number' && Number.isFinite(value) ? { value, exclusive: exclusive === true } : undefined;
};

/** Positive when `a` is the higher one, as a lower bound (`+1`) or an upper one (`-1`). */
export const compareBounds = (a: Bound, b: Bound, side: 1 | -1): number => a.value - b.value || side * (Number(a.exclusive) - Number(b.exclusive));

/** 2.0 names the property alone. */
const discriminatorOf = (value: unknown): unknown => (isObject(value) ? value['propertyName'] : value);

const common = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): ReadonlySet<T> => new Set([...a].filter((one) => b.has(one)));

/** @param parts plain schemas; a text is a reference that leads nowhere here */
export const mergeFacts = (parts: readonly unknown[]): SchemaFacts => {
  const schemas = parts.filter(isObject);
  let types: ReadonlySet<string> = new Set(allTypes);
  let values: ReadonlySet<string> | undefined;
  const lower = new Map<string, Bound>();
  const upper = new Map<string, Bound>();
  const marks = new Map<string, Set<string>>();
  const properties = new Map<string, unknown[]>();
  const required = new Set<string>();
  const items: unknown[] = [];
  let additional: unknown[] | 'refused' = [];
  const alternatives: SchemaFacts['alternatives'][number][] = [];
  const opaque: SchemaFacts['opaque'][number][] = [];
  for (const part of schemas) {
    const ofPart = typesOf(part);
    types = common(types, ofPart);
    const named = valuesOf(part);
    if (named) values = values ? common(values, named) : named;
    for (const [bounds, names, side] of [[lower, lowerNames, 1], [upper, upperNames, -1]] as const) {
      for (const name of names) {
        const bound = boundOf(part, name);
        const known = bounds.get(name);
        if (bound && (!known || side * compareBounds(bound, known, side) > 0)) bounds.set(name, bound);
      }
    }
    for (const mark of ['pattern', 'format', 'multipleOf', 'uniqueItems']) {
      const value = part[mark];
      if (value !== undefined && value !== false) marks.set(mark, (marks.get(mark) ?? new Set()).add(typeof value === 'string' ? value : textOf(value)));
    }
    for (const [name, schema] of Object.entries(isObject(part['properties']) ? part['properties'] : {})) properties.set(name, [...(properties.get(name) ?? []), schema]);
    if (Array.isArray(part['required'])) for (const name of part['required'] as unknown[]) if (typeof name === 'string') required.add(name);
    if (Array.isArray(part['items'])) opaque.push({ keyword: 'items', value: part['items'] });
    else if (part['items'] !== undefined) items.push(part['items']);
    if (part['additionalProperties'] === false) additional = 'refused';
    else if (isObject(part['additionalProperties']) && additional !== 'refused') additional.push(part['additionalProperties']);
    for (const keyword of ['oneOf', 'anyOf'] as const) if (Array.isArray(part[keyword])) alternatives.push({ keyword, branches: part[keyword] as unknown[] });
    for (const keyword of opaqueNames) if (Object.hasOwn(part, keyword)) opaque.push({ keyword, value: keyword === 'discriminator' ? discriminatorOf(part[keyword]) : part[keyword] });
  }
  for (const name of required) if (!properties.has(name)) properties.set(name, []);
  return {
    types,
    values,
    lower,
    upper,
    marks: new Map([...marks].map(([name, texts]) => [name, [...texts].sort().join(' and ')])),
    properties,
    required,
    items,
    additional,
    alternatives,
    opaque,
    unresolved: parts.filter((part) => typeof part === 'string').sort(),
    readOnly: schemas.some((part) => part['readOnly'] === true),
    writeOnly: schemas.some((part) => part['writeOnly'] === true),
  };
};
