import { applicationChanged, subscriptionChanged, type Subscription } from '@quintet/contracts';
import { outgoing } from '@quintet/messaging';
import { eventually } from '@quintet/testkit';
import { startDevportalStandIn, type DevportalStandIn } from '../../../test/devportal-stand-in';
import { startPublisher, testConfig, type Call, type TestPublisher } from '../../../test/start-publisher';

const scopes = ['apim:subscription_manage'];

let devportal: DevportalStandIn;
let publisher: TestPublisher;
let pizza: string;
beforeAll(async () => {
  devportal = await startDevportalStandIn(testConfig('').clientSecret);
  publisher = await startPublisher({ devportalUrl: devportal.url, keyManagerUrl: devportal.url });
  pizza = await publisher.makeApi({ body: { policies: ['Gold', 'Bronze'] } });
  const origin = { source: '/test', timeMs: 1, entityVersion: 1 };
  const application = (id: string, name: string, organization = 'carbon.super') =>
    outgoing(applicationChanged, { id, organization, name, owner: 'sue', description: `About ${name}`, policy: 'Unlimited', tokenType: 'JWT', groups: [], attributes: {}, createdMs: 1 }, origin);
  const subscription = (id: string, apiId: string, applicationId: string, createdMs: number, more: Partial<Subscription> = {}) => {
    const of: Subscription = { id, organization: 'carbon.super', apiId, applicationId, policy: 'Gold', state: 'UNBLOCKED', subscriber: 'sue', createdMs, ...more };
    devportal.subscriptions.set(id, of);
    return outgoing(subscriptionChanged, of, origin);
  };
  await publisher.bus.publish([
    application('shop', 'Web Shop'),
    application('phone', 'Phone'),
    subscription('s1', pizza, 'shop', 1),
    subscription('s2', pizza, 'phone', 2, { policy: 'Bronze', state: 'BLOCKED' }),
    subscription('s3', 'elsewhere', 'shop', 3),
    subscription('s4', 'theirs', 'x', 4, { organization: 'other.org' }),
  ]);
  await eventually(async () => expect((await call('GET')).body.count).toBe(3));
});
afterAll(async () => {
  await publisher.stop();
  await devportal.stop();
});

const call = (method: string, path = '', more: Call = {}) => publisher.call(method, `/subscriptions${path}`, { scopes, ...more });
const ids = async (query: string): Promise<string[]> => (await call('GET', query)).body.list.map((one: { subscriptionId: string }) => one.subscriptionId);

test('subscriptions of an API are listed with their application, newest first', async () => {
  expect((await call('GET', `?apiId=${pizza}`)).body).toMatchObject({
    count: 2,
    list: [
      { subscriptionId: 's2', throttlingPolicy: 'Bronze', subscriptionStatus: 'BLOCKED', applicationInfo: { applicationId: 'phone', name: 'Phone' } },
      {
        subscriptionId: 's1',
        throttlingPolicy: 'Gold',
        subscriptionStatus: 'UNBLOCKED',
        applicationInfo: { applicationId: 'shop', name: 'Web Shop', subscriber: 'sue', description: 'About Web Shop', subscriptionCount: 2 },
      },
    ],
    pagination: { total: 2 },
  });
});

test('the list is searched and paged', async () => {
  expect(await ids('?query=shop')).toEqual(['s3', 's1']);
  expect(await ids(`?query=BRONZE&apiId=${pizza}`)).toEqual(['s2']);
  expect(await ids('?limit=1&offset=1')).toEqual(['s2']);
  expect((await call('GET', '?apiId=unknown')).status).toBe(404);
  expect((await call('GET', '?limit=-1')).status).toBe(400);
});

test('a subscription is blocked, for production only too, and unblocked', async () => {
  for (const blockState of ['BLOCKED', 'PROD_ONLY_BLOCKED']) {
    expect((await call('POST', `/block-subscription?subscriptionId=s1&blockState=${blockState}`)).status).toBe(200);
    expect(devportal.subscriptions.get('s1')?.state).toBe(blockState);
  }
  expect((await call('POST', '/unblock-subscription?subscriptionId=s1')).status).toBe(200);
  expect(devportal.subscriptions.get('s1')?.state).toBe('UNBLOCKED');
});

test('bad states and unknown subscriptions are refused, also those of another organization', async () => {
  expect((await call('POST', '/block-subscription?subscriptionId=s1&blockState=UNBLOCKED')).status).toBe(400);
  expect((await call('POST', '/block-subscription?blockState=BLOCKED')).status).toBe(400);
  for (const id of ['unknown', 's4']) {
    expect((await call('POST', `/block-subscription?subscriptionId=${id}&blockState=BLOCKED`)).status).toBe(404);
    expect((await call('POST', `/unblock-subscription?subscriptionId=${id}`)).status).toBe(404);
    expect((await call('POST', `/change-business-plan?subscriptionId=${id}&businessPlan=Gold`)).status).toBe(404);
    expect((await call('GET', `/${id}/subscriber-info`)).status).toBe(404);
  }
  expect(devportal.subscriptions.get('s4')?.state).toBe('UNBLOCKED');
});

test('a subscription moves to another plan that its API offers', async () => {
  expect((await call('POST', '/change-business-plan?subscriptionId=s1&businessPlan=Bronze')).status).toBe(200);
  expect(devportal.subscriptions.get('s1')?.policy).toBe('Bronze');

  expect((await call('POST', '/change-business-plan?subscriptionId=s1&businessPlan=Silver')).status).toBe(400);
  expect((await call('POST', '/change-business-plan?subscriptionId=s1')).status).toBe(400);
  expect(devportal.subscriptions.get('s1')?.policy).toBe('Bronze');
});

test('the subscriber is named', async () => {
  expect((await call('GET', '/s1/subscriber-info')).body).toEqual({ name: 'sue', claims: [] });
});

test('each call needs its scope', async () => {
  expect((await call('GET', '', { scopes: ['apim:subscribe'] })).status).toBe(403);
  expect((await call('POST', '/block-subscription?subscriptionId=s1&blockState=BLOCKED', { scopes: ['apim:subscription_view'] })).status).toBe(403);
  expect((await call('POST', '/unblock-subscription?subscriptionId=s1', { scopes: ['apim:subscription_view'] })).status).toBe(403);
  expect((await call('POST', '/change-business-plan?subscriptionId=s1&businessPlan=Gold', { scopes: ['apim:subscription_block'] })).status).toBe(403);
  expect((await call('GET', '/s1/subscriber-info', { scopes: [] })).status).toBe(403);
});
