import { apiChanged, apiDeployed, applicationChanged, applicationKeyChanged, DEFAULT_ORGANIZATION, RESIDENT_KEY_MANAGER, subscriptionChanged, type StateDefinition, type EventData } from '@quintet/contracts';
import { createMemoryBus, outgoing } from '@quintet/messaging';
import { silentLogger } from '@quintet/service-kit';
import { createTestIssuer } from '@quintet/testkit';
import { artifactOf, bearer, call, catalogueEntry, operation, startBackend, startGateway } from './fixture';

const apis = 5_000;
const subscriptions = 100_000;
/** The budget is 3 s for a gateway; a busy machine with a test around it gets more. */
const patienceMs = 20_000;

test('5,000 APIs and 100,000 subscriptions are read at start, and a change of one is one small step', async () => {
  const bus = createMemoryBus({ logger: silentLogger() });
  const backend = await startBackend();
  const issuer = await createTestIssuer(bus);
  const origin = { source: '/test', timeMs: 1, entityVersion: 1 };
  const record = <E extends StateDefinition>(definition: E, data: EventData<E>) => outgoing(definition, data, origin);
  const operations = Array.from({ length: 8 }, (_, index) => operation('GET', `/resource${index}/{id}`));
  for (let i = 0; i < apis; i += 1) {
    const artifact = artifactOf(backend.url, { apiId: `a${i}`, name: `A${i}`, context: `/a${i}/1`, defaultContext: `/a${i}`, operations });
    await bus.publish([record(apiChanged, catalogueEntry(artifact, 'PUBLISHED')), record(apiDeployed, artifact)]);
  }
  const organization = DEFAULT_ORGANIZATION;
  for (let i = 0; i < subscriptions; i += 1) {
    const applicationId = `p${Math.floor(i / 10)}`;
    const data = { id: `s${i}`, organization, apiId: `a${(i * 7) % apis}`, applicationId, policy: 'Unlimited', state: 'UNBLOCKED' as const, subscriber: 'ann', createdMs: 1 };
    await bus.publish([record(subscriptionChanged, data)]);
    if (i % 10 === 0) {
      await bus.publish([
        record(applicationChanged, { id: applicationId, organization, name: applicationId, owner: 'ann', description: '', policy: 'Unlimited', tokenType: 'JWT', groups: [], attributes: {}, createdMs: 1 }),
        record(applicationKeyChanged, { consumerKey: `k${applicationId}`, keyManager: RESIDENT_KEY_MANAGER, applicationId, keyType: 'PRODUCTION', organization }),
      ]);
    }
  }

  const beganMs = performance.now();
  const gateway = await startGateway(bus);
  const tookMs = performance.now() - beganMs;
  process.stdout.write(`read ${apis} APIs and ${subscriptions} subscriptions in ${Math.round(tookMs)} ms\n`);

  expect(tookMs).toBeLessThan(patienceMs);
  expect((await call(`${gateway.url}/a7/1/resource3/x`, bearer(issuer.token({ clientId: 'kp0' })))).status).toBe(200);
  expect((await call(`${gateway.url}/a8/1/resource3/x`, bearer(issuer.token({ clientId: 'kp0' })))).status).toBe(403);
  await gateway.stop();
  await backend.stop();
}, 120_000);
