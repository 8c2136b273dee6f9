import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { apiChanged, apiDeployed, applicationChanged, applicationKeyChanged, DEFAULT_ORGANIZATION, RESIDENT_KEY_MANAGER, subscriptionChanged, type EventData, type StateDefinition } from '@quintet/contracts';
import { createKafkaBus, outgoing, type EventBus } from '@quintet/messaging';
import { removeTopics } from '@quintet/messaging/testing';
import { createMetrics, silentLogger } from '@quintet/service-kit';
import { createTestDatabase, createTestIssuer, eventually, type TestDatabase, type TestIssuer } from '@quintet/testkit';
import { freePort, startProcess, type Process } from './processes';
import { brokersFromEnvironment } from './settings';

/** One gateway of two worker processes beside a traffic manager, on Kafka and PostgreSQL. */
const organization = DEFAULT_ORGANIZATION;
const password = 'a-password';
const topicPrefix = `e2e-${randomBytes(4).toString('hex')}.`;
const brokers = brokersFromEnvironment();
const version = '1.0';

let database: TestDatabase;
let bus: EventBus;
let issuer: TestIssuer;
let backend: Server;
let manager: Process;
let gateway: Process;
let managerUrl: string;
let traffic: string;
let management: string;
let admin: string;
let entityVersion = 1;

const put = <E extends StateDefinition>(definition: E, data: EventData<E>): Promise<void> => bus.publish([outgoing(definition, data, { source: '/test', timeMs: 1, entityVersion: (entityVersion += 1) })]);

beforeAll(async () => {
  database = await createTestDatabase();
  backend = createServer((_req, res) => res.end('served'));
  await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve));
  const [managerPort, trafficPort, managementPort, adminPort] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const common = { KAFKA_BROKERS: brokers, KAFKA_TOPIC_PREFIX: topicPrefix, MANAGEMENT_HOST: '127.0.0.1', MANAGEMENT_TLS: 'false' };
  managerUrl = `http://127.0.0.1:${managerPort}`;
  traffic = `http://127.0.0.1:${trafficPort}`;
  management = `http://127.0.0.1:${managementPort}/api/am/gateway/v2`;
  admin = `http://127.0.0.1:${adminPort}`;
  manager = startProcess('traffic-manager', 'traffic-manager', { ...common, MANAGEMENT_HTTP_PORT: String(managerPort), TRAFFIC_MANAGER_DATABASE_URL: database.url }, await freePort());
  gateway = startProcess(
    'gateway',
    'gateway',
    {
      ...common,
      MANAGEMENT_HTTP_PORT: String(managementPort),
      GATEWAY_HOST: '127.0.0.1',
      GATEWAY_HTTP_PORT: String(trafficPort),
      GATEWAY_HTTPS_PORT: String(await freePort()),
      GATEWAY_ADMIN_PASSWORD: password,
      GATEWAY_WORKERS: '2',
    },
    adminPort,
  );
  await manager.ready();
  bus = createKafkaBus({ clientId: 'e2e', brokers: brokers.split(','), topicPrefix, logger: silentLogger(), metrics: createMetrics() });
  await bus.start();
  issuer = await createTestIssuer(bus);
  await gateway.ready();
}, 120_000);
afterAll(async () => {
  await gateway?.stop();
  await manager?.stop();
  await bus?.stop();
  await new Promise<void>((resolve) => backend.close(() => resolve()));
  await removeTopics({ brokers: brokers.split(','), clientId: 'e2e' }, topicPrefix);
  await database?.drop();
}, 60_000);

