import type { OpenApiDocument } from '../definition';
import { maxChanges } from './change-list';
import { compareDefinitions } from './compare-definitions';

type Json = Record<string, unknown>;
const text = { type: 'string' };
const described = (version: Json, paths: Json, rest: Json = {}): OpenApiDocument => ({ ...version, info: { title: 'Pizza', version: '1' }, paths, ...rest });
/** An operation whose answer is the schema `Order` of the definition. */
const answering = (schemas: Json, version = '3.0.3'): OpenApiDocument =>
  described(
    { openapi: version },
    { '/orders': { get: { responses: { '200': { description: 'ok', content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } } } } } },
    { components: { schemas } },
  );
const object = (properties: Json, required: string[] = []): Json => ({ type: 'object', properties, required });

test('a change says the operation, the place, the field, and what was and is, in words', () => {
  const size = (values: string[]): OpenApiDocument =>
    answering({ Order: object({ lines: { type: 'array', items: { $ref: '#/components/schemas/Line' } } }), Line: object({ 'si/ze': { type: 'string', enum: values } }) });

  expect(compareDefinitions(size(['S', 'M']), size(['M', 'L']))).toEqual([
    {
      kind: 'response.values-removed',
      breaking: false,
      operation: { verb: 'GET', path: '/orders' },
      at: '/paths/~1orders/get/responses/200/content/application~1json/schema/properties/lines/items/properties/si~1ze/enum',
      field: 'lines[].si/ze',
      sentence: 'Values of "lines[].si/ze" in the body of answer 200 are gone: "S".',
      before: '"S", "M"',
      after: '"M", "L"',
    },
    expect.objectContaining({ kind: 'response.values-added', breaking: true, sentence: 'Values of "lines[].si/ze" in the body of answer 200 were added: "L".' }),
  ]);
});

test('names of path parameters, of security schemes and of components are no matter of callers', () => {
  const api = (id: string, login: string, schema: string): OpenApiDocument =>
    described(
      { openapi: '3.0.3' },
      { [`/orders/{${id}}`]: { put: { parameters: [{ name: id, in: 'path', required: true, schema: text }], security: [{ [login]: ['write'] }], requestBody: { content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } } } } } },
      { components: { schemas: { [schema]: object({ a: { oneOf: [{ $ref: `#/components/schemas/${schema}` }, text] } }) }, securitySchemes: { [login]: { type: 'oauth2' } } } },
    );
  expect(compareDefinitions(api('id', 'login', 'Order'), api('orderId', 'default', 'Purchase'))).toEqual([]);
});

test('the same API in 2.0, 3.0 and 3.1 has not changed, and what did change is found across versions', () => {
  const schema = (nullable: Json, ref: string): Json => object({ id: { type: 'integer', format: 'int64', minimum: 0, ...nullable }, parent: { $ref: ref } }, ['id']);
  const swagger = described(
    { swagger: '2.0' },
    {
      '/orders/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
        put: {
          parameters: [{ name: 'order', in: 'body', required: true, schema: { $ref: '#/definitions/Order' } }, { name: 'tags', in: 'query', type: 'array', items: text, collectionFormat: 'multi' }],
          responses: { 200: { description: 'ok', schema: { $ref: '#/definitions/Order' }, headers: { ETag: text } } },
          security: [{ basic: [] }],
        },
        post: { parameters: [{ name: 'file', in: 'formData', type: 'file', required: true }], responses: {} },
      },
    },
    { host: 'a.example', basePath: '/v1', schemes: ['https'], definitions: { Order: schema({ 'x-nullable': true }, '#/definitions/Order') }, securityDefinitions: { basic: { type: 'basic' } } },
  );
  const openapi = (version: string, nullable: Json, query: Json = {}): OpenApiDocument => {
    const content = { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } };
    return described(
      { openapi: version },
      {
        '/orders/{order}': {
          parameters: [{ name: 'order', in: 'path', required: true, schema: text }],
          put: {
            parameters: [{ name: 'tags', in: 'query', schema: { type: 'array', items: text, ...query } }],
            requestBody: { required: true, content },
            responses: { 200: { description: 'ok', content, headers: { etag: { schema: text } } } },
            security: [{ login: [] }],
          },
          post: { requestBody: { required: true, content: { 'multipart/form-data': { schema: object({ file: text }, ['file']) } } }, responses: {} },
        },
      },
      { servers: [{ url: 'https://{host}/v1/', variables: { host: { default: 'a.example' } } }], components: { schemas: { Order: schema(nullable, '#/components/schemas/Order') }, securitySchemes: { login: { type: 'http', scheme: 'Basic' } } } },
    );
  };
  const [three, threeOne] = [openapi('3.0.1', { nullable: true }), openapi('3.1.0', { type: ['integer', 'null'] })];
  for (const before of [swagger, three, threeOne]) for (const after of [swagger, three, threeOne]) expect(compareDefinitions(before, after)).toEqual([]);

  expect(compareDefinitions(swagger, openapi('3.1.0', { type: 'integer', exclusiveMinimum: 0 }, { maxItems: 3 })).map(({ kind, breaking, field }) => [kind, breaking, field])).toEqual([
    ['parameter.limits-narrowed', true, undefined],
    ['request.type-narrowed', true, 'id'],
    ['request.limits-narrowed', true, 'id'],
    ['response.type-narrowed', false, 'id'],
    ['response.limits-narrowed', false, 'id'],
  ]);
});

