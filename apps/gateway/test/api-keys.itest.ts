import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { hashApiKey, newApiKey } from '@quintet/auth';
import { apiKeyChanged, requestsServed, type ApiKey } from '@quintet/contracts';
import { createMemoryBus, createRunningDigest } from '@quintet/messaging';
import { silentLogger, type Logger } from '@quintet/service-kit';
import { eventually } from '@quintet/testkit';
import { roomInMinute, startGranter } from './exact-granter';
import { artifactOf, bearer, call, deploy, operation, putApplicationPolicy, putState, removeState, startBackend, startGateway, startWorld, subscribe, type World } from './fixture';

const both = ['oauth2', 'api_key', 'oauth_basic_auth_api_key_mandatory'];
const keysOnly = ['api_key', 'oauth_basic_auth_api_key_mandatory'];
const minuteMs = 60_000;

let world: World;
let base: string;
let made = 0;

const record = (key: string, own: Partial<ApiKey> = {}): ApiKey => ({
  hash: hashApiKey(key),
  id: `key-${(made += 1)}`,
  organization: 'carbon.super',
  name: 'Till',
  applicationId: 'shop',
  keyType: 'PRODUCTION',
  permittedIps: [],
  permittedReferers: [],
  createdMs: Date.now(),
  expiresMs: null,
  ...own,
});
const put = async (own: Partial<ApiKey> = {}): Promise<string> => {
  const key = newApiKey();
  await putState(world.bus, apiKeyChanged, record(key, own));
  return key;
};
const withKey = (key: string, more: Record<string, string> = {}): RequestInit => ({ headers: { apikey: key, ...more } });
const at = (name: string, path = '/menu'): string => `${world.gateway.url}/${name}/1${path}`;
const open = async (name: string, own: Parameters<typeof artifactOf>[1]): Promise<void> => {
  await deploy(world.bus, artifactOf(world.backend.url, { apiId: name, name, context: `/${name}/1`, defaultContext: `/${name}`, ...own }));
};

/** Writes down all that is logged on any level, whole. */
const recordingLogger = (lines: string[]): Logger => {
  const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];
  const write = (...logged: unknown[]): void => void lines.push(inspect(logged, { depth: 20, maxArrayLength: null, maxStringLength: null, showHidden: true }));
  const logger: Logger = new Proxy(silentLogger(), { get: (of, name, self) => (levels.includes(String(name)) ? write : name === 'child' ? () => logger : (Reflect.get(of, name, self) as unknown)) });
  return logger;
};

beforeAll(async () => {
  world = await startWorld();
  base = `${world.gateway.url}/either/1`;
  await open('either', {
    securityScheme: both,
    operations: [
      operation('GET', '/menu'),
      operation('GET', '/open', { authType: 'None' }),
      operation('GET', '/applications', { authType: 'Application' }),
      operation('GET', '/users', { authType: 'Application User' }),
      operation('GET', '/scoped', { scopes: ['orders'] }),
    ],
  });
  await open('keys', { securityScheme: keysOnly });
  await open('tokens', { securityScheme: ['oauth2'] });
  await open('own', { securityScheme: keysOnly, apiKeyHeader: 'X-Shop-Key' });
  await subscribe(world.bus, { apiIds: ['either', 'keys', 'tokens', 'own'] });
  const key = await put();
  for (const name of ['either', 'keys']) await eventually(async () => expect((await call(at(name), withKey(key))).status).toBe(200));
});
afterAll(() => world.stop());
beforeEach(() => void world.backend.seen.splice(0));

test.each(['apikey', 'ApiKey', 'APIKEY'])('a key in the header %s reaches the backend; the key does not', async (header) => {
  const answer = await call(at('either'), { headers: { [header]: await put() } });

  expect(answer.status).toBe(200);
  expect(world.backend.seen).toHaveLength(1);
  expect(world.backend.seen[0]?.rawHeaders.join('\n')).not.toContain('quintet_');
});

test('it comes in the header that the API names, and in no other', async () => {
  const key = await put();

  expect((await call(at('own'), { headers: { 'x-shop-key': key } })).status).toBe(200);
  expect(world.backend.seen[0]?.headers['x-shop-key']).toBeUndefined();
  expect(await call(at('own'), withKey(key))).toMatchObject({ status: 401, body: { code: 900902 } });
});

