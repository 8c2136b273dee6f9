import { hintsOf, noHints } from './operation-hints';

const document = {
  openapi: '3.0.3',
  paths: {
    '/menu/{id}': {
      parameters: [{ $ref: '#/components/parameters/id' }],
      get: {
        summary: 'One',
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer', default: 10 } },
          { name: 'x', in: 'header' },
        ],
      },
    },
    '/orders': { post: { requestBody: { content: { 'text/plain': {}, 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } } } },
  },
  components: { parameters: { id: { name: 'id', in: 'path', example: 7 } }, schemas: { Order: { example: { pizza: 1 } } } },
};

test('examples are found, also behind references', () => {
  expect(hintsOf(document, 'GET', '/menu/{id}')).toEqual({ summary: 'One', path: { id: '7' }, query: [{ name: 'limit', example: '10' }], body: '', bodyType: 'application/json' });
  expect(hintsOf(document, 'POST', '/orders')).toMatchObject({ body: '{\n  "pizza": 1\n}', bodyType: 'application/json' });
});

test('bodies of OpenAPI 2.0 are parameters', () => {
  expect(hintsOf({ swagger: '2.0', paths: { '/a': { put: { parameters: [{ in: 'body', name: 'b', schema: { example: 'x' } }] } } } }, 'PUT', '/a').body).toBe('x');
});

test.each([undefined, null, 'text', [], {}, { paths: [] }, { paths: { '/a': { $ref: '#/paths/~1a' } } }])('%j has no hints, and does not throw', (given) => {
  expect(hintsOf(given, 'GET', '/a')).toEqual(noHints);
});
