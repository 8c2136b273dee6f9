import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startPublisher, type Answer, type TestPublisher } from '../../../test/start-publisher';

let open: TestPublisher;
let shut: TestPublisher;
let backend: Server;
let backendAt: string;
let answer: RequestListener = () => undefined;
let seen: IncomingMessage | undefined;
beforeAll(async () => {
  open = await startPublisher({ allowPrivateImport: true });
  shut = await startPublisher({ allowPrivateImport: false });
  backend = createServer((req, res) => {
    seen = req;
    answer(req, res);
  });
  await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve));
  backendAt = `http://127.0.0.1:${(backend.address() as AddressInfo).port}`;
});
afterAll(async () => {
  backend.closeAllConnections();
  await new Promise((resolve) => backend.close(resolve));
  await open.stop();
  await shut.stop();
});
beforeEach(() => {
  seen = undefined;
});

const tried = (publisher: TestPublisher, query: Record<string, string>, scopes = ['apim:api_create']): Promise<Answer> =>
  publisher.call('POST', `/apis/validate-endpoint?${new URLSearchParams(query).toString()}`, { scopes });

describe('an endpoint that is tested', () => {
  test.each([[200, 'OK'], [404, 'Not Found'], [503, 'Service Unavailable']])('answers %i, and that is said with its time', async (status, statusMessage) => {
    answer = (_req, res) => res.writeHead(status).end();
    const { status: own, body } = await tried(open, { endpointUrl: `${backendAt}/v1?a=b` });

    expect([own, body]).toEqual([200, { statusCode: status, statusMessage, error: null, durationMs: expect.any(Number) }]);
    expect([seen?.method, seen?.url, seen?.headers.authorization]).toEqual(['HEAD', '/v1?a=b', undefined]);
  });

  test('that redirects is not followed', async () => {
    answer = (_req, res) => res.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();

    expect((await tried(open, { endpointUrl: backendAt })).body).toMatchObject({ statusCode: 302, error: null });
  });

  test.each([
    ['http://127.0.0.1:1/', 'refused'],
    ['http://nowhere.invalid/', 'host is not known'],
    ['ftp://x.example/', 'http or https'],
    ['http://user:secret@x.example/', 'credentials'],
    ['nonsense', 'http or https'],
  ])('%s: no answer, and why', async (endpointUrl, why) => {
    const { status, body } = await tried(open, { endpointUrl });

    expect([status, body]).toEqual([200, { statusCode: 0, statusMessage: 'No answer', error: expect.stringContaining(why), durationMs: expect.any(Number) }]);
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  test('is not called at a private address, however that is written, also by a name', async () => {
    answer = (_req, res) => res.end();
    const { port } = backend.address() as AddressInfo;
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '0x7f000001', '2130706433', '169.254.169.254', '10.0.0.1']) {
      expect([host, (await tried(shut, { endpointUrl: `http://${host}:${port}/` })).body]).toEqual([host, expect.objectContaining({ statusCode: 0, error: expect.stringContaining('private') })]);
    }
    expect(seen).toBeUndefined();
  });

  test('is tested only by who makes APIs, for an API of his organization', async () => {
    answer = (_req, res) => res.end();
    const mine = await open.makeApi();
    const theirs = await open.makeApi({ organization: 'other.com' });

    expect((await tried(open, { endpointUrl: backendAt }, ['apim:api_view', 'apim:api_publish'])).status).toBe(403);
    expect((await tried(open, { endpointUrl: backendAt, apiId: mine })).status).toBe(200);
    expect((await tried(open, { endpointUrl: backendAt, apiId: theirs })).status).toBe(404);
    expect((await tried(open, { apiId: mine })).status).toBe(400);
  });
});
