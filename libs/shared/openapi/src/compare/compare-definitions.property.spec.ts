import fc from 'fast-check';
import type { OpenApiDocument } from '../definition';
import { parseDefinition } from '../parse-definition';
import { maxChanges } from './change-list';
import { compareDefinitions } from './compare-definitions';
import { changeKinds } from './definition-change';

const name = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor');
const ref = fc.constantFrom('A', 'B', 'C').map((target) => ({ $ref: `#/components/schemas/${target}` }));
const { schema } = fc.letrec<{ schema: Record<string, unknown> }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    ref,
    fc.record({ type: fc.constantFrom('string', 'integer', 'number', 'boolean', 'array', 'object'), nullable: fc.boolean() }, { requiredKeys: [] }),
    fc.record({ enum: fc.uniqueArray(fc.constantFrom('x', 'y', 1, null), { minLength: 1 }) }),
    fc.record({ type: fc.constant('integer'), minimum: fc.nat(3), exclusiveMinimum: fc.boolean(), maximum: fc.nat(5), multipleOf: fc.constantFrom(2, 3, 4), format: fc.constantFrom('int32', 'int64') }, { requiredKeys: ['type'] }),
    fc.record({ properties: fc.dictionary(name, tie('schema'), { maxKeys: 3 }), required: fc.uniqueArray(name, { maxLength: 2 }), additionalProperties: fc.oneof(fc.boolean(), tie('schema')) }, { requiredKeys: ['properties'] }),
    fc.record({ type: fc.constant('array'), items: tie('schema') }),
    fc.record({ allOf: fc.array(tie('schema'), { maxLength: 3 }) }),
    fc.record({ oneOf: fc.array(tie('schema'), { maxLength: 3 }) }),
    fc.record({ anyOf: fc.array(ref, { maxLength: 3 }), not: tie('schema') }, { requiredKeys: ['anyOf'] }),
    fc.record({ properties: fc.record({ a: tie('schema') }), readOnly: fc.boolean(), writeOnly: fc.boolean() }),
  ),
}));
const content = fc.dictionary(fc.constantFrom('application/json', 'text/xml', 'text/*', '*/*'), fc.record({ schema }), { maxKeys: 2 });
const parameter = fc.record({ name, in: fc.constantFrom('query', 'header', 'cookie'), required: fc.boolean(), schema, explode: fc.boolean() }, { requiredKeys: ['name', 'in'] });
const operation = fc.record(
  {
    parameters: fc.uniqueArray(parameter, { maxLength: 3, selector: (one) => `${one.in} ${one.name}` }),
    requestBody: fc.record({ required: fc.boolean(), content }),
    responses: fc.dictionary(fc.constantFrom('200', '201', '2XX', '404', 'default'), fc.record({ content, headers: fc.dictionary(name, fc.record({ schema }), { maxKeys: 2 }) }), { maxKeys: 3 }),
    security: fc.array(fc.dictionary(fc.constantFrom('login', 'key', 'none'), fc.uniqueArray(fc.constantFrom('read', 'write')), { maxKeys: 2 }), { maxLength: 3 }),
    deprecated: fc.boolean(),
    servers: fc.array(fc.record({ url: fc.constantFrom('/', '/v1', 'https://a.example/v1', 'https://a.example/v2') }), { maxLength: 2 }),
  },
  { requiredKeys: [] },
);
const definition: fc.Arbitrary<OpenApiDocument> = fc.record({
  openapi: fc.constantFrom('3.0.1', '3.1.0'),
  paths: fc.dictionary(fc.constantFrom('/menu', '/menu/{id}', '/{x}/a'), fc.dictionary(fc.constantFrom('get', 'post'), operation), { maxKeys: 3 }),
  servers: fc.array(fc.record({ url: fc.constantFrom('/', '/v1', 'https://a.example', 'https://b.example') }), { maxLength: 3 }),
  components: fc.record({ schemas: fc.record({ A: schema, B: schema, C: schema }), securitySchemes: fc.constant({ login: { type: 'oauth2' }, key: { type: 'apiKey', in: 'header', name: 'K' } }) }),
});

