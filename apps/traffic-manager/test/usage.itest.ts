import { randomUUID } from 'node:crypto';
import { apiChanged, quotaDemanded, quotaGranted, subscriptionChanged, throttleDecided, type LeaseReport, type QuotaGrant, type QuotaKey, type ThrottleDecision } from '@quintet/contracts';
import { internalScopes } from '@quintet/control-plane';
import { outgoing } from '@quintet/messaging';
import { eventually } from '@quintet/testkit';
import { catalogueEntry } from './catalogue-entry';
import { contract, startTrafficManager, type Answer, type TestTrafficManager } from './start-traffic-manager';

let it: TestTrafficManager;
const grants = new Map<string, QuotaGrant>();
const decisions: ThrottleDecision[] = [];
let listening: { stop(): Promise<void> }[] = [];

const policyOf = (policyName: string, requestCount: number) => ({ policyName, defaultLimit: { type: 'REQUESTCOUNTLIMIT', requestCount: { requestCount, timeUnit: 'day', unitTime: 1 } } });

beforeAll(async () => {
  it = await startTrafficManager();
  listening = [it.bus.tail(quotaGranted, (grant) => void grants.set(grant.demandId, grant)), it.bus.tail(throttleDecided, (decision) => void decisions.push(decision))];
  expect((await it.call('POST', '/policies/subscription', { body: { ...policyOf('Plan', 10), stopOnQuotaReach: true } })).status).toBe(201);
  expect((await it.call('POST', '/policies/application', { body: policyOf('App', 4) })).status).toBe(201);
  await it.bus.publish([
    outgoing(apiChanged, { ...catalogueEntry({ id: 'a1' }), context: '/pizza/1.0.0', version: '1.0.0' }, { source: '/test', timeMs: 1, entityVersion: 1 }),
    outgoing(subscriptionChanged, { id: 's1', organization: 'carbon.super', apiId: 'a1', applicationId: 'p1', policy: 'Plan', state: 'UNBLOCKED', subscriber: 'ann', createdMs: 1 }, { source: '/test', timeMs: 1, entityVersion: 2 }),
  ]);
});
afterAll(async () => {
  await Promise.all(listening.map((one) => one.stop()));
  await it.stop();
});

const quotaOf = (key: string, level: QuotaKey['level'] = 'subscription', policy = 'Plan', organization = 'carbon.super'): QuotaKey => ({ organization, level, policy, key });
const exchange = async (gatewayId: string, asked: readonly [QuotaKey, number][], reports: readonly LeaseReport[] = []): Promise<QuotaGrant['grants']> => {
  const demandId = randomUUID();
  const demands = asked.map(([quota, wanted]) => ({ quota, wanted, atMost: wanted }));
  await it.bus.publish([outgoing(quotaDemanded, { gatewayId, demandId, partition: 0, demands, reports: [...reports], sentMs: Date.now() }, { source: '/gateway', timeMs: Date.now() })]);
  await eventually(() => expect(grants.has(demandId)).toBe(true));
  return grants.get(demandId)!.grants;
};
const reportOf = ({ quota, windowStartMs, windowEndMs }: QuotaGrant['grants'][number], units: Partial<Pick<LeaseReport, 'spent' | 'returned' | 'advanced'>>): LeaseReport => ({
  quota,
  windowStartMs,
  windowEndMs,
  spent: 0,
  returned: 0,
  advanced: 0,
  ...units,
});

