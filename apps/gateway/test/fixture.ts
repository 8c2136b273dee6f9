import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  apiChanged,
  apiDeployed,
  apiPolicyChanged,
  applicationChanged,
  applicationKeyChanged,
  applicationPolicyChanged,
  DEFAULT_ORGANIZATION,
  RESIDENT_KEY_MANAGER,
  subscriptionChanged,
  subscriptionPolicyChanged,
  type ApiCatalogueEntry,
  type Enforcement,
  type EventData,
  type GatewayArtifact,
  type GatewayOperation,
  type KeyType,
  type LifecycleState,
  type StateDefinition,
} from '@quintet/contracts';
import { createMemoryBus, outgoing, outgoingDeletion, type EventBus } from '@quintet/messaging';
import { createMetrics, createSelfSignedCertificate, silentLogger, systemClock, type Certificate } from '@quintet/service-kit';
import { createTestIssuer, startServices, type RunningService, type TestIssuer } from '@quintet/testkit';
import { createGateway, readGatewayConfig, type GatewayConfig } from '../src/gateway';

let version = 1;
const origin = () => ({ source: '/test', timeMs: Date.now(), entityVersion: (version += 1) });

/** Puts state on the hub as its owners do. */
export const putState = <E extends StateDefinition>(bus: EventBus, definition: E, data: EventData<E>): Promise<void> => bus.publish([outgoing(definition, data, origin())]);
export const removeState = (bus: EventBus, definition: StateDefinition, key: string): Promise<void> => bus.publish([outgoingDeletion(definition, key, origin())]);

export const operation = (verb: GatewayOperation['verb'], target: string, more: Partial<GatewayOperation> = {}): GatewayOperation => ({
  verb,
  target,
  authType: 'Application & Application User',
  throttlingPolicy: 'Unlimited',
  scopes: [],
  ...more,
});

export const artifactOf = (backendUrl: string, more: Partial<GatewayArtifact> = {}): GatewayArtifact => ({
  apiId: 'pizza',
  organization: DEFAULT_ORGANIZATION,
  environment: 'Default',
  vhost: 'localhost',
  revisionId: 'r1',
  revision: 1,
  deployedMs: Date.now(),
  name: 'Pizza',
  version: '1.0.0',
  context: '/pizza/1.0.0',
  provider: 'admin',
  isDefaultVersion: false,
  defaultContext: '/pizza',
  transport: ['http', 'https'],
  securityScheme: ['oauth2'],
  authorizationHeader: 'Authorization',
  audiences: [],
  keyManagers: ['all'],
  apiThrottlingPolicy: null,
  subscriptionless: false,
  maxTps: { production: null, sandbox: null },
  cors: null,
  endpoints: { production: { strategy: 'single', endpoints: [{ url: backendUrl }] }, sandbox: null },
  operations: (['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'] as const).map((verb) => operation(verb, '/*')),
  ...more,
});

export const catalogueEntry = ({ apiId, name, context, version: apiVersion, organization }: GatewayArtifact, lifecycleState: LifecycleState): ApiCatalogueEntry => ({
  id: apiId,
  organization,
  name,
  context,
  version: apiVersion,
  provider: 'admin',
  description: '',
  type: 'HTTP',
  lifecycleState,
  isDefaultVersion: false,
  hasThumbnail: false,
  policies: ['Gold'],
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
  updatedMs: 1_700_000_000_000,
});

export const deploy = async (bus: EventBus, artifact: GatewayArtifact, lifecycle: LifecycleState = 'PUBLISHED'): Promise<void> => {
  await putState(bus, apiChanged, catalogueEntry(artifact, lifecycle));
  await putState(bus, apiDeployed, artifact);
};

export interface Subscriber {
  readonly applicationId: string;
  readonly consumerKey: string;
}

/** An application with a key, subscribed to APIs. */
export const subscribe = async (
  bus: EventBus,
  { applicationId = 'shop', consumerKey = 'test-client', keyType = 'PRODUCTION' as KeyType, apiIds = ['pizza'], plan = 'Unlimited', applicationPolicy = 'Unlimited' } = {},
): Promise<Subscriber> => {
  await putState(bus, applicationChanged, {
    id: applicationId,
    organization: DEFAULT_ORGANIZATION,
    name: applicationId,
    owner: 'ann',
    description: '',
    policy: applicationPolicy,
    tokenType: 'JWT',
    groups: [],
    attributes: {},
    createdMs: 1,
  });
  await putState(bus, applicationKeyChanged, { consumerKey, keyManager: RESIDENT_KEY_MANAGER, applicationId, keyType, organization: DEFAULT_ORGANIZATION });
  for (const apiId of apiIds) {
    await putState(bus, subscriptionChanged, { id: `${applicationId}-${apiId}`, organization: DEFAULT_ORGANIZATION, apiId, applicationId, policy: plan, state: 'UNBLOCKED', subscriber: 'ann', createdMs: 1 });
  }
  return { applicationId, consumerKey };
};

