import { apiChanged, applicationChanged, denyPolicyChanged, type DenyPolicy } from '@quintet/contracts';
import { createProjection, outgoing, type Projection } from '@quintet/messaging';
import { eventually } from '@quintet/testkit';
import { catalogueEntry } from './catalogue-entry';
import { startTrafficManager, type TestTrafficManager } from './start-traffic-manager';

let it: TestTrafficManager;
let announced: Projection<DenyPolicy>;
const origin = { source: '/test', timeMs: 0, entityVersion: 1 };
const application = { id: 'p1', organization: 'carbon.super', name: 'Shop: web', owner: 'ann', description: '', policy: 'Unlimited', tokenType: 'JWT' as const, groups: [], attributes: {}, createdMs: 0 };

beforeAll(async () => {
  it = await startTrafficManager();
  await it.bus.publish([outgoing(applicationChanged, application, origin), outgoing(apiChanged, catalogueEntry(), origin)]);
  announced = createProjection(it.bus, denyPolicyChanged);
  await announced.start();
});
afterAll(async () => {
  await announced.stop();
  await it.stop();
});

const post = (conditionType: unknown, conditionValue: unknown, more: object = {}) => it.call('POST', '/deny-policies', { body: { conditionType, conditionValue, ...more } });

test.each<[string, unknown, object]>([
  ['API', '/pizza/1.0.0', { type: 'API', context: '/pizza/1.0.0' }],
  ['APPLICATION', 'ann:Shop: web', { type: 'APPLICATION', owner: 'ann', applicationName: 'Shop: web' }],
  ['IP', { fixedIp: '192.0.2.7', invert: false }, { type: 'IP', fixedIp: '192.0.2.7', invert: false }],
  ['IP', { fixedIp: '2001:db8::7', invert: true }, { type: 'IP', fixedIp: '2001:db8::7', invert: true }],
  ['IPRANGE', { startingIp: '192.0.2.1', endingIp: '192.0.2.9', invert: false }, { type: 'IPRANGE', startingIp: '192.0.2.1', endingIp: '192.0.2.9', invert: false }],
  ['USER', 'nobody', { type: 'USER', user: 'nobody' }],
])('a policy of type %s is made, switched off and on, and deleted, each step announced', async (conditionType, conditionValue, announcement) => {
  const created = await post(conditionType, conditionValue);
  expect(created.status).toBe(201);
  expect(created.body).toEqual({ conditionId: expect.any(String), conditionType, conditionValue, conditionStatus: true });
  const at = `/deny-policy/${created.body.conditionId}`;
  expect(created.headers.get('location')).toBe(`/api/am/admin/v4/throttling${at}`);
  expect((await it.call('GET', at)).body).toEqual(created.body);
  expect((await it.call('GET', '/deny-policies')).body.list).toContainEqual(created.body);
  await eventually(() => expect(announced.get(created.body.conditionId)).toEqual({ id: created.body.conditionId, organization: 'carbon.super', enabled: true, ...announcement }));

  const off = await it.call('PATCH', at, { body: { conditionId: created.body.conditionId, conditionStatus: false } });
  expect([off.status, off.body.conditionStatus]).toEqual([200, false]);
  await eventually(() => expect(announced.get(created.body.conditionId)?.enabled).toBe(false));
  expect((await it.call('PATCH', at, { body: { conditionStatus: true } })).body.conditionStatus).toBe(true);
  await eventually(() => expect(announced.get(created.body.conditionId)?.enabled).toBe(true));

  expect((await post(conditionType, conditionValue)).status).toBe(409);
  expect((await it.call('DELETE', at)).status).toBe(200);
  await eventually(() => expect(announced.get(created.body.conditionId)).toBeUndefined());
  for (const method of ['GET', 'DELETE']) expect((await it.call(method, at)).status).toBe(404);
  expect((await it.call('PATCH', at, { body: { conditionStatus: true } })).status).toBe(404);
});

test('one that is created switched off is of no effect yet', async () => {
  const { body } = await post('USER', 'sleeper', { conditionStatus: false });

  expect(body.conditionStatus).toBe(false);
  await eventually(() => expect(announced.get(body.conditionId)?.enabled).toBe(false));
});

test('another spelling of the same is the same', async () => {
  expect((await post('IP', { fixedIp: '2001:db8::1', invert: false })).status).toBe(201);
  expect((await post('IP', { fixedIp: '2001:0DB8:0::1' })).status).toBe(409);
  expect((await post('IP', { fixedIp: '2001:db8::1', invert: true })).status).toBe(201);
  expect((await post('USER', 'ann')).status).toBe(201);
  expect((await post('USER', 'ann@carbon.super')).status).toBe(409);
});

test('of several that make the same at once one does', async () => {
  const statuses = await Promise.all(Array.from({ length: 4 }, async () => (await post('USER', 'raced')).status));

  expect(statuses.sort()).toEqual([201, 409, 409, 409]);
});

