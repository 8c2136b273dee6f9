import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  apiChanged,
  apiDeployed,
  apiPolicyChanged,
  applicationChanged,
  applicationKeyChanged,
  applicationPolicyChanged,
  customPolicyChanged,
  DEFAULT_ORGANIZATION,
  RESIDENT_KEY_MANAGER,
  subscriptionChanged,
  subscriptionPolicyChanged,
  topics,
  type EventData,
  type GatewayArtifact,
  type StateDefinition,
} from '@quintet/contracts';
import { createGateway, readGatewayConfig } from '@quintet/gateway';
import { createMemoryBus, createProjection, outgoing, type EventBus } from '@quintet/messaging';
import { createMetrics, createSelfSignedCertificate, silentLogger } from '@quintet/service-kit';
import { createTestDatabase, createTestIssuer, eventually, startServices } from '@quintet/testkit';
import { createTrafficManager } from '@quintet/traffic-manager';

/** One traffic manager with its ledger in PostgreSQL, two gateways, a backend; all on one clock that tests set forward. */
export interface ThrottleWorld {
  readonly gateways: readonly string[];
  /** Sets every clock forward. */
  skip(ms: number): void;
  nowMs(): number;
  /** Off: what gateways say to the ledger is lost. */
  ledgerReachable: boolean;
  /** What the backend answers with. */
  answerBytes: number;
  /** A policy, by the traffic manager's REST; settles when both gateways have it. */
  policy(kind: 'application' | 'subscription' | 'advanced' | 'custom', body: Record<string, unknown>): Promise<string>;
  removePolicy(kind: 'custom', id: string): Promise<void>;
  /** An API, an application (a new one, or that of `as`) and its subscription. */
  subscribed(limits?: Limits, as?: Subscribed): Promise<Subscribed>;
  management(gateway: number, path: string): Promise<Answer>;
  metrics(gateway: number): Promise<string>;
  stop(): Promise<void>;
}

export interface Limits {
  readonly plan?: string;
  readonly application?: string;
  readonly api?: string;
  readonly operation?: string;
  readonly maxTps?: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into bodies as they come
  readonly body: any;
}

export interface CallOptions {
  readonly gateway?: number;
  readonly user?: string;
  readonly claims?: Record<string, unknown>;
  readonly headers?: Record<string, string>;
  readonly query?: string;
  readonly from?: string;
  readonly body?: string;
}

export interface Subscribed {
  readonly name: string;
  readonly applicationId: string;
  call(options?: CallOptions): Promise<Answer>;
}

const daySeconds = 86_400;
/** A busy machine answers within it. */
const quotaWaitMs = 1_500;
const adminPassword = 'a-password';
const organization = DEFAULT_ORGANIZATION;

const read = async (response: Response): Promise<Answer> => {
  const text = await response.text();
  let body: unknown = text;
  try {
    body = JSON.parse(text);
  } catch {
    // not JSON: the text itself
  }
  return { status: response.status, headers: response.headers, body };
};

export const artifactOf = (name: string, backend: string, { api, operation = 'Unlimited', maxTps }: Limits): GatewayArtifact => ({
  apiId: name,
  organization,
  environment: 'Default',
  vhost: 'localhost',
  revisionId: 'r1',
  revision: 1,
  deployedMs: 1,
  name,
  version: '1.0',
  context: `/${name}/1.0`,
  provider: 'admin',
  isDefaultVersion: false,
  defaultContext: `/${name}`,
  transport: ['http', 'https'],
  securityScheme: ['oauth2'],
  authorizationHeader: 'Authorization',
  audiences: [],
  keyManagers: ['all'],
  apiThrottlingPolicy: api ?? null,
  subscriptionless: false,
  maxTps: { production: maxTps ?? null, sandbox: null },
  cors: null,
  endpoints: { production: { strategy: 'single', endpoints: [{ url: backend }] }, sandbox: null },
  operations: (['GET', 'POST'] as const).map((verb) => ({ verb, target: '/*', authType: 'Application & Application User', throttlingPolicy: operation, scopes: [] })),
});

export const catalogueEntry = ({ apiId, name, version, context }: GatewayArtifact): EventData<typeof apiChanged> => ({
  id: apiId,
  organization,
  name,
  context,
  version,
  provider: 'admin',
  description: '',
  type: 'HTTP',
  lifecycleState: 'PUBLISHED',
  isDefaultVersion: false,
  hasThumbnail: false,
  policies: ['Unlimited'],
  apiThrottlingPolicy: null,
  tags: [],
  categories: [],
  visibility: 'PUBLIC',
  visibleRoles: [],
  securityScheme: ['oauth2'],
  transport: ['http', 'https'],
  authorizationHeader: 'Authorization',
  keyManagers: ['all'],
  operations: [],
  scopes: [],
  businessInformation: { businessOwner: null, businessOwnerEmail: null, technicalOwner: null, technicalOwnerEmail: null },
  additionalProperties: [],
  environments: ['Default'],
  createdMs: 1,
  updatedMs: 1,
});

/** The hub of a gateway whose demands get lost while the ledger is out of reach. */
const withGate = (bus: EventBus, isOpen: () => boolean): EventBus => ({
  ...bus,
  publish: (records) => bus.publish(isOpen() ? records : records.filter(({ topic }) => topic !== topics.quotaDemands)),
});

