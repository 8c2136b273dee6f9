import { applicationPolicyChanged, type ApplicationPolicy } from '@quintet/contracts';
import { silentLogger } from '@quintet/service-kit';
import { createMemoryBus } from './memory-bus';
import { outgoing, outgoingDeletion } from './outgoing';
import { createProjection } from './projection';

const policy = (name: string, description: string): ApplicationPolicy => ({ id: name, organization: 'carbon.super', name, displayName: name, description, limit: null });
const origin = (entityVersion: number) => ({ source: '/test', timeMs: 0, entityVersion });

test('a projection holds what stood in the topic, follows its changes, and tells of each', async () => {
  const bus = createMemoryBus({ logger: silentLogger() });
  await bus.publish([outgoing(applicationPolicyChanged, policy('a', 'first'), origin(1))]);
  const projection = createProjection(bus, applicationPolicyChanged);
  const told: string[] = [];
  projection.onChange((key, now, before) => told.push(`${key}: ${before?.description ?? '-'} > ${now?.description ?? '-'}`));
  expect(projection.readiness.failing()).toBeDefined();

  await projection.start();
  await projection.caughtUp();
  expect(projection.readiness.failing()).toBeUndefined();
  expect([...projection.values()].map(({ description }) => description)).toEqual(['first']);

  await bus.publish([outgoing(applicationPolicyChanged, policy('a', 'second'), origin(2)), outgoingDeletion(applicationPolicyChanged, 'carbon.super/a', origin(3))]);
  await projection.stop();

  expect(told).toEqual(['carbon.super/a: - > first', 'carbon.super/a: first > second', 'carbon.super/a: second > -']);
});
