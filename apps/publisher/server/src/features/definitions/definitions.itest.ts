import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { apiContentChanged } from '@quintet/contracts';
import { eventually } from '@quintet/testkit';
import { startPublisher, type Answer, type Call, type TestPublisher } from '../../../test/start-publisher';

const scopes = ['apim:api_manage', 'apim:api_create', 'apim:api_view', 'apim:api_delete'];
const document = {
  openapi: '3.0.1',
  info: { title: 'Orders', version: '1.2.0', description: 'What was ordered' },
  servers: [{ url: 'https://backend.example/v1' }],
  components: {
    securitySchemes: { default: { type: 'oauth2', flows: { implicit: { authorizationUrl: 'https://x.example', scopes: { 'orders:write': 'Writes' }, 'x-scopes-bindings': { 'orders:write': 'admin,chef' } } } } },
    schemas: { Order: { type: 'object' } },
  },
  paths: {
    '/orders': { get: { responses: { '200': { description: 'ok' } }, 'x-auth-type': 'None' }, post: { summary: 'Order', security: [{ default: ['orders:write'] }], responses: { '201': { description: 'ok' } } } },
    '/orders/{id}': { get: { parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }], responses: { '200': { description: 'ok' } } } },
  },
};
const yaml = 'swagger: "2.0"\ninfo:\n  title: Weather\n  version: 3\npaths:\n  /now:\n    get:\n      responses:\n        200: {description: ok}\n';

let publisher: TestPublisher;
let web: Server;
let webAt: string;
let answer: RequestListener = () => undefined;
beforeAll(async () => {
  publisher = await startPublisher();
  web = createServer((req, res) => answer(req, res));
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  webAt = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
});
afterAll(async () => {
  web.closeAllConnections();
  await new Promise((resolve) => web.close(resolve));
  await publisher.stop();
});

const call = (method: string, path: string, options: Call = {}): Promise<Answer> => publisher.call(method, path, { scopes, ...options });
beforeEach(async () => {
  for (const { id } of (await call('GET', '/apis?limit=1000')).body.list) await call('DELETE', `/apis/${id}`);
});
const formOf = (fields: Record<string, string | Blob>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};
const fileOf = (text: string): Blob => new Blob([text]);
let made = 0;
const properties = (more: object = {}): string => JSON.stringify({ name: `Orders${(made += 1)}`, context: `/orders${made}`, ...more });
const post = (path: string, fields: Record<string, string | Blob>): Promise<Answer> => call('POST', path, { form: formOf(fields) });
const importFrom = (fields: Record<string, string | Blob>): Promise<Answer> => post('/apis/import-openapi', { additionalProperties: properties(), ...fields });