export const startThrottleWorld = async (): Promise<ThrottleWorld> => {
  let aheadMs = 0;
  let entityVersion = 1;
  let number = 0;
  const clock = { now: () => Date.now() + aheadMs };
  const logger = silentLogger();
  const bus = createMemoryBus({ logger });
  const issuer = await createTestIssuer(bus);
  const database = await createTestDatabase();
  const backend = createServer((_req, res: ServerResponse) => res.end(Buffer.alloc(world.answerBytes, 'x')));
  await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve));
  const backendUrl = `http://127.0.0.1:${(backend.address() as AddressInfo).port}`;
  const manager = await startServices([createTrafficManager({ databaseUrl: database.url }, { bus, logger, metrics: createMetrics(), clock })]);
  const adminToken = issuer.token({ sub: 'admin', scopes: ['apim:tier_view', 'apim:tier_manage', 'apim:admin'], expiresInSeconds: daySeconds });
  const certificate = await createSelfSignedCertificate();
  const config = { ...readGatewayConfig({ GATEWAY_ADMIN_PASSWORD: adminPassword, GATEWAY_HOST: '127.0.0.1', GATEWAY_TRUSTED_PROXIES: '127.0.0.1' }), httpPort: 0, httpsPort: 0, drainMs: 1_000, quotaWaitMs };
  const gateways = await Promise.all(
    ['gateway-1', 'gateway-2'].map(async (gatewayId) => {
      const metrics = createMetrics();
      const gateway = createGateway({ ...config, gatewayId }, { bus: withGate(bus, () => world.ledgerReachable), logger, metrics, clock, certificate });
      const running = await startServices([gateway]);
      return { running, metrics, url: `http://127.0.0.1:${gateway.httpPort()}` };
    }),
  );

  const put = <E extends StateDefinition>(definition: E, data: EventData<E>): Promise<void> => bus.publish([outgoing(definition, data, { source: '/test', timeMs: 1, entityVersion: (entityVersion += 1) })]);
  const rest = (method: string, path: string, body?: object) =>
    fetch(`${manager.url}/api/am/admin/v4/throttling${path}`, {
      method,
      headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    }).then(read);
  /** What is on the hub is on its way to every reader in this process. */
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));
  const policies = { application: createProjection(bus, applicationPolicyChanged), subscription: createProjection(bus, subscriptionPolicyChanged), advanced: createProjection(bus, apiPolicyChanged), custom: createProjection(bus, customPolicyChanged) };
  await Promise.all(Object.values(policies).map((projection) => projection.start()));
  const announced = (kind: keyof typeof policies, id: string, isThere: boolean): Promise<void> =>
    eventually(() => {
      if ([...policies[kind].values()].some((policy) => policy.id === id) !== isThere) throw new Error(`the policy is not announced: ${id}`);
    });

  const subscribed: ThrottleWorld['subscribed'] = async (limits = {}, as) => {
    number += 1;
    const name = `api${number}`;
    const applicationId = as?.applicationId ?? `app${number}`;
    const clientId = `client of ${applicationId}`;
    const policy = limits.application ?? 'Unlimited';
    await put(applicationChanged, { id: applicationId, organization, name: applicationId, owner: 'ann', description: '', policy, tokenType: 'JWT', groups: [], attributes: {}, createdMs: 1 });
    await put(applicationKeyChanged, { consumerKey: clientId, keyManager: RESIDENT_KEY_MANAGER, applicationId, keyType: 'PRODUCTION', organization });
    await put(subscriptionChanged, { id: `s${number}`, organization, apiId: name, applicationId, policy: limits.plan ?? 'Unlimited', state: 'UNBLOCKED', subscriber: 'ann', createdMs: 1 });
    const artifact = artifactOf(name, backendUrl, limits);
    await put(apiChanged, catalogueEntry(artifact));
    await put(apiDeployed, artifact);
    await settled();
    return {
      name,
      applicationId,
      call: ({ gateway = 0, user = 'ann', claims = {}, headers = {}, query = '', from, body } = {}) =>
        fetch(`${gateways[gateway]?.url}/${name}/1.0/menu${query}`, {
          ...(body !== undefined && { method: 'POST', body }),
          headers: { authorization: `Bearer ${issuer.token({ clientId, sub: user, claims, expiresInSeconds: daySeconds })}`, ...(from !== undefined && { 'x-forwarded-for': from }), ...headers },
        }).then(read),
    };
  };

  const world: ThrottleWorld = {
    gateways: gateways.map(({ url }) => url),
    skip: (ms) => void (aheadMs += ms),
    nowMs: clock.now,
    ledgerReachable: true,
    answerBytes: 10,
    policy: async (kind, body) => {
      const { status, body: created } = await rest('POST', `/policies/${kind}`, body);
      if (status !== 201) throw new Error(`the policy was answered ${status}: ${JSON.stringify(created)}`);
      await announced(kind, created.policyId, true);
      await settled();
      return created.policyId;
    },
    removePolicy: async (kind, id) => {
      await rest('DELETE', `/policies/${kind}/${id}`);
      await announced(kind, id, false);
      await settled();
    },
    subscribed,
    management: (gateway, path) =>
      fetch(`${gateways[gateway]?.running.url}/api/am/gateway/v2${path}`, { headers: { authorization: `Basic ${Buffer.from(`admin:${adminPassword}`).toString('base64')}` } }).then(read),
    metrics: async (gateway) => (await gateways[gateway]?.metrics.metrics()) ?? '',
    stop: async () => {
      world.ledgerReachable = true;
      await Promise.all(gateways.map(({ running }) => running.stop()));
      await Promise.all(Object.values(policies).map((projection) => projection.stop()));
      await manager.stop();
      await new Promise<void>((resolve) => {
        backend.close(() => resolve());
        backend.closeAllConnections();
      });
      await database.drop();
    },
  };
  return world;
};
