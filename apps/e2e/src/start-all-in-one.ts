import { randomBytes } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@quintet/testkit';
import type { Deployment } from './deployment';
import { freePort, startProcess } from './processes';
import { controlPlaneSecrets, databaseVariables } from './settings';

/** Pages that were built to another place than beside the bundle, when the environment names it. */
const pagesElsewhere = (): Record<string, string> =>
  Object.fromEntries(['PUBLISHER_WEB_ROOT', 'DEVPORTAL_WEB_ROOT'].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));

/** One process with all five services, the hub in memory. @param own settings beside those that it needs */
export const startAllInOne = async (own: Readonly<Record<string, string>> = {}): Promise<Deployment> => {
  const databases: TestDatabase[] = [];
  const [management, http, https, admin] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  const secrets = controlPlaneSecrets();
  const address = `http://127.0.0.1:${management}`;
  const environment: Record<string, string> = {
    PROFILE: 'all-in-one',
    EVENT_HUB: 'memory',
    MANAGEMENT_HOST: '127.0.0.1',
    MANAGEMENT_HTTP_PORT: String(management),
    MANAGEMENT_TLS: 'false',
    GATEWAY_HOST: '127.0.0.1',
    GATEWAY_HTTP_PORT: String(http),
    GATEWAY_HTTPS_PORT: String(https),
    GATEWAY_ID: 'gateway-1',
    PUBLIC_URL: address,
    KEY_MANAGER_URL: address,
    DEVPORTAL_URL: address,
    TRAFFIC_MANAGER_URL: address,
    PUBLISHER_ALLOW_PRIVATE_IMPORT: 'true',
    GATEWAY_VHOST_HTTP_PORT: String(http),
    GATEWAY_VHOST_HTTPS_PORT: String(https),
    GATEWAY_ADMIN_PASSWORD: randomBytes(12).toString('hex'),
    ...secrets,
    ...pagesElsewhere(),
    ...own,
  };
  for (const variable of databaseVariables) {
    const database = await createTestDatabase();
    databases.push(database);
    environment[variable] = database.url;
  }
  const runtime = startProcess('all-in-one', 'runtime', environment, admin);
  const stop = async (): Promise<void> => {
    await runtime.stop();
    for (const database of databases) await database.drop();
  };
  try {
    await runtime.ready();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    keyManager: address,
    publisher: address,
    devportal: address,
    trafficManager: address,
    gateways: [{ traffic: `http://127.0.0.1:${http}`, management: address }],
    admin: { username: 'admin', password: secrets.ADMIN_PASSWORD },
    gatewayAdmin: { username: 'admin', password: environment['GATEWAY_ADMIN_PASSWORD'] as string },
    backend: { host: '127.0.0.1', bind: '127.0.0.1' },
    stop,
  };
};
