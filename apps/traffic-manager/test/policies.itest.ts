import { apiChanged, applicationChanged, applicationPolicyChanged, subscriptionChanged, subscriptionPolicyChanged, apiPolicyChanged, organizationChanged } from '@quintet/contracts';
import { createProjection, outgoing } from '@quintet/messaging';
import { eventually } from '@quintet/testkit';
import { catalogueEntry } from './catalogue-entry';
import { startTrafficManager, type TestTrafficManager } from './start-traffic-manager';

let it: TestTrafficManager;
beforeAll(async () => {
  it = await startTrafficManager();
});
afterAll(() => it.stop());

const limit = (requestCount: unknown, timeUnit: unknown = 'min', unitTime: unknown = 1) => ({ type: 'REQUESTCOUNTLIMIT', requestCount: { requestCount, timeUnit, unitTime } });
const names = async (kind: string): Promise<string[]> => (await it.call('GET', `/policies/${kind}`)).body.list.map(({ policyName }: { policyName: string }) => policyName);
const idOf = async (kind: string, name: string): Promise<string> =>
  (await it.call('GET', `/policies/${kind}`)).body.list.find(({ policyName }: { policyName: string }) => policyName === name).policyId;
const create = async (kind: string, policyName: string): Promise<string> => (await it.call('POST', `/policies/${kind}`, { body: { policyName, defaultLimit: limit(5) } })).body.policyId;
const published = async <T>(projection: { start(): Promise<void>; stop(): Promise<void>; get(key: string): T | undefined }, look: (get: (key: string) => T | undefined) => void): Promise<void> => {
  await projection.start();
  try {
    await eventually(() => look((key) => projection.get(key)));
  } finally {
    await projection.stop();
  }
};
const origin = (entityVersion: number) => ({ source: '/test', timeMs: 0, entityVersion });

test('the default policies of WSO2 are there, and gateways know them', async () => {
  expect(await names('application')).toEqual(['10PerMin', '20PerMin', '50PerMin', 'Unlimited']);
  expect(await names('subscription')).toEqual(['Gold', 'Silver', 'Bronze', 'Unlimited']);
  expect(await names('advanced')).toEqual(['10KPerMin', '20KPerMin', '50KPerMin', 'Unlimited']);
  const { body } = await it.call('GET', `/policies/subscription/${await idOf('subscription', 'Gold')}`);
  expect(body).toMatchObject({ policyName: 'Gold', isDeployed: true, stopOnQuotaReach: true, billingPlan: 'FREE', defaultLimit: limit(5_000) });

  await published(createProjection(it.bus, subscriptionPolicyChanged), (get) => {
    expect(get('carbon.super/Gold')?.limit).toEqual({ kind: 'request-count', requests: 5_000, timeUnit: 'min', unitTime: 1 });
    expect(get('carbon.super/Unlimited')).toMatchObject({ limit: null });
  });
});

