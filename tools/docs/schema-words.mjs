// What a JSON schema allows, in a few words.
const bounds = (low, high, unit = '') => {
  const has = (bound) => bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;
  if (has(low) && has(high)) return `${low} to ${high}${unit}`;
  if (has(low)) return `at least ${low}${unit}`;
  return has(high) ? `at most ${high}${unit}` : '';
};

const detail = (name, ...more) => [name, ...more.filter((text) => text)].join(', ');

export const wordsOf = (schema) => {
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return either.map(wordsOf).join(' or ');
  if (Array.isArray(schema.type)) return schema.type.map((type) => wordsOf({ ...schema, type })).join(' or ');
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(', ');
  switch (schema.type) {
    case 'integer':
      return detail('whole number', bounds(schema.exclusiveMinimum === undefined ? schema.minimum : schema.exclusiveMinimum + 1, schema.maximum));
    case 'number':
      return detail('number', bounds(schema.minimum, schema.maximum));
    case 'string':
      if (schema.format === 'uri') return 'URL';
      if (schema.minLength === 1 && schema.maxLength === undefined) return detail('text, not empty', schema.pattern && `like \`${schema.pattern}\``);
      return detail('text', bounds(schema.minLength, schema.maxLength, ' characters'), schema.pattern && `like \`${schema.pattern}\``);
    case 'boolean':
      return 'true or false';
    case 'null':
      return 'null';
    case 'array':
      return detail(`list of ${wordsOf(schema.items ?? {})}`, bounds(schema.minItems, schema.maxItems));
    case 'object':
      return schema.properties ? 'object' : `object of ${wordsOf(schema.additionalProperties ?? {})}`;
    default:
      return 'anything';
  }
};

/** The object within a field that has fields of its own: itself, one of its alternatives, or the items of a list. */
const objectIn = (schema) => {
  if (schema.properties) return { schema, mark: '' };
  if (schema.type === 'array' && schema.items) {
    const inner = objectIn(schema.items);
    return inner && { schema: inner.schema, mark: `[]${inner.mark}` };
  }
  for (const alternative of schema.anyOf ?? schema.oneOf ?? []) {
    const inner = objectIn(alternative);
    if (inner) return inner;
  }
  return undefined;
};

/** One row per field, however deep: `operations[].verb`. */
export const fieldsOf = (schema, prefix = '') => {
  const top = objectIn(schema);
  if (!top) return [];
  const { properties, required = [] } = top.schema;
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const inner = objectIn(field);
    const words = inner && inner.schema !== field ? wordsOf(field).replace(wordsOf(inner.schema), 'object') : wordsOf(field);
    return [{ path, words, required: required.includes(name), description: field.description }, ...(inner ? fieldsOf(field, `${path}${inner.mark}.`) : [])];
  });
};