test('of two that switch it at once, knowing its version, one does', async () => {
  const { body, headers } = await post('USER', 'contested');
  const patch = () => it.call('PATCH', `/deny-policy/${body.conditionId}`, { body: { conditionStatus: false }, headers: { 'if-match': headers.get('etag')! } });

  expect((await Promise.all([patch(), patch()])).map(({ status }) => status).sort()).toEqual([200, 412]);
});

test.each<[string, unknown, unknown]>([
  ['conditionType', 'HEADER', 'x'],
  ['conditionType', undefined, 'x'],
  ['conditionValue', 'API', undefined],
  ['conditionValue', 'API', 'pizza/1.0.0'],
  ['conditionValue', 'API', '/nothing/1.0.0'],
  ['conditionValue', 'APPLICATION', 'Shop'],
  ['conditionValue', 'APPLICATION', 'ann:Gone'],
  ['conditionValue', 'USER', ''],
  ['conditionValue', 'IP', '192.0.2.7'],
  ['conditionValue.fixedIp', 'IP', { fixedIp: '192.0.2.256' }],
  ['conditionValue.invert', 'IP', { fixedIp: '192.0.2.5', invert: 'yes' }],
  ['conditionValue.endingIp', 'IPRANGE', { startingIp: '192.0.2.9', endingIp: '192.0.2.1' }],
  ['conditionValue.endingIp', 'IPRANGE', { startingIp: '192.0.2.9', endingIp: '2001:db8::1' }],
  ['conditionValue.startingIp', 'IPRANGE', { endingIp: '192.0.2.1' }],
])('is refused for %s: %s %j', async (field, conditionType, conditionValue) => {
  const before = (await it.call('GET', '/deny-policies')).body.count;
  const { status, body } = await post(conditionType, conditionValue);

  expect(status).toBe(400);
  expect(body.error.map(({ code }: { code: string }) => code)).toContain(field);
  expect((await it.call('GET', '/deny-policies')).body.count).toBe(before);
});

test('an application that was just made may still be on its way', async () => {
  const answer = post('APPLICATION', 'bob:New');
  setTimeout(() => void it.bus.publish([outgoing(applicationChanged, { ...application, id: 'p2', owner: 'bob', name: 'New' }, origin)]), 200);

  expect((await answer).status).toBe(201);
});

test('they are searched by type and value', async () => {
  for (const user of ['search-1', 'search-10']) await post('USER', user);
  const found = async (query: string): Promise<unknown[]> =>
    (await it.call('GET', `/deny-policies?query=${encodeURIComponent(query)}`)).body.list.map(({ conditionValue }: { conditionValue: unknown }) => conditionValue);

  expect(await found('conditionValue:search-1')).toEqual(['search-1', 'search-10']);
  expect(await found('conditionType:USER & conditionValue:"search-1"')).toEqual(['search-1']);
  expect(await found('conditionType:API&conditionValue:search-1')).toEqual([]);
  expect((await it.call('GET', '/deny-policies?query=nonsense')).status).toBe(400);
});

test('without the scope nothing is told or done', async () => {
  const viewer = it.issuer.token({ scopes: ['apim:bl_view', 'apim:tier_manage'] });
  const { conditionId } = (await post('USER', 'guarded')).body;

  expect((await it.call('GET', '/deny-policies', { token: it.issuer.token() })).status).toBe(403);
  expect((await it.call('GET', '/deny-policies', { token: viewer })).status).toBe(200);
  expect((await it.call('POST', '/deny-policies', { token: viewer, body: { conditionType: 'USER', conditionValue: 'x' } })).status).toBe(403);
  expect((await it.call('PATCH', `/deny-policy/${conditionId}`, { token: viewer, body: { conditionStatus: false } })).status).toBe(403);
  expect((await it.call('DELETE', `/deny-policy/${conditionId}`, { token: viewer })).status).toBe(403);
  expect((await it.call('GET', `/deny-policy/${conditionId}`)).body.conditionStatus).toBe(true);
});

test('an organization sees its own only, and names its users with it', async () => {
  const token = it.issuer.token({ organization: 'acme.com', scopes: ['apim:bl_view', 'apim:bl_manage'] });
  const { conditionId } = (await post('USER', 'hidden')).body;

  expect((await it.call('GET', '/deny-policies', { token })).body.count).toBe(0);
  expect((await it.call('DELETE', `/deny-policy/${conditionId}`, { token })).status).toBe(404);
  expect((await it.call('POST', '/deny-policies', { token, body: { conditionType: 'USER', conditionValue: 'ann' } })).body.conditionValue).toBe('ann@acme.com');
});

test('a new hub is told of all of them', async () => {
  const { conditionId } = (await post('USER', 'lasting')).body;
  await announced.stop();
  await it.restart();
  announced = createProjection(it.bus, denyPolicyChanged);
  await announced.start();

  await eventually(() => expect(announced.get(conditionId)).toMatchObject({ user: 'lasting', enabled: true }));
});
