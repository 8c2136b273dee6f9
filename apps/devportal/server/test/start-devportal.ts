import {
  apiChanged,
  apiContentChanged,
  applicationPolicyChanged,
  environmentChanged,
  subscriptionPolicyChanged,
  type ApiCatalogueEntry,
  type ApiContent,
  type EventData,
  type StateDefinition,
} from '@quintet/contracts';
import { internalScopes, serviceClients } from '@quintet/control-plane';
import { createMemoryBus, outgoing, outgoingDeletion, type EventBus } from '@quintet/messaging';
import { createMetrics, silentLogger, systemClock, type Metrics } from '@quintet/service-kit';
import { createTestDatabase, createTestIssuer, readApiContract, startServices, startTrafficManagerDouble, type RunningService, type TestDatabase, type TestIssuer, type TestTokenOptions, type TrafficManagerDouble } from '@quintet/testkit';
import { defaultUsageSettings } from '@quintet/usage-rollup';
import { createDevportal } from '../src/devportal';
import { scopes } from '../src/feature';
import { startKeyManagerDouble, type KeyManagerDouble } from './key-manager-double';
import { testApplicationPolicy, testEnvironment, testPlan } from './samples';

export interface Answer {
  readonly status: number;
  // Tests look into answers as any client does.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
  readonly text: string;
  readonly headers: Headers;
}
export type As = TestTokenOptions | 'anonymous';
export interface Rest {
  (method: string, path: string, json?: unknown, as?: As, headers?: Record<string, string>): Promise<Answer>;
}

export interface TestDevportal {
  readonly bus: EventBus;
  readonly database: TestDatabase;
  readonly keyManager: KeyManagerDouble;
  readonly trafficManager: TrafficManagerDouble;
  readonly issuer: TestIssuer;
  readonly metrics: Metrics;
  readonly url: string;
  /** The portal's REST API, as the developer `ann` unless said otherwise. */
  readonly portal: Rest;
  /** The operations API, as the publisher. */
  readonly operations: Rest;
  /** Its part of the administration, as an administrator. */
  readonly administration: Rest;
  put<E extends StateDefinition>(definition: E, data: EventData<E>): Promise<void>;
  remove(definition: StateDefinition, key: string): Promise<void>;
  putApi(api: ApiCatalogueEntry): Promise<void>;
  putContent(content: ApiContent): Promise<void>;
  /** Stops the service and starts it again on the same database, hub and key manager. */
  restart(bus?: EventBus): Promise<void>;
  stop(): Promise<void>;
}

export const developer: TestTokenOptions = { sub: 'ann', roles: ['Internal/subscriber'], scopes: [scopes.subscribe, scopes.manageApplications, scopes.manageSubscriptions, scopes.settings] };
export const administrator: TestTokenOptions = { sub: 'admin', roles: ['admin'], scopes: [scopes.admin] };
const publisher: TestTokenOptions = { sub: 'quintet-publisher', scopes: [internalScopes.manageSubscriptions] };
/** Every answer of every test is compared with what the OpenAPI documents say of it. */
export const contract = readApiContract('devportal');
const clientSecret = 'a secret of the portal that is long enough';

let entityVersion = 1_000;

export const startDevportal = async (): Promise<TestDevportal> => {
  const logger = silentLogger();
  const database = await createTestDatabase();
  const keyManager = await startKeyManagerDouble({ clientId: serviceClients.devportal.clientId, clientSecret });
  const trafficManager = await startTrafficManagerDouble();
  let bus: EventBus = createMemoryBus({ logger });
  const issuer = await createTestIssuer(bus);
  let metrics = createMetrics();
  let running: RunningService | undefined;

  const start = async (): Promise<void> => {
    metrics = createMetrics();
    const config = { publicUrl: 'https://portal.example', databaseUrl: database.url, encryptionKey: 'e'.repeat(32), clientSecret, keyManagerUrl: keyManager.url, trafficManagerUrl: trafficManager.url, usage: defaultUsageSettings, webRoot: '', tryOutGateways: new Map<string, string>(), trustedProxyHops: 0 };
    running = await startServices([createDevportal(config, { bus, logger, metrics, clock: systemClock })]);
  };
  const put: TestDevportal['put'] = (definition, data) => bus.publish([outgoing(definition, data, { source: '/test', timeMs: Date.now(), entityVersion: (entityVersion += 1) })]);
  const rest =
    (base: string, whenNotSaid: TestTokenOptions): Rest =>
    async (method, path, json, as = whenNotSaid, headers = {}) => {
      const response = await fetch(`${running?.url}${base}${path}`, {
        method,
        redirect: 'manual',
        headers: { ...(as === 'anonymous' ? {} : { authorization: `Bearer ${issuer.token(as)}` }), ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
      const body = isJson && text !== '' ? JSON.parse(text) : undefined;
      contract.check({ method, path: new URL(response.url).pathname, status: response.status, contentType: response.headers.get('content-type'), body: body ?? text });
      return { status: response.status, body, text, headers: response.headers };
    };

  await put(environmentChanged, testEnvironment());
  for (const name of ['Unlimited', 'Bronze', 'Gold']) await put(subscriptionPolicyChanged, testPlan(name));
  await put(subscriptionPolicyChanged, testPlan('Partners', { permissions: { type: 'ALLOW', roles: ['partner'] } }));
  for (const name of ['Unlimited', '10PerMin']) await put(applicationPolicyChanged, testApplicationPolicy(name));
  await start();

  return {
    get bus() {
      return bus;
    },
    database,
    keyManager,
    trafficManager,
    issuer,
    get metrics() {
      return metrics;
    },
    get url() {
      return running?.url ?? '';
    },
    portal: rest('/api/am/devportal/v3', developer),
    operations: rest('/api/am/devportal-operations/v1', publisher),
    administration: rest('/api/am/admin/v4', administrator),
    put,
    remove: (definition, key) => bus.publish([outgoingDeletion(definition, key, { source: '/test', timeMs: Date.now(), entityVersion: (entityVersion += 1) })]),
    putApi: (api) => put(apiChanged, api),
    putContent: (content) => put(apiContentChanged, content),
    restart: async (other = bus) => {
      await running?.stop();
      bus = other;
      await start();
    },
    stop: async () => {
      await running?.stop();
      await keyManager.stop();
      await trafficManager.stop();
      await database.drop();
    },
  };
};
