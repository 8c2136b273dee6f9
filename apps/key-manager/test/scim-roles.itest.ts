import { atOnce } from './at-once';
import { admin, publicUrl, startKeyManager, type RunningKeyManager } from './start-key-manager';
import { basic, introspect, passwordToken, register, send } from './oauth-client';
import { scimClient, type ScimList } from './scim';

let at: RunningKeyManager;
let scim: ReturnType<typeof scimClient>;
let ann: string;
let bob: string;
const boss = { username: 'admin@acme.com', password: 'acme pass' };
beforeAll(async () => {
  at = await startKeyManager();
  scim = scimClient(at.url);
  [ann, bob] = [await scim.add('ann'), await scim.add('bob')];
  const owners = [{ username: 'admin', password: boss.password, email: 'admin@acme.example' }];
  await send('POST', `${at.url}/api/server/v1/tenants`, { authorization: basic(admin.username, admin.password), json: { domain: 'acme.com', owners } });
});
afterAll(() => at.end());

const rolesOf = async (id: string) => ((await scim.call('GET', `/Users/${id}`)).body['roles'] as { value: string }[]).map(({ value }) => value);
const idOf = async (name: string) => (await scim.list('v2/Roles', { filter: `displayName eq "${name}"` })).body.Resources[0]?.id ?? '';
const account = 'urn:quintet:scim:schemas:extension:1.0:Account';

test('the roles of the system are there, with what they open; neither renamed nor deleted', async () => {
  const { body } = await scim.list('v2/Roles', { count: 100 });
  expect(body.Resources.map(({ displayName }) => displayName)).toEqual(expect.arrayContaining(['admin', 'Internal/creator', 'Internal/publisher', 'Internal/subscriber', 'Internal/everyone', 'Internal/selfsignup']));
  const creator = await scim.call('GET', `/v2/Roles/${await idOf('Internal/creator')}`);
  expect(creator.body).toMatchObject({ displayName: 'Internal/creator', users: [], permissions: expect.arrayContaining([{ value: 'apim:api_create', display: 'apim:api_create' }]), [account]: { systemRole: true }, meta: { resourceType: 'Role', location: `${publicUrl}/scim2/v2/Roles/${creator.body.id}` } });

  const path = `/v2/Roles/${creator.body.id}`;
  expect(await scim.patch(path, [{ op: 'replace', path: 'displayName', value: 'other' }])).toMatchObject({ status: 409, body: { scimType: 'mutability' } });
  expect((await scim.call('DELETE', path)).status).toBe(409);
  expect((await scim.patch(`/v2/Roles/${await idOf('Internal/everyone')}`, [{ op: 'add', path: 'users', value: [{ value: ann }] }])).status).toBe(409);
});

test('a role is made with members, changed, renamed and deleted; its users follow, and their tokens end', async () => {
  const made = await scim.call('POST', '/v2/Roles', { displayName: 'cook', users: [{ value: ann }] });
  expect(made).toMatchObject({ status: 201, body: { displayName: 'cook', users: [{ value: ann, display: 'ann', $ref: `${publicUrl}/scim2/Users/${ann}` }], [account]: { systemRole: false } } });
  expect(made.headers.get('location')).toBe(`${publicUrl}/scim2/v2/Roles/${made.body.id}`);
  const path = `/v2/Roles/${made.body.id}`;
  const client = await register(at.url);
  const { access_token } = await passwordToken(at.url, client, '', { username: 'bob', password: 'some pass' });

  expect((await scim.patch(path, [{ op: 'add', path: 'users', value: [{ value: bob }] }, { op: 'remove', path: `users[value eq "${ann}"]` }])).body).toMatchObject({ users: [{ display: 'bob' }] });
  expect([await rolesOf(ann), await rolesOf(bob)]).toEqual([['Internal/everyone'], ['cook', 'Internal/everyone']]);
  expect(await introspect(at.url, client, access_token)).toEqual({ active: false });

  const etag = (await scim.call('GET', path)).headers.get('etag') ?? '';
  const rename = (value: string) => scim.patch(path, [{ op: 'replace', path: 'displayName', value }], { headers: { 'if-match': etag } });
  expect((await rename('chef')).status).toBe(200);
  expect((await rename('baker')).status).toBe(412);
  expect(await rolesOf(bob)).toEqual(['chef', 'Internal/everyone']);

  expect((await scim.call('PUT', path, { displayName: 'chef', users: [ann, bob].map((value) => ({ value })) })).body).toMatchObject({ users: [{ display: 'ann' }, { display: 'bob' }] });
  expect((await scim.call('PUT', path, { displayName: 'chef' })).body).toMatchObject({ users: [{ display: 'ann' }, { display: 'bob' }] });
  expect((await scim.call('GET', `${path}?excludedAttributes=users`)).body).not.toHaveProperty('users');
  expect((await scim.call('GET', `${path}?attributes=displayName`)).body).toEqual({ schemas: expect.any(Array), id: made.body.id, displayName: 'chef' });

  expect((await scim.call('DELETE', path)).status).toBe(204);
  expect(await rolesOf(ann)).toEqual(['Internal/everyone']);
  expect((await scim.call('GET', path)).status).toBe(404);
});

