import { Registry } from 'prom-client';
import { createMemoryBus, type EventBus } from '@quintet/messaging';
import { silentLogger, systemClock, type Clock } from '@quintet/service-kit';
import { createTestDatabase, createTestIssuer, readApiContract, startServices, type TestIssuer } from '@quintet/testkit';
import { createTrafficManager } from '../src/traffic-manager';

export const adminScopes = ['apim:tier_view', 'apim:tier_manage', 'apim:bl_view', 'apim:bl_manage'];

export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into bodies as they come
  readonly body: any;
  readonly headers: Headers;
}

export interface CallOptions {
  readonly body?: unknown;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestTrafficManager {
  readonly bus: EventBus;
  readonly issuer: TestIssuer;
  readonly databaseUrl: string;
  readonly url: string;
  readonly metrics: Registry;
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** Another instance on the same database and hub. */
  startAnother(options?: { clock?: Clock }): Promise<{ stop(): Promise<void> }>;
  /** Stops the service and starts it again on the same database, with a new hub. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const base = '/api/am/admin/v4/throttling';
/** Every answer of every test is compared with what the OpenAPI documents say of it. */
export const contract = readApiContract('traffic-manager');

/** A whole traffic manager on a database of its own. */
export const startTrafficManager = async ({ clock = systemClock }: { clock?: Clock } = {}): Promise<TestTrafficManager> => {
  const database = await createTestDatabase();
  const open = async () => {
    const bus = createMemoryBus({ logger: silentLogger() });
    const issuer = await createTestIssuer(bus);
    const metrics = new Registry();
    const running = await startServices([createTrafficManager({ databaseUrl: database.url }, { bus, logger: silentLogger(), metrics, clock })]);
    return { bus, issuer, metrics, running, token: issuer.token({ sub: 'admin', scopes: adminScopes }) };
  };
  let now = await open();
  return {
    get bus() {
      return now.bus;
    },
    get issuer() {
      return now.issuer;
    },
    get url() {
      return now.running.url;
    },
    get metrics() {
      return now.metrics;
    },
    databaseUrl: database.url,
    call: async (method, path, { body, token = now.token, headers = {} } = {}) => {
      const response = await contract.fetch(`${now.running.url}${base}${path}`, {
        method,
        headers: { ...(token === '' ? {} : { authorization: `Bearer ${token}` }), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text), headers: response.headers };
    },
    startAnother: ({ clock: otherClock = clock } = {}) =>
      startServices([createTrafficManager({ databaseUrl: database.url }, { bus: now.bus, logger: silentLogger(), metrics: new Registry(), clock: otherClock })]),
    restart: async () => {
      await now.running.stop();
      now = await open();
    },
    stop: async () => {
      await now.running.stop();
      await database.drop();
    },
  };
};