const manage = async (path: string) => {
  const response = await fetch(`${management}${path}`, { headers: { authorization: `Basic ${Buffer.from(`admin:${password}`).toString('base64')}` } });
  return { status: response.status, // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into bodies as they come
  body: (await response.json()) as any };
};
const workers = async (): Promise<number> => (await manage('/throttle-status')).body.workers;
const children = (): number[] => readFileSync(`/proc/${gateway.pid}/task/${gateway.pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);

/** An API whose plan allows so many calls an hour, for an application of its own. */
const subscribe = async (name: string, requestCount: number) => {
  const policy = { policyName: name, defaultLimit: { type: 'REQUESTCOUNTLIMIT', requestCount: { requestCount, timeUnit: 'hour', unitTime: 1 } }, stopOnQuotaReach: true };
  const created = await fetch(`${managerUrl}/api/am/admin/v4/throttling/policies/subscription`, {
    method: 'POST',
    headers: { authorization: `Bearer ${issuer.token({ sub: 'admin', scopes: ['apim:tier_manage', 'apim:admin'] })}`, 'content-type': 'application/json' },
    body: JSON.stringify(policy),
  });
  expect(created.status).toBe(201);
  const clientId = `client of ${name}`;
  await put(applicationChanged, { id: name, organization, name, owner: 'ann', description: '', policy: 'Unlimited', tokenType: 'JWT', groups: [], attributes: {}, createdMs: 1 });
  await put(applicationKeyChanged, { consumerKey: clientId, keyManager: RESIDENT_KEY_MANAGER, applicationId: name, keyType: 'PRODUCTION', organization });
  await put(subscriptionChanged, { id: name, organization, apiId: name, applicationId: name, policy: name, state: 'UNBLOCKED', subscriber: 'ann', createdMs: 1 });
  const shared = { organization, name, version, context: `/${name}/${version}`, provider: 'admin', isDefaultVersion: false, transport: ['http' as const], securityScheme: ['oauth2' as const], authorizationHeader: 'Authorization', keyManagers: ['all'], apiThrottlingPolicy: null };
  await put(apiChanged, {
    ...shared,
    id: name,
    description: '',
    type: 'HTTP',
    lifecycleState: 'PUBLISHED',
    hasThumbnail: false,
    policies: [name],
    tags: [],
    categories: [],
    visibility: 'PUBLIC',
    visibleRoles: [],
    operations: [],
    scopes: [],
    businessInformation: { businessOwner: null, businessOwnerEmail: null, technicalOwner: null, technicalOwnerEmail: null },
    additionalProperties: [],
    environments: ['Default'],
    createdMs: 1,
    updatedMs: 1,
  });
  await put(apiDeployed, {
    ...shared,
    apiId: name,
    environment: 'Default',
    vhost: 'localhost',
    revisionId: 'r1',
    revision: 1,
    deployedMs: 1,
    defaultContext: `/${name}`,
    audiences: [],
    subscriptionless: false,
    maxTps: { production: null, sandbox: null },
    cors: null,
    endpoints: { production: { strategy: 'single', endpoints: [{ url: `http://127.0.0.1:${(backend.address() as AddressInfo).port}` }] }, sandbox: null },
    operations: [{ verb: 'GET', target: '/*', authType: 'Application & Application User', throttlingPolicy: 'Unlimited', scopes: [] }],
  });
  const token = issuer.token({ clientId });
  // A connection of its own for each call, so that both workers get some.
  return async (headers: Record<string, string> = {}): Promise<number> => {
    const response = await fetch(`${traffic}/${name}/${version}/x`, { headers: { authorization: `Bearer ${token}`, connection: 'close', ...headers } });
    await response.text();
    return response.status;
  };
};

/** Deployed on both workers: several calls in a row are known. */
const isServed = (call: (headers?: Record<string, string>) => Promise<number>) =>
  eventually(async () => {
    for (let i = 0; i < 8; i += 1) expect([200, 429]).toContain(await call());
  });

test('workers share the leases of their gateway: together they pass exactly what the plan allows', async () => {
  await eventually(async () => expect(await workers()).toBe(2));
  const call = await subscribe('shared', 40);
  await isServed(call); // has used 8 or more of them
  let passed = 0;
  for (let round = 0; round < 4; round += 1) passed += (await Promise.all(Array.from({ length: 20 }, () => call()))).filter((status) => status === 200).length;

  const refused = await call({ 'x-request-id': 'beyond' });
  const { body } = await manage('/explain/beyond');
  expect(refused).toBe(429);
  expect(body).toMatchObject({ requestId: 'beyond', refusal: { code: 900804, policy: 'shared' }, quotas: [{ limit: 40, remaining: 0 }] });
  const { body: status } = await manage('/throttle-status');
  expect(status.passages.lease).toBe(40);
  expect(passed).toBeLessThanOrEqual(32);
  const metrics = await (await fetch(`${admin}/metrics`)).text();
  expect(metrics).toMatch(/^quintet_gateway_quota_passages_total\{by="lease"\} 40$/m);
  expect(metrics).toMatch(/^quintet_gateway_deployments 1$/m);
}, 60_000);

test('a worker that is killed is replaced, the gateway serves meanwhile, and the limit holds', async () => {
  const call = await subscribe('killed', 1_000);
  await isServed(call);
  const [victim = 0] = children();
  process.kill(victim, 'SIGKILL');

  await eventually(async () => expect(await call()).toBe(200));
  await eventually(async () => {
    expect(await workers()).toBe(2);
    expect(children()).not.toContain(victim);
  }, { timeoutMs: 20_000 });
  for (let i = 0; i < 20; i += 1) expect(await call()).toBe(200);
}, 60_000);

test('stopping ends every process, and gives back what was held', async () => {
  const pids = [gateway.pid, ...children()];
  expect(pids).toHaveLength(3);

  await gateway.stop();

  await eventually(() => {
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow();
  });
  expect(gateway.said()).not.toContain('did not stop');
}, 60_000);
