import { applicationChanged, applicationKeyChanged, subscriptionChanged, type Application } from '@quintet/contracts';
import { createProjection } from '@quintet/messaging';
import { eventually } from '@quintet/testkit';
import { testApi } from './samples';
import { developer, startDevportal, type As, type TestDevportal } from './start-devportal';

let at: TestDevportal;
beforeAll(async () => {
  at = await startDevportal();
});
afterAll(() => at.stop());

const bob: As = { ...developer, sub: 'bob' };
const create = async (body: Record<string, unknown>, as?: As) => at.portal('POST', '/applications', { name: 'App', throttlingPolicy: 'Unlimited', ...body }, as);
const names = async (path: string, as?: As): Promise<string[]> => (await at.portal('GET', path, undefined, as)).body.list.map(({ name }: { name: string }) => name);

test('an application is made, told of, read, changed and deleted', async () => {
  const applications = createProjection(at.bus, applicationChanged);
  await applications.start();
  const made = await create({ name: 'Life', description: 'First', attributes: { team: 'blue' }, groups: ['sales', 'sales'] });

  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ name: 'Life', status: 'APPROVED', owner: 'ann', throttlingPolicy: 'Unlimited', tokenType: 'JWT', subscriptionCount: 0, groups: ['sales'], attributes: { team: 'blue' } });
  const id: string = made.body.applicationId;
  expect(made.headers.get('location')).toBe(`/api/am/devportal/v3/applications/${id}`);
  await eventually(() => expect(applications.get(id)).toMatchObject<Partial<Application>>({ name: 'Life', owner: 'ann', policy: 'Unlimited' }));

  const sentBack = { ...made.body, description: 'Second', throttlingPolicy: '10PerMin' };
  expect((await at.portal('PUT', `/applications/${id}`, sentBack)).body).toMatchObject({ description: 'Second', throttlingPolicy: '10PerMin', owner: 'ann' });
  expect((await at.portal('GET', `/applications/${id}`)).body).toMatchObject({ description: 'Second' });
  await eventually(() => expect(applications.get(id)).toMatchObject({ policy: '10PerMin' }));

  expect((await at.portal('DELETE', `/applications/${id}`)).status).toBe(200);
  expect((await at.portal('GET', `/applications/${id}`)).status).toBe(404);
  await eventually(() => expect(applications.get(id)).toBeUndefined());
  await applications.stop();
});

test('with If-Match, a stale change is 412 and changes nothing', async () => {
  const { applicationId } = (await create({ name: 'Versions' })).body;
  const path = `/applications/${applicationId}`;
  const { headers, body } = await at.portal('GET', path);
  const stale = { 'if-match': headers.get('etag')! };
  expect((await at.portal('GET', path, undefined, developer, { 'if-none-match': stale['if-match'] })).status).toBe(304);

  const changed = await at.portal('PUT', path, { ...body, description: 'new' }, developer, stale);
  expect([changed.status, changed.headers.get('location')]).toEqual([200, `/api/am/devportal/v3${path}`]);
  expect((await at.portal('PUT', path, { ...body, description: 'newer' }, developer, stale)).status).toBe(412);
  expect((await at.portal('DELETE', path, undefined, developer, stale)).status).toBe(412);
  expect((await at.portal('GET', path)).body.description).toBe('new');
  expect((await at.portal('DELETE', path, undefined, developer, { 'if-match': changed.headers.get('etag')! })).status).toBe(200);
});

test('of changes at once that mean one version, one is made', async () => {
  const { applicationId } = (await create({ name: 'Changed at once' })).body;
  const path = `/applications/${applicationId}`;
  const { headers, body } = await at.portal('GET', path);

  const answers = await Promise.all([1, 2, 3, 4, 5].map((i) => at.portal('PUT', path, { ...body, description: `${i}` }, developer, { 'if-match': headers.get('etag')! })));

  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412]);
});

test('what clients send for nothing passes', async () => {
  const made = await create({ name: 'Nothing', tokenType: null, groups: null, attributes: null, description: null, visibility: null });
  expect([made.status, made.body.tokenType]).toEqual([201, 'JWT']);
  expect((await at.portal('GET', '/applications?groupId=&query=Nothing&unknown=1')).body.count).toBe(1);
});

test('a name is taken once per owner', async () => {
  expect((await create({ name: 'Once' })).status).toBe(201);
  expect((await create({ name: 'Once' })).status).toBe(409);
  expect((await create({ name: 'Once' }, bob)).status).toBe(201);
  const other = (await create({ name: 'Other' })).body;
  expect((await at.portal('PUT', `/applications/${other.applicationId}`, { ...other, name: 'Once' })).status).toBe(409);
});

test('of many at once with one name exactly one is made', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => create({ name: 'Race' })));

  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)]);
});

