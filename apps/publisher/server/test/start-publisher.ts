import { randomUUID } from 'node:crypto';
import { DEFAULT_ORGANIZATION, type EventData, type StateDefinition } from '@quintet/contracts';
import { createMemoryBus, createProjection, type EventBus, type Projection } from '@quintet/messaging';
import { createDatabase, sql, type Database } from '@quintet/persistence';
import { createMetrics, silentLogger, systemClock } from '@quintet/service-kit';
import { createTestDatabase, createTestIssuer, readApiContract, startServices, type TestIssuer } from '@quintet/testkit';
import { defaultUsageSettings } from '@quintet/usage-rollup';
import type { PublisherConfig } from '../src/config';
import { createPublisher } from '../src/publisher';
import { apiBody } from '../src/features/apis/api-schema';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed where it is JSON, else text. */
  readonly body: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- tests look at whatever was answered
  readonly bytes: Buffer;
}

export interface Call {
  readonly scopes?: readonly string[];
  readonly user?: string;
  readonly organization?: string;
  readonly roles?: readonly string[];
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly form?: FormData;
  /** Bytes of a body as they are; its kind comes in `headers`. */
  readonly raw?: string | Buffer<ArrayBuffer>;
  readonly anonymous?: boolean;
  /** Instead of one that is made for the call. */
  readonly token?: string;
}

export interface TestPublisher {
  readonly bus: EventBus;
  readonly issuer: TestIssuer;
  readonly database: Database;
  readonly config: PublisherConfig;
  /** A call below `/api/am/publisher/v4`, or below another base when the path begins with `/api/`. */
  call(method: string, path: string, call?: Call): Promise<Answer>;
  /** An API that nobody needs to be told how it was made. @returns its id */
  makeApi(options?: { organization?: string; name?: string; body?: Record<string, unknown> }): Promise<string>;
  /** A state topic as it stands on the bus. */
  follow<E extends StateDefinition>(definition: E): Promise<Projection<EventData<E>>>;
  /** Stops the service and leaves its database, for what starts on it again. */
  halt(): Promise<void>;
  stop(): Promise<void>;
}

const base = '/api/am/publisher/v4';
/** Every answer of every test is compared with what the OpenAPI documents say of it. */
export const contract = readApiContract('publisher');

export const testConfig = (databaseUrl: string): PublisherConfig => ({
  publicUrl: 'https://localhost:9443',
  databaseUrl,
  encryptionKey: 'a key for tests that is long enough',
  clientSecret: 'a secret for tests that is long enough',
  keyManagerUrl: 'http://127.0.0.1:1',
  devportalUrl: 'http://127.0.0.1:1',
  trafficManagerUrl: 'http://127.0.0.1:1',
  usage: defaultUsageSettings,
  allowPrivateImport: true,
  defaultVhost: { host: 'localhost', httpPort: 8280, httpsPort: 8243 },
  webRoot: '',
  tryOutGateways: new Map(),
  trustedProxyHops: 0,
});

/** A publisher on a database of its own and a memory bus. */
export const startPublisher = async (config: Partial<PublisherConfig> = {}): Promise<TestPublisher> => {
  const logger = silentLogger();
  const at = await createTestDatabase();
  const bus = createMemoryBus({ logger });
  const issuer = await createTestIssuer(bus);
  const all: PublisherConfig = { ...testConfig(at.url), ...config };
  const running = await startServices([createPublisher(all, { bus, logger, metrics: createMetrics(), clock: systemClock })]);
  const database = createDatabase({ url: at.url, logger, maxConnections: 2 });
  const followed: Projection<unknown>[] = [];

  return {
    bus,
    issuer,
    database,
    config: all,
    call: async (method, path, { scopes = [], user = 'ann', organization = DEFAULT_ORGANIZATION, roles = [], json, headers = {}, form, raw, anonymous = false, token } = {}) => {
      const response = await fetch(running.url + (path.startsWith('/api/') ? '' : base) + path, {
        method,
        redirect: 'manual',
        headers: {
          ...(anonymous ? {} : { authorization: `Bearer ${token ?? issuer.token({ sub: user, organization, scopes, roles })}` }),
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        ...(form === undefined ? {} : { body: form }),
        ...(raw === undefined ? {} : { body: raw }),
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      const isJson = response.headers.get('content-type')?.startsWith('application/json') && bytes.length > 0;
      const body = isJson ? JSON.parse(bytes.toString()) : bytes.toString();
      contract.check({ method, path: new URL(response.url).pathname, status: response.status, contentType: response.headers.get('content-type'), body });
      return { status: response.status, headers: response.headers, body, bytes };
    },
    makeApi: async ({ organization = DEFAULT_ORGANIZATION, name = `Api-${randomUUID().slice(0, 8)}`, body = {} } = {}) => {
      const id = randomUUID();
      await database.rows(sql`
        insert into api (organization, id, name, version, context_template, context, provider, lifecycle_state, is_default_version, body, created_at, updated_at)
        values (${organization}, ${id}, ${name}, '1.0.0', ${`/${name}`}, ${`/${name}/1.0.0`}, 'ann', 'CREATED', false, ${JSON.stringify(apiBody.parse(body))}, now(), now())`);
      return id;
    },
    follow: async (definition) => {
      const projection = createProjection(bus, definition);
      await projection.start();
      await projection.caughtUp();
      followed.push(projection as Projection<unknown>);
      return projection;
    },
    halt: () => running.stop(),
    stop: async () => {
      await Promise.all(followed.map((one) => one.stop()));
      await running.stop();
      await database.close();
      await at.drop();
    },
  };
};

