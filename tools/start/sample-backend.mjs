import { createServer } from 'node:http';

const pizzas = [
  { id: 1, name: 'Margherita', price: 8.5 },
  { id: 2, name: 'Funghi', price: 9.5 },
  { id: 3, name: 'Quattro formaggi', price: 11 },
];
const maxBodyBytes = 64 * 1024;

/** The backend of the sample API: a small menu, and orders that it forgets. */
export const startSampleBackend = async (port) => {
  const server = createServer((req, res) => {
    const answer = (status, body) => res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const path = req.url?.split('?')[0];
    const pizza = pizzas.find(({ id }) => path === `/menu/${id}`);
    let size = 0;
    req.on('data', (chunk) => {
      size += chunk.length;
      if (size > maxBodyBytes) req.destroy();
    });
    req.on('end', () => {
      if (req.method === 'GET' && path === '/menu') return answer(200, { pizzas });
      if (req.method === 'GET' && pizza) return answer(200, pizza);
      if (req.method === 'POST' && path === '/orders') return answer(201, { accepted: true, bytes: size });
      return answer(404, { message: 'no such resource' });
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', (error) => reject(error.code === 'EADDRINUSE' ? new Error(`port ${port} is in use by another program: free it, or set SAMPLE_BACKEND_PORT`) : error));
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};

/** The definition that the quick start imports. */
export const sampleDefinition = {
  openapi: '3.0.3',
  info: { title: 'Pizza', version: '1.0.0', description: 'A menu to read and orders to place: the sample API of the quick start.' },
  paths: {
    '/menu': { get: { summary: 'The whole menu', responses: { 200: { description: 'All pizzas' } } } },
    '/menu/{id}': {
      get: {
        summary: 'One pizza',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        responses: { 200: { description: 'The pizza' }, 404: { description: 'There is none with that id' } },
      },
    },
    '/orders': { post: { summary: 'Place an order', responses: { 201: { description: 'Accepted' } } } },
  },
};
