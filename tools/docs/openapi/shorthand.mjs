// The short way in which fragments write schemas. What is not short passes unchanged: every JSON Schema can be written out.
//
//   string | integer | number | boolean | any      a type of JSON; `any` is whatever there may be
//   time | uri | binary                            text of that format
//   Api                                            the schema of that name
//   enum(A, B)                                     one of these texts
//   map(string)                                    an object with any members of that kind
//   Api[] , string|null , enum(A, B)|null          a list; one or the other
//   string - What it says                          with its description
//   { has: { id: string, tags?: string[] } }       an object: members are there unless their name ends in `?`
//   { page: Api } , { list: Api }                  a page of a longer list; a list that is always whole
//   { zod: features/apis/api-schema.ts#apiBody }   what that schema of the service's code reads

const formats = { time: 'date-time', uri: 'uri', binary: 'binary' };
const basic = new Set(['string', 'integer', 'number', 'boolean', 'null', 'object', 'array']);

const typeOf = (text) => {
  if (basic.has(text)) return { type: text };
  if (text === 'any') return {};
  if (Object.hasOwn(formats, text)) return { type: 'string', format: formats[text] };
  const [, kind, inside] = /^(enum|map)\((.*)\)$/.exec(text) ?? [];
  if (kind === 'enum') return { type: 'string', enum: inside.split(',').map((one) => one.trim()) };
  if (kind === 'map') return { type: 'object', additionalProperties: typeText(inside) };
  if (!/^[A-Z]\w*$/.test(text)) throw new Error(`"${text}" is no type`);
  return { $ref: `#/components/schemas/${text}` };
};

const typeText = (text) => {
  if (text.endsWith('[]')) return { type: 'array', items: typeText(text.slice(0, -2)) };
  const parts = text.split(/\|(?![^(]*\))/);
  if (parts.length === 1) return typeOf(text);
  return parts.every((part) => basic.has(part)) ? { type: parts } : { anyOf: parts.map(typeText) };
};

/** @returns what a text says of a type, with the description behind the dash */
const fromText = (text) => {
  const [type, ...words] = text.split(' - ');
  const schema = typeText(type.trim());
  const description = words.join(' - ').trim();
  return description === '' ? schema : { ...schema, description };
};

const object = (members, expand) => {
  const names = Object.keys(members);
  const required = names.filter((name) => !name.endsWith('?'));
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(names.map((name) => [name.replace(/\?$/, ''), expand(members[name])])),
  };
};

const lists = (schema, expand) => {
  const one = schema.page ?? schema.list;
  const shape = object({ count: 'integer - How many are in this answer', list: { type: 'array', items: expand(one) }, ...(schema.page && { pagination: 'Pagination' }) }, expand);
  return schema.about ? { description: schema.about, ...shape } : shape;
};

/**
 * @param {unknown} schema as a fragment has it
 * @param {(reference: string) => object} zodSchema reads a schema of the code
 * @returns {object} JSON Schema
 */
export const expandSchema = (schema, zodSchema) => {
  const expand = (one) => expandSchema(one, zodSchema);
  if (typeof schema === 'string') return fromText(schema);
  if (Array.isArray(schema) || schema === null || typeof schema !== 'object') throw new Error(`${JSON.stringify(schema)} is no schema`);
  if (schema.page ?? schema.list) return lists(schema, expand);
  const { about, has, zod, properties, items, allOf, anyOf, oneOf, type, ...rest } = schema;
  return {
    ...(about && { description: about }),
    ...(zod && zodSchema(zod)),
    ...(has && object(has, expand)),
    ...(typeof type === 'string' ? fromText(type) : type && { type }),
    ...rest,
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, expand(one)])) }),
    ...(items && { items: expand(items) }),
    ...Object.fromEntries(Object.entries({ allOf, anyOf, oneOf }).flatMap(([name, all]) => (all ? [[name, all.map(expand)]] : []))),
  };
};
