import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { apiChanged, apiDeployed, applicationKeyChanged, applicationPolicyChanged, DEFAULT_ORGANIZATION, RESIDENT_KEY_MANAGER, subscriptionChanged, topics, type EventData, type StateDefinition } from '@quintet/contracts';
import { createDevportal, readDevportalConfig } from '@quintet/devportal';
import { createGateway, readGatewayConfig } from '@quintet/gateway';
import { outgoing, type EventBus } from '@quintet/messaging';
import { createPublisher, readPublisherConfig } from '@quintet/publisher';
import { createMetrics, createSelfSignedCertificate, silentLogger, systemClock, type Component } from '@quintet/service-kit';
import { createTestDatabase, createTestIssuer, eventually, startServices } from '@quintet/testkit';
import { artifactOf, catalogueEntry } from './throttle-world';

/** A gateway with a backend, and the two services that count its calls. */
export interface UsageWorld {
  /** Of an application that its owner made at the developer portal. */
  readonly applicationId: string;
  /** How the hub takes request events. */
  events: 'once' | 'twice' | 'hangs';
  /** A call of the API as the application. @returns its status */
  call(path: string, options?: { readonly anonymous?: boolean; readonly requestId?: string }): Promise<number>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into bodies as they come
  publisher(path: string): Promise<any>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- likewise
  devportal(path: string): Promise<any>;
  gatewayMetrics(): Promise<string>;
  stopGateway(): Promise<void>;
  stop(): Promise<void>;
}

const organization = DEFAULT_ORGANIZATION;
const secret = 'a secret for tests that is long enough';
const clientId = 'client of the shop';
const apiId = 'pizza';

export const startUsageWorld = async (bus: EventBus, foundation: readonly Component[] = []): Promise<UsageWorld> => {
  const logger = silentLogger();
  let version = 1;
  const put = <E extends StateDefinition>(definition: E, data: EventData<E>): Promise<void> => bus.publish([outgoing(definition, data, { source: '/test', timeMs: 1, entityVersion: (version += 1) })]);
  const backend = createServer((req, res) => {
    res.statusCode = req.url?.includes('broken') ? 500 : 200;
    setTimeout(() => res.end('{}'), req.url?.includes('slow') ? 120 : 0);
  });
  await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve));
  const databases = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const keys = { PUBLISHER_CLIENT_SECRET: secret, PUBLISHER_ENCRYPTION_KEY: secret, DEVPORTAL_CLIENT_SECRET: secret, DEVPORTAL_ENCRYPTION_KEY: secret };
  for (const component of foundation) await component.start();
  const issuer = await createTestIssuer(bus);
  const deps = () => ({ bus, logger, metrics: createMetrics(), clock: systemClock });
  const services = await startServices([createPublisher(readPublisherConfig({ ...keys, PUBLISHER_DATABASE_URL: databases[0].url }), deps())]);
  const portal = await startServices([createDevportal(readDevportalConfig({ ...keys, DEVPORTAL_DATABASE_URL: databases[1].url }), deps())]);
  const eventsAsToldTo = (): EventBus => ({
    ...bus,
    publish: (records, options) => {
      const [events, others] = [records.filter(({ topic }) => topic === topics.requestEvents), records.filter(({ topic }) => topic !== topics.requestEvents)];
      if (events.length === 0) return bus.publish(others, options);
      if (world.events === 'hangs') return new Promise(() => undefined);
      return bus.publish(world.events === 'twice' ? [...records, ...events] : records, options);
    },
  });
  const gatewayMetrics = createMetrics();
  const config = { ...readGatewayConfig({ GATEWAY_ADMIN_PASSWORD: 'a-password', GATEWAY_HOST: '127.0.0.1' }), gatewayId: 'gateway-1', httpPort: 0, httpsPort: 0, drainMs: 1_000 };
  const gateway = createGateway(config, { bus: eventsAsToldTo(), logger, metrics: gatewayMetrics, clock: systemClock, certificate: await createSelfSignedCertificate() });
  const running = await startServices([gateway]);

  const asAdmin = issuer.token({ sub: 'admin', scopes: ['apim:api_view'], expiresInSeconds: 86_400 });
  const asAnn = issuer.token({ sub: 'ann', scopes: ['apim:subscribe', 'apim:app_manage'], expiresInSeconds: 86_400 });
  const ask = async (url: string, token: string, init: RequestInit = {}) => {
    const response = await fetch(url, { ...init, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } });
    const body: unknown = await response.json();
    if (response.status >= 400) throw new Error(`${url} was answered ${response.status}: ${JSON.stringify(body)}`);
    return body;
  };
  const url = `http://127.0.0.1:${(backend.address() as AddressInfo).port}`;
  const artifact = { ...artifactOf(apiId, url, {}), operations: ['/menu', '/broken', '/slow'].map((target) => ({ verb: 'GET' as const, target, authType: 'Application & Application User' as const, throttlingPolicy: 'Unlimited', scopes: [] })) };
  await put(applicationPolicyChanged, { id: 'p1', organization, name: 'Plenty', displayName: 'Plenty', description: '', limit: { kind: 'request-count', requests: 1_000_000_000, unitTime: 1, timeUnit: 'min' } });
  const applicationId = await eventually(async () => ((await ask(`${portal.url}/api/am/devportal/v3/applications`, asAnn, { method: 'POST', body: JSON.stringify({ name: 'Shop', throttlingPolicy: 'Plenty' }) })) as { applicationId: string }).applicationId);
  await put(applicationKeyChanged, { consumerKey: clientId, keyManager: RESIDENT_KEY_MANAGER, applicationId, keyType: 'PRODUCTION', organization });
  await put(subscriptionChanged, { id: 's1', organization, apiId, applicationId, policy: 'Unlimited', state: 'UNBLOCKED', subscriber: 'ann', createdMs: 1 });
  await put(apiChanged, catalogueEntry(artifact));
  await put(apiDeployed, artifact);
  const token = issuer.token({ clientId, sub: 'ann', expiresInSeconds: 86_400 });

  let gatewayRuns = true;
  const world: UsageWorld = {
    applicationId,
    events: 'once',
    call: async (path, { anonymous = false, requestId } = {}) => {
      const response = await fetch(`http://127.0.0.1:${gateway.httpPort()}/${apiId}/1.0${path}`, { headers: { ...(anonymous ? {} : { authorization: `Bearer ${token}` }), ...(requestId === undefined ? {} : { 'x-request-id': requestId }) } });
      await response.arrayBuffer();
      return response.status;
    },
    publisher: (path) => ask(`${services.url}/api/am/publisher/v4${path}`, asAdmin),
    devportal: (path) => ask(`${portal.url}/api/am/devportal/v3${path}`, asAnn),
    gatewayMetrics: () => gatewayMetrics.metrics(),
    stopGateway: async () => {
      if (gatewayRuns) await running.stop();
      gatewayRuns = false;
    },
    stop: async () => {
      await world.stopGateway();
      await Promise.all([services.stop(), portal.stop()]);
      for (const component of [...foundation].reverse()) await component.stop();
      await new Promise<void>((resolve) => {
        backend.close(() => resolve());
        backend.closeAllConnections();
      });
      await Promise.all(databases.map((database) => database.drop()));
    },
  };
  return world;
};