describe('an API from a definition', () => {
  test('has its operations, scopes and words, and keeps all else that the definition says', async () => {
    const contents = await publisher.follow(apiContentChanged);
    const { status, headers, body } = await importFrom({ file: fileOf(JSON.stringify(document)) });

    expect([status, body]).toEqual([201, expect.objectContaining({ version: '1.2.0', description: 'What was ordered' })]);
    expect(headers.get('location')).toBe(`/api/am/publisher/v4/apis/${body.id}`);
    expect(body.operations).toMatchObject([
      { verb: 'GET', target: '/orders', authType: 'None', scopes: [] },
      { verb: 'POST', target: '/orders', authType: 'Application & Application User', throttlingPolicy: 'Unlimited', scopes: ['orders:write'] },
      { verb: 'GET', target: '/orders/{id}' },
    ]);
    expect(body.scopes).toMatchObject([{ scope: { name: 'orders:write', description: 'Writes', bindings: ['admin', 'chef'] }, shared: false }]);
    const swagger = await call('GET', `/apis/${body.id}/swagger`);
    expect(swagger.body).toMatchObject({ components: { schemas: { Order: {} } }, servers: document.servers, paths: { '/orders': { post: { summary: 'Order', 'x-throttling-tier': 'Unlimited' } } } });
    await eventually(() => expect(contents.get(`${body.id}/definition`)).toMatchObject({ definition: swagger.bytes.toString() }));
  });

  test('comes from YAML of 2.0, inline, with the name that the caller gives', async () => {
    const { status, body } = await importFrom({ inlineAPIDefinition: yaml, additionalProperties: JSON.stringify({ context: '/weather', version: '3.0' }) });

    expect([status, body.name, body.version]).toEqual([201, 'Weather', '3.0']);
    expect(body.operations).toMatchObject([{ verb: 'GET', target: '/now' }]);
  });

  test.each([
    ['no source', {}, 400],
    ['two sources', { file: fileOf('{}'), inlineAPIDefinition: '{}' }, 400],
    ['no JSON in additionalProperties', { file: fileOf(JSON.stringify(document)), additionalProperties: '{' }, 400],
    ['no context', { file: fileOf(JSON.stringify(document)), additionalProperties: '{}' }, 400],
    ['an unknown policy', { file: fileOf(JSON.stringify(document).replace('"x-auth-type"', '"x-throttling-tier":"Nope","x-auth-type"')) }, 400],
    ['an unknown auth type', { file: fileOf(JSON.stringify(document).replace('"None"', '"Nobody"')) }, 400],
    ['a broken definition', { file: fileOf('{"openapi":"3.0.1"}') }, 400],
    ['more than 10 MB', { file: fileOf(`{"a":"${'x'.repeat(10 * 1024 * 1024)}"}`) }, 413],
  ])('%s is refused, and nothing is made', async (_name, fields, status) => {
    const before = (await call('GET', '/apis')).body.pagination.total;

    expect((await importFrom(fields as Record<string, string>)).status).toBe(status);
    expect((await call('GET', '/apis')).body.pagination.total).toBe(before);
  });

  test('asked for in another form is 415', async () => {
    expect((await call('POST', '/apis/validate-openapi', { json: document })).status).toBe(415);
  });

  test('of 9 MB is kept whole', async () => {
    const large = JSON.stringify({ ...document, 'x-large': 'y'.repeat(9 * 1024 * 1024) });
    const { status, body } = await importFrom({ file: fileOf(large) });

    expect(status).toBe(201);
    expect((await call('GET', `/apis/${body.id}/swagger`)).body['x-large']).toHaveLength(9 * 1024 * 1024);
  });
});

describe('checking a definition', () => {
  test('says what is in it', async () => {
    const { status, body } = await post('/apis/validate-openapi?returnContent=true', { file: fileOf(JSON.stringify(document)) });

    expect(status).toBe(200);
    expect(body).toMatchObject({ isValid: true, info: { name: 'Orders', version: '1.2.0', openAPIVersion: '3.0.1', endpoints: ['https://backend.example/v1'] }, errors: [] });
    expect(JSON.parse(body.content)).toEqual(document);
  });

  test('says each fault with its place', async () => {
    const broken = { ...document, paths: { '/x': { get: { responses: 1 } } } };

    expect(await post('/apis/validate-openapi', { inlineAPIDefinition: JSON.stringify(broken) })).toMatchObject({ status: 200, body: { isValid: false, errors: [{ message: expect.any(String), description: expect.stringContaining('/paths/~1x/get/responses') }] } });
    expect((await post('/apis/validate-openapi', { inlineAPIDefinition: 'hello' })).body).toEqual({ isValid: false, errors: [expect.anything()] });
  });
});