test('allOf is read as one schema', () => {
  const parts = answering({ Order: { allOf: [{ $ref: '#/components/schemas/Base' }, object({ b: text }, ['a', 'b'])] }, Base: object({ a: { type: 'number' } }) });
  const flat = (a: Json): OpenApiDocument => answering({ Order: object({ a, b: text }, ['a', 'b']) });

  expect(compareDefinitions(parts, flat({ type: 'number' }))).toEqual([]);
  expect(compareDefinitions(flat(text), parts)).toMatchObject([{ kind: 'response.type-changed', field: 'a', before: 'string', after: 'number' }]);
});

test('a field that only the server sets is no part of a request', () => {
  const requesting = (properties: Json, required: string[]): OpenApiDocument => described({ openapi: '3.0.3' }, { '/orders': { post: { requestBody: { content: { 'application/json': { schema: object(properties, required) } } } } } });
  expect(compareDefinitions(requesting({}, []), requesting({ id: { type: 'string', readOnly: true } }, ['id']))).toEqual([]);
  expect(compareDefinitions(requesting({}, []), requesting({ id: text }, ['id']))).toMatchObject([{ kind: 'request.property-added-required', breaking: true }]);
});

test('a circle of references ends, and what changed in it is told once', () => {
  const circle = (leaf: Json): OpenApiDocument => answering({ Order: object({ previous: { $ref: '#/components/schemas/Order' }, by: { $ref: '#/components/schemas/Person' } }), Person: object({ orders: { type: 'array', items: { $ref: '#/components/schemas/Order' } }, name: leaf }) });
  expect(compareDefinitions(circle(text), circle({ type: 'integer' }))).toMatchObject([{ kind: 'response.type-changed', field: 'by.name' }]);
  const nowhere = answering({ Order: { $ref: '#/components/schemas/Other' }, Other: { $ref: '#/components/schemas/Order' } });
  expect(compareDefinitions(nowhere, structuredClone(nowhere))).toEqual([]);
});

test('what is harmless for one operation and breaks another one is told of each', () => {
  const both = (schema: Json): OpenApiDocument => {
    const content = { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } };
    return described({ openapi: '3.0.3' }, { '/orders': { get: { responses: { '200': { content } } }, post: { requestBody: { content }, responses: {} } } }, { components: { schemas: { Order: schema } } });
  };
  expect(compareDefinitions(both(object({ a: text }, ['a'])), both(object({ a: text }))).map(({ kind, breaking, operation }) => [kind, breaking, operation?.verb])).toEqual([
    ['response.property-became-optional', true, 'GET'],
    ['request.property-became-optional', false, 'POST'],
  ]);
});

test('changes beyond the limit are counted, and harmless ones crowd out no breaking one', () => {
  const many = (prefix: string, count: number): OpenApiDocument => described({ openapi: '3.0.3' }, Object.fromEntries(Array.from({ length: count }, (_, i) => [`/${prefix}${i}`, { get: {} }])));
  const changes = compareDefinitions(many('a', 2_000), many('b', 3_000));
  expect(changes).toHaveLength(maxChanges + 1);
  expect(changes.at(-1)).toEqual({ kind: 'comparison.more-changes', breaking: true, at: '', sentence: '4000 more changes are not listed, 1000 of them breaking.' });

  const deprecated = described({ openapi: '3.0.3' }, Object.fromEntries(Array.from({ length: 1_200 }, (_, i) => [`/a${i}`, { get: { deprecated: true } }])));
  expect(compareDefinitions(many('a', 1_300), deprecated).filter(({ breaking }) => breaking)).toHaveLength(100);
});

/** Schemas that all refer to all others, each from several fields. */
const entangled = (count: number, leaf: Json): OpenApiDocument => {
  const all = Object.fromEntries(Array.from({ length: count }, (_, i) => [`f${i}`, { $ref: `#/components/schemas/S${i}` }]));
  const schemas = Object.fromEntries(Array.from({ length: count }, (_, i) => [`S${i}`, object({ ...all, leaf: i === count - 1 ? leaf : text })]));
  return answering({ ...schemas, Order: object(all) });
};

test('entangled schemas cost what they are long when nothing changed, and end when something did', () => {
  const begun = performance.now();
  expect(compareDefinitions(entangled(150, text), entangled(150, text))).toEqual([]);
  const changed = compareDefinitions(entangled(150, text), entangled(150, { type: 'integer' }));
  expect(changed).toContainEqual(expect.objectContaining({ kind: 'response.type-changed', field: 'f149.leaf' }));
  expect(changed.length).toBeLessThanOrEqual(maxChanges + 2);
  expect(performance.now() - begun).toBeLessThan(10_000);
});

test('what is too large to be compared to the end says so, and counts as breaking', () => {
  const wide = (type: string): OpenApiDocument => described({ openapi: '3.0.3' }, Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`/a${i}`, { get: { responses: { '200': { content: { 'a/b': { schema: object(Object.fromEntries(Array.from({ length: 1_000 }, (_, j) => [`p${j}`, { type }]))) } } } } } }])));
  expect(compareDefinitions(wide('string'), wide('integer'))).toContainEqual(expect.objectContaining({ kind: 'comparison.ended-early', breaking: true }));
});