describe.each(['application', 'subscription', 'advanced'])('a policy of kind %s', (kind) => {
  const definition = { application: applicationPolicyChanged, subscription: subscriptionPolicyChanged, advanced: apiPolicyChanged }[kind]!;

  test('is created, read, changed and deleted, each step announced', async () => {
    const body = { policyName: 'Trial', displayName: 'Trial', description: 'To try it', defaultLimit: limit(7, 'hour', 2) };
    const created = await it.call('POST', `/policies/${kind}`, { body });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject(body);
    const at = `/policies/${kind}/${created.body.policyId}`;
    expect(created.headers.get('location')).toBe(`/api/am/admin/v4/throttling${at}`);
    expect((await it.call('GET', at)).body).toEqual(created.body);
    await published(createProjection(it.bus, definition), (get) => expect(get('carbon.super/Trial')).toMatchObject({ limit: { requests: 7, timeUnit: 'hour', unitTime: 2 } }));

    const changed = await it.call('PUT', at, { body: { ...created.body, description: 'Changed', defaultLimit: limit('9', 'day') } });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ policyId: created.body.policyId, description: 'Changed' });
    expect(changed.body.defaultLimit).toEqual(limit(9, 'day'));
    expect(changed.headers.get('location')).toBe(`/api/am/admin/v4/throttling${at}`);
    const all = await it.call('GET', `/policies/${kind}`);
    expect((await it.call('GET', `/policies/${kind}`, { headers: { 'if-none-match': all.headers.get('etag')! } })).status).toBe(304);
    await published(createProjection(it.bus, definition), (get) => expect(get('carbon.super/Trial')).toMatchObject({ limit: { requests: 9, timeUnit: 'day', unitTime: 1 } }));

    expect((await it.call('DELETE', at)).status).toBe(200);
    expect((await it.call('GET', at)).status).toBe(404);
    expect((await it.call('PUT', at, { body })).status).toBe(404);
    expect((await it.call('DELETE', at)).status).toBe(404);
    await published(createProjection(it.bus, definition), (get) => expect(get('carbon.super/Trial')).toBeUndefined());
  });

  test('has a name of its own', async () => {
    await create(kind, 'Twice');
    const { status, body } = await it.call('POST', `/policies/${kind}`, { body: { policyName: 'Twice', defaultLimit: limit(5) } });

    expect(status).toBe(409);
    expect(body.description).toContain('Twice');
  });

  test('keeps its name', async () => {
    const id = await create(kind, 'Named');
    const { status, body } = await it.call('PUT', `/policies/${kind}/${id}`, { body: { policyName: 'Renamed', defaultLimit: limit(5) } });

    expect(status).toBe(400);
    expect(body.error[0].code).toBe('policyName');
  });

  test('of two that change it at once one wins, the other is told', async () => {
    const id = await create(kind, 'Contested');
    const tag = (await it.call('GET', `/policies/${kind}/${id}`)).headers.get('etag')!;
    const put = (count: number) => it.call('PUT', `/policies/${kind}/${id}`, { body: { policyName: 'Contested', defaultLimit: limit(count) }, headers: { 'if-match': tag } });

    expect((await Promise.all([put(1), put(2), put(3)])).map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect((await it.call('DELETE', `/policies/${kind}/${id}`, { headers: { 'if-match': tag } })).status).toBe(412);
  });

  test('that two create at once is created once', async () => {
    const post = () => it.call('POST', `/policies/${kind}`, { body: { policyName: 'Raced', defaultLimit: limit(5) } });

    expect((await Promise.all([post(), post(), post(), post()])).map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  test('that is Unlimited can be neither changed nor deleted', async () => {
    const id = await idOf(kind, 'Unlimited');

    expect((await it.call('DELETE', `/policies/${kind}/${id}`)).status).toBe(403);
    expect((await it.call('PUT', `/policies/${kind}/${id}`, { body: { policyName: 'Unlimited', defaultLimit: limit(5) } })).status).toBe(403);
  });

  test.each([
    ['policyName', {}],
    ['policyName', { policyName: 'a/b' }],
    ['policyName', { policyName: 'x'.repeat(61) }],
    ['defaultLimit', { defaultLimit: undefined }],
    ['defaultLimit.type', { defaultLimit: { type: 'CALLS' } }],
    ['defaultLimit.bandwidth', { defaultLimit: { type: 'BANDWIDTHLIMIT' } }],
    ['defaultLimit.bandwidth.dataUnit', { defaultLimit: { type: 'BANDWIDTHLIMIT', bandwidth: { dataAmount: 1, dataUnit: 'TB', timeUnit: 'min', unitTime: 1 } } }],
    ['defaultLimit.aiApiQuota', { defaultLimit: { type: 'AIAPIQUOTALIMIT', aiApiQuota: { requestCount: 0, timeUnit: 'min', unitTime: 1 } } }],
    ['enforcement.mode', { enforcement: { mode: 'quick' } }],
    ['enforcement.allowance', { enforcement: { mode: 'strict', allowance: 5 } }],
    ['defaultLimit.bandwidth', { defaultLimit: { ...limit(5), bandwidth: { dataAmount: 1 } } }],
    ['defaultLimit.requestCount.requestCount', { defaultLimit: limit(0) }],
    ['defaultLimit.requestCount.requestCount', { defaultLimit: limit(1.5) }],
    ['defaultLimit.requestCount.timeUnit', { defaultLimit: limit(5, 'fortnight') }],
    ['defaultLimit.requestCount.unitTime', { defaultLimit: limit(5, 'min', -1) }],
  ])('is refused for %s when it says %j', async (field, fields) => {
    const { status, body } = await it.call('POST', `/policies/${kind}`, { body: { ...(field === 'policyName' ? {} : { policyName: 'Bad' }), defaultLimit: limit(5), ...fields } });

    expect(status).toBe(400);
    expect(body.error.map(({ code }: { code: string }) => code)).toContain(field);
    expect(await names(kind)).not.toContain('Bad');
  });
});

test('what is not built is refused by name', async () => {
  const monetization = { monetizationPlan: 'FIXEDRATE', properties: {} };
  const { status, body } = await it.call('POST', '/policies/subscription', { body: { policyName: 'Bad', defaultLimit: limit(5), monetization } });

  expect(status).toBe(400);
  expect(body.error).toEqual([expect.objectContaining({ code: 'monetization', message: expect.stringContaining('is not supported') })]);
});

test('what an admin portal sends for "none" passes', async () => {
  const body = {
    policyName: 'Portal',
    defaultLimit: { ...limit('60'), bandwidth: null, eventCount: null },
    rateLimitCount: 0,
    rateLimitTimeUnit: 'min',
    subscriberCount: 0,
    graphQLMaxComplexity: '',
    monetization: { monetizationPlan: null, properties: { currencyType: '' } },
    customAttributes: [{ name: 'colour', value: 'red' }],
    stopOnQuotaReach: true,
    billingPlan: 'COMMERCIAL',
    permissions: { permissionType: 'DENY', roles: ['Internal/everyone'] },
  };

  const { status, body: answer } = await it.call('POST', '/policies/subscription', { body });

  expect(status).toBe(201);
  expect(answer).toMatchObject({ billingPlan: 'COMMERCIAL', stopOnQuotaReach: true, permissions: body.permissions, customAttributes: body.customAttributes });
  expect((await it.call('PUT', `/policies/subscription/${answer.policyId}`, { body: answer })).status).toBe(200);
});

test('a policy that limits something is not deleted', async () => {
  const plan = await create('subscription', 'Used');
  const application = await create('application', 'Used');
  const advanced = await create('advanced', 'Used');
  const common = { id: 'used', organization: 'carbon.super', policy: 'Used' };
  await it.bus.publish([
    outgoing(subscriptionChanged, { ...common, apiId: 'a', applicationId: 'p', state: 'UNBLOCKED', subscriber: 'ann', createdMs: 0 }, origin(1)),
    outgoing(applicationChanged, { ...common, name: 'Shop', owner: 'ann', description: '', tokenType: 'JWT', groups: [], attributes: {}, createdMs: 0 }, origin(1)),
    outgoing(apiChanged, { ...catalogueEntry(), operations: [{ verb: 'GET', target: '/', authType: 'Any', throttlingPolicy: 'Used', scopes: [] }] }, origin(1)),
  ]);

  for (const at of [`/policies/subscription/${plan}`, `/policies/application/${application}`, `/policies/advanced/${advanced}`]) {
    await eventually(async () => expect((await it.call('DELETE', at)).status).toBe(409));
    expect((await it.call('GET', at)).status).toBe(200);
  }
});

test('without the scope nothing is told or done', async () => {
  const viewer = it.issuer.token({ scopes: ['apim:tier_view'] });
  const nobody = it.issuer.token({ scopes: [] });

  expect((await it.call('GET', '/policies/application', { token: '' })).status).toBe(401);
  expect((await it.call('GET', '/policies/application', { token: nobody })).status).toBe(403);
  expect((await it.call('GET', '/policies/application', { token: viewer })).status).toBe(200);
  const refused = await it.call('POST', '/policies/application', { token: viewer, body: { policyName: 'Bad', defaultLimit: limit(5) } });
  expect(refused.status).toBe(403);
  expect(refused.headers.get('www-authenticate')).toContain('insufficient_scope');
  expect(await names('application')).not.toContain('Bad');
});

test('a new tenant gets the default policies', async () => {
  const token = it.issuer.token({ organization: 'new.org', scopes: ['apim:tier_view'] });
  const tenant = (organization: string) => outgoing(organizationChanged, { organization, id: organization, displayName: organization, enabled: true, createdMs: 0 }, origin(1));
  await it.bus.publish([tenant('carbon.super'), tenant('acme.com'), tenant('new.org')]);

  await eventually(async () => {
    const { body } = await it.call('GET', '/policies/application', { token });
    expect(body.list.map(({ policyName }: { policyName: string }) => policyName)).toEqual(['10PerMin', '20PerMin', '50PerMin', 'Unlimited']);
  });
});

test('an organization sees its own policies only', async () => {
  const other = it.issuer.token({ organization: 'acme.com', scopes: ['apim:tier_view', 'apim:tier_manage'] });
  const id = await idOf('application', '10PerMin');

  expect((await create('application', 'Ours')).length).toBeGreaterThan(0);

  expect((await it.call('GET', '/policies/application', { token: other })).body.list.map(({ policyName }: { policyName: string }) => policyName)).not.toContain('Ours');
  expect((await it.call('GET', `/policies/application/${id}`, { token: other })).status).toBe(404);
  expect((await it.call('DELETE', `/policies/application/${id}`, { token: other })).status).toBe(404);
});

test('a body that is no JSON is refused', async () => {
  expect((await it.call('POST', '/policies/application', { body: '{', headers: { 'content-type': 'application/json' } })).status).toBe(400);
  expect((await it.call('POST', '/policies/application', { body: 'a', headers: { 'content-type': 'text/plain' } })).status).toBe(415);
  expect((await it.call('POST', '/policies/application', { body: { policyName: 'Bad', defaultLimit: limit(5), surprise: 1 } })).body.description).toContain('surprise');
});

test('policies are searched by type, and lists are paged', async () => {
  const found = await it.call('GET', '/policies/search?query=type:sub');
  expect(found.body.list).toContainEqual(expect.objectContaining({ policyName: 'Gold', type: 'sub', policyId: expect.any(Number), uuid: expect.any(String) }));
  expect(found.body.list.every(({ type }: { type: string }) => type === 'sub')).toBe(true);
  expect((await it.call('GET', '/policies/search?query=colour:red')).status).toBe(400);
  expect((await it.call('GET', '/policies/search?query=name:Gold%20type:sub')).body).toMatchObject({ count: 1, list: [{ policyName: 'Gold', type: 'sub' }] });
  expect((await it.call('GET', '/policies/search?query=null')).body.count).toBeGreaterThan(found.body.count);

  const page = await it.call('GET', '/policies/application?limit=2&offset=1');
  expect(page.body).toMatchObject({ count: 2, list: [{ policyName: '20PerMin' }, { policyName: '50PerMin' }], pagination: { offset: 1, limit: 2 } });
  expect((await it.call('GET', '/policies/application?limit=-1')).status).toBe(400);
});

test('a default policy that an admin deleted stays deleted, and a new hub is told of the others', async () => {
  expect((await it.call('DELETE', `/policies/subscription/${await idOf('subscription', 'Bronze')}`)).status).toBe(200);

  await it.restart();

  expect(await names('subscription')).toEqual(expect.arrayContaining(['Gold', 'Silver', 'Unlimited']));
  expect(await names('subscription')).not.toContain('Bronze');
  await published(createProjection(it.bus, subscriptionPolicyChanged), (get) => {
    expect(get('carbon.super/Gold')).toBeDefined();
    expect(get('carbon.super/Bronze')).toBeUndefined();
  });
});
