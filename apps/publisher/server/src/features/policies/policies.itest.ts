import { apiPolicyChanged, applicationPolicyChanged, subscriptionPolicyChanged, type Limit } from '@quintet/contracts';
import { outgoing } from '@quintet/messaging';
import { eventually } from '@quintet/testkit';
import { startPublisher, type Call, type TestPublisher } from '../../../test/start-publisher';

const fiveAMinute: Limit = { kind: 'request-count', requests: 5, unitTime: 1, timeUnit: 'min' };
const policy = (name: string, limit: Limit = null, organization = 'carbon.super') => ({ id: name, organization, name, displayName: `The ${name}`, description: 'd', limit });
const plan = (name: string, limit: Limit = null, organization?: string) => ({
  ...policy(name, limit, organization),
  stopOnQuotaReach: true,
  billingPlan: 'COMMERCIAL' as const,
  permissions: null,
  customAttributes: [{ name: 'colour', value: 'yellow' }],
});

let publisher: TestPublisher;
beforeAll(async () => {
  publisher = await startPublisher();
  const origin = { source: '/test', timeMs: 1, entityVersion: 1 };
  await publisher.bus.publish([
    outgoing(subscriptionPolicyChanged, { ...plan('Gold', fiveAMinute), burst: { kind: 'request-count', requests: 2, unitTime: 1, timeUnit: 'sec' } }, origin),
    outgoing(subscriptionPolicyChanged, plan('Bronze'), origin),
    outgoing(subscriptionPolicyChanged, plan('Theirs', null, 'other.org'), origin),
    outgoing(applicationPolicyChanged, policy('10PerMin'), origin),
    outgoing(apiPolicyChanged, { ...policy('10KPerMin'), userLevel: false }, origin),
  ]);
  await eventually(async () => expect((await get('/throttling-policies/api')).body.count).toBe(1));
});
afterAll(() => publisher.stop());

const get = (path: string, more: Call = {}) => publisher.call('GET', path, { scopes: ['apim:tier_view'], ...more });

test('policies of a level are listed by name, those of the own organization only', async () => {
  const { status, body } = await get('/throttling-policies/subscription');

  expect(status).toBe(200);
  expect(body.list.map(({ name }: { name: string }) => name)).toEqual(['Bronze', 'Gold']);
  expect((await get('/throttling-policies/subscription?limit=1&offset=1')).body).toMatchObject({ count: 1, list: [{ name: 'Gold' }], pagination: { total: 2 } });
  expect((await get('/throttling-policies/application')).body.list).toMatchObject([{ name: '10PerMin', policyLevel: 'application' }]);
  expect((await get('/throttling-policies/subscription', { organization: 'other.org' })).body.list).toMatchObject([{ name: 'Theirs' }]);
});

test('a policy is read with its limit', async () => {
  expect((await get('/throttling-policies/subscription/Gold')).body).toEqual({
    name: 'Gold',
    description: 'd',
    policyLevel: 'subscription',
    displayName: 'The Gold',
    attributes: { colour: 'yellow' },
    requestCount: 5,
    unitTime: 1,
    timeUnit: 'min',
    rateLimitCount: 2,
    rateLimitTimeUnit: 'sec',
    quotaPolicyType: 'REQUESTCOUNT',
    tierPlan: 'COMMERCIAL',
    stopOnQuotaReach: true,
    monetizationProperties: {},
  });
  expect((await get('/throttling-policies/api/10KPerMin')).body).toMatchObject({ requestCount: 2_147_483_647, tierPlan: 'FREE' });
});

test('there are no plans of streaming APIs', async () => {
  expect((await get('/throttling-policies/streaming/subscription')).body).toMatchObject({ count: 0, list: [] });
});

test('unknown levels and policies are refused, also those of another organization', async () => {
  expect((await get('/throttling-policies/galaxy')).status).toBe(400);
  expect((await get('/throttling-policies/subscription/Platinum')).status).toBe(404);
  expect((await get('/throttling-policies/subscription/Theirs')).status).toBe(404);
  expect((await get('/throttling-policies/subscription', { scopes: [] })).status).toBe(403);
  expect((await get('/throttling-policies/subscription', { anonymous: true })).status).toBe(401);
});

test('the plans of an API are those that it names', async () => {
  const apiId = await publisher.makeApi({ body: { policies: ['Gold'] } });
  const scopes = ['apim:api_view'];

  expect((await get(`/apis/${apiId}/subscription-policies`, { scopes })).body).toMatchObject([{ name: 'Gold', requestCount: 5 }]);
  expect((await get(`/apis/${apiId}/subscription-policies`, { scopes, organization: 'other.org' })).status).toBe(404);
  expect((await get(`/apis/${apiId}/subscription-policies`)).status).toBe(403);
});