test('a role that a user is given is there from then on, under both addresses', async () => {
  await scim.patch(`/Users/${ann}`, [{ op: 'add', path: 'roles', value: [{ value: 'given/by user' }] }]);
  const id = await idOf('given/by user');

  expect((await scim.call('GET', `/Roles/${id}`)).body).toMatchObject({ displayName: 'given/by user', users: [{ value: ann }] });
  expect((await scim.list('Roles', { filter: `users.value eq "${ann}"` })).body.Resources.map(({ displayName }) => displayName)).toEqual(['given/by user']);
  expect((await scim.list('v2/Roles', { filter: 'users[display sw "AN"] and displayName co "GIVEN"' })).body.totalResults).toBe(1);
  expect((await scim.list('v2/Roles', { sortBy: 'displayName', sortOrder: 'descending', count: 1, startIndex: 2 })).body).toMatchObject({ itemsPerPage: 1, startIndex: 2 });
});

test.each<[number, string, string, object]>([
  [409, 'uniqueness', 'POST', { displayName: 'admin' }],
  [400, 'invalidValue', 'POST', { displayName: '<b>' }],
  [400, 'invalidValue', 'POST', { displayName: 'new', users: [{ value: 'nobody' }] }],
  [400, 'invalidValue', 'POST', { displayName: 'new', colour: 'red' }],
])('%i %s', async (status, scimType, method, json) => {
  expect(await scim.call(method, '/v2/Roles', json)).toMatchObject({ status, body: { scimType, status: String(status) } });
  expect(await idOf('new')).toBe('');
});

test('who is the last in the role of administrators stays in it', async () => {
  const id = (await scim.list('v2/Roles', { filter: 'displayName eq "admin"' })).body.Resources[0]?.id ?? '';

  expect((await scim.patch(`/v2/Roles/${id}`, [{ op: 'remove', path: 'users' }])).status).toBe(409);
  expect((await scim.patch(`/v2/Roles/${id}`, [{ op: 'add', path: 'users', value: [{ value: ann }] }])).status).toBe(200);
  expect((await scim.patch(`/v2/Roles/${id}`, [{ op: 'remove', path: `users[value eq "${ann}"]` }])).status).toBe(200);
});

describe('below /t/{tenant}', () => {
  const names = (list: ScimList) => list.Resources.map(({ userName }) => userName);
  test("the super tenant's administrators keep a tenant's users and roles", async () => {
    const acme = scimClient(at.url, '/t/acme.com/scim2');
    const made = await acme.call('POST', '/Users', { userName: 'eve', password: 'some pass', roles: ['cook'] });

    expect(made).toMatchObject({ status: 201, body: { userName: 'eve@acme.com', meta: { location: `${publicUrl}/t/acme.com/scim2/Users/${made.body.id}` } } });
    expect(names((await acme.list('Users')).body)).toEqual(['admin@acme.com', 'eve@acme.com']);
    expect(names((await acme.list('Users', { filter: 'userName eq "eve@acme.com" or userName sw "adm"' })).body)).toEqual(['admin@acme.com', 'eve@acme.com']);
    expect((await acme.list('v2/Roles', { filter: 'displayName eq "cook"' })).body.Resources[0]).toMatchObject({ meta: { location: expect.stringContaining(`${publicUrl}/t/acme.com/scim2/v2/Roles/`) } });
    expect((await acme.list('v2/Roles', { filter: 'displayName eq "Internal/subscriber"' })).body.totalResults).toBe(1);
    expect((await scim.call('GET', `/Users/${made.body.id}`)).status).toBe(404);
    const client = await register(at.url);
    expect((await passwordToken(at.url, client, '', { username: 'eve@acme.com', password: 'some pass' })).scope).toBe('default');
  });

  test('its last administrator stays there', async () => {
    const acme = scimClient(at.url, '/t/acme.com/scim2');
    const path = `/Users/${(await acme.list('Users', { filter: 'userName eq "admin"' })).body.Resources[0]?.id ?? ''}`;

    expect(await acme.patch(path, [{ op: 'replace', path: 'active', value: false }])).toMatchObject({ status: 409, body: { message: expect.stringContaining('left') } });
    expect((await acme.patch(path, [{ op: 'remove', path: 'roles' }])).status).toBe(409);
    expect((await acme.call('DELETE', path)).status).toBe(409);
    await acme.add('vice', { roles: ['admin'] });
    expect((await acme.call('DELETE', path)).status).toBe(204);
  });

  test('of its last two administrators one stays, also when both are disabled at once', async () => {
    const acme = scimClient(at.url, '/t/acme.com/scim2');
    const ids = [await acme.add('third', { roles: ['admin'] }), (await acme.list('Users', { filter: 'userName eq "vice"' })).body.Resources[0]?.id ?? ''];
    const enable = (id: string, value: boolean) => acme.patch(`/Users/${id}`, [{ op: 'replace', path: 'active', value }]);
    const answers = await atOnce(at.databaseUrl, 'revocation', 2, () => Promise.all(ids.map((id) => enable(id, false))));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    for (const id of ids) await enable(id, true);
    expect((await acme.call('DELETE', `/Users/${ids[0]}`)).status).toBe(204);
  });

  test('administrators of a tenant keep that one alone; of one that is not there nobody keeps anything', async () => {
    const asVice = (prefix: string) => scimClient(at.url, prefix, basic('vice@acme.com', 'some pass')).list('Users');

    expect((await asVice('/t/acme.com/scim2')).status).toBe(200);
    expect(names((await asVice('/scim2')).body)).toEqual(['eve@acme.com', 'vice@acme.com']);
    expect((await asVice('/t/carbon.super/scim2')).status).toBe(403);
    expect((await scimClient(at.url, '/t/nowhere.org/scim2').list('Users')).status).toBe(404);
    expect((await send('GET', `${at.url}/t/acme.com/scim2/Users`)).status).toBe(401);
  });
});