const perMinute = (name: string, requests: number) => ({
  id: name,
  organization: DEFAULT_ORGANIZATION,
  name,
  displayName: name,
  description: '',
  limit: { kind: 'request-count' as const, requests, unitTime: 1, timeUnit: 'min' as const },
});
export const putPlan = (bus: EventBus, name: string, requests: number, stopOnQuotaReach = true, enforcement?: Enforcement): Promise<void> =>
  putState(bus, subscriptionPolicyChanged, { ...perMinute(name, requests), ...(enforcement && { enforcement }), stopOnQuotaReach, billingPlan: 'FREE', permissions: null, customAttributes: [] });
export const putApplicationPolicy = (bus: EventBus, name: string, requests: number): Promise<void> => putState(bus, applicationPolicyChanged, perMinute(name, requests));
export const putApiPolicy = (bus: EventBus, name: string, requests: number, userLevel = false): Promise<void> => putState(bus, apiPolicyChanged, { ...perMinute(name, requests), userLevel });

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

export interface Backend {
  readonly url: string;
  readonly seen: SeenRequest[];
  /** What it answers; a plain 200 until set. */
  answer: (req: IncomingMessage, res: ServerResponse, body: string) => void;
  stop(): Promise<void>;
}

export const startBackend = async (): Promise<Backend> => {
  const seen: SeenRequest[] = [];
  const server: Server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      seen.push({ method: req.method ?? '', url: req.url ?? '', headers: req.headers, rawHeaders: req.rawHeaders, body });
      backend.answer(req, res, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const backend: Backend = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    answer: (_req, res) => res.end('{"served":true}'),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return backend;
};

let certificate: Promise<Certificate> | undefined;

export interface RunningGateway {
  readonly url: string;
  readonly httpsUrl: string;
  readonly managementUrl: string;
  readonly gatewayId: string;
  stop(): Promise<void>;
}

let gateways = 0;

export const startGateway = async (bus: EventBus, overrides: Partial<GatewayConfig> = {}, logger = silentLogger()): Promise<RunningGateway> => {
  gateways += 1;
  const config = { ...readGatewayConfig({ GATEWAY_ADMIN_PASSWORD: 'a-password', GATEWAY_HOST: '127.0.0.1', GATEWAY_ID: `g${gateways}` }), httpPort: 0, httpsPort: 0, drainMs: 2_000, ...overrides };
  certificate ??= createSelfSignedCertificate();
  const gateway = createGateway(config, { bus, logger, metrics: createMetrics(), clock: systemClock, certificate: await certificate });
  const running: RunningService = await startServices([gateway]);
  return {
    url: `http://127.0.0.1:${gateway.httpPort()}`,
    httpsUrl: `https://127.0.0.1:${gateway.httpsPort()}`,
    managementUrl: `${running.url}/api/am/gateway/v2`,
    gatewayId: config.gatewayId,
    stop: running.stop,
  };
};

export interface World {
  readonly bus: EventBus;
  readonly backend: Backend;
  readonly gateway: RunningGateway;
  readonly issuer: TestIssuer;
  stop(): Promise<void>;
}

export const startWorld = async (overrides: Partial<GatewayConfig> = {}): Promise<World> => {
  const bus = createMemoryBus({ logger: silentLogger() });
  const backend = await startBackend();
  const issuer = await createTestIssuer(bus);
  const gateway = await startGateway(bus, overrides);
  return {
    bus,
    backend,
    issuer,
    gateway,
    stop: async () => {
      await gateway.stop();
      await backend.stop();
    },
  };
};

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: { code?: number; message?: string; description?: string; nextAccessTime?: string } & Record<string, unknown>;
}

export const call = async (url: string, init: RequestInit = {}): Promise<Answer> => {
  const response = await fetch(url, init);
  const text = await response.text();
  let body = {};
  try {
    body = JSON.parse(text) as object;
  } catch {
    // not JSON: `text` has it
  }
  return { status: response.status, headers: response.headers, text, body };
};

export const bearer = (token: string): { headers: Record<string, string> } => ({ headers: { authorization: `Bearer ${token}` } });
