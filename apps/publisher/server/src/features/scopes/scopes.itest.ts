import { apiChanged, scopeChanged, type ApiCatalogueEntry } from '@quintet/contracts';
import type { Projection } from '@quintet/messaging';
import { eventually } from '@quintet/testkit';
import { startPublisher, type Call, type TestPublisher } from '../../../test/start-publisher';

const orders = { name: 'orders:read', displayName: 'Read orders', description: 'All of them', bindings: ['clerk'] };

let publisher: TestPublisher;
let apis: Projection<ApiCatalogueEntry>;
beforeEach(async () => {
  publisher = await startPublisher();
  apis = await publisher.follow(apiChanged);
});
afterEach(() => publisher.stop());

const call = (method: string, path = '', more: Call = {}) => publisher.call(method, `/scopes${path}`, { scopes: ['apim:shared_scope_manage'], ...more });
const make = async (fields: Record<string, unknown> = {}): Promise<string> => (await call('POST', '', { json: { ...orders, ...fields } })).body.id as string;
const writeApi = (json: unknown, method = 'POST', path = '/apis') => publisher.call(method, path, { scopes: ['apim:api_create'], json });
const apiWith = (scope: Record<string, unknown>, shared: boolean) => ({
  name: 'Shop',
  version: '1.0.0',
  context: '/shop',
  scopes: [{ scope, shared }],
  operations: [
    { verb: 'GET', target: '/orders', scopes: [scope['name']] },
    { verb: 'GET', target: '/open', scopes: [] },
  ],
});

test('a shared scope is made, read, listed and found by its name', async () => {
  const made = await call('POST', '', { json: orders });

  expect(made).toMatchObject({ status: 201, body: { ...orders, usageCount: 0 } });
  const { id } = made.body as { id: string };
  expect(made.headers.get('location')).toBe(`/api/am/publisher/v4/scopes/${id}`);
  expect((await call('GET', `/${id}`)).body).toEqual(made.body);
  expect((await call('GET')).body).toMatchObject({ count: 1, list: [made.body], pagination: { total: 1 } });
  expect((await call('HEAD', '/orders:read')).status).toBe(200);
  expect((await call('HEAD', `/${Buffer.from('orders:read').toString('base64url')}`)).status).toBe(200);
  expect((await call('HEAD', '/orders:write')).status).toBe(404);
});

test('an API that shares a scope has its roles, and changes with it', async () => {
  const id = await make();

  const { body: api } = await writeApi(apiWith({ name: 'orders:read', bindings: ['everybody'] }, true));
  expect(api.scopes).toMatchObject([{ shared: true, scope: { id, name: 'orders:read', bindings: ['clerk'] } }]);
  await eventually(() => expect(apis.get(api.id)).toMatchObject({ scopes: [{ key: 'orders:read', name: 'Read orders', roles: ['clerk'] }] }));

  const changed = await call('PUT', `/${id}`, { json: { ...orders, bindings: ['chief'] } });
  expect(changed).toMatchObject({ status: 200, body: { bindings: ['chief'], usageCount: 1 } });
  await eventually(() => expect(apis.get(api.id)).toMatchObject({ scopes: [{ roles: ['chief'] }] }));
  expect((await publisher.call('GET', `/apis/${api.id}/swagger`, { scopes: ['apim:api_view'] })).body).toMatchObject({ openapi: expect.any(String) });
});

test('its changes and its end are told to the other services', async () => {
  const shared = await publisher.follow(scopeChanged);
  const id = await make();
  await eventually(() => expect(shared.get('carbon.super/orders:read')).toEqual({ id, organization: 'carbon.super', name: 'orders:read', displayName: 'Read orders', description: 'All of them', roles: ['clerk'] }));

  await call('PUT', `/${id}`, { json: { ...orders, bindings: ['chief'] } });
  await eventually(() => expect(shared.get('carbon.super/orders:read')?.roles).toEqual(['chief']));
  expect((await call('DELETE', `/${id}`)).status).toBe(200);
  await eventually(() => expect(shared.get('carbon.super/orders:read')).toBeUndefined());
});

test('its uses are told, and while there are any it stays', async () => {
  const id = await make();
  const { body: api } = await writeApi(apiWith({ name: 'orders:read' }, true));

  expect((await call('GET', `/${id}/usage`)).body).toEqual({
    id,
    name: 'orders:read',
    usedApiList: [{ name: 'Shop', context: '/shop/1.0.0', version: '1.0.0', provider: 'ann', usedResourceList: [{ verb: 'GET', target: '/orders' }] }],
  });
  expect((await call('GET')).body.list).toMatchObject([{ usageCount: 1 }]);
  expect((await call('DELETE', `/${id}`)).status).toBe(409);
  await publisher.call('DELETE', `/apis/${api.id}`, { scopes: ['apim:api_delete'] });
  expect((await call('DELETE', `/${id}`)).status).toBe(200);
  expect((await call('GET', `/${id}`)).status).toBe(404);
});

test('an API shares only what there is, and a scope that is named as a shared one is that one', async () => {
  expect(await writeApi(apiWith({ name: 'orders:read' }, true))).toMatchObject({ status: 400, body: { error: [{ code: 'scopes.0.scope.name' }] } });
  await make();

  expect((await writeApi(apiWith({ name: 'orders:read', bindings: ['everybody'] }, false))).body.scopes).toMatchObject([{ shared: true, scope: { bindings: ['clerk'] } }]);
});

test('names are there once, and an own scope of an API does not become a shared one', async () => {
  const id = await make();
  await writeApi(apiWith({ name: 'own' }, false));

  expect((await call('POST', '', { json: orders })).status).toBe(409);
  expect((await call('POST', '', { json: { ...orders, name: 'own' } })).status).toBe(409);
  expect((await call('PUT', `/${id}`, { json: { ...orders, name: 'renamed' } })).status).toBe(400);
});

test('nobody binds a scope of the system to roles of his own', async () => {
  for (const name of ['apim:admin', 'quintet:client_manage', 'openid', 'APIM:admin']) {
    expect((await call('POST', '', { json: { ...orders, name } })).status).toBe(400);
    expect((await writeApi(apiWith({ name, bindings: [] }, false))).status).toBe(400);
  }
});

test('bad input, a missing scope and another organization are refused', async () => {
  const id = await make();
  for (const json of [{}, { name: 'a b' }, { ...orders, bindings: 'clerk' }, { ...orders, colour: 'red' }]) expect((await call('POST', '', { json })).status).toBe(400);

  for (const [method, path] of [['HEAD', '/orders:read'], ['GET', `/${id}`], ['PUT', `/${id}`], ['DELETE', `/${id}`], ['GET', `/${id}/usage`], ['GET', ''], ['POST', '']] as const) {
    const json = method === 'POST' || method === 'PUT' ? orders : undefined;
    expect([method, path, (await call(method, path, { json, scopes: ['apim:subscribe'] })).status]).toEqual([method, path, 403]);
    const foreign = (await call(method, path, { json, organization: 'other.org' })).status;
    expect([method, path, foreign]).toEqual([method, path, path === '' ? (method === 'GET' ? 200 : 201) : 404]);
  }
  expect((await call('GET', '')).body.count).toBe(1);
});