/** What a change is called on the way back. Needs that come with an addition are left out: a removal tells nothing of them. */
const opposites: readonly (readonly [string, string])[] = [
  ['removed', 'added'],
  ['narrowed', 'widened'],
  ['became-required', 'became-optional'],
  ['deprecated', 'no-longer-deprecated'],
];
const plain = (kind: string): string => kind.replace('error-status', 'status').replace(/-(required|optional)$/, (need) => (kind.includes('added') ? '' : need));
const inverse = (kind: string): string => {
  const [owner, what] = plain(kind).split('.') as [string, string];
  if (what === 'no-longer-deprecated') return `${owner}.deprecated`;
  for (const [one, other] of opposites) {
    if (what === one || what.endsWith(`-${one}`)) return `${owner}.${what.slice(0, what.length - one.length)}${other}`;
    if (what === other || what.endsWith(`-${other}`)) return `${owner}.${what.slice(0, what.length - other.length)}${one}`;
  }
  return `${owner}.${what}`;
};
const told = (kind: string): boolean => !kind.startsWith('comparison.');

test('a definition compared with itself has no change', () => {
  fc.assert(
    fc.property(definition, (document) => {
      expect(compareDefinitions(document, structuredClone(document))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('what is removed, narrowed or required on the way there is added, widened or optional on the way back', () => {
  fc.assert(
    fc.property(definition, definition, (a, b) => {
      const there = compareDefinitions(a, b).map(({ kind }) => inverse(kind));
      const back = compareDefinitions(b, a).map(({ kind }) => plain(kind));
      expect(there.filter(told).sort()).toEqual(back.filter(told).sort());
    }),
    { numRuns: 300 },
  );
});

test('no document makes a comparison throw, and its answer is bounded', () => {
  const anything = fc.anything({ maxDepth: 3, withNullPrototype: true, withBigInt: true, withDate: true, withSet: true });
  const odd = fc.oneof(anything, schema, parameter, operation, fc.record({ $ref: fc.constantFrom('#', '#/', '#/paths', '#/components/schemas/A', '#/%', 'x', '#/paths/~1menu/get') }));
  const mixed = fc.dictionary(fc.constantFrom('parameters', 'requestBody', 'responses', 'security', 'servers', 'callbacks', 'get', 'default', 'content', 'schema', 'properties', 'items', 'allOf', 'oneOf', 'not', 'a', '$ref'), odd);
  const hostile = fc.record(
    {
      openapi: fc.constantFrom('3.0.0', '3.1.0', '4', undefined),
      swagger: fc.constantFrom('2.0', undefined),
      paths: fc.oneof(odd, fc.dictionary(fc.constantFrom('/menu', '/{', ''), fc.oneof(mixed, fc.dictionary(fc.constantFrom('get', 'put'), mixed)))),
      components: fc.oneof(mixed, fc.record({ schemas: fc.record({ A: fc.oneof(mixed, odd) }), securitySchemes: mixed })),
      servers: odd,
      schemes: odd,
      host: fc.oneof(odd, fc.constant('h')),
      security: fc.oneof(odd, fc.array(mixed)),
      securityDefinitions: mixed,
      webhooks: odd,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(hostile, hostile, (before, after) => {
      const changes = compareDefinitions(before, after);
      expect(changes.length).toBeLessThanOrEqual(maxChanges + 2);
      for (const { kind, sentence, at } of changes) expect([changeKinds.includes(kind), sentence.length <= 400, at.length <= 800]).toEqual([true, true, true]);
    }),
    { numRuns: 250 },
  );
});

test('whatever text can be read can be compared', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), fc.json({ maxDepth: 6 }), (a, b) => {
      const [before, after] = [parseDefinition(`{"openapi":"3.1.0","paths":{"/a":{"get":${a}}}}`), parseDefinition(`{"openapi":"3.0.0","paths":{"/a":{"get":${b}}}}`)];
      if (before.ok && after.ok) compareDefinitions(before.document, after.document);
    }),
    { numRuns: 500 },
  );
});