describe('a definition from an address', () => {
  const validate = async (url: string) => (await post('/apis/validate-openapi', { url })).body;

  test('is fetched, through redirects', async () => {
    answer = (req, res) => (req.url === '/moved' ? res.writeHead(302, { location: '/openapi.json' }).end() : res.end(JSON.stringify(document)));

    expect(await validate(`${webAt}/moved`)).toMatchObject({ isValid: true, info: { name: 'Orders' } });
    expect((await importFrom({ url: `${webAt}/openapi.json` })).status).toBe(201);
  });

  test.each([
    ['is not there', 'http', (_req, res) => res.writeHead(404).end(), '404'],
    ['redirects for ever', 'http', (_req, res) => res.writeHead(302, { location: '/again' }).end(), 'too often'],
    ['redirects out of http', 'http', (_req, res) => res.writeHead(302, { location: 'file:///etc/passwd' }).end(), 'http'],
    ['breaks off', 'http', (_req, res) => res.socket?.destroy(), 'does not answer'],
  ] satisfies [string, string, RequestListener, string][])('that %s is said so', async (_name, _scheme, listener, reason) => {
    answer = listener;

    expect(await validate(webAt)).toMatchObject({ isValid: false, errors: [{ description: expect.stringContaining(reason) }] });
  });

  test('that does not end is cut at the limit', async () => {
    answer = (_req, res) => {
      const more = (): void => void (res.write('x'.repeat(1024 * 1024)) ? setImmediate(more) : res.once('drain', more));
      res.on('error', () => undefined);
      more();
    };

    expect((await post('/apis/validate-openapi', { url: webAt })).status).toBe(413);
  });

  test.each(['file:///etc/passwd', 'ftp://x.example/a', 'http://user:secret@x.example/', 'nonsense'])('%s is not fetched', async (url) => {
    expect(await validate(url)).toMatchObject({ isValid: false });
  });

  test('that is private is not fetched, however it is written, also by a name', async () => {
    let asked = 0;
    answer = (_req, res) => {
      asked += 1;
      res.end(JSON.stringify(document));
    };
    const careful = await startPublisher({ allowPrivateImport: false });
    const port = new URL(webAt).port;
    try {
      for (const host of ['127.0.0.1', 'localhost', '0x7f.1', '2130706433', '[::1]', '[::ffff:127.0.0.1]', '169.254.169.254', '0.0.0.0']) {
        const { body } = await careful.call('POST', '/apis/validate-openapi', { scopes, form: formOf({ url: `http://${host}:${port}/` }) });
        expect([host, body.isValid, body.errors[0].description]).toEqual([host, false, expect.stringContaining('private')]);
      }
      expect(asked).toBe(0);
    } finally {
      await careful.stop();
    }
  });
});

describe('a definition that is replaced', () => {
  const put = (id: string, text: string) => call('PUT', `/apis/${id}/swagger`, { form: formOf({ apiDefinition: text }) });

  test('changes the operations; what it leaves open stays as it was', async () => {
    const { body: api } = await importFrom({ file: fileOf(JSON.stringify(document)) });
    const next = { ...document, paths: { '/orders': { get: { responses: { '200': { description: 'ok' } } } }, '/new': { delete: { responses: { '204': { description: 'gone' } } } } } };

    const { status, body, headers } = await put(api.id, JSON.stringify(next));

    expect([status, Object.keys(body.paths)]).toEqual([200, ['/orders', '/new']]);
    expect(headers.get('location')).toBe(`/api/am/publisher/v4/apis/${api.id}/swagger`);
    const tag = { 'if-none-match': headers.get('etag')! };
    expect((await call('GET', `/apis/${api.id}/swagger`, { headers: tag })).status).toBe(304);
    expect((await call('PUT', `/apis/${api.id}/swagger`, { form: formOf({ apiDefinition: JSON.stringify(next) }), headers: { 'if-match': '"x"' } })).status).toBe(412);
    expect((await call('GET', `/apis/${api.id}`)).body.operations).toMatchObject([{ verb: 'GET', target: '/orders', authType: 'None' }, { verb: 'DELETE', target: '/new', authType: 'Application & Application User' }]);
    expect((await put(api.id, '{"openapi":"3.0.1"}')).status).toBe(400);
    expect((await put('none', JSON.stringify(next))).body).toMatchObject({ code: 900308 });
  });

  test('is what a revision keeps', async () => {
    const { body: api } = await importFrom({ file: fileOf(JSON.stringify(document)) });
    const revision = (await call('POST', `/apis/${api.id}/revisions`, { json: {} })).body.id;
    await put(api.id, JSON.stringify({ ...document, paths: { '/new': document.paths['/orders'] } }));

    expect(Object.keys((await call('GET', `/apis/${revision}/swagger`)).body.paths)).toEqual(['/orders', '/orders/{id}']);
    await call('POST', `/apis/${api.id}/restore-revision?revisionId=${revision}`);
    expect(Object.keys((await call('GET', `/apis/${api.id}/swagger`)).body.paths)).toEqual(['/orders', '/orders/{id}']);
  });
});
