import { countOperations, prepareDefinition } from './prepare-definition';

const operation = { summary: 'x', security: [{ anything: ['read'] }] };

test('an OpenAPI 3 document gets the one header that its calls must carry, and keeps what is open', () => {
  const prepared = prepareDefinition({ openapi: '3.0.3', components: { schemas: { A: {} }, securitySchemes: { anything: {} } }, paths: { '/a': { get: operation, post: { security: [] }, parameters: [] } } }, { header: 'X-Token' });

  expect(prepared).toEqual({
    openapi: '3.0.3',
    components: { schemas: { A: {} }, securitySchemes: { reader: { type: 'apiKey', in: 'header', name: 'X-Token' } } },
    security: [{ reader: [] }],
    paths: { '/a': { get: { summary: 'x' }, post: { security: [] }, parameters: [] } },
  });
});

test('a Swagger 2 document has its place for it elsewhere', () => {
  expect(prepareDefinition({ swagger: '2.0', paths: {} }, { header: 'ApiKey' })).toEqual({ swagger: '2.0', paths: {}, security: [{ reader: [] }], securityDefinitions: { reader: { type: 'apiKey', in: 'header', name: 'ApiKey' } } });
});

test('an API that takes no credential is asked for none', () => {
  expect(prepareDefinition({ openapi: '3.1.0', security: [{ x: [] }] }, undefined)).toEqual({ openapi: '3.1.0', paths: {}, security: [], components: { securitySchemes: {} } });
});

test('what is no operation is not counted, nor is what is no document', () => {
  expect(countOperations({ paths: { '/a': { get: {}, post: {}, parameters: [], summary: 'x' }, '/b': { delete: {} }, '/c': null } })).toBe(3);
  expect(countOperations({ paths: [] })).toBe(0);
  expect(countOperations({})).toBe(0);
});