test('bad input names its fields, and nothing is made', async () => {
  const refused = await create({ name: '', throttlingPolicy: 'Unlimited', colour: 'red', tokenType: 'OAUTH' });

  expect(refused.status).toBe(400);
  expect(refused.body.error.map(({ code }: { code: string }) => code).sort()).toEqual(['', 'name', 'tokenType']);
  const wrongPolicy = await create({ name: 'Wrong', throttlingPolicy: 'Platinum' });
  expect(wrongPolicy.status).toBe(400);
  expect(wrongPolicy.body).toMatchObject({ code: 900305, error: [{ code: 'throttlingPolicy' }] });
  expect(wrongPolicy.body.description).toContain('10PerMin');
  expect((await create({ name: 'x'.repeat(101) })).status).toBe(400);
  expect(await names('/applications?query=Wrong')).toEqual([]);
});

test('only the owner has it; a group that it is shared with may look', async () => {
  const { applicationId } = (await create({ name: 'Shared', groups: ['sales'] })).body;
  const carol: As = { ...developer, sub: 'carol', roles: ['sales'] };
  const path = `/applications/${applicationId}`;

  expect((await at.portal('GET', path, undefined, bob)).status).toBe(404);
  expect((await at.portal('DELETE', path, undefined, bob)).status).toBe(404);
  expect((await at.portal('GET', path, undefined, { ...developer, organization: 'other.org' })).status).toBe(404);
  expect((await at.portal('GET', path, undefined, carol)).status).toBe(200);
  expect((await at.portal('PUT', path, { name: 'Mine', throttlingPolicy: 'Unlimited' }, carol)).status).toBe(403);
  expect((await at.portal('DELETE', path, undefined, carol)).status).toBe(403);
  expect((await at.portal('GET', `${path}/oauth-keys`, undefined, carol)).status).toBe(403);
  expect(await names('/applications', carol)).toEqual(['Shared']);
  expect(await names('/applications?groupId=sales')).toEqual(['Shared']);
  expect((await at.portal('GET', path, undefined, { sub: 'ann', scopes: ['apim:api_view'] })).status).toBe(403);
  expect((await at.portal('GET', path, undefined, 'anonymous')).status).toBe(401);
});

test('a list is searched, sorted and paged', async () => {
  const dave: As = { ...developer, sub: 'dave' };
  for (const name of ['alpha', 'beta', '100%']) await create({ name }, dave);

  expect(await names('/applications', dave)).toEqual(['100%', 'alpha', 'beta']);
  expect(await names('/applications?sortOrder=desc&limit=2', dave)).toEqual(['beta', 'alpha']);
  expect(await names('/applications?query=%25', dave)).toEqual(['100%']);
  expect(await names('/applications?query=ALPH', dave)).toEqual(['alpha']);
  expect((await at.portal('GET', '/applications?limit=1&offset=1', undefined, dave)).body.pagination).toMatchObject({ total: 3, next: expect.stringContaining('offset=2') });
});

test('a deleted application takes its subscriptions and keys with it, and its clients at the key manager', async () => {
  const api = testApi({ scopes: [{ key: 'read', name: 'Read', description: '', roles: [] }] });
  await at.putApi(api);
  const { applicationId } = (await create({ name: 'Full' })).body;
  const subscription = (await at.portal('POST', '/subscriptions', { apiId: api.id, applicationId, throttlingPolicy: 'Bronze' })).body;
  const keys = (await at.portal('POST', `/applications/${applicationId}/generate-keys`, { keyType: 'PRODUCTION', grantTypesToBeSupported: ['client_credentials'] })).body;
  expect((await at.portal('GET', `/applications/${applicationId}`)).body).toMatchObject({ subscriptionCount: 1, subscriptionScopes: [{ key: 'read' }] });
  const subscriptions = createProjection(at.bus, subscriptionChanged);
  const mappings = createProjection(at.bus, applicationKeyChanged);
  await subscriptions.start();
  await mappings.start();
  await eventually(() => expect([subscriptions.size, mappings.size]).toEqual([1, 1]));

  expect((await at.portal('DELETE', `/applications/${applicationId}`)).status).toBe(200);

  await eventually(() => expect([subscriptions.get(subscription.subscriptionId), mappings.size]).toEqual([undefined, 0]));
  await eventually(() => expect(at.keyManager.clients.has(keys.consumerKey)).toBe(false));
  expect((await at.portal('GET', `/subscriptions/${subscription.subscriptionId}`)).status).toBe(404);
  await subscriptions.stop();
  await mappings.stop();
});

test('whatever the owner has is on the hub again after a start with an empty one', async () => {
  const { applicationId } = (await create({ name: 'Again' })).body;
  await at.restart();
  const applications = createProjection(at.bus, applicationChanged);
  await applications.start();

  await eventually(() => expect(applications.get(applicationId)).toMatchObject({ name: 'Again' }));
  await applications.stop();
});
