import { apiChanged, apiDeployed, applicationChanged, applicationKeyChanged, DEFAULT_ORGANIZATION, RESIDENT_KEY_MANAGER, subscriptionChanged, type EventData, type StateDefinition } from '@quintet/contracts';
import { createMemoryBus, outgoing } from '@quintet/messaging';
import { createMetrics, createSelfSignedCertificate, silentLogger, systemClock } from '@quintet/service-kit';
import { createGateway, readGatewayConfig } from '../src/gateway';
import { artifactOf, catalogueEntry, operation } from '../test/fixture';

/** How long a gateway takes to read 5,000 APIs and 100,000 subscriptions, and how much memory they fill. */
const apis = 5_000;
const subscriptions = 100_000;
const megabyte = 1024 * 1024;
const organization = DEFAULT_ORGANIZATION;
const bus = createMemoryBus({ logger: silentLogger() });
const put = <E extends StateDefinition>(definition: E, data: EventData<E>) => bus.publish([outgoing(definition, data, { source: '/bench', timeMs: 1, entityVersion: 1 })]);

const operations = Array.from({ length: 8 }, (_, index) => operation('GET', `/resource${index}/{id}`));
for (let i = 0; i < apis; i += 1) {
  const artifact = artifactOf('http://127.0.0.1:1', { apiId: `a${i}`, name: `A${i}`, context: `/a${i}/1`, defaultContext: `/a${i}`, operations });
  await put(apiChanged, catalogueEntry(artifact, 'PUBLISHED'));
  await put(apiDeployed, artifact);
}
for (let i = 0; i < subscriptions; i += 1) {
  const applicationId = `p${Math.floor(i / 10)}`;
  await put(subscriptionChanged, { id: `s${i}`, organization, apiId: `a${(i * 7) % apis}`, applicationId, policy: 'Unlimited', state: 'UNBLOCKED', subscriber: 'ann', createdMs: 1 });
  if (i % 10 > 0) continue;
  await put(applicationChanged, { id: applicationId, organization, name: applicationId, owner: 'ann', description: '', policy: 'Unlimited', tokenType: 'JWT', groups: [], attributes: {}, createdMs: 1 });
  await put(applicationKeyChanged, { consumerKey: `k${applicationId}`, keyManager: RESIDENT_KEY_MANAGER, applicationId, keyType: 'PRODUCTION', organization });
}
globalThis.gc?.();
const before = process.memoryUsage().heapUsed;
const config = { ...readGatewayConfig({ GATEWAY_ADMIN_PASSWORD: 'bench', GATEWAY_HOST: '127.0.0.1' }), httpPort: 0, httpsPort: 0 };
const certificate = await createSelfSignedCertificate();
const beganMs = performance.now();
const gateway = createGateway(config, { bus, logger: silentLogger(), metrics: createMetrics(), clock: systemClock, certificate });
await gateway.start();
while (gateway.readiness.some(({ failing }) => failing() !== undefined)) await new Promise((resolve) => setTimeout(resolve, 5));
const tookMs = performance.now() - beganMs;
globalThis.gc?.();
process.stdout.write(`${apis} APIs, ${subscriptions} subscriptions: read in ${Math.round(tookMs)} ms, ${Math.round((process.memoryUsage().heapUsed - before) / megabyte)} MiB of heap\n`);
await gateway.stop();