test.each<[string, () => RequestInit, number, string]>([
  ['no key', () => ({}), 900902, 'ApiKey realm="Quintet"'],
  ['an empty one', () => withKey(''), 900901, 'ApiKey realm="Quintet", error="invalid_key"'],
  ['an unknown one', () => withKey(newApiKey()), 900901, 'ApiKey realm="Quintet", error="invalid_key"'],
  ['its hash', () => withKey(hashApiKey('quintet_key')), 900901, 'ApiKey realm="Quintet", error="invalid_key"'],
  ['a very long one', () => withKey(`quintet_${'x'.repeat(8_000)}`), 900901, 'ApiKey realm="Quintet", error="invalid_key"'],
  ['a token', () => bearer(world.issuer.token()), 900902, 'ApiKey realm="Quintet"'],
])('%s is refused where keys are asked for', async (_what, init, code, challenge) => {
  const answer = await call(at('keys'), init());

  expect(answer).toMatchObject({ status: 401, body: { code } });
  expect(answer.headers.get('www-authenticate')).toBe(challenge);
  expect(answer.text).not.toContain('quintet_');
  expect(world.backend.seen).toEqual([]);
});

test('a key does not stand for a token where only tokens are taken, and goes no further either', async () => {
  const key = await put();

  expect(await call(at('tokens'), withKey(key))).toMatchObject({ status: 401, body: { code: 900902 } });
  expect((await call(at('tokens'), withKey(key, bearer(world.issuer.token()).headers))).status).toBe(200);
  expect((await call(at('tokens'), withKey('a key of the backend', bearer(world.issuer.token()).headers))).status).toBe(200);
  expect(world.backend.seen.map(({ headers }) => headers['apikey'])).toEqual([undefined, 'a key of the backend']);
});

test('where both are taken, either will do', async () => {
  const [good, bad] = [await put(), newApiKey()];
  const token = bearer(world.issuer.token()).headers;
  const forged = bearer('nonsense').headers;

  expect((await call(at('either'), withKey(bad, token))).status).toBe(200);
  expect((await call(at('either'), withKey(good, forged))).status).toBe(200);
  expect(await call(at('either'), withKey(bad, forged))).toMatchObject({ status: 401, body: { code: 900901 } });
  expect(await call(at('either'), withKey(bad, { authorization: 'Basic YTpi' }))).toMatchObject({ status: 401, body: { code: 900901 } });
  const neither = await call(at('either'));
  expect(neither).toMatchObject({ status: 401, body: { code: 900902 } });
  expect(neither.headers.get('www-authenticate')).toBe('Bearer realm="Quintet", ApiKey realm="Quintet"');
});

test('an open operation asks for none, and passes only foreign keys on', async () => {
  expect((await call(`${base}/open`)).status).toBe(200);
  expect((await call(`${base}/open`, withKey('a key of the backend'))).status).toBe(200);
  expect((await call(`${base}/open`, withKey(newApiKey()))).status).toBe(200);
  expect(world.backend.seen.map(({ headers }) => headers['apikey'])).toEqual([undefined, 'a key of the backend', undefined]);
});

test('a key speaks for an application, not for a user, and has no scopes', async () => {
  const key = await put();

  expect((await call(`${base}/applications`, withKey(key))).status).toBe(200);
  expect(await call(`${base}/users`, withKey(key))).toMatchObject({ status: 401, body: { code: 900905 } });
  expect(await call(`${base}/scoped`, withKey(key))).toMatchObject({ status: 403, body: { code: 900910 } });
});

test('a revoked key is refused at once, another of the application goes on', async () => {
  const [gone, other] = [await put(), await put()];
  await eventually(async () => expect((await call(at('keys'), withKey(gone))).status).toBe(200));

  await removeState(world.bus, apiKeyChanged, hashApiKey(gone));

  await eventually(async () => expect(await call(at('keys'), withKey(gone))).toMatchObject({ status: 401, body: { code: 900901 } }));
  expect((await call(at('keys'), withKey(other))).status).toBe(200);
});

test('a key ends when its time is over', async () => {
  const key = await put({ expiresMs: Date.now() + 400 });
  await eventually(async () => expect((await call(at('keys'), withKey(key))).status).toBe(200));
  await eventually(async () => expect(await call(at('keys'), withKey(key))).toMatchObject({ status: 401, body: { code: 900901 } }));
  expect((await call(at('keys'), withKey(await put({ expiresMs: Date.now() + minuteMs })))).status).toBe(200);
});

test.each<[string, Partial<ApiKey>, Record<string, string>, number]>([
  ['its own address', { permittedIps: ['192.0.2.1', '127.0.0.1'] }, {}, 200],
  ['its own network', { permittedIps: ['127.0.0.0/8'] }, {}, 200],
  ['another address', { permittedIps: ['192.0.2.1', '2001:db8::/32'] }, {}, 403],
  ['another address that it only claims to have', { permittedIps: ['192.0.2.1'] }, { 'x-forwarded-for': '192.0.2.1' }, 403],
  ['anywhere, when what it is restricted to cannot be read', { permittedIps: ['nonsense'] }, {}, 403],
  ['its own page', { permittedReferers: ['*.example.com/*'] }, { referer: 'https://www.example.com/shop' }, 200],
  ['another page', { permittedReferers: ['*.example.com/*'] }, { referer: 'https://evil.test/www.example.com/' }, 403],
  ['no page', { permittedReferers: ['*.example.com/*'] }, {}, 403],
  ['its own page, but another address', { permittedIps: ['192.0.2.1'], permittedReferers: ['*.example.com/*'] }, { referer: 'https://www.example.com/shop' }, 403],
])('a restricted key from %s', async (_what, own, headers, status) => {
  const key = await put(own);

  await eventually(async () => expect(await call(at('keys'), withKey(key, headers))).toMatchObject({ status, body: status === 403 ? { code: 900908 } : {} }));
});

