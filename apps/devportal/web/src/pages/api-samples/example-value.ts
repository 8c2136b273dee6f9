type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

const maxDepth = 6;
const maxMembers = 50;

/** What a reference within a document points to; undefined for any other, and for one that leads to references alone. */
export const resolve = (document: Json, value: unknown, hops = 8): unknown => {
  if (!isObject(value) || typeof value['$ref'] !== 'string') return value;
  if (hops === 0 || !value['$ref'].startsWith('#/')) return undefined;
  let at: unknown = document;
  for (const part of value['$ref'].slice(2).split('/')) {
    const name = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    at = isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  }
  return resolve(document, at, hops - 1);
};

const texts: Readonly<Record<string, string>> = {
  date: '2026-01-31',
  'date-time': '2026-01-31T12:00:00Z',
  email: 'ann@example.com',
  uuid: '00000000-0000-4000-8000-000000000000',
  uri: 'https://example.com',
  byte: 'AAAA',
};

const typeOf = ({ type, properties, items }: Json): unknown => {
  if (Array.isArray(type)) return type.find((one) => one !== 'null');
  if (type !== undefined) return type;
  if (properties !== undefined) return 'object';
  return items === undefined ? undefined : 'array';
};

const merged = (document: Json, parts: readonly unknown[]): Json => {
  const schemas = parts.map((part) => resolve(document, part)).filter(isObject);
  return { type: 'object', properties: Object.assign({}, ...schemas.map(({ properties }) => properties ?? {})) };
};

/** A value that fulfils a schema as far as an example must: what it gives as one, else one made up of its types. Bounded: schemas may be endless. */
export const exampleOf = (document: Json, given: unknown, depth = 0): unknown => {
  const schema = resolve(document, given);
  if (!isObject(schema)) return undefined;
  if (schema['example'] !== undefined) return schema['example'];
  if (Array.isArray(schema['examples']) && schema['examples'].length > 0) return schema['examples'][0];
  if (schema['default'] !== undefined) return schema['default'];
  if (schema['const'] !== undefined) return schema['const'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  if (Array.isArray(schema['allOf'])) return exampleOf(document, merged(document, schema['allOf'].slice(0, maxMembers)), depth);
  for (const choice of [schema['oneOf'], schema['anyOf']]) if (Array.isArray(choice)) return exampleOf(document, choice[0], depth + 1);
  switch (typeOf(schema)) {
    case 'object': {
      const properties = isObject(schema['properties']) && depth < maxDepth ? Object.entries(schema['properties']).slice(0, maxMembers) : [];
      return Object.fromEntries(
        properties
          .filter(([, property]) => !isObject(property) || property['readOnly'] !== true)
          .map(([name, property]) => [name, exampleOf(document, property, depth + 1)])
          .filter(([, value]) => value !== undefined),
      );
    }
    case 'array': {
      const item = depth < maxDepth ? exampleOf(document, schema['items'], depth + 1) : undefined;
      return item === undefined ? [] : [item];
    }
    case 'integer':
    case 'number':
      return typeof schema['minimum'] === 'number' ? schema['minimum'] : 1;
    case 'boolean':
      return true;
    case 'string':
      return texts[String(schema['format'])] ?? 'text';
    default:
      return depth === 0 ? {} : undefined;
  }
};
