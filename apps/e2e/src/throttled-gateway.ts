import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { apiChanged, apiDeployed, applicationChanged, applicationKeyChanged, DEFAULT_ORGANIZATION, requestsServed, RESIDENT_KEY_MANAGER, subscriptionChanged, type EventData, type StateDefinition } from '@quintet/contracts';
import { createKafkaBus, outgoing } from '@quintet/messaging';
import { removeTopics } from '@quintet/messaging/testing';
import { createMetrics, silentLogger } from '@quintet/service-kit';
import { createTestDatabase, createTestIssuer, eventually } from '@quintet/testkit';
import { freePort, startProcess, type Process } from './processes';
import { brokersFromEnvironment } from './settings';

export interface CallOptions {
  readonly user?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A connection of its own, so that any worker may get it. */
  readonly fresh?: boolean;
}

/** A gateway beside a traffic manager, processes of their own on Kafka and PostgreSQL; state is put on the hub by the test. */
export interface ThrottledGateway {
  readonly gateway: Process;
  /** Of the traffic manager. */
  readonly databaseUrl: string;
  /** An API with an application of its own, whose plan, or whose policy for each user, allows so many calls an hour; the name is that of the policy. */
  subscribe(name: string, requestCount: number, kind?: 'subscription' | 'application'): Promise<(options?: CallOptions) => Promise<number>>;
  manage(path: string): Promise<Record<string, unknown>>;
  metrics(): Promise<string>;
  /** Calls of an API of which the hub was told. */
  told(name: string): number;
  stop(): Promise<void>;
}

const organization = DEFAULT_ORGANIZATION;
const version = '1.0';
/** A call that nobody answers fails the test instead of holding it up. */
const callMs = 10_000;

export const startThrottledGateway = async (workers: number): Promise<ThrottledGateway> => {
  const password = randomBytes(12).toString('hex');
  const topicPrefix = `e2e-${randomBytes(4).toString('hex')}.`;
  const brokers = brokersFromEnvironment();
  const database = await createTestDatabase();
  const backend = createServer((_req, res) => res.end('served'));
  await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve));
  const backendUrl = `http://127.0.0.1:${(backend.address() as AddressInfo).port}`;
  const [managerPort, trafficPort, managementPort, adminPort] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const common = { KAFKA_BROKERS: brokers, KAFKA_TOPIC_PREFIX: topicPrefix, MANAGEMENT_HOST: '127.0.0.1', MANAGEMENT_TLS: 'false' };
  const manager = startProcess('traffic-manager', 'traffic-manager', { ...common, MANAGEMENT_HTTP_PORT: String(managerPort), TRAFFIC_MANAGER_DATABASE_URL: database.url }, await freePort());
  const gateway = startProcess(
    'gateway',
    'gateway',
    {
      ...common,
      MANAGEMENT_HTTP_PORT: String(managementPort),
      GATEWAY_HOST: '127.0.0.1',
      GATEWAY_HTTP_PORT: String(trafficPort),
      GATEWAY_HTTPS_PORT: String(await freePort()),
      GATEWAY_ADMIN_PASSWORD: password,
      GATEWAY_WORKERS: String(workers),
    },
    adminPort,
  );
  await manager.ready();
  const bus = createKafkaBus({ clientId: 'e2e', brokers: brokers.split(','), topicPrefix, logger: silentLogger(), metrics: createMetrics() });
  await bus.start();
  const issuer = await createTestIssuer(bus);
  await gateway.ready();
  const told = new Map<string, number>();
  await bus.tail(requestsServed, ({ calls }) => calls.forEach(({ apiId }) => told.set(apiId, (told.get(apiId) ?? 0) + 1))).ready;

  let entityVersion = 1;
  const put = <E extends StateDefinition>(definition: E, data: EventData<E>): Promise<void> => bus.publish([outgoing(definition, data, { source: '/test', timeMs: 1, entityVersion: (entityVersion += 1) })]);
  const createPolicy = async (kind: 'subscription' | 'application', policyName: string, requestCount: number): Promise<void> => {
    const limit = { type: 'REQUESTCOUNTLIMIT', requestCount: { requestCount, timeUnit: 'hour', unitTime: 1 } };
    const send = () => fetch(`http://127.0.0.1:${managerPort}/api/am/admin/v4/throttling/policies/${kind}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${issuer.token({ sub: 'admin', scopes: ['apim:tier_manage', 'apim:admin'] })}`, 'content-type': 'application/json' },
      body: JSON.stringify({ policyName, defaultLimit: limit, ...(kind === 'subscription' && { stopOnQuotaReach: true }) }),
    });
    // The traffic manager may not have read yet who signs its tokens.
    await eventually(async () => {
      const { status } = await send();
      if (status !== 201) throw new Error(`the policy was answered ${status}`);
    });
  };

  return {
    gateway,
    databaseUrl: database.url,
    subscribe: async (name, requestCount, kind = 'subscription') => {
      await createPolicy(kind, name, requestCount);
    const clientId = `client of ${name}`;
    await put(applicationChanged, { id: name, organization, name, owner: 'ann', description: '', policy: kind === 'application' ? name : 'Unlimited', tokenType: 'JWT', groups: [], attributes: {}, createdMs: 1 });
    await put(applicationKeyChanged, { consumerKey: clientId, keyManager: RESIDENT_KEY_MANAGER, applicationId: name, keyType: 'PRODUCTION', organization });
    await put(subscriptionChanged, { id: name, organization, apiId: name, applicationId: name, policy: kind === 'subscription' ? name : 'Unlimited', state: 'UNBLOCKED', subscriber: 'ann', createdMs: 1 });
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
      endpoints: { production: { strategy: 'single', endpoints: [{ url: backendUrl }] }, sandbox: null },
      operations: [{ verb: 'GET', target: '/*', authType: 'Application & Application User', throttlingPolicy: 'Unlimited', scopes: [] }],
    });
      return async ({ user = 'ann', headers = {}, fresh = true } = {}) => {
        const response = await fetch(`http://127.0.0.1:${trafficPort}/${name}/${version}/x`, {
          headers: { authorization: `Bearer ${issuer.token({ clientId, sub: user })}`, ...(fresh && { connection: 'close' }), ...headers },
          signal: AbortSignal.timeout(callMs),
        });
        await response.text();
        return response.status;
      };
    },
    manage: async (path) => {
      const authorization = `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`;
      return (await (await fetch(`http://127.0.0.1:${managementPort}/api/am/gateway/v2${path}`, { headers: { authorization } })).json()) as Record<string, unknown>;
    },
    told: (name) => told.get(name) ?? 0,
    metrics: async () => (await fetch(`http://127.0.0.1:${adminPort}/metrics`)).text(),
    stop: async () => {
      await gateway.stop();
      await manager.stop();
      await bus.stop();
      await new Promise<void>((resolve) => {
        backend.close(() => resolve());
        backend.closeAllConnections();
      });
      await removeTopics({ brokers: brokers.split(','), clientId: 'e2e' }, topicPrefix);
      await database.drop();
    },
  };
};
