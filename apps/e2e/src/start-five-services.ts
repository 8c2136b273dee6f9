import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { removeTopics } from '@quintet/messaging/testing';
import { createTestDatabase, type TestDatabase } from '@quintet/testkit';
import type { Deployment, GatewayAddress } from './deployment';
import { freePort, startProcess, type Bundle, type Process } from './processes';
import { brokersFromEnvironment, controlPlaneSecrets } from './settings';

export interface FiveServices extends Deployment {
  /** By name: `key-manager`, `traffic-manager`, `publisher`, `devportal`, `gateway-1` … */
  readonly processes: ReadonlyMap<string, Process>;
  /** URL of each service's own database, by the service's name. */
  readonly databases: ReadonlyMap<string, string>;
  /** Where their events go, for readers of the tests. */
  readonly kafka: { readonly brokers: string; readonly topicPrefix: string };
  /** One more gateway, as yet without anything; it settles when it takes calls. */
  startGateway(): Promise<GatewayAddress>;
}

export interface FiveServicesOptions {
  readonly gateways?: number;
  /** A broker and a database server that go with the test. */
  readonly brokers?: string;
  readonly postgres?: string;
  /** Folder in which each gateway keeps its state under its own name. */
  readonly snapshots?: string;
  /** Names of gateways that the runtime hosts, with the profile `gateway`. */
  readonly hosted?: readonly string[];
  /** More than one share the ledger: `traffic-manager-2` and so on beside `traffic-manager`. */
  readonly trafficManagers?: number;
  /** Settings of every gateway. */
  readonly gatewaySettings?: Readonly<Record<string, string>>;
}

/** Five services, each a process of its own with its own database, on Kafka; as many gateways as asked for. */
export const startFiveServices = async ({ gateways = 3, brokers: own, postgres, snapshots, hosted = [], trafficManagers = 1, gatewaySettings }: FiveServicesOptions = {}): Promise<FiveServices> => {
  const databases = new Map<string, TestDatabase>();
  const processes = new Map<string, Process>();
  const brokers = own ?? brokersFromEnvironment();
  const secrets = controlPlaneSecrets();
  const gatewayPassword = randomBytes(12).toString('hex');
  const snapshotKey = randomBytes(32).toString('hex');
  const ports = { 'key-manager': await freePort(), 'traffic-manager': await freePort(), publisher: await freePort(), devportal: await freePort() };
  const at = (name: keyof typeof ports): string => `http://127.0.0.1:${ports[name]}`;
  const trafficPorts = await Promise.all(Array.from({ length: gateways }, freePort));
  const common = (httpPort: number) => ({ KAFKA_BROKERS: brokers, KAFKA_TOPIC_PREFIX: topicPrefix, MANAGEMENT_HOST: '127.0.0.1', MANAGEMENT_HTTP_PORT: String(httpPort), MANAGEMENT_TLS: 'false' });
  const topicPrefix = `e2e-${randomBytes(4).toString('hex')}.`;

  const start = async (name: string, bundle: Bundle, environment: Record<string, string>): Promise<void> => {
    processes.set(name, startProcess(name, bundle, environment, await freePort()));
  };
  const service = async (name: keyof typeof ports, environment: Record<string, string>, instances = 1): Promise<void> => {
    const database = await createTestDatabase(postgres);
    databases.set(name, database);
    const variable = `${name.toUpperCase().replace('-', '_')}_DATABASE_URL`;
    for (let n = 1; n <= instances; n += 1) {
      const first = n === 1;
      await start(first ? name : `${name}-${n}`, name, { ...common(first ? ports[name] : await freePort()), PUBLIC_URL: at('key-manager'), [variable]: database.url, ...environment });
    }
  };
  const gateway = async (name: string, trafficPort: number): Promise<GatewayAddress> => {
    const managementPort = await freePort();
    await start(name, hosted.includes(name) ? 'runtime' : 'gateway', {
      ...common(managementPort),
      PROFILE: 'gateway',
      ...(snapshots !== undefined && { GATEWAY_SNAPSHOT_PATH: join(snapshots, name), GATEWAY_SNAPSHOT_KEY: snapshotKey, GATEWAY_SNAPSHOT_INTERVAL_MS: '500' }),
      GATEWAY_ID: name,
      GATEWAY_HOST: '127.0.0.1',
      GATEWAY_HTTP_PORT: String(trafficPort),
      GATEWAY_HTTPS_PORT: String(await freePort()),
      GATEWAY_ADMIN_PASSWORD: gatewayPassword,
      ...gatewaySettings,
    });
    return { traffic: `http://127.0.0.1:${trafficPort}`, management: `http://127.0.0.1:${managementPort}` };
  };
  const stop = async (): Promise<void> => {
    await Promise.all([...processes.values()].map((one) => one.stop()));
    if (own === undefined) await removeTopics({ brokers: brokers.split(','), clientId: 'e2e' }, topicPrefix);
    if (postgres === undefined) for (const database of databases.values()) await database.drop();
  };

  try {
    const { ADMIN_USERNAME, ADMIN_PASSWORD, KEY_MANAGER_ENCRYPTION_KEY, PUBLISHER_ENCRYPTION_KEY, PUBLISHER_CLIENT_SECRET, DEVPORTAL_ENCRYPTION_KEY, DEVPORTAL_CLIENT_SECRET } = secrets;
    // Each is told its own secrets and no others.
    await service('key-manager', { ADMIN_USERNAME, ADMIN_PASSWORD, KEY_MANAGER_ENCRYPTION_KEY, PUBLISHER_CLIENT_SECRET, DEVPORTAL_CLIENT_SECRET });
    await service('traffic-manager', {}, trafficManagers);
    await service('publisher', {
      PUBLISHER_ENCRYPTION_KEY,
      PUBLISHER_CLIENT_SECRET,
      KEY_MANAGER_URL: at('key-manager'),
      DEVPORTAL_URL: at('devportal'),
      TRAFFIC_MANAGER_URL: at('traffic-manager'),
      PUBLISHER_ALLOW_PRIVATE_IMPORT: 'true',
      GATEWAY_VHOST_HTTP_PORT: String(trafficPorts[0]),
    });
    await service('devportal', { DEVPORTAL_ENCRYPTION_KEY, DEVPORTAL_CLIENT_SECRET, KEY_MANAGER_URL: at('key-manager'), TRAFFIC_MANAGER_URL: at('traffic-manager') });
    const addresses: GatewayAddress[] = [];
    for (const [i, trafficPort] of trafficPorts.entries()) addresses.push(await gateway(`gateway-${i + 1}`, trafficPort));
    for (const one of processes.values()) await one.ready();
    return {
      keyManager: at('key-manager'),
      publisher: at('publisher'),
      devportal: at('devportal'),
      trafficManager: at('traffic-manager'),
      gateways: addresses,
      admin: { username: ADMIN_USERNAME, password: ADMIN_PASSWORD },
      gatewayAdmin: { username: 'admin', password: gatewayPassword },
      backend: { host: '127.0.0.1', bind: '127.0.0.1' },
      processes,
      databases: new Map([...databases].map(([name, { url }]) => [name, url])),
      kafka: { brokers, topicPrefix },
      startGateway: async () => {
        const name = `gateway-${addresses.length + 1}`;
        const address = await gateway(name, await freePort());
        addresses.push(address);
        await processes.get(name)?.ready();
        return address;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};
