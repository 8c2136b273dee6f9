import { organizationChanged, type Tenant } from '@quintet/contracts';
import { createProjection, type Projection } from '@quintet/messaging';
import { createTestDatabase, eventually, type TestDatabase } from '@quintet/testkit';
import { admin, startKeyManager, type RunningKeyManager } from './start-key-manager';
import { addUser, basic, claimsOf, introspect, passwordToken, register, send, token } from './oauth-client';

let store: TestDatabase;
let at: RunningKeyManager;
let tenants: Projection<Tenant>;
let acme: string;

const asAdmin = basic(admin.username, admin.password);
const api = (method: string, path = '', more: { json?: unknown; authorization?: string } = {}) =>
  send<Record<string, unknown> & { id: string }>(method, `${at.url}/api/server/v1/tenants${path}`, { authorization: asAdmin, ...more });
const tenant = (domain: string, more = {}) => ({ domain, owners: [{ username: 'admin', password: 'acme pass', email: 'admin@acme.example', firstname: 'A', lastname: 'B', provisioningMethod: 'inline-password' }], ...more });

beforeAll(async () => {
  store = await createTestDatabase();
  at = await startKeyManager({ databaseUrl: store.url });
  acme = (await api('POST', '', { json: tenant('acme.com', { name: 'Acme' }) })).body.id;
  tenants = createProjection(at.bus, organizationChanged);
  await tenants.start();
});
afterAll(async () => {
  await tenants.stop();
  await at.end();
  await store.drop();
});

const boss = { username: 'admin@acme.com', password: 'acme pass' };
const list = (as: { username: string; password: string }) => send<{ Resources: { userName: string }[] }>('GET', `${at.url}/scim2/Users`, { authorization: basic(as.username, as.password) });

test('a user of a tenant logs in with the tenant behind the last @, and his tokens say so', async () => {
  const client = await register(at.url, {}, boss);
  const { access_token, scope } = await passwordToken(at.url, client, 'apim:admin', boss);

  expect(client['appOwner']).toBe('admin@acme.com');
  expect(scope).toBe('apim:admin');
  expect(claimsOf(access_token)).toMatchObject({ sub: 'admin@acme.com', org: 'acme.com' });
  expect(await introspect(at.url, await register(at.url), access_token)).toEqual({ active: false });
});

test('the same name in two tenants is two users, with two passwords', async () => {
  const client = await register(at.url);

  await expect(passwordToken(at.url, client, '', { username: 'admin', password: 'acme pass' })).rejects.toThrow('400');
  await expect(passwordToken(at.url, client, '', { username: 'admin@acme.com', password: admin.password })).rejects.toThrow('400');
});

test('an administrator sees and makes users of his own tenant only', async () => {
  const asBoss = basic(boss.username, boss.password);
  const add = (userName: string) => send('POST', `${at.url}/scim2/Users`, { authorization: asBoss, json: { userName, password: 'some pass' } });

  expect(await add('eve')).toMatchObject({ status: 201, body: { userName: 'eve@acme.com' } });
  expect((await addUser(at.url, 'frank@acme.com', 'some pass', [])).status).toBe(400);
  expect(await addUser(at.url, 'frank@mail.example', 'some pass', [])).toMatchObject({ status: 201, body: { userName: 'frank@mail.example' } });
  expect((await list(boss)).body.Resources.map(({ userName }) => userName)).toEqual(['admin@acme.com', 'eve@acme.com']);
  expect((await list(admin)).body.Resources.map(({ userName }) => userName)).toEqual(['admin', 'frank@mail.example']);
});

test('tenants are read by id, by domain, and listed; the services are told of each', async () => {
  const { body } = await api('GET', `/${acme}`);

  expect(body).toEqual({ id: acme, domain: 'acme.com', name: 'Acme', owners: [{ id: expect.any(String), username: 'admin' }], createdDate: expect.any(String), lifecycleStatus: { activated: true } });
  expect((await api('GET', '/domain/acme.com')).body).toEqual(body);
  expect((await api('GET')).body).toMatchObject({ totalResults: 2, startIndex: 1, count: 2, tenants: [{ domain: 'acme.com' }, { domain: 'carbon.super' }] });
  expect((await api('GET', '?limit=1&offset=1')).body).toMatchObject({ totalResults: 2, startIndex: 2, count: 1, tenants: [{ domain: 'carbon.super' }] });
  expect((await api('GET', '/domain/nowhere.org')).status).toBe(404);
  await eventually(() => expect([...tenants.values()].map(({ organization, enabled }) => [organization, enabled])).toEqual(expect.arrayContaining([['carbon.super', true], ['acme.com', true]])));
});

