import { admin, startKeyManager, type RunningKeyManager } from './start-key-manager';
import { addUser, basic, introspect, passwordToken, register, send } from './oauth-client';

let at: RunningKeyManager;
beforeAll(async () => {
  at = await startKeyManager();
});
afterAll(() => at.end());

const asAdmin = basic(admin.username, admin.password);
const users = (method: string, path = '', json?: unknown, authorization: string = asAdmin) =>
  send<Record<string, unknown>>(method, `${at.url}/scim2/Users${path}`, { authorization, ...(json === undefined ? {} : { json }) });

test('an administrator adds, finds, lists and removes users', async () => {
  const made = await users('POST', '', { userName: 'ann', password: 'ann pass', roles: [{ value: 'Internal/creator' }, 'cook'], emails: ['ann@example.com'] });
  expect(made).toMatchObject({ status: 201, body: { userName: 'ann', roles: [{ value: 'Internal/creator' }, { value: 'cook' }, { value: 'Internal/everyone' }] } });
  expect(JSON.stringify(made.body)).not.toContain('ann pass');
  const path = `/${String(made.body['id'])}`;

  expect(await users('GET', path)).toMatchObject({ status: 200, body: made.body });
  expect(await users('GET', `?filter=${encodeURIComponent('userName eq "ann"')}`)).toMatchObject({ body: { totalResults: 1, Resources: [{ userName: 'ann' }] } });
  expect(await users('GET', '?count=1&startIndex=2')).toMatchObject({ body: { totalResults: 2, itemsPerPage: 1, Resources: [{ userName: 'ann' }] } });
  expect((await users('DELETE', path)).status).toBe(204);
  expect((await users('GET', path)).status).toBe(404);
});

test('a name is taken once, also when two ask at once', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => addUser(at.url, 'bob', 'bob pass', [])));

  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
});

test('only administrators keep users: by password, or by a token with the scope', async () => {
  await addUser(at.url, 'carl', 'carl pass', ['Internal/publisher']);
  const client = await register(at.url);
  const bearer = async (scope: string) => `Bearer ${(await passwordToken(at.url, client, scope)).access_token}`;

  expect((await users('GET', '', undefined, basic('carl', 'carl pass'))).status).toBe(403);
  expect((await users('GET', '', undefined, basic('admin', 'wrong'))).status).toBe(401);
  expect((await users('GET', '', undefined, await bearer('apim:admin'))).status).toBe(200);
  expect((await users('GET', '', undefined, await bearer('apim:api_view'))).status).toBe(403);
});

test('another password or other roles end what the user has open', async () => {
  const { body: user } = await addUser(at.url, 'dora', 'dora pass', ['Internal/creator', 'Internal/publisher']);
  const client = await register(at.url);
  const path = `/${String(user['id'])}`;
  const log = (password: string) => passwordToken(at.url, client, 'apim:api_create apim:api_publish', { username: 'dora', password });
  const before = await log('dora pass');

  expect(await users('PUT', path, { userName: 'dora', roles: ['Internal/publisher'] })).toMatchObject({ status: 200, body: { roles: [{ value: 'Internal/publisher' }, { value: 'Internal/everyone' }] } });
  expect(await introspect(at.url, client, before.access_token)).toEqual({ active: false });
  expect((await log('dora pass')).scope).toBe('apim:api_publish');

  expect((await users('PUT', path, { userName: 'dora', password: 'new pass', roles: ['Internal/publisher'] })).status).toBe(200);
  await expect(log('dora pass')).rejects.toThrow('400');
  expect((await log('new pass')).scope).toBe('apim:api_publish');
  expect((await users('PUT', path, { userName: 'other' })).status).toBe(400);
  expect((await users('PUT', '/nobody', { userName: 'x' })).status).toBe(404);
});

test('nobody removes himself', async () => {
  const { body } = await users('GET', `?filter=${encodeURIComponent('userName eq admin')}`);
  const [{ id }] = body['Resources'] as [{ id: string }];

  expect((await users('DELETE', `/${id}`)).status).toBe(409);
  expect((await users('PUT', `/${id}`, { userName: 'admin', roles: [] })).status).toBe(409);
  expect((await users('GET', `/${id}`)).status).toBe(200);
});

test('wrong fields are named', async () => {
  const answer = await users('POST', '', { userName: 'a b', password: 'x', roles: ['<role>'], colour: 'red' });

  expect(answer.status).toBe(400);
  expect((answer.body['error'] as { code: string }[]).map(({ code }) => code)).toEqual(expect.arrayContaining(['userName', 'password', '']));
});
