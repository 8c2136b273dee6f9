/** What "Try the sample" makes: a small menu, whose backend `npm start` brings along. */
export const sampleDefinition = {
  openapi: '3.0.3',
  info: {
    title: 'Pizza',
    version: '1.0.0',
    description: 'A menu to read and orders to place: a small API to try things out with.',
  },
  paths: {
    '/menu': {
      get: {
        summary: 'The whole menu',
        responses: { '200': { description: 'All pizzas', content: { 'application/json': { schema: { $ref: '#/components/schemas/Menu' } } } } },
      },
    },
    '/menu/{id}': {
      get: {
        summary: 'One pizza',
        parameters: [{ name: 'id', in: 'path', required: true, description: 'Number of the pizza', schema: { type: 'integer', minimum: 1 }, example: 1 }],
        responses: {
          '200': { description: 'The pizza', content: { 'application/json': { schema: { $ref: '#/components/schemas/Pizza' } } } },
          '404': { description: 'There is none with that number' },
        },
      },
    },
    '/orders': {
      post: {
        summary: 'Place an order',
        requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' }, example: { pizza: 1, count: 2 } } } },
        responses: { '201': { description: 'Accepted' } },
      },
    },
  },
  components: {
    schemas: {
      Pizza: { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' }, price: { type: 'number' } } },
      Menu: { type: 'object', properties: { pizzas: { type: 'array', items: { $ref: '#/components/schemas/Pizza' } } } },
      Order: { type: 'object', required: ['pizza'], properties: { pizza: { type: 'integer' }, count: { type: 'integer', minimum: 1 } } },
    },
  },
} as const;

export const sampleContext = '/pizza';
export const sampleTags: readonly string[] = ['sample'];
/** Where the backend that `npm start` brings along listens. */
export const sampleEndpoint = 'http://localhost:8290';
