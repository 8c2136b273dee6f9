import { randomBytes } from 'node:crypto';
import { removeTopics } from '@quintet/messaging/testing';
import { createTestDatabase, type TestDatabase } from '@quintet/testkit';
import type { Deployment } from './deployment';
import { freePort, startProcess, type Process } from './processes';
import { brokersFromEnvironment, controlPlaneSecrets, databaseVariables } from './settings';

export interface Profiles extends Deployment {
  /** Where their events go, for readers and writers of the tests. */
  readonly kafka: { readonly brokers: string; readonly topicPrefix: string };
}

/** Two processes on Kafka, each hosting a profile: the control plane, and a gateway. */
export const startProfiles = async (): Promise<Profiles> => {
  const brokers = brokersFromEnvironment();
  const topicPrefix = `profiles-${randomBytes(4).toString('hex')}.`;
  const [management, traffic, trafficTls, gatewayManagement] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  const own = `http://127.0.0.1:${management}`;
  const common = { KAFKA_BROKERS: brokers, KAFKA_TOPIC_PREFIX: topicPrefix, MANAGEMENT_HOST: '127.0.0.1', MANAGEMENT_TLS: 'false' };
  const secrets = controlPlaneSecrets();
  const gatewayPassword = randomBytes(12).toString('hex');
  const databases: TestDatabase[] = [];
  const processes: Process[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(processes.map((one) => one.stop()));
    await removeTopics({ brokers: brokers.split(','), clientId: 'e2e' }, topicPrefix);
    for (const database of databases) await database.drop();
  };
  try {
    const urls: Record<string, string> = {};
    for (const variable of databaseVariables) {
      const database = await createTestDatabase();
      databases.push(database);
      urls[variable] = database.url;
    }
    const controlPlane = { PROFILE: 'control-plane', MANAGEMENT_HTTP_PORT: String(management), PUBLIC_URL: own, KEY_MANAGER_URL: own, DEVPORTAL_URL: own, TRAFFIC_MANAGER_URL: own, ...secrets, ...urls };
    processes.push(startProcess('control-plane', 'runtime', { ...common, ...controlPlane }, await freePort()));
    const gateway = { PROFILE: 'gateway', MANAGEMENT_HTTP_PORT: String(gatewayManagement), GATEWAY_HOST: '127.0.0.1', GATEWAY_HTTP_PORT: String(traffic), GATEWAY_HTTPS_PORT: String(trafficTls), GATEWAY_ADMIN_PASSWORD: gatewayPassword };
    processes.push(startProcess('gateway', 'runtime', { ...common, ...gateway }, await freePort()));
    for (const one of processes) await one.ready();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    keyManager: own,
    publisher: own,
    devportal: own,
    trafficManager: own,
    gateways: [{ traffic: `http://127.0.0.1:${traffic}`, management: `http://127.0.0.1:${gatewayManagement}` }],
    admin: { username: 'admin', password: secrets.ADMIN_PASSWORD },
    gatewayAdmin: { username: 'admin', password: gatewayPassword },
    backend: { host: '127.0.0.1', bind: '127.0.0.1' },
    kafka: { brokers, topicPrefix },
    stop,
  };
};
