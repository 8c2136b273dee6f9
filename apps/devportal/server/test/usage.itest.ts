import { testApi } from './samples';
import { developer, startDevportal, type As, type TestDevportal } from './start-devportal';

let at: TestDevportal;
let applicationId: string;
let subscriptionId: string;
beforeAll(async () => {
  at = await startDevportal();
  const api = testApi({ context: '/pizza/1.0.0' });
  await at.putApi(api);
  applicationId = (await at.portal('POST', '/applications', { name: 'Shop', throttlingPolicy: '10PerMin' })).body.applicationId;
  subscriptionId = (await at.portal('POST', '/subscriptions', { apiId: api.id, applicationId, throttlingPolicy: 'Bronze' })).body.subscriptionId;
});
afterAll(() => at.stop());
beforeEach(() => {
  at.trafficManager.calls.length = 0;
  at.trafficManager.away = false;
  at.trafficManager.usage = [];
});

const bob: As = { ...developer, sub: 'bob' };
const known = {
  ...{ level: 'subscription', policy: 'Bronze', group: null, key: 'k', unit: 'calls', window: 'aligned', windowStart: '2024-06-01T12:00:00.000Z', windowEnd: '2024-06-01T12:01:00.000Z', limit: 1_000 },
  ...{ used: 7, leased: 3, forfeited: 0, overLimit: 0, setBack: 0, remaining: 993, usedUp: false, opensAt: null, gateways: [{ gatewayId: 'g1', used: 7, leased: 3 }] },
};

describe('usage of a subscription', () => {
  test('is what the traffic manager says of its quota; which gateways there are is nobody’s business here', async () => {
    at.trafficManager.usage = [known];
    const { status, body } = await at.portal('GET', `/subscriptions/${subscriptionId}/usage`);

    expect(status).toBe(200);
    expect(body).toMatchObject({ subscriptionId, properties: { plan: 'Bronze', limit: '1000', used: '7', remaining: '993' }, quotas: [{ level: 'subscription', used: 7, remaining: 993, windowEnd: known.windowEnd }] });
    expect(body.quotas[0]).not.toHaveProperty('gateways');
    expect(at.trafficManager.calls[0]!.request).toBe(`GET /usage?organization=carbon.super&key=${applicationId}:/pizza:1.0.0:Bronze&key=${applicationId}:/pizza/1.0.0:1.0.0:Bronze`);
  });

  test('is nothing yet when the traffic manager knows of none', async () => {
    expect((await at.portal('GET', `/subscriptions/${subscriptionId}/usage`)).body.quotas).toMatchObject([{ used: 0, limit: 1_000, remaining: 1_000 }]);
  });

  test('is for those who see the subscription', async () => {
    expect((await at.portal('GET', `/subscriptions/${subscriptionId}/usage`, undefined, bob)).status).toBe(404);
    expect((await at.portal('GET', `/subscriptions/${subscriptionId}/usage`, undefined, { ...developer, scopes: [] })).status).toBe(403);
    expect(at.trafficManager.calls).toEqual([]);
  });

  test('without the traffic manager is said to be unknown now', async () => {
    at.trafficManager.away = true;

    expect(await at.portal('GET', `/subscriptions/${subscriptionId}/usage`)).toMatchObject({ status: 503, body: { message: expect.stringContaining('The traffic manager, which keeps the quotas, does not answer now') } });
  });
});

describe('a reset of an application’s quotas', () => {
  const reset = (body: unknown, as?: As) => at.portal('POST', `/applications/${applicationId}/reset-throttle-policy`, body, as);

  test.each([
    ['of a user', { userName: 'sue' }, { user: 'sue' }],
    ['of a user, spelt with the super tenant', { userName: 'sue@carbon.super' }, { user: 'sue' }],
    ['of a user of another tenant', { userName: 'sue@acme.com' }, { user: 'sue@acme.com' }],
    ['of all its users', {}, {}],
  ])('%s is passed on to the traffic manager', async (_of, body, passed) => {
    expect((await reset(body)).status).toBe(200);
    expect(at.trafficManager.calls).toEqual([{ request: `POST /applications/${applicationId}/reset?organization=carbon.super`, body: passed, token: expect.stringMatching(/^Bearer /) }]);
  });

  test('is for its owner, and needs a user’s name that is one', async () => {
    expect((await reset({ userName: 'sue' }, bob)).status).toBe(404);
    expect((await reset({ userName: '' })).status).toBe(400);
    expect((await reset({ user: 'sue' })).status).toBe(400);
    expect(at.trafficManager.calls).toEqual([]);
  });

  test('without the traffic manager fails, and says so', async () => {
    at.trafficManager.away = true;

    expect((await reset({ userName: 'sue' })).status).toBe(503);
  });
});
