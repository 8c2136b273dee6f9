import { randomUUID } from 'node:crypto';
import { DEFAULT_ORGANIZATION, subscriptionChanged } from '@quintet/contracts';
import { busComponent, createKafkaBus, createMemoryBus, outgoing, readKafkaConfig, type EventBus } from '@quintet/messaging';
import { removeTopics } from '@quintet/messaging/testing';
import { silentLogger } from '@quintet/service-kit';
import { eventually } from '@quintet/testkit';
import { startUsageWorld, type UsageWorld } from './usage-world';

/** Well below the time that a portal waits. */
const quickMs = 1_000;

/** Why its calls are refused is told to the owner of the application, by the gateway that refused them. */
const isTold = async (world: UsageWorld, bus: EventBus): Promise<void> => {
  await eventually(async () => expect(await world.call('/menu')).toBe(200));
  const subscription = { id: 's1', organization: DEFAULT_ORGANIZATION, apiId: 'pizza', applicationId: world.applicationId, policy: 'Unlimited', state: 'BLOCKED' as const, subscriber: 'ann', createdMs: 1 };
  await bus.publish([outgoing(subscriptionChanged, subscription, { source: '/test', timeMs: 1, entityVersion: 1_000_000 })]);
  await eventually(async () => expect(await world.call('/menu', { requestId: 'blocked' })).toBe(401));
  await world.call('/menu', { requestId: 'anonymous', anonymous: true });

  const told = await eventually(() => world.devportal('/explain/blocked'));
  expect(told).toMatchObject({ requestId: 'blocked', gatewayId: 'gateway-1', refusal: { code: 900907 }, application: { applicationId: world.applicationId, name: 'Shop' }, steps: expect.arrayContaining([expect.objectContaining({ step: 'subscription', outcome: 'refused' })]) });
  const began = performance.now();
  await world.devportal('/explain/blocked');
  expect(performance.now() - began).toBeLessThan(quickMs);
  await expect(world.devportal('/explain/anonymous')).rejects.toThrow('404');
};

test('why a call was refused is told over a hub in memory', async () => {
  const bus = createMemoryBus({ logger: silentLogger() });
  const world = await startUsageWorld(bus);
  try {
    await isTold(world, bus);
  } finally {
    await world.stop();
  }
});

test('and over Kafka', async () => {
  const topicPrefix = `${randomUUID()}.`;
  const bus = createKafkaBus({ ...readKafkaConfig(process.env), logger: silentLogger(), topicPrefix });
  const world = await startUsageWorld(bus, [busComponent(bus)]);
  try {
    await isTold(world, bus);
  } finally {
    await world.stop();
    await removeTopics(readKafkaConfig(process.env), topicPrefix);
  }
}, 90_000);