describe('/Me', () => {
  const me = (as: string) => scimClient(at.url, '/scim2', as);
  const cara = basic('cara', 'some pass');
  beforeAll(async () => void (await scim.add('cara', { roles: ['Internal/subscriber'], emails: ['cara@x.example'] })));

  test('a user reads himself, and changes what is his own', async () => {
    const read = await me(cara).call('GET', '/Me');
    expect(read).toMatchObject({ status: 200, body: { userName: 'cara', roles: [{ value: 'Internal/subscriber' }, { value: 'Internal/everyone' }] } });

    const change = await me(cara).patch('/Me', [{ op: 'replace', value: { name: { givenName: 'Cara', familyName: 'C' }, displayName: 'C' } }, { op: 'replace', path: 'emails', value: [{ value: 'c@y.example' }] }]);
    expect(change).toMatchObject({ status: 200, body: { displayName: 'C', name: { formatted: 'Cara C' }, emails: [{ value: 'c@y.example' }] } });
  });

  test.each([[{ op: 'add', path: 'roles', value: 'admin' }], [{ op: 'replace', path: 'active', value: false }], [{ op: 'replace', path: 'userName', value: 'admin' }], [{ op: 'replace', path: 'externalId', value: 'x' }], [{ op: 'remove', path: 'roles[value eq "Internal/subscriber"]' }]])(
    '%j is not his to change',
    async (operation) => expect(await me(cara).patch('/Me', [operation])).toMatchObject({ status: 400, body: { scimType: 'mutability' } }),
  );

  test('a token of a portal opens it; that of an application does not, nor does none', async () => {
    const client = await register(at.url);
    const bearer = async (scope: string) => `Bearer ${(await passwordToken(at.url, client, scope, { username: 'cara', password: 'some pass' })).access_token}`;

    expect((await me(await bearer('apim:subscribe')).call('GET', '/Me')).body).toMatchObject({ userName: 'cara' });
    expect((await me(await bearer('openid')).call('GET', '/Me')).status).toBe(403);
    expect((await send('GET', `${at.url}/scim2/Me`)).status).toBe(401);
    expect((await me(cara).list('Users')).status).toBe(403);
  });

  test('another password needs the old one, and ends what was open', async () => {
    const client = await register(at.url);
    const { access_token } = await passwordToken(at.url, client, 'apim:subscribe', { username: 'cara', password: 'some pass' });
    const asToken = me(`Bearer ${access_token}`);
    const set = (value: object) => asToken.patch('/Me', [{ op: 'replace', value }]);

    expect(await set({ password: 'correct horse' })).toMatchObject({ status: 400, body: { error: [{ code: 'currentPassword' }] } });
    expect(await set({ password: 'correct horse', currentPassword: 'wrong' })).toMatchObject({ status: 400, body: { error: [{ code: 'currentPassword' }] } });
    expect(await set({ password: 'i am Cara!', currentPassword: 'some pass' })).toMatchObject({ status: 400, body: { error: [{ code: 'password' }] } });
    expect(await set({ password: 'short', currentPassword: 'some pass' })).toMatchObject({ status: 400, body: { error: [{ code: 'password' }] } });
    const done = await set({ password: 'correct horse', currentPassword: 'some pass' });
    expect(done.status).toBe(200);
    expect(JSON.stringify(done.body)).not.toMatch(/correct horse|some pass/);

    expect(await introspect(at.url, client, access_token)).toEqual({ active: false });
    await expect(passwordToken(at.url, client, '', { username: 'cara', password: 'some pass' })).rejects.toThrow('400');
    expect((await passwordToken(at.url, client, 'apim:subscribe', { username: 'cara', password: 'correct horse' })).scope).toBe('apim:subscribe');
  });

  test('a token does not help to guess the password', async () => {
    await scim.add('dave', { roles: ['Internal/subscriber'] });
    const { access_token } = await passwordToken(at.url, await register(at.url), 'apim:subscribe', { username: 'dave', password: 'some pass' });
    const statuses: number[] = [];
    for (let i = 0; i < 12; i += 1) statuses.push((await me(`Bearer ${access_token}`).patch('/Me', [{ op: 'replace', value: { password: 'correct horse', currentPassword: `guess ${i}` } }])).status);

    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
  });
});
