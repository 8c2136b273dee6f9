import { randomBytes } from 'node:crypto';
import { createServer as createHttpServer, request, type IncomingMessage } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import type { GatewayArtifact } from '@quintet/contracts';
import { eventually } from '@quintet/testkit';
import { artifactOf, bearer, call, deploy, operation, startBackend, startWorld, subscribe, type World } from './fixture';

const maxBodyBytes = 1024 * 1024;
let world: World;
let number = 0;

beforeAll(async () => {
  world = await startWorld({ maxBodyBytes, upstream: { connectTimeoutMs: 500, timeoutMs: 5_000, idleTimeoutMs: 5_000, connections: 64 } });
});
afterAll(() => world.stop());
beforeEach(() => {
  world.backend.seen.splice(0);
  world.backend.answer = (_req, res) => res.end('{"served":true}');
});

const verbs = ['GET', 'POST', 'PUT', 'DELETE'] as const;
/** Deploys an open API with the given endpoints and answers its address. */
const serve = async (production: GatewayArtifact['endpoints']['production'], more: Partial<GatewayArtifact> = {}): Promise<string> => {
  number += 1;
  const apiId = `forward${number}`;
  const operations = [...verbs.map((verb) => operation(verb, '/*', { authType: 'None' })), operation('GET', '/ready', { authType: 'Application' })];
  await deploy(world.bus, artifactOf('http://unused.example', { apiId, name: apiId, context: `/${apiId}/1`, defaultContext: `/${apiId}`, operations, ...more, endpoints: { production, sandbox: null } }));
  const url = `${world.gateway.url}/${apiId}/1`;
  await eventually(async () => expect((await call(`${url}/ready`)).status).toBe(401));
  return url;
};
const single = (url: string, timeoutMs?: number): GatewayArtifact['endpoints']['production'] => ({ strategy: 'single', endpoints: [{ url, ...(timeoutMs !== undefined && { timeoutMs }) }] });

/** A server that does with each connection what a test says. */
const rawServer = async (onConnection: Parameters<typeof createServer>[1]): Promise<{ url: string; server: Server; stop: () => Promise<void> }> => {
  const server = createServer(onConnection);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, stop: () => new Promise((resolve) => server.close(() => resolve())) };
};

test('large bodies stream through in both directions, unchanged', async () => {
  const url = await serve(single(world.backend.url));
  const payload = randomBytes(maxBodyBytes / 4).toString('hex');
  world.backend.answer = (_req, res, body) => res.end(body + body);

  const answer = await call(`${url}/echo`, { method: 'POST', body: payload });

  expect(answer.text === payload + payload).toBe(true);
});

test('a slow caller holds the backend back instead of filling memory', async () => {
  let written = 0;
  const total = 64 * 1024 * 1024;
  world.backend.answer = (_req, res) => {
    const chunk = Buffer.alloc(64 * 1024);
    const more = (): void => {
      while (written < total && !res.destroyed) {
        written += chunk.length;
        if (!res.write(chunk)) return void res.once('drain', more);
      }
      res.end();
    };
    more();
  };
  const url = await serve(single(world.backend.url));
  const res = await new Promise<IncomingMessage>((resolve) => request(`${url}/big`, resolve).end());

  res.pause();
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(written).toBeLessThan(total / 2);
  let received = 0;
  res.on('data', (chunk: Buffer) => (received += chunk.length));
  res.resume();
  await new Promise((resolve) => res.on('end', resolve));
  expect(received).toBe(total);
});

