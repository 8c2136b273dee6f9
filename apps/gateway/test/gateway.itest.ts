import { apiDeployed, applicationChanged, applicationKeyChanged, deploymentAcknowledged, type EventData, gatewayReported, keyManagerChanged, RESIDENT_KEY_MANAGER, subscriptionChanged } from '@quintet/contracts';
import { createTestIssuer, eventually } from '@quintet/testkit';
import { artifactOf, bearer, call, deploy, operation, putState, removeState, startWorld, subscribe, type World } from './fixture';

let world: World;
let base: string;
const receipts: EventData<typeof deploymentAcknowledged>[] = [];

beforeAll(async () => {
  world = await startWorld();
  base = `${world.gateway.url}/pizza/1.0.0`;
  world.bus.tail(deploymentAcknowledged, (receipt) => void receipts.push(receipt));
  await deploy(world.bus, artifactOf(`${world.backend.url}/base`));
  await subscribe(world.bus);
  await eventually(async () => expect((await call(`${base}/menu`, bearer(world.issuer.token()))).status).toBe(200));
});
afterAll(() => world.stop());
beforeEach(() => void world.backend.seen.splice(0));

test('a subscribed application reaches the backend; path, query and body arrive as sent, the credential does not', async () => {
  const answer = await call(`${base}/orders/7?a=1&b=%20x&a=2`, { method: 'POST', body: '{"n":1}', headers: { ...bearer(world.issuer.token()).headers, 'x-custom': 'yes', 'x-jwt-assertion': 'forged' } });

  expect(answer.status).toBe(200);
  expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  const [seen] = world.backend.seen;
  expect(seen).toMatchObject({ method: 'POST', url: '/base/orders/7?a=1&b=%20x&a=2', body: '{"n":1}' });
  expect(seen?.headers).toMatchObject({ 'x-custom': 'yes', 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http', 'x-request-id': answer.headers.get('x-request-id') });
  expect(seen?.headers['authorization']).toBeUndefined();
  expect(seen?.headers['x-jwt-assertion']).toBeUndefined();
});

test.each<[string, () => Record<string, string>, number, number]>([
  ['no token', () => ({}), 401, 900902],
  ['another scheme', () => ({ authorization: 'Basic YTpi' }), 401, 900902],
  ['nonsense', () => bearer('nonsense').headers, 401, 900901],
  ['an expired token', () => bearer(world.issuer.token({ expiresInSeconds: -60 })).headers, 401, 900901],
  ['a forged token', () => bearer(`${world.issuer.token().slice(0, -8)}AAAAAAAA`).headers, 401, 900901],
  ['an unsigned token', () => bearer(`${Buffer.from('{"alg":"none"}').toString('base64url')}.${world.issuer.token().split('.')[1]}.`).headers, 401, 900901],
  ['a client that no application has', () => bearer(world.issuer.token({ clientId: 'stranger' })).headers, 403, 900908],
])('%s is refused', async (_what, headers, status, code) => {
  const answer = await call(`${base}/menu`, { headers: headers() });

  expect(answer).toMatchObject({ status, body: { code } });
  if (status === 401) expect(answer.headers.get('www-authenticate')).toContain('Bearer');
  expect(world.backend.seen).toEqual([]);
});

test('a revoked token is refused, also when its signature was verified before; others are not', async () => {
  const token = world.issuer.token({ jti: 'to-be-revoked' });
  expect((await call(`${base}/menu`, bearer(token))).status).toBe(200);

  await world.issuer.revoke('token', 'to-be-revoked');

  await eventually(async () => expect(await call(`${base}/menu`, bearer(token))).toMatchObject({ status: 401, body: { code: 900901 } }));
  expect((await call(`${base}/menu`, bearer(world.issuer.token()))).status).toBe(200);
});

test('unknown contexts, resources and methods', async () => {
  await deploy(world.bus, artifactOf(world.backend.url, { apiId: 'small', name: 'Small', context: '/small/1', defaultContext: '/small', isDefaultVersion: true, operations: [operation('GET', '/items/{id}', { authType: 'None' }), operation('PUT', '/items/{id}')] }));
  await eventually(async () => expect((await call(`${world.gateway.url}/small/1/items/1`)).status).toBe(200));

  expect(await call(`${world.gateway.url}/nowhere/menu`)).toMatchObject({ status: 404, body: { code: 404 } });
  expect(await call(`${world.gateway.url}/small/12/items/1`)).toMatchObject({ status: 404, body: { code: 900906 } }); // the default version, without such a resource
  expect(await call(`${world.gateway.url}/small/1/other`)).toMatchObject({ status: 404, body: { code: 900906 } });
  expect((await call(`${world.gateway.url}/small/items/1`)).status).toBe(200);
  const wrongVerb = await call(`${world.gateway.url}/small/1/items/1`, { method: 'DELETE' });
  expect(wrongVerb.status).toBe(405);
  expect(wrongVerb.headers.get('allow')).toBe('GET, PUT');
});

test('subscriptions are blocked and opened again', async () => {
  const subscription = { id: 'shop-pizza', organization: 'carbon.super', apiId: 'pizza', applicationId: 'shop', policy: 'Unlimited', subscriber: 'ann', createdMs: 1 };
  const token = bearer(world.issuer.token());
  await putState(world.bus, applicationKeyChanged, { consumerKey: 'sandbox-client', keyManager: RESIDENT_KEY_MANAGER, applicationId: 'shop', keyType: 'SANDBOX', organization: 'carbon.super' });

  await putState(world.bus, subscriptionChanged, { ...subscription, state: 'BLOCKED' });
  await eventually(async () => expect(await call(`${base}/menu`, token)).toMatchObject({ status: 401, body: { code: 900907 } }));

  await putState(world.bus, subscriptionChanged, { ...subscription, state: 'PROD_ONLY_BLOCKED' });
  await eventually(async () => expect(await call(`${base}/menu`, bearer(world.issuer.token({ clientId: 'sandbox-client' })))).toMatchObject({ status: 403, body: { code: 900901, description: 'Sandbox key offered to the API with no sandbox endpoint' } }));
  expect(await call(`${base}/menu`, token)).toMatchObject({ status: 401, body: { code: 900907 } });

  await putState(world.bus, subscriptionChanged, { ...subscription, state: 'UNBLOCKED' });
  await eventually(async () => expect((await call(`${base}/menu`, token)).status).toBe(200));
});

test('scopes, audiences and token types', async () => {
  const operations = [operation('GET', '/scoped', { scopes: ['read', 'write'] }), operation('GET', '/user', { authType: 'Application User' })];
  await deploy(world.bus, artifactOf(world.backend.url, { apiId: 'strict', name: 'Strict', context: '/strict/1', defaultContext: '/strict', audiences: ['special'], operations }));
  await subscribe(world.bus, { apiIds: ['strict'] });
  const url = `${world.gateway.url}/strict/1`;
  const aud = { claims: { aud: ['special'] } };
  await eventually(async () => expect((await call(`${url}/scoped`, bearer(world.issuer.token({ ...aud, scopes: ['write'] })))).status).toBe(200));

  expect(await call(`${url}/scoped`, bearer(world.issuer.token({ ...aud, scopes: ['other'] })))).toMatchObject({ status: 403, body: { code: 900910 } });
  expect(await call(`${url}/scoped`, bearer(world.issuer.token({ scopes: ['read'] })))).toMatchObject({ status: 403, body: { code: 900914 } });
  expect(await call(`${url}/user`, bearer(world.issuer.token({ ...aud, aut: 'APPLICATION' })))).toMatchObject({ status: 401, body: { code: 900905 } });
});

test('the lifecycle decides who is served', async () => {
  const artifact = artifactOf(world.backend.url, { apiId: 'cycle', name: 'Cycle', context: '/cycle/1', defaultContext: '/cycle' });
  const url = `${world.gateway.url}/cycle/1/menu`;
  const internal = await createTestIssuer(world.bus, { type: 'internal-key', name: 'Publisher Internal Keys' });
  const internalKey = (apiId: string) => ({ headers: { 'internal-key': internal.token({ claims: { api_id: apiId, keytype: 'PRODUCTION' } }) } });
  await subscribe(world.bus, { apiIds: ['cycle'] });
  await deploy(world.bus, artifact, 'CREATED');

  await eventually(async () => expect((await call(url, internalKey('cycle'))).status).toBe(200));
  expect(world.backend.seen[0]?.headers['internal-key']).toBeUndefined();
  expect(await call(url, internalKey('pizza'))).toMatchObject({ status: 403, body: { code: 900908 } });
  expect(await call(url, bearer(world.issuer.token()))).toMatchObject({ status: 401, body: { code: 900902 } });
  await deploy(world.bus, artifact, 'BLOCKED');
  await eventually(async () => expect(await call(url, internalKey('cycle'))).toMatchObject({ status: 503, body: { code: 700700 } }));
  await deploy(world.bus, artifact, 'DEPRECATED');
  await eventually(async () => expect((await call(url, bearer(world.issuer.token()))).headers.get('deprecation')).toBe('@1700000000'));
});

test('a deployment is acknowledged: applied, refused while the old one serves on, removed', async () => {
  const artifact = artifactOf(world.backend.url, { apiId: 'ack', name: 'Ack', context: '/ack/1', defaultContext: '/ack', operations: [operation('GET', '/menu', { authType: 'None' })] });
  const outcomeOf = (revisionId: string | null) => receipts.find((receipt) => receipt.apiId === 'ack' && receipt.revisionId === revisionId);
  const url = `${world.gateway.url}/ack/1/menu`;

  await deploy(world.bus, artifact);
  await eventually(() => expect(outcomeOf('r1')).toMatchObject({ outcome: 'applied', gatewayId: world.gateway.gatewayId, reason: null }));
  await deploy(world.bus, { ...artifact, revisionId: 'r2', operations: [operation('GET', '/{a}{b}')] });
  await eventually(() => expect(outcomeOf('r2')).toMatchObject({ outcome: 'refused', reason: expect.stringContaining('two parameters') as string }));
  expect((await call(url)).status).toBe(200);
  await deploy(world.bus, { ...artifact, apiId: 'rival', name: 'Rival', revisionId: 'r3' });
  await eventually(() => expect(receipts.find(({ revisionId }) => revisionId === 'r3')).toMatchObject({ outcome: 'refused', reason: expect.stringContaining('/ack/1') as string }));
  await removeState(world.bus, apiDeployed, 'ack@Default');
  await eventually(() => expect(outcomeOf(null)).toMatchObject({ outcome: 'removed' }));
  expect((await call(url)).status).toBe(404);
});

test('deployments of other environments are left alone', async () => {
  await deploy(world.bus, artifactOf(world.backend.url, { apiId: 'else', name: 'Else', context: '/else/1', defaultContext: '/else', environment: 'Elsewhere' }));
  await deploy(world.bus, artifactOf(world.backend.url, { apiId: 'here', name: 'Here', context: '/here/1', defaultContext: '/here', operations: [operation('GET', '/*', { authType: 'None' })] }));

  await eventually(async () => expect((await call(`${world.gateway.url}/here/1/x`)).status).toBe(200));
  expect((await call(`${world.gateway.url}/else/1/x`)).status).toBe(404);
});

const appliedOf = ({ applied }: EventData<typeof gatewayReported>, topic: string): number => applied?.find((one) => one.topic === topic)?.version ?? 0;

test('the heartbeat tells what is served, and what the gateway holds of each topic', async () => {
  let status: EventData<typeof gatewayReported> | undefined;
  const reader = world.bus.readState(gatewayReported, (change) => void (status = change.kind === 'upsert' ? change.data : undefined));

  await eventually(() => expect(status).toMatchObject({ gatewayId: world.gateway.gatewayId, environments: ['Default'], state: 'live' }));
  for (const definition of [subscriptionChanged, keyManagerChanged, applicationChanged]) {
    const own = world.bus.readState(definition, () => undefined);
    await own.caughtUp;
    expect(own.digest().entries).toBeGreaterThan(0);
    await eventually(() => expect(status?.digests).toContainEqual({ topic: definition.topic.name, ...own.digest() }), { timeoutMs: 8_000 }); // with the next heartbeat at the latest
    await own.stop();
  }
  expect(status?.digests).toHaveLength(new Set(status?.digests?.map(({ topic }) => topic)).size);
  expect(status!.expiresMs - status!.reportedMs).toBe(7_000); // two heartbeats missed, at 3 s and 6 s

  const before = Date.now();
  await subscribe(world.bus, { applicationId: 'late', consumerKey: 'late' });
  const version = appliedOf(status!, 'apim.subscriptions');
  await eventually(() => expect(appliedOf(status!, 'apim.subscriptions')).toBeGreaterThan(version), { timeoutMs: 8_000 });
  expect(status!.lagMs).toBeGreaterThanOrEqual(0);
  expect(status!.lagMs).toBeLessThanOrEqual(Date.now() - before);
  await eventually(() => expect(status!.lagMs).toBeUndefined(), { timeoutMs: 8_000 }); // nothing changed since
  await reader.stop();
});

test('the management API: health without, artifacts with a log-in', async () => {
  const artifactUrl = `${world.gateway.managementUrl}/api-artifact?apiName=Pizza&version=1.0.0`;
  const basic = (password: string) => ({ headers: { authorization: `Basic ${Buffer.from(`admin:${password}`).toString('base64')}` } });

  expect(await call(`${world.gateway.managementUrl}/server-startup-healthcheck`)).toMatchObject({ status: 200, text: 'OK' });
  expect((await call(artifactUrl)).status).toBe(401);
  expect((await call(artifactUrl, basic('wrong'))).status).toBe(401);
  const found = await call(artifactUrl, basic('a-password'));
  expect(found.status).toBe(200);
  expect(JSON.parse(found.body['api'] as string)).toMatchObject({ apiId: 'pizza', context: '/pizza/1.0.0' });
  expect((await call(`${artifactUrl}&tenantDomain=acme.com`, basic('a-password'))).status).toBe(404);
  const statusUrl = `${world.gateway.managementUrl}/status`;
  expect((await call(statusUrl)).status).toBe(401);
  const status = (await call(statusUrl, basic('a-password'))).body;
  expect(status).toMatchObject({ gatewayId: world.gateway.gatewayId, environments: ['Default'], state: 'live' });
  expect(status['topics']).toContainEqual({ topic: 'apim.api-deployments', entries: expect.any(Number) as number, digest: expect.stringMatching(/^[0-9a-f]{16}$/) as string, version: expect.any(Number) as number, isCaughtUp: true });
});