const request = async (method: string, path: string, scope: string, body?: unknown, organization = 'carbon.super'): Promise<Answer> => {
  const response = await contract.fetch(`${it.url}/api/am${path}`, {
    method,
    headers: { authorization: `Bearer ${it.issuer.token({ sub: 'admin', organization, scopes: [scope] })}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json(), headers: response.headers };
};
const usage = (query: string, organization?: string): Promise<Answer> => request('GET', `/admin/v4/usage${query}`, 'apim:admin', undefined, organization);

test('usage is what gateways reported, by quota, with who spent how much', async () => {
  const key = 'p1:/pizza:1.0.0:Plan';
  const [one] = await exchange('g1', [[quotaOf(key), 5]]);
  const [two] = await exchange('g2', [[quotaOf(key), 3], [quotaOf('p1:ann', 'application', 'App'), 1]]);
  await exchange('g1', [], [reportOf(one!, { spent: 4, advanced: 1 })]);
  await exchange('g2', [], [reportOf(two!, { spent: 1 })]);

  const { body } = await usage('?subscriptionId=s1');

  expect(body).toMatchObject({
    count: 1,
    list: [
      {
        level: 'subscription',
        policy: 'Plan',
        group: null,
        key,
        unit: 'calls',
        window: 'aligned',
        limit: 10,
        used: 6,
        leased: 3,
        forfeited: 0,
        overLimit: 0,
        remaining: 4,
        usedUp: false,
        opensAt: null,
        gateways: [
          { gatewayId: 'g1', used: 5, leased: 1 },
          { gatewayId: 'g2', used: 1, leased: 2 },
        ],
      },
    ],
  });
  const startOfDay = new Date(new Date().setUTCHours(0, 0, 0, 0));
  expect(body.list[0].windowStart).toBe(startOfDay.toISOString());
  expect((await usage('?applicationId=p1')).body.list.map(({ level }: { level: string }) => level)).toEqual(['application', 'subscription']);
  expect((await usage('?level=application&policy=App')).body.list).toMatchObject([{ key: 'p1:ann' }]);
  expect((await usage(`?key=${encodeURIComponent(key)}&key=other`)).body.count).toBe(1);

  const since = new Date(startOfDay.getTime() - 3_600_000).toISOString();
  expect((await usage(`?subscriptionId=s1&from=${since}`)).body.list).toMatchObject([{ windows: 1, used: 6, granted: 9, returned: 0, from: since }]);
  expect((await usage(`?subscriptionId=s1&from=${since}&to=${startOfDay.toISOString()}`)).body.list).toEqual([]);
});

test('usage is paged, belongs to its organization, and what is asked wrongly is said', async () => {
  const keys = ['m1', 'm2', 'm3'];
  await exchange('g1', keys.map((key) => [quotaOf(key), 1]));

  const page = await usage('?limit=2&offset=1&policy=Plan');
  expect(page.body.list).toHaveLength(2);
  expect(page.body.pagination).toMatchObject({ total: 4, limit: 2, offset: 1 });
  expect((await usage('', 'acme.com')).body.list).toEqual([]);
  expect((await usage('?subscriptionId=s1', 'acme.com')).status).toBe(404);
  for (const wrong of ['?colour=red', '?level=x', '?from=yesterday', '?to=2024-01-01T00:00:00Z', '?from=2020-01-01T00:00:00Z&to=2024-01-01T00:00:00Z']) expect([wrong, (await usage(wrong)).status]).toEqual([wrong, 400]);
  expect((await request('GET', '/admin/v4/usage', 'apim:tier_view')).status).toBe(403);
});

test('portals read usage with their own scope, for an organization that they name', async () => {
  await exchange('g1', [[quotaOf('n1'), 2]]);

  expect((await request('GET', '/traffic-operations/v1/usage?organization=carbon.super&key=n1', internalScopes.viewQuotas)).body.list).toMatchObject([{ key: 'n1', leased: 2 }]);
  expect((await request('GET', '/traffic-operations/v1/usage?key=n1', internalScopes.viewQuotas)).status).toBe(400);
  expect((await request('GET', '/traffic-operations/v1/usage?organization=carbon.super', 'apim:admin')).status).toBe(403);
});

describe('a reset', () => {
  const reset = (user: string | undefined, scope: string = internalScopes.resetQuotas, organization = 'carbon.super') =>
    request('POST', `/traffic-operations/v1/applications/r1/reset?organization=${organization}`, scope, { user });
  const spend = async (user: string) => {
    const [lease] = await exchange('g1', [[quotaOf(`r1:${user}`, 'application', 'App'), 4]]);
    return lease!;
  };

  test('opens the windows of the user at once, voids what gateways hold, and tells them', async () => {
    const lease = await spend('ann');
    await spend('bob');
    decisions.length = 0;

    expect(await reset('ann')).toMatchObject({ status: 200, body: { windows: 1 } });

    await eventually(() => expect(decisions).toEqual([expect.objectContaining({ state: 'open', reset: true, limit: 4, quota: quotaOf('r1:ann', 'application', 'App') })]));
    expect((await spend('ann')).granted).toBe(4);
    expect((await spend('bob')).granted).toBe(0);
    await exchange('g1', [], [reportOf(lease, { spent: 4, returned: 4 })]); // what is void cannot be given back
    expect((await usage('?level=application&key=r1:ann')).body.list).toMatchObject([{ used: 4, setBack: 4, remaining: 0 }]);
  });

  test('of a whole application opens those of all its users, and of no other', async () => {
    await spend('cid');
    await exchange('g1', [[quotaOf('r10:cid', 'application', 'App'), 4]]);

    expect((await reset(undefined)).body.windows).toBeGreaterThanOrEqual(2);
    expect((await spend('cid')).granted).toBe(4);
    expect((await exchange('g1', [[quotaOf('r10:cid', 'application', 'App'), 4]]))[0]!.granted).toBe(0);
  });

  test('is for the developer portal alone, and within the organization', async () => {
    expect((await reset('ann', internalScopes.viewQuotas)).status).toBe(403);
    expect(await reset('ann', internalScopes.resetQuotas, 'acme.com')).toMatchObject({ status: 200, body: { windows: 0 } });
  });
});
