import { apiChanged, subscriptionChanged, type Subscription } from '@quintet/contracts';
import { createMemoryBus, createProjection, type Projection } from '@quintet/messaging';
import { silentLogger } from '@quintet/service-kit';
import { eventually } from '@quintet/testkit';
import { testApi } from './samples';
import { developer, startDevportal, type As, type TestDevportal } from './start-devportal';

let at: TestDevportal;
let told: Projection<Subscription>;
beforeAll(async () => {
  at = await startDevportal();
  told = createProjection(at.bus, subscriptionChanged);
  await told.start();
});
afterAll(async () => {
  await told.stop();
  await at.stop();
});

let made = 0;
const bob: As = { ...developer, sub: 'bob' };
const application = async (own: Record<string, unknown> = {}, as?: As): Promise<string> =>
  (await at.portal('POST', '/applications', { name: `App ${(made += 1)}`, throttlingPolicy: 'Unlimited', ...own }, as)).body.applicationId;
const api = async (own: Parameters<typeof testApi>[0] = {}): Promise<string> => {
  const entry = testApi({ context: `/a${(made += 1)}/1.0.0`, name: `Api ${made}`, ...own });
  await at.putApi(entry);
  return entry.id;
};
const subscribe = (apiId: string, applicationId: string, throttlingPolicy = 'Bronze', as?: As) => at.portal('POST', '/subscriptions', { apiId, applicationId, throttlingPolicy }, as);

test('an application subscribes to an API, and everybody is told', async () => {
  const [apiId, applicationId] = [await api({ name: 'Menu' }), await application({ name: 'Hungry' })];
  const { status, body, headers } = await subscribe(apiId, applicationId);

  expect(status).toBe(201);
  expect(body).toMatchObject({ apiId, applicationId, throttlingPolicy: 'Bronze', requestedThrottlingPolicy: 'Bronze', status: 'UNBLOCKED', apiInfo: { name: 'Menu' }, applicationInfo: { name: 'Hungry' } });
  expect(headers.get('location')).toBe(`/api/am/devportal/v3/subscriptions/${body.subscriptionId}`);
  await eventually(() => expect(told.get(body.subscriptionId)).toMatchObject({ apiId, applicationId, policy: 'Bronze', state: 'UNBLOCKED', subscriber: 'ann', organization: 'carbon.super' }));
  expect((await at.portal('GET', `/subscriptions/${body.subscriptionId}`)).body).toMatchObject({ subscriptionId: body.subscriptionId });
});

test('a second subscription of the same kind is refused, also when many come at once', async () => {
  const [apiId, applicationId] = [await api(), await application()];
  const answers = await Promise.all(Array.from({ length: 6 }, () => subscribe(apiId, applicationId)));

  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
});

test('only the plans that the API offers to the subscriber are taken', async () => {
  const [apiId, applicationId] = [await api({ policies: ['Bronze', 'Partners'] }), await application()];
  const refused = await subscribe(apiId, applicationId, 'Gold');

  expect(refused.status).toBe(400);
  expect(refused.body).toMatchObject({ code: 900305, description: '"Gold" is none of the plans that the API offers: Bronze', error: [{ code: 'throttlingPolicy' }] });
  expect((await subscribe(apiId, applicationId, 'Partners')).status).toBe(400);
  const pat: As = { ...developer, sub: 'pat', roles: ['partner'] };
  expect((await subscribe(apiId, await application({}, pat), 'Partners', pat)).status).toBe(201);
});

test('the state of an API decides whether it takes new subscriptions', async () => {
  const applicationId = await application();
  const status = async (own: Parameters<typeof testApi>[0]) => (await subscribe(await api(own), applicationId)).status;

  expect(await status({ lifecycleState: 'PROTOTYPED' })).toBe(201);
  expect(await status({ lifecycleState: 'DEPRECATED' })).toBe(403);
  expect(await status({ lifecycleState: 'BLOCKED' })).toBe(403);
  expect(await status({ lifecycleState: 'CREATED' })).toBe(403);
  expect(await status({ visibility: 'RESTRICTED', visibleRoles: ['insider'] })).toBe(404);
});

test('an API whose event is still on its way can be subscribed to', async () => {
  const applicationId = await application();
  const entry = testApi({ context: '/soon/1' });
  const asked = subscribe(entry.id, applicationId);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await at.putApi(entry);

  expect((await asked).status).toBe(201);
});

test('an API that is not known is waited for a second, and then not found', async () => {
  expect((await subscribe('unknown', await application())).body).toMatchObject({ code: 900308 });
});

test('nobody subscribes, looks at or ends what is not his', async () => {
  const [apiId, applicationId] = [await api(), await application({ groups: ['sales'] })];
  const { subscriptionId } = (await subscribe(apiId, applicationId)).body;
  const carol: As = { ...developer, sub: 'carol', roles: ['sales'] };
  const path = `/subscriptions/${subscriptionId}`;

  expect((await subscribe(await api(), applicationId, 'Bronze', bob)).status).toBe(404);
  expect((await at.portal('GET', path, undefined, bob)).status).toBe(404);
  expect((await at.portal('DELETE', path, undefined, bob)).status).toBe(404);
  expect((await at.portal('GET', `/subscriptions?apiId=${apiId}`, undefined, bob)).body.count).toBe(0);
  expect((await at.portal('GET', path, undefined, carol)).status).toBe(200);
  expect((await at.portal('DELETE', path, undefined, carol)).status).toBe(403);
  expect((await at.portal('PUT', path, { apiId, applicationId, throttlingPolicy: 'Unlimited' }, carol)).status).toBe(403);
  expect((await at.portal('GET', path, undefined, { ...developer, organization: 'other.org' })).status).toBe(404);
});

