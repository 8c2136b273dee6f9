import { subscriptionChanged, subscriptionPolicyChanged } from '@quintet/contracts';
import { outgoing } from '@quintet/messaging';
import { eventually, startTrafficManagerDouble, type TrafficManagerDouble } from '@quintet/testkit';
import { startDevportalStandIn, type DevportalStandIn } from '../../../test/devportal-stand-in';
import { startPublisher, testConfig, type Call, type TestPublisher } from '../../../test/start-publisher';

let keyManager: DevportalStandIn;
let trafficManager: TrafficManagerDouble;
let publisher: TestPublisher;
beforeAll(async () => {
  [keyManager, trafficManager] = await Promise.all([startDevportalStandIn(testConfig('').clientSecret), startTrafficManagerDouble()]);
  publisher = await startPublisher({ keyManagerUrl: keyManager.url, trafficManagerUrl: trafficManager.url });
  const apiId = await publisher.makeApi();
  const origin = { source: '/test', timeMs: 1, entityVersion: 1 };
  const subscription = { apiId, applicationId: 'shop', policy: 'Hundred', state: 'UNBLOCKED' as const, subscriber: 'sue', createdMs: 1 };
  const plan = { id: 'p', organization: 'carbon.super', name: 'Hundred', displayName: '', description: '', stopOnQuotaReach: true, billingPlan: 'FREE' as const, permissions: null, customAttributes: [] };
  await publisher.bus.publish([
    outgoing(subscriptionPolicyChanged, { ...plan, limit: { kind: 'request-count', requests: 100, timeUnit: 'min', unitTime: 1 } }, origin),
    outgoing(subscriptionChanged, { ...subscription, id: 's1', organization: 'carbon.super' }, origin),
    outgoing(subscriptionChanged, { ...subscription, id: 's2', organization: 'acme.com' }, origin),
  ]);
  await eventually(async () => expect((await call('s1')).status).not.toBe(404));
});
afterAll(() => Promise.all([publisher.stop(), keyManager.stop(), trafficManager.stop()]));

const call = (id: string, more: Call = {}) => publisher.call('GET', `/subscriptions/${id}/usage`, { scopes: ['apim:subscription_view'], ...more });
const known = {
  ...{ level: 'subscription', policy: 'Hundred', unit: 'calls', window: 'aligned', windowStart: '2024-06-01T12:00:00.000Z', windowEnd: '2024-06-01T12:01:00.000Z' },
  ...{ limit: 100, used: 100, overLimit: 4, remaining: 0, usedUp: true, opensAt: '2024-06-01T12:01:00.000Z' },
};

test('publishers see how much of a subscription is used, as the traffic manager says', async () => {
  trafficManager.usage = [known];
  trafficManager.calls.length = 0;

  expect((await call('s1')).body).toMatchObject({ subscriptionId: 's1', properties: { plan: 'Hundred', used: '100' }, quotas: [{ used: 100, overLimit: 4, usedUp: true }] });
  expect(trafficManager.calls[0]!.request).toMatch(/&key=shop:\/[^/:]+:1\.0\.0:Hundred&/);
});

test('of a subscription of another organization nothing is told, nor without the scope', async () => {
  expect((await call('s2')).status).toBe(404);
  expect((await call('s1', { scopes: ['apim:api_create'] })).status).toBe(403);
});

test('without the traffic manager usage is said to be unknown now', async () => {
  trafficManager.away = true;

  expect(await call('s1')).toMatchObject({ status: 503, body: { message: expect.stringContaining('The traffic manager, which keeps the quotas, does not answer now') } });
});
