import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBrowser, type Browser, type GoOptions } from './portal-browser';
import { startPortalWorld, type PortalWorld } from './portal-world';

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

let gateway: Server;
let answer: RequestListener;
let seen: Seen[] = [];
let world: PortalWorld;
let browser: Browser;
let csrf: string;

beforeAll(async () => {
  gateway = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('error', () => undefined);
    req.on('end', () => {
      seen.push({ method: req.method, url: req.url, headers: req.headers, body: Buffer.concat(chunks).toString().slice(0, 1_000) });
      answer(req, res);
    });
  });
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  world = await startPortalWorld({ TRY_OUT_GATEWAYS: `Default=http://127.0.0.1:${(gateway.address() as AddressInfo).port}` });
  browser = world.browser();
  await world.logIn(browser);
  csrf = (await world.session(browser)).body.csrfToken;
}, 60_000);
beforeEach(() => {
  seen = [];
  answer = (_req, res) => res.end('{}');
});
afterAll(async () => {
  await world.stop();
  gateway.closeAllConnections();
  await new Promise((resolve) => gateway.close(resolve));
});

const at = (path: string, portal = 'publisher') => `/${portal}/services/try-out/Default${path}`;
const call = (path: string, { headers, ...options }: GoOptions = {}) => browser.go(at(path), { ...options, headers: { accept: 'application/json', 'sec-fetch-site': 'same-origin', 'x-csrf-token': csrf, ...headers } });

test('a page calls an API with the credentials that it names, and none of the portal’s', async () => {
  answer = (_req, res) => {
    res.writeHead(418, { 'content-type': 'application/json', 'x-request-id': 'of-the-gateway', 'x-own': 'yes' });
    res.end('{"tea":true}');
  };
  const got = await call('/pizza/1.0/menu?size=L&size=M', { method: 'POST', json: { a: 1 }, headers: { authorization: 'Bearer mine', 'internal-key': 'k', origin: world.url, referer: 'x', 'x-forwarded-for': '6.6.6.6' } });

  expect(got).toMatchObject({ status: 418, body: { tea: true } });
  expect(got.headers.get('x-request-id')).toBe('of-the-gateway');
  expect(got.headers.get('x-own')).toBe('yes');
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({ method: 'POST', url: '/pizza/1.0/menu?size=L&size=M', body: '{"a":1}', headers: { authorization: 'Bearer mine', 'internal-key': 'k', host: 'localhost:8280', 'x-forwarded-for': '127.0.0.1' } });
  for (const name of ['cookie', 'x-csrf-token', 'origin', 'referer', 'sec-fetch-site']) expect(seen[0]?.headers).not.toHaveProperty(name);
});

test('what an API answers has no power over the portal', async () => {
  answer = (_req, res) => {
    res.writeHead(302, {
      'content-type': 'text/html',
      'set-cookie': 'quintet_publisher=mine; Path=/publisher',
      location: 'https://evil.example/',
      'content-security-policy': "script-src 'unsafe-inline'",
      'clear-site-data': '"*"',
      'service-worker-allowed': '/',
      'access-control-allow-origin': '*',
      'www-authenticate': 'Basic realm="Your password, please"',
    });
    res.end('<script>alert(1)</script>');
  };
  const got = await call('/x');

  expect(got.status).toBe(302);
  expect(got.location).toBeUndefined();
  expect(got.headers.get('x-try-out-location')).toBe('https://evil.example/');
  expect(got.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
  expect(got.headers.get('x-content-type-options')).toBe('nosniff');
  expect(got.headers.getSetCookie()).toEqual([]);
  for (const name of ['clear-site-data', 'service-worker-allowed', 'access-control-allow-origin', 'www-authenticate']) expect(got.headers.get(name)).toBeNull();
});

test.each<[string, Record<string, string>]>([
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['a link', { 'sec-fetch-dest': 'document' }],
  ['a script tag', { 'sec-fetch-dest': 'script' }],
])('%s calls nothing', async (_who, headers) => {
  expect((await call('/x', { headers })).status).toBe(403);
  expect(seen).toEqual([]);
});

test('a call that changes something needs the CSRF token, and at the publisher every call a session', async () => {
  expect((await call('/x', { method: 'POST', headers: { 'x-csrf-token': '' } })).status).toBe(403);
  expect((await createBrowser(world.url).go(at('/x'))).status).toBe(401);
  expect(seen).toEqual([]);
});

test('visitors of the developer portal may try', async () => {
  expect((await createBrowser(world.url).go(at('/x', 'devportal'), { method: 'DELETE' })).status).toBe(200);
  expect(seen).toMatchObject([{ method: 'DELETE', url: '/x' }]);
});

test('an environment that does not exist is 404, a gateway that is away 503', async () => {
  expect(await browser.go('/publisher/services/try-out/Nowhere/x', { headers: { accept: 'application/json' } })).toMatchObject({ status: 404, body: { message: 'There is no such gateway environment' } });
  expect((await browser.go('/publisher/services/try-out/%E0%A4%A/x')).status).toBe(400);

  answer = (req) => req.socket.destroy();
  expect(await call('/x')).toMatchObject({ status: 503, body: { message: 'The gateway of that environment does not answer the portal' } });
});

test('bodies have an end', async () => {
  const large = Buffer.alloc(10 * 1024 * 1024 + 1);
  const cookie = `quintet_publisher=${browser.cookie('quintet_publisher')}`;
  const send = (body: Buffer | ReadableStream) => fetch(world.url + at('/x'), { method: 'POST', body, duplex: 'half', headers: { cookie, 'x-csrf-token': csrf } } as RequestInit);
  expect((await send(large)).status).toBe(413);
  const chunked = new ReadableStream({
    start: (stream) => {
      for (let i = 0; i < 11; i += 1) stream.enqueue(Buffer.alloc(1024 * 1024));
      stream.close();
    },
  });
  expect((await send(chunked)).status).toBe(413);

  answer = (_req, res) => {
    res.write(large);
    res.end();
  };
  await expect(call('/x')).rejects.toThrow(); // cut off: it does not pass for whole
});

test('whoever calls without end is asked to wait', async () => {
  const visitor = createBrowser(world.url);
  const statuses = [];
  for (let i = 0; i < 125; i += 1) statuses.push((await visitor.go(at('/x', 'devportal'))).status);

  expect(statuses.slice(0, 100).every((status) => status === 200)).toBe(true);
  expect(statuses.at(-1)).toBe(429);
  expect((await visitor.go(at('/x', 'devportal'))).headers.get('retry-after')).toMatch(/^\d+$/);
  expect((await call('/x')).status).toBe(200); // others do not wait
});
