import { deploymentAcknowledged, subscriptionChanged, topics } from '@quintet/contracts';
import { silentLogger } from '@quintet/service-kit';
import { eventBusContract } from './event-bus.contract';
import { createMemoryBus } from './memory-bus';
import { outgoing } from './outgoing';

const eventually = async <T>(assertion: () => T | Promise<T>): Promise<T> => {
  for (let tries = 0; ; tries += 1) {
    try {
      return await assertion();
    } catch (error) {
      if (tries > 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
};

describe('the memory hub', () => eventBusContract({ open: async () => createMemoryBus({ logger: silentLogger() }), eventually }));

test('an event that does not fit its own schema is found before it travels', () => {
  expect(() => outgoing(deploymentAcknowledged, { gatewayId: '' } as never, { source: '/x', timeMs: 0 })).toThrow();
});

test('a record carries CloudEvents attributes and its entity version', () => {
  const data = { id: 's1', organization: 'o', apiId: 'a', applicationId: 'p', policy: 'Gold', state: 'UNBLOCKED' as const, subscriber: 'ann', createdMs: 0 };

  const record = outgoing(subscriptionChanged, data, { source: '/devportal', timeMs: 0, entityVersion: 7, id: 'e1' });

  expect(record).toEqual({
    topic: topics.subscriptions,
    key: 's1',
    value: JSON.stringify(data),
    headers: {
      ce_specversion: '1.0',
      ce_id: 'e1',
      ce_type: 'subscription.changed.v1',
      ce_source: '/devportal',
      ce_time: '1970-01-01T00:00:00.000Z',
      ce_subject: 's1',
      ce_entityversion: '7',
      'content-type': 'application/json',
    },
  });
});
