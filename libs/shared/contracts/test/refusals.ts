/** The part of JSON Schema that the schemas of events are written in. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

type Bound = readonly [keyword: string, isTighter: (reader: number, writer: number) => boolean, absent: number];

const lower = (reader: number, writer: number): boolean => reader > writer;
const upper = (reader: number, writer: number): boolean => reader < writer;
const bounds: readonly Bound[] = [
  ...['minimum', 'exclusiveMinimum'].map((keyword): Bound => [keyword, lower, -Infinity]),
  ...['minLength', 'minItems'].map((keyword): Bound => [keyword, lower, 0]),
  ...['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems'].map((keyword): Bound => [keyword, upper, Infinity]),
];
const exact = ['pattern', 'format'];
const understood = new Set([
  ...bounds.map(([keyword]) => keyword),
  ...exact,
  ...[
    '$schema',
    'description',
    'type',
    'enum',
    'const',
    'anyOf',
    'oneOf',
    'properties',
    'required',
    'additionalProperties',
    'propertyNames',
    'items',
  ],
]);

const schemaIn = (value: unknown): Schema | undefined => (typeof value === 'object' && value !== null ? (value as Schema) : undefined);
const listIn = (value: unknown): readonly unknown[] | undefined => (Array.isArray(value) ? value : undefined);

/** One schema per alternative: of a union, a list of types, or a list of values. */
const alternativesOf = (schema: Schema): readonly Schema[] => {
  const unknown = Object.keys(schema).filter((keyword) => !understood.has(keyword));
  if (unknown.length > 0) throw new Error(`this comparison does not know ${unknown.join(', ')} of JSON Schema: teach it before using that`);
  const either = listIn(schema['anyOf'] ?? schema['oneOf']) as readonly Schema[] | undefined;
  if (either) return either.flatMap(alternativesOf);
  const { enum: values, type, ...rest } = schema;
  if (Array.isArray(values)) return values.map((value) => ({ ...rest, type, const: value }));
  return Array.isArray(type) ? type.map((one) => ({ ...rest, type: one })) : [schema];
};

const nameOf = (schema: Schema): string => {
  if ('const' in schema) return JSON.stringify(schema['const']);
  const kind = Object.values((schema['properties'] ?? {}) as Record<string, Schema>).find((property) => 'const' in property);
  return kind ? `the alternative ${JSON.stringify(kind['const'])}` : String(schema['type'] ?? 'anything');
};

const refusedObject = (reader: Schema, writer: Schema, path: string): readonly string[] => {
  const [read, written] = [reader['properties'] ?? {}, writer['properties'] ?? {}] as Record<string, Schema>[] as [
    Record<string, Schema>,
    Record<string, Schema>,
  ];
  const [needed, given] = [listIn(reader['required']) ?? [], new Set(listIn(writer['required']) ?? [])];
  const missing = needed
    .filter((name) => !given.has(name))
    .map((name) => `${path}.${String(name)} is needed, and ${(name as string) in written ? 'may be absent' : 'not there'}`);
  const inside = Object.entries(written).flatMap(([name, value]) => {
    const taken = read[name];
    if (taken) return refusals(taken, value, `${path}.${name}`);
    return reader['additionalProperties'] === false ? [`${path}.${name} is not allowed`] : [];
  });
  const [readRest, writtenRest] = [schemaIn(reader['additionalProperties']), schemaIn(writer['additionalProperties'])];
  const rest = readRest && writtenRest ? refusals(readRest, writtenRest, `${path}.*`) : [];
  const [readNames, writtenNames] = [schemaIn(reader['propertyNames']), schemaIn(writer['propertyNames'])];
  return [
    ...missing,
    ...inside,
    ...rest,
    ...(readNames ? refusals(readNames, writtenNames ?? { type: 'string' }, `${path}, its names`) : []),
  ];
};

const refusedOne = (reader: Schema, writer: Schema, path: string): readonly string[] => {
  if ('const' in reader && reader['const'] !== writer['const']) return [`${path}: ${nameOf(writer)} is not taken`];
  const [wanted, found] = [reader['type'], writer['type']];
  if (wanted !== undefined && wanted !== found && !(wanted === 'number' && found === 'integer'))
    return [`${path}: ${nameOf(writer)} is not taken`];
  const outside = bounds
    .filter(([keyword, isTighter, absent]) => isTighter(Number(reader[keyword] ?? absent), Number(writer[keyword] ?? absent)))
    .map(([keyword]) => `${path}: ${keyword} is ${String(reader[keyword])}, and was ${String(writer[keyword] ?? 'open')}`);
  const unlike = exact
    .filter((keyword) => reader[keyword] !== undefined && reader[keyword] !== writer[keyword])
    .map((keyword) => `${path}: ${keyword} is ${String(reader[keyword])}`);
  const items = schemaIn(reader['items']);
  const inside = wanted === 'array' && items ? refusals(items, schemaIn(writer['items']) ?? {}, `${path}[]`) : [];
  return [...outside, ...unlike, ...inside, ...(wanted === 'object' ? refusedObject(reader, writer, path) : [])];
};

/** What a reader with one schema refuses of that which a writer with another may send; empty when it takes all of it. */
export const refusals = (reader: Schema, writer: Schema, path = ''): readonly string[] => {
  const takers = alternativesOf(reader);
  return alternativesOf(writer).flatMap((sent) => {
    const answers = takers.map((taker) => refusedOne(taker, sent, path));
    if (answers.some((refused) => refused.length === 0)) return [];
    const [only] = answers;
    if (answers.length === 1 && only) return only;
    // the alternative of the same kind says what is wrong; without one, that there is none does
    return answers.find((_, i) => nameOf(takers[i] as Schema) === nameOf(sent)) ?? [`${path}: ${nameOf(sent)} is not taken`];
  });
};

const fieldsOf = (schema: Schema, path = ''): readonly string[] => [
  ...Object.entries((schema['properties'] ?? {}) as Record<string, Schema>).flatMap(([name, value]) => [
    `${path}.${name}`,
    ...fieldsOf(value, `${path}.${name}`),
  ]),
  ...[schemaIn(schema['items'])].flatMap((items) => (items ? fieldsOf(items, `${path}[]`) : [])),
  ...((schema['anyOf'] ?? schema['oneOf'] ?? []) as readonly Schema[]).flatMap((alternative) => fieldsOf(alternative, path)),
];

/**
 * Which differences between two schemas of the same version break something, and what.
 *
 * While an installation is being replaced old and new run side by side, and records of a state topic stay for ever:
 * each must read what the other writes. What remains allowed is a new field that may be absent.
 */
export const breakingChanges = (old: Schema, next: Schema): readonly string[] => {
  const left = new Set(fieldsOf(next));
  const gone = [...new Set(fieldsOf(old))].filter((field) => !left.has(field));
  return [
    ...gone.map((field) => `removed: ${field}`),
    ...refusals(next, old).map((refused) => `old records are refused: ${refused}`),
    ...refusals(old, next).map((refused) => `old readers refuse: ${refused}`),
  ];
};