test('while a tenant is disabled nobody of it logs in, gets tokens or uses those that he has', async () => {
  const client = await register(at.url, {}, boss);
  const { access_token, refresh_token } = await passwordToken(at.url, client, 'apim:admin', boss);
  const status = (activated: boolean) => api('PUT', `/${acme}/lifecycle-status`, { json: { activated } });
  const byToken = () => send('GET', `${at.url}/scim2/Users`, { authorization: `Bearer ${access_token}` });
  expect((await byToken()).status).toBe(200);

  expect((await status(false)).body).toMatchObject({ lifecycleStatus: { activated: false } });
  await eventually(() => expect(tenants.get('acme.com')?.enabled).toBe(false));
  expect(await token(at.url, await register(at.url), { grant_type: 'password', ...boss })).toMatchObject({ status: 400, body: { error: 'invalid_grant', error_description: 'the tenant is disabled' } });
  expect((await token(at.url, await register(at.url), { grant_type: 'password', username: boss.username, password: 'wrong' })).body).toMatchObject({ error_description: expect.not.stringContaining('disabled') });
  expect((await token(at.url, client, { grant_type: 'client_credentials' })).body).toMatchObject({ error: 'invalid_client' });
  expect((await token(at.url, client, { grant_type: 'refresh_token', refresh_token: refresh_token ?? '' })).status).toBeGreaterThanOrEqual(400);
  expect((await list(boss)).status).toBe(403);
  await eventually(async () => expect((await byToken()).status).toBe(401));

  expect((await status(true)).status).toBe(200);
  await eventually(async () => expect((await byToken()).status).toBe(200));
  expect((await passwordToken(at.url, client, 'apim:admin', boss)).scope).toBe('apim:admin');
});

test('a tenant is deleted when it is disabled, with its users and clients; its domain is not given again, as other services keep what it had', async () => {
  const { id } = (await api('POST', '', { json: tenant('gone.org') })).body;
  await register(at.url, {}, { username: 'admin@gone.org', password: 'acme pass' });

  expect((await api('DELETE', `/${id}/metadata`)).status).toBe(409);
  await api('PUT', `/${id}/lifecycle-status`, { json: { activated: false } });
  expect((await api('DELETE', `/${id}/metadata`)).status).toBe(204);
  expect((await api('GET', `/${id}`)).status).toBe(404);
  await eventually(() => expect(tenants.get('gone.org')).toBeUndefined());
  expect((await api('POST', '', { json: tenant('gone.org') })).status).toBe(409);
  expect((await token(at.url, await register(at.url), { grant_type: 'password', username: 'admin@gone.org', password: 'acme pass' })).status).toBe(400);
});

test('the super tenant stays, and is the only one whose administrators keep tenants', async () => {
  const { id } = (await api('GET', '/domain/carbon.super')).body;

  expect((await api('PUT', `/${id}/lifecycle-status`, { json: { activated: false } })).status).toBe(409);
  expect((await api('DELETE', `/${id}/metadata`)).status).toBe(409);
  expect((await api('GET', '', { authorization: basic(boss.username, boss.password) })).status).toBe(403);
  expect((await api('GET', '', { authorization: basic('admin', 'wrong') })).status).toBe(401);
});

test.each([
  ['domain', tenant('Acme')],
  ['domain', tenant('UPPER.com')],
  ['owners', { domain: 'new.org', owners: [] }],
  ['owners.0.username', { domain: 'new.org', owners: [{ username: 'a@b', password: 'some pass' }] }],
  ['owners.0.password', { domain: 'new.org', owners: [{ username: 'admin' }] }],
  ['owners.0.password', { domain: 'new.org', owners: [{ username: 'admin', password: '1' }] }],
])('a tenant is refused for its %s', async (field, json) => {
  const { status, body } = await api('POST', '', { json });

  expect(status).toBe(400);
  expect(JSON.stringify(body)).toContain(field);
  expect((await api('GET', '/domain/new.org')).status).toBe(404);
});

test('a domain is taken once', async () => {
  expect((await api('POST', '', { json: tenant('acme.com') })).status).toBe(409);
});