test('subscription, key type and organization count as with a token', async () => {
  await subscribe(world.bus, { applicationId: 'stranger', consumerKey: 'c-stranger', apiIds: [] });
  const keys = { stranger: await put({ applicationId: 'stranger' }), unknown: await put({ applicationId: 'unknown' }), sandbox: await put({ keyType: 'SANDBOX' }) };

  await eventually(async () => expect(await call(at('keys'), withKey(keys.stranger))).toMatchObject({ status: 403, body: { code: 900908 } }));
  expect(await call(at('keys'), withKey(keys.unknown))).toMatchObject({ status: 401, body: { code: 900901 } });
  expect(await call(at('keys'), withKey(keys.sandbox))).toMatchObject({ status: 403, body: { code: 900901, description: 'Sandbox key offered to the API with no sandbox endpoint' } });
  await deploy(world.bus, artifactOf(world.backend.url, { apiId: 'foreign', name: 'Foreign', organization: 'acme.com', context: '/foreign/1', defaultContext: '/foreign', securityScheme: keysOnly }));
  const mine = await put();
  await eventually(async () => expect(await call(at('foreign'), withKey(mine))).toMatchObject({ status: 403, body: { code: 900908 } }));
});

test('a key and a token of an application count against the same quota', async () => {
  await roomInMinute();
  const granter = startGranter(world.bus, { Four: 4 });
  await putApplicationPolicy(world.bus, 'Four', 4);
  await subscribe(world.bus, { applicationId: 'small', consumerKey: 'c-small', apiIds: ['either'], applicationPolicy: 'Four' });
  const key = await put({ applicationId: 'small' });
  const token = bearer(world.issuer.token({ clientId: 'c-small', sub: 'ann' }));

  const codes: unknown[] = [];
  for (const init of [withKey(key), token, withKey(key), token, withKey(key), token]) codes.push((await call(at('either'), init)).body.code ?? 'served');
  await granter.stop();

  expect(codes).toEqual(['served', 'served', 'served', 'served', 900803, 900803]);
});

test('no key stands in a log line or a request event', async () => {
  const lines: string[] = [];
  const events: string[] = [];
  world.bus.tail(requestsServed, (event) => void events.push(JSON.stringify(event)));
  const gateway = await startGateway(world.bus, {}, recordingLogger(lines));
  const keys = [await put(), newApiKey(), await put({ permittedIps: ['192.0.2.1'] })];
  for (const key of keys) await call(`${gateway.url}/keys/1/menu?page=1`, withKey(key));
  const dead = await startBackend();
  await dead.stop();
  await deploy(world.bus, artifactOf(dead.url, { apiId: 'dead', name: 'Dead', context: '/dead/1', defaultContext: '/dead', securityScheme: keysOnly }));
  await subscribe(world.bus, { apiIds: ['dead'] });
  await eventually(async () => expect((await call(`${gateway.url}/dead/1/menu`, withKey(keys[0] as string))).status).toBe(503));
  await gateway.stop();

  expect(lines.join('')).toContain("apiId: 'dead'");
  await eventually(() => expect(events.join('')).toContain('"apiName":"Dead"'));
  for (const key of keys) expect([...lines, ...events].join('')).not.toContain(key.slice('quintet_'.length));
});

test('a gateway that starts from its disk knows the keys, and the disk knows only their hashes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gateway-'));
  const snapshot = { path: join(folder, 'state'), key: 'a key of at least thirty-two characters', intervalMs: 50 };
  const key = await put();
  await (await startGateway(world.bus, { snapshot })).stop();
  const never = new Promise<never>(() => undefined);
  const dead = { ...createMemoryBus({ logger: silentLogger() }), readState: () => ({ caughtUp: never, isCaughtUp: () => false, digest: createRunningDigest().current, stop: async () => undefined }) };

  const gateway = await startGateway(dead, { snapshot });
  const answers = [await call(`${gateway.url}/keys/1/menu`, withKey(key)), await call(`${gateway.url}/keys/1/menu`, withKey(newApiKey()))];
  const kept = await readFile(snapshot.path, 'utf8');
  await gateway.stop();
  await rm(folder, { recursive: true });

  expect(answers.map(({ status }) => status)).toEqual([200, 401]);
  expect(kept).toContain(hashApiKey(key));
  expect(kept).not.toContain(key.slice('quintet_'.length));
});
