import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiChanged, apiDeployed, applicationChanged, applicationKeyChanged, DEFAULT_ORGANIZATION, RESIDENT_KEY_MANAGER, subscriptionChanged, type EventData, type StateDefinition } from '@quintet/contracts';
import { createMemoryBus, createRunningDigest, type EventBus, outgoing } from '@quintet/messaging';
import { createMetrics, createSelfSignedCertificate, silentLogger, systemClock } from '@quintet/service-kit';
import { createGateway, readGatewayConfig } from '../src/gateway';
import { artifactOf, catalogueEntry, operation } from '../test/fixture';

/** How long a gateway takes to read 5,000 APIs and 100,000 subscriptions, from the hub and from disk, and how much memory they fill. */
const apis = 5_000;
const subscriptions = 100_000;
const megabyte = 1024 * 1024;
const organization = DEFAULT_ORGANIZATION;
const bus = createMemoryBus({ logger: silentLogger() });
const put = <E extends StateDefinition>(definition: E, data: EventData<E>) => bus.publish([outgoing(definition, data, { source: '/bench', timeMs: 1, entityVersion: 1 })]);

const operations = Array.from({ length: 20 }, (_, index) => operation('GET', `/resource${index}/{id}`));
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
const folder = await mkdtemp(join(tmpdir(), 'gateway-bench-'));
const path = join(folder, 'state');
const snapshot = { path, key: 'only for this run, thirty-two characters', intervalMs: 2_000 };
const config = { ...readGatewayConfig({ GATEWAY_ADMIN_PASSWORD: 'bench', GATEWAY_HOST: '127.0.0.1' }), httpPort: 0, httpsPort: 0, snapshot };
const certificate = await createSelfSignedCertificate();
/** The longest time that the event loop was held. */
const watchLoop = (): (() => number) => {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  return () => {
    clearInterval(timer);
    return Math.round(longest);
  };
};
const start = async (from: EventBus) => {
  const beganMs = performance.now();
  const cpu = process.cpuUsage();
  const gateway = createGateway(config, { bus: from, logger: silentLogger(), metrics: createMetrics(), clock: systemClock, certificate });
  await gateway.start();
  while (gateway.readiness.some(({ failing }) => failing() !== undefined)) await new Promise((resolve) => setTimeout(resolve, 5));
  const { user, system } = process.cpuUsage(cpu);
  return { gateway, took: `${Math.round(performance.now() - beganMs)} ms (${Math.round((user + system) / 1_000)} ms of processor)` };
};
const heap = (): number => {
  globalThis.gc?.();
  return Math.round((process.memoryUsage().heapUsed - before) / megabyte);
};
const say = (text: string): void => void process.stdout.write(`${apis} APIs with ${operations.length} operations, ${subscriptions} subscriptions: ${text}\n`);

let fromHub: Awaited<ReturnType<typeof start>> | undefined = await start(bus);
say(`read from the hub in ${fromHub.took}, ${heap()} MiB of heap`);
const held = watchLoop();
const liveMs = performance.now();
while (!(await stat(path).catch(() => undefined))) await new Promise((resolve) => setTimeout(resolve, 20));
say(`on disk ${Math.round(performance.now() - liveMs)} ms later, ${Math.round((await stat(path)).size / megabyte)} MiB; the event loop was held for ${held()} ms at most`);
await fromHub.gateway.stop();
fromHub = undefined; // so that its heap does not count below

/** A hub that never answers. */
const silent = { ready: new Promise<void>(() => undefined), caughtUp: new Promise<void>(() => undefined), isCaughtUp: () => false, digest: createRunningDigest().current, stop: async () => undefined };
const dead: EventBus = { ...bus, publish: () => Promise.reject(new Error('no broker answers')), readState: () => silent, consume: () => silent, tail: () => silent };
const fromDisk = await start(dead);
say(`read from disk in ${fromDisk.took}, ${heap()} MiB of heap`);
await fromDisk.gateway.stop();
await rm(folder, { recursive: true });
