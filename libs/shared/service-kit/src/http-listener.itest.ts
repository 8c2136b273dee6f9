import { createServer } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdminHandler } from './admin-handler';
import { createHttpListener } from './http-listener';
import { createMetrics } from './metrics';
import { routeByPath } from './route-by-path';
import { createSelfSignedCertificate } from './self-signed-certificate';

const host = '127.0.0.1';

test('a port in use is said in one sentence', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, host, resolve));
  const { port } = other.address() as AddressInfo;

  await expect(createHttpListener({ name: 'x', host, port, handler: () => undefined }).start()).rejects.toThrow(`port ${port} is in use by another program`);

  await new Promise((resolve) => other.close(resolve));
});

test('a request in flight is answered before the listener stops', async () => {
  let release = (): void => undefined;
  const entered = new Promise<void>((enter) => {
    release = enter;
  });
  let answer = (): void => undefined;
  const listener = createHttpListener({
    name: 'x',
    host,
    port: 0,
    handler: (_req, res) => {
      answer = () => void res.end('done');
      release();
    },
  });
  await listener.start();
  const response = fetch(`http://${host}:${listener.port()}/`);
  await entered;

  const began = Date.now();
  const stopped = listener.stop();
  answer();

  expect(await (await response).text()).toBe('done');
  await stopped;
  expect(Date.now() - began).toBeLessThan(5_000); // not the 10 s after which connections are cut
});

test('https is served with a certificate made for the purpose', async () => {
  const certificate = await createSelfSignedCertificate();
  const listener = createHttpListener({ name: 'x', host, port: 0, handler: (_req, res) => void res.end('secure'), certificate });
  await listener.start();

  const status = await new Promise<number | undefined>((resolve, reject) => {
    tlsRequest({ host, port: listener.port(), ca: certificate.cert, servername: 'localhost', agent: false }, (res) => {
      res.resume();
      resolve(res.statusCode);
    })
      .on('error', reject)
      .end();
  });

  expect(status).toBe(200);
  await listener.stop();
});

test('readiness says what is missing, and liveness does not depend on it', async () => {
  let reason: string | undefined = 'still reading';
  const handler = createAdminHandler({ metrics: createMetrics(), checks: [{ name: 'hub', failing: () => reason }], accepting: () => true });
  const listener = createHttpListener({ name: 'admin', host, port: 0, handler });
  await listener.start();
  const at = `http://${host}:${listener.port()}`;

  const before = await fetch(`${at}/readyz`);
  const alive = await fetch(`${at}/livez`);
  reason = undefined;
  const after = await fetch(`${at}/readyz`);
  const metrics = await (await fetch(`${at}/metrics`)).text();

  expect([before.status, alive.status, after.status]).toEqual([503, 200, 200]);
  expect(await before.json()).toMatchObject({ failing: [{ name: 'hub', reason: 'still reading' }] });
  expect(metrics).toContain('process_cpu_seconds_total');
  await listener.stop();
});

test('what is only advised makes nothing unready, and is told', async () => {
  const checks = [
    { name: 'hub', failing: () => 'no broker answers', advisory: true },
    { name: 'database', failing: () => undefined },
  ];
  const listener = createHttpListener({ name: 'admin', host, port: 0, handler: createAdminHandler({ metrics: createMetrics(), checks, accepting: () => true }) });
  await listener.start();

  const answer = await fetch(`http://${host}:${listener.port()}/readyz`);

  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ status: 'ready', failing: [], advisory: [{ name: 'hub', reason: 'no broker answers' }] });
  await listener.stop();
});

test('one door serves several services by the longest whole-segment prefix', async () => {
  const says = (text: string) => (_req: unknown, res: { end(text: string): void }) => res.end(text);
  const handler = routeByPath([
    { mounts: ['/api/am/admin/v4'], handler: says('admin') as never },
    { mounts: ['/api/am/admin/v4/throttling'], handler: says('throttling') as never },
    { mounts: ['/'], handler: says('start') as never },
  ]);
  const listener = createHttpListener({ name: 'door', host, port: 0, handler });
  await listener.start();
  const get = async (path: string) => {
    const response = await fetch(`http://${host}:${listener.port()}${path}`);
    return { status: response.status, text: await response.text() };
  };

  expect((await get('/api/am/admin/v4/throttling/policies?x=1')).text).toBe('throttling');
  expect((await get('/api/am/admin/v4/throttlings')).text).toBe('admin');
  expect((await get('/?x=1')).text).toBe('start');
  expect((await get('/elsewhere')).status).toBe(404);
  await listener.stop();
});