test('subscriptions are listed by API or application', async () => {
  const [first, second, applicationId] = [await api(), await api(), await application()];
  for (const apiId of [first, second]) await subscribe(apiId, applicationId);

  expect((await at.portal('GET', `/subscriptions?applicationId=${applicationId}`)).body.list.map(({ apiId }: { apiId: string }) => apiId)).toEqual([first, second]);
  expect((await at.portal('GET', `/subscriptions?applicationId=${applicationId}&limit=1&offset=1`)).body).toMatchObject({ count: 1, pagination: { total: 2 }, list: [{ apiId: second }] });
  expect((await at.portal('GET', `/subscriptions?apiId=${first}`)).body.count).toBe(1);
  expect((await at.portal('GET', '/subscriptions')).status).toBe(400);
  expect((await at.portal('GET', `/subscriptions/${first}/additionalInfo`)).body).toMatchObject({ count: 1, list: [{ applicationId, apiId: first, isSolaceAPI: false }] });
  expect((await at.portal('GET', `/subscriptions/${first}/additionalInfo`, undefined, 'anonymous')).body.count).toBe(0);
});

test('several are made together or not at all', async () => {
  const [first, second, applicationId] = [await api(), await api(), await application()];
  const body = (throttlingPolicy: string) => [first, second].map((apiId, i) => ({ apiId, applicationId, throttlingPolicy: i === 1 ? throttlingPolicy : 'Bronze' }));

  expect((await at.portal('POST', '/subscriptions/multiple', body('Gold'))).status).toBe(400);
  expect((await at.portal('GET', `/subscriptions?applicationId=${applicationId}`)).body.count).toBe(0);
  const made = await at.portal('POST', '/subscriptions/multiple', body('Unlimited'));
  expect({ status: made.status, policies: made.body.map(({ throttlingPolicy }: { throttlingPolicy: string }) => throttlingPolicy) }).toEqual({ status: 200, policies: ['Bronze', 'Unlimited'] });
});

test('a plan is changed for another that is offered', async () => {
  const [apiId, applicationId] = [await api(), await application()];
  const { body } = await subscribe(apiId, applicationId);
  const change = (requestedThrottlingPolicy: string) => at.portal('PUT', `/subscriptions/${body.subscriptionId}`, { ...body, requestedThrottlingPolicy });

  const changed = await change('Unlimited');
  expect(changed.body).toMatchObject({ throttlingPolicy: 'Unlimited', requestedThrottlingPolicy: 'Unlimited' });
  expect(changed.headers.get('location')).toBe(`/api/am/devportal/v3/subscriptions/${body.subscriptionId}`);
  for (const absent of ['redirectionParams', 'apiInfo.monetizationLabel', 'apiInfo.advertiseInfo.originalDevPortalUrl', 'apiInfo.businessInformation.businessOwner']) expect(body).not.toHaveProperty(absent);
  await eventually(() => expect(told.get(body.subscriptionId)).toMatchObject({ policy: 'Unlimited' }));
  const refused = await change('Gold');
  expect(refused.status).toBe(400);
  expect(refused.body.error[0].code).toBe('requestedThrottlingPolicy');
});

test('a subscription ends', async () => {
  const { subscriptionId } = (await subscribe(await api(), await application())).body;
  await eventually(() => expect(told.get(subscriptionId)).toBeDefined());

  expect((await at.portal('DELETE', `/subscriptions/${subscriptionId}`, undefined, developer, { 'if-match': '"other"' })).status).toBe(412);
  const tag = (await at.portal('GET', `/subscriptions/${subscriptionId}`)).headers.get('etag')!;
  expect((await at.portal('DELETE', `/subscriptions/${subscriptionId}`, undefined, developer, { 'if-match': tag })).status).toBe(200);

  await eventually(() => expect(told.get(subscriptionId)).toBeUndefined());
  expect((await at.portal('GET', `/subscriptions/${subscriptionId}`)).status).toBe(404);
});

test('a deleted API takes its subscriptions, comments and ratings with it', async () => {
  const [apiId, applicationId] = [await api(), await application()];
  const { subscriptionId } = (await subscribe(apiId, applicationId)).body;
  await at.portal('PUT', `/apis/${apiId}/user-rating`, { rating: 5 });
  await at.remove(apiChanged, apiId);

  await eventually(() => expect(told.get(subscriptionId)).toBeUndefined());
  expect((await at.portal('GET', `/subscriptions/${subscriptionId}`)).status).toBe(404);
  await at.putApi(testApi({ id: apiId }));
  await eventually(async () => expect((await at.portal('GET', `/apis/${apiId}/ratings`)).body).toMatchObject({ count: 0 }));
});

test('that an API is missing on the hub costs nobody a subscription', async () => {
  const [apiId, applicationId] = [await api(), await application()];
  const { subscriptionId } = (await subscribe(apiId, applicationId)).body;
  await eventually(() => expect(told.get(subscriptionId)).toBeDefined());
  const emptied = createMemoryBus({ logger: silentLogger() });
  const retold = createProjection(emptied, subscriptionChanged);
  await retold.start();
  await at.restart(emptied);

  await eventually(() => expect(retold.get(subscriptionId)).toMatchObject({ apiId }));
  await retold.stop();
});