test('status text, duplicate headers and trailers of the backend arrive', async () => {
  world.backend.answer = (_req, res) => {
    res.writeHead(207, 'Many Things', ['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'Connection', 'X-Hop', 'X-Hop', 'no', 'X-Request-Id', 'not mine']);
    res.write('body');
    res.addTrailers({ 'X-Sum': '42' });
    res.end();
  };
  const url = await serve(single(world.backend.url));
  const { res, trailers } = await new Promise<{ res: IncomingMessage; trailers: NodeJS.Dict<string> }>((resolve) =>
    request(`${url}/x`, (answer) => answer.resume().on('end', () => resolve({ res: answer, trailers: answer.trailers }))).end(),
  );

  expect(res).toMatchObject({ statusCode: 207, statusMessage: 'Many Things' });
  expect(res.headers['set-cookie']).toEqual(['a=1', 'b=2']);
  expect(res.headers['x-hop']).toBeUndefined();
  expect(res.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  expect(trailers).toEqual({ 'x-sum': '42' });
});

test('who asks before sending is told to continue only when the call is accepted', async () => {
  const url = await serve(single(world.backend.url));
  const ask = (path: string, verb: string) =>
    new Promise<{ continued: boolean; status: number }>((resolve, reject) => {
      let continued = false;
      const req = request(`${url}${path}`, { method: verb, headers: { expect: '100-continue', 'content-length': '4' } }, (res) => res.resume().on('end', () => resolve({ continued, status: res.statusCode ?? 0 })));
      req.on('continue', () => {
        continued = true;
        req.end('body');
      });
      req.on('error', reject).flushHeaders();
    });

  expect(await ask('/upload', 'POST')).toEqual({ continued: true, status: 200 });
  expect(world.backend.seen[0]).toMatchObject({ body: 'body' });
  expect(world.backend.seen[0]?.headers['expect']).toBeUndefined();
  expect(await ask('/upload', 'PATCH')).toEqual({ continued: false, status: 405 });
});

test('a body over the limit is refused, with and without a length', async () => {
  const url = await serve(single(world.backend.url));
  const tooMuch = 'x'.repeat(maxBodyBytes + 1);

  expect(await call(`${url}/x`, { method: 'POST', body: tooMuch })).toMatchObject({ status: 413 });
  expect(world.backend.seen).toEqual([]);
  const status = await new Promise<number>((resolve, reject) => {
    const req = request(`${url}/x`, { method: 'POST', headers: { 'transfer-encoding': 'chunked' } }, (res) => resolve(res.resume().statusCode ?? 0));
    req.on('error', reject);
    req.write(tooMuch.slice(0, maxBodyBytes / 2));
    setTimeout(() => req.end(tooMuch), 50);
  });
  expect(status).toBe(413);
  expect(world.backend.seen).toEqual([]);
});

test('a caller that hangs up ends the call at the backend', async () => {
  let closed = false;
  world.backend.answer = (_req, res) => void res.on('close', () => (closed = true));
  const url = await serve(single(world.backend.url));
  const req = request(`${url}/slow`).on('error', () => undefined);
  req.end();
  await eventually(() => expect(world.backend.seen).toHaveLength(1));

  req.destroy();

  await eventually(() => expect(closed).toBe(true));
});

test('a backend that is not there, is too slow, or hangs up', async () => {
  const hangUp = await rawServer((socket) => socket.on('data', () => socket.destroy()).on('error', () => undefined));
  const gone = await rawServer(() => undefined);
  await gone.stop();
  world.backend.answer = () => undefined;

  expect(await call(`${await serve(single(gone.url))}/x`)).toMatchObject({ status: 503, body: { code: 101503, type: 'Status report', message: 'Runtime Error' } });
  expect(await call(`${await serve(single(world.backend.url, 300))}/x`)).toMatchObject({ status: 504, body: { code: 101504 } });
  expect(await call(`${await serve(single(hangUp.url))}/x`, { method: 'POST', body: 'x' })).toMatchObject({ status: 502, body: { code: 101505 } });
  await hangUp.stop();
});

test('an answer that breaks off is not passed on as a whole one', async () => {
  const broken = await rawServer((socket) => socket.on('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf')).on('error', () => undefined));
  const url = await serve(single(broken.url));

  await expect(call(`${url}/x`)).rejects.toThrow();
  await broken.stop();
});

test('a failed backend is left for the next one, and nothing is sent twice', async () => {
  const gone = await rawServer(() => undefined);
  await gone.stop();
  const url = await serve({ strategy: 'failover', endpoints: [{ url: gone.url }, { url: world.backend.url }] });

  for (let i = 0; i < 3; i += 1) expect((await call(`${url}/x`, { method: 'POST', body: `call ${i}` })).status).toBe(200);

  expect(world.backend.seen.map(({ body }) => body)).toEqual(['call 0', 'call 1', 'call 2']);
});

test('a POST that a backend began to read is never sent to another', async () => {
  const hangUp = await rawServer((socket) => socket.on('data', () => socket.destroy()).on('error', () => undefined));
  const url = await serve({ strategy: 'failover', endpoints: [{ url: hangUp.url }, { url: world.backend.url }] });

  expect(await call(`${url}/x`, { method: 'POST', body: 'once' })).toMatchObject({ status: 502 });
  expect(world.backend.seen).toEqual([]);
  await hangUp.stop();
});

test('calls are spread over several backends', async () => {
  const second = await startBackend();
  const url = await serve({ strategy: 'load-balance', endpoints: [{ url: world.backend.url }, { url: second.url }] });

  for (let i = 0; i < 10; i += 1) expect((await call(`${url}/x`)).status).toBe(200);

  expect([world.backend.seen.length, second.seen.length]).toEqual([5, 5]);
  await second.stop();
});

test('redeployments under load fail no call', async () => {
  const url = await serve(single(world.backend.url));
  const apiId = `forward${number}`;
  const failures: number[] = [];
  let calls = 0;
  let running = true;
  const load = Array.from({ length: 8 }, async () => {
    while (running) {
      const { status } = await call(`${url}/x`);
      calls += 1;
      if (status !== 200) failures.push(status);
    }
  });

  for (let revision = 2; revision <= 40; revision += 1) {
    const operations = verbs.map((verb) => operation(verb, '/*', { authType: 'None' }));
    const artifact = artifactOf(`${world.backend.url}/r${revision}`, { apiId, name: apiId, context: `/${apiId}/1`, defaultContext: `/${apiId}`, revision, revisionId: `r${revision}`, operations });
    await deploy(world.bus, artifact);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await eventually(() => expect(world.backend.seen.at(-1)?.url).toBe('/r40/x'));
  running = false;
  await Promise.all(load);

  expect(failures).toEqual([]);
  expect(calls).toBeGreaterThan(50);
});

test('https serves the same, and says so to the backend', async () => {
  const url = await serve(single(world.backend.url));
  const path = new URL(`${url}/x`).pathname;

  const status = await new Promise((resolve, reject) => tlsRequest(`${world.gateway.httpsUrl}${path}`, { rejectUnauthorized: false }, (res) => resolve(res.resume().statusCode)).on('error', reject).end());

  expect(status).toBe(200);
  expect(world.backend.seen[0]?.headers['x-forwarded-proto']).toBe('https');
});

test.each([
  ['a length and chunks', 'POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['two lengths', 'POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello'],
  ['an unknown coding', 'POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n'],
  ['a folded header', 'GET /x HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n'],
  ['no host', 'GET /x HTTP/1.1\r\n\r\n'],
])('a request with %s is refused', async (_what, text) => {
  const { hostname, port } = new URL(world.gateway.url);
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let got = '';
    socket.setEncoding('latin1').on('data', (chunk: string) => (got += chunk));
    socket.on('close', () => resolve(got)).on('error', () => undefined);
    setTimeout(() => socket.end(), 300);
  });

  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d/);
  expect(world.backend.seen).toEqual([]);
});

test('WebSocket calls pass the same policies and then carry both ways', async () => {
  const upgrades: IncomingMessage[] = [];
  const backend = createHttpServer();
  backend.on('upgrade', (req, socket) => {
    upgrades.push(req);
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
    socket.on('data', (chunk: Buffer) => socket.write(`echo ${chunk.toString()}`)).on('end', () => socket.end()).on('error', () => undefined);
  });
  await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve));
  const url = await serve(single(`http://127.0.0.1:${(backend.address() as AddressInfo).port}/ws`), { operations: [operation('GET', '/chat'), operation('GET', '/ready', { authType: 'Application' })] });
  await subscribe(world.bus, { apiIds: [`forward${number}`] });
  const upgrade = (headers: Record<string, string>) =>
    new Promise<{ status: number; said?: string; body?: string }>((resolve, reject) => {
      const req = request(`${url}/chat?room=1`, { headers: { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==', 'sec-websocket-version': '13', ...headers } });
      req.on('upgrade', (res, socket) => {
        socket.once('data', (chunk: Buffer) => {
          resolve({ status: res.statusCode ?? 0, said: chunk.toString() });
          socket.destroy();
        });
        socket.write('hello');
      });
      req.on('response', (res) => {
        let body = '';
        res.on('data', (chunk: Buffer) => (body += chunk.toString())).on('end', () => resolve({ status: res.statusCode ?? 0, body }));
      });
      req.on('error', reject).end();
    });

  expect(await upgrade({})).toMatchObject({ status: 401, body: expect.stringContaining('900902') as string });
  await eventually(async () => expect(await upgrade(bearer(world.issuer.token()).headers)).toEqual({ status: 101, said: 'echo hello' }));
  expect(upgrades[0]).toMatchObject({ url: '/ws/chat?room=1' });
  expect(upgrades[0]?.headers).toMatchObject({ 'sec-websocket-version': '13', 'x-forwarded-for': '127.0.0.1' });
  expect(upgrades[0]?.headers['authorization']).toBeUndefined();
  await new Promise((resolve) => {
    backend.close(resolve);
    backend.closeAllConnections();
  });
});

test('stopping waits for calls in flight', async () => {
  const other = await startWorld();
  await deploy(other.bus, artifactOf(other.backend.url, { operations: [operation('GET', '/*', { authType: 'None' })] }));
  await eventually(async () => expect((await call(`${other.gateway.url}/pizza/1.0.0/x`)).status).toBe(200));
  other.backend.answer = (_req, res) => void setTimeout(() => res.end('late'), 300);

  const late = call(`${other.gateway.url}/pizza/1.0.0/x`);
  await eventually(() => expect(other.backend.seen).toHaveLength(2));
  await other.gateway.stop();

  expect(await late).toMatchObject({ status: 200, text: 'late' });
  await expect(call(`${other.gateway.url}/pizza/1.0.0/x`)).rejects.toThrow();
  await other.backend.stop();
});
