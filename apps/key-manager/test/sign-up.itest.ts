import { atOnce } from './at-once';
import { admin, publicUrl, serviceSecrets, startKeyManager, type RunningKeyManager } from './start-key-manager';
import { actionOf, createBrowser, fieldOf, pkce } from './browser';
import { addUser, basic, passwordToken, register, send, token, type ClientKeys } from './oauth-client';

const limits = { perAddress: 1_000, inAll: 1_000 };
let open: RunningKeyManager;
let asked: RunningKeyManager;
let client: ClientKeys;
beforeAll(async () => {
  open = await startKeyManager();
  asked = await startKeyManager({ config: { signUp: { mode: 'approval', limits } } });
  client = await register(asked.url);
});
afterAll(() => Promise.all([open.end(), asked.end()]));

const api = '/api/identity/user/v1.0';
const ann = { username: 'ann', password: 'correct horse', email: 'ann@mail.example', givenName: 'Ann', familyName: 'Ok' };
const signUp = (at: RunningKeyManager, json: unknown, address = '203.0.113.1') => send(`POST`, `${at.url}${api}/me`, { json, headers: { 'x-forwarded-for': address } });
const asAdmin = basic(admin.username, admin.password);
const find = async (at: RunningKeyManager, name: string) =>
  (await send<{ Resources: Record<string, unknown>[] }>('GET', `${at.url}/scim2/Users?filter=${encodeURIComponent(`userName eq "${name}"`)}`, { authorization: asAdmin })).body.Resources[0];
const fieldsOf = (body: Record<string, unknown>) => (body['error'] as { code: string }[]).map(({ code }) => code);

const workflows = async (method: string, path: string, more: { json?: unknown; scope?: string; as?: { username: string; password: string } } = {}) => {
  const { access_token } = await passwordToken(asked.url, client, more.scope ?? 'apim:api_workflow_view apim:api_workflow_approve', more.as);
  return send<{ list: { referenceId: string; properties: { username: string } }[]; count: number }>(method, `${asked.url}/api/am/admin/v4/workflows${path}`, {
    authorization: `Bearer ${access_token}`,
    ...(more.json === undefined ? {} : { json: more.json }),
  });
};
const referenceOf = async (name: string) => (await workflows('GET', '?workflowType=AM_USER_SIGNUP&limit=200')).body.list.find(({ properties }) => properties.username === name)?.referenceId ?? '';
const decide = (reference: string, status: string, more: Record<string, unknown> = {}) => workflows('POST', `/update-workflow-status?workflowReferenceId=${reference}`, { json: { status, ...more } });
const logIn = (name: string, password: string, scope = 'apim:subscribe') => token(asked.url, client, { grant_type: 'password', username: name, password, scope });

test('who signs up may use the developer portal at once, and nothing else', async () => {
  const answer = await signUp(open, ann);

  expect(answer).toMatchObject({ status: 201, body: { username: 'ann', status: 'ACTIVE' } });
  expect(JSON.stringify(answer.body)).not.toContain(ann.password);
  const rest = await register(open.url);
  expect((await passwordToken(open.url, rest, 'apim:subscribe apim:app_manage apim:api_create apim:admin', ann)).scope).toBe('apim:subscribe apim:app_manage');
  expect(await find(open, 'ann')).toMatchObject({ name: { givenName: 'Ann', familyName: 'Ok' }, emails: [{ value: 'ann@mail.example' }] });
});

test("WSO2's body is understood, with claims that are not kept", async () => {
  const claims = [
    { uri: 'http://wso2.org/claims/emailaddress', value: 'bea@mail.example' },
    { uri: 'http://wso2.org/claims/givenname', value: 'Bea' },
    { uri: 'http://wso2.org/claims/lastname', value: 'Doe' },
    { uri: 'http://wso2.org/claims/country', value: 'LK' },
  ];

  expect(await signUp(open, { user: { username: 'bea', realm: 'PRIMARY', password: 'long enough now', claims }, properties: [{ key: 'callback', value: 'x' }] })).toMatchObject({ status: 201, body: { username: 'bea' } });
  expect(await find(open, 'bea')).toMatchObject({ name: { givenName: 'Bea', familyName: 'Doe' } });
  expect(fieldsOf((await signUp(open, { user: { username: 'x', password: 'y', claims: [] } })).body)).toEqual(['email']);
});

test.each<[string, Record<string, unknown>, string]>([
  ['too short', { password: 'sh0rt!!' }, 'password'],
  ['too long', { password: 'x1'.repeat(33) }, 'password'],
  ['common', { password: 'Password123' }, 'password'],
  ['a repetition', { password: 'abababababab' }, 'password'],
  ['with the user name in it', { password: 'my Valid-Name pw' }, 'password'],
  ['no text', { password: 12345678 }, 'password'],
  ['too short', { username: 'ab' }, 'username'],
  ['of other signs', { username: 'a b c' }, 'username'],
  ['an address', { username: 'valid@mail.example' }, 'username'],
  ['a look-alike in another script', { username: 'аdmin' }, 'username'],
  ['one of the system', { username: 'quintet-publisher' }, 'username'],
  ['no address', { email: 'not an address' }, 'email'],
  ['missing', { email: undefined }, 'email'],
  ['with control characters', { givenName: 'a\u0000b' }, 'givenName'],
  ['too long', { familyName: 'x'.repeat(101) }, 'familyName'],
  ['unknown', { roles: ['admin'] }, ''],
])('%s: refused for its field (%#)', async (_what, change, field) => {
  const { status, body } = await signUp(open, { ...ann, username: 'valid-name', ...change });

  expect({ status, fields: fieldsOf(body) }).toEqual({ status: 400, fields: [field] });
  expect(await find(open, 'valid-name')).toBeUndefined();
});

test('several faults are all said, each beside its field', async () => {
  expect(fieldsOf((await signUp(open, { username: 'a@b', password: 'short', email: 'ann@mail.example' })).body)).toEqual(['username', 'password']);
});

test('a name is taken once, whatever its capitals, also when several ask at once', async () => {
  await addUser(open.url, 'Taken', 'taken pass', []);
  expect(await signUp(open, { ...ann, username: 'taken' })).toMatchObject({ status: 409, body: { error: [{ code: 'username' }] } });

  const all = await atOnce(open.databaseUrl, 'user_account', 4, () => Promise.all(['carl', 'Carl', 'CARL', 'carl'].map((username) => signUp(open, { ...ann, username }))));
  expect(all.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
});

test('the page is told the rules, and whether a name is free', async () => {
  expect((await send('GET', `${open.url}${api}/sign-up`)).body).toMatchObject({ mode: 'open', password: { minLength: 8, maxLength: 64 }, username: { minLength: 3 } });
  const ask = (username: string) => send('POST', `${open.url}${api}/sign-up/username`, { json: { username } });

  expect((await ask('ADMIN')).body).toEqual({ available: false, reason: 'is taken' });
  expect((await ask('somebody-new')).body).toEqual({ available: true });
  expect((await ask('a b')).body).toMatchObject({ available: false });
});

test('attempts are limited by address and in all, also those that only ask for a name; what was refused for its fields costs nothing', async () => {
  const few = await startKeyManager({ config: { signUp: { mode: 'open', limits: { perAddress: 2, inAll: 4 } } } });
  try {
    const from = (address: string, username: string) => signUp(few, { ...ann, username }, address);
    const name = (address: string) => send('POST', `${few.url}${api}/sign-up/username`, { json: { username: 'free-name' }, headers: { 'x-forwarded-for': address } });
    for (let i = 0; i < 5; i += 1) expect((await signUp(few, { ...ann, password: 'x' }, '2001:db8::1')).status).toBe(400);
    expect((await from('2001:db8::1', 'one-1')).status).toBe(201);
    expect((await name('2001:db8::2')).status).toBe(200); // of the same network
    const refused = await from('2001:db8::3', 'one-3');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(1_000);
    expect((await name('2001:db8::3')).status).toBe(429);
    expect((await from('203.0.113.2', 'two-1')).status).toBe(201);
    expect((await from('203.0.113.3', 'three-1')).status).toBe(201);
    expect((await from('203.0.113.4', 'four-1')).status).toBe(429);
  } finally {
    await few.end();
  }
});

test('closed: nobody signs up', async () => {
  const closed = await startKeyManager({ config: { signUp: { mode: 'closed', limits } } });
  try {
    expect((await signUp(closed, ann)).status).toBe(403);
    expect((await send('POST', `${closed.url}${api}/sign-up/username`, { json: { username: 'ann' } })).status).toBe(403);
    expect((await send('GET', `${closed.url}${api}/sign-up`)).body).toMatchObject({ mode: 'closed' });
  } finally {
    await closed.end();
  }
});

test('until an administrator approves, the user has no rights, does not log in, and is told why', async () => {
  expect(await signUp(asked, ann)).toMatchObject({ status: 201, body: { status: 'AWAITING_APPROVAL' } });
  expect(await find(asked, 'ann')).toMatchObject({ roles: [{ value: 'Internal/selfsignup' }, { value: 'Internal/everyone' }] });
  expect(await logIn('ann', ann.password)).toMatchObject({ status: 400, body: { error: 'invalid_grant', error_description: expect.stringContaining('approval') } });
  expect((await logIn('ann', 'wrong password')).body).toMatchObject({ error_description: expect.not.stringContaining('approval') });

  const browser = createBrowser(asked.url);
  const query = { response_type: 'code', client_id: 'quintet-devportal', redirect_uri: `${publicUrl}/devportal/login/callback`, scope: 'openid apim:subscribe', code_challenge: pkce().challenge, code_challenge_method: 'S256' };
  const page = await browser.follow(await browser.go(`/oauth2/authorize?${new URLSearchParams(query)}`));
  const refused = await browser.go(actionOf(page), { csrf: fieldOf(page, 'csrf'), username: 'ann', password: ann.password });
  expect(refused.status).toBe(403);
  expect(refused.text).toContain('waits for the approval');

  const reference = await referenceOf('ann');
  expect((await workflows('GET', `/${reference}`)).body).toMatchObject({
    workflowType: 'USER_SIGNUP', workflowStatus: 'CREATED', referenceId: reference, properties: { username: 'ann', email: 'ann@mail.example', givenName: 'Ann', familyName: 'Ok' },
  });
  expect(await decide(reference, 'APPROVED', { description: 'known to us' })).toMatchObject({ status: 200, body: { status: 'APPROVED' } });

  expect((await logIn('ann', ann.password, 'apim:subscribe apim:api_create')).body).toMatchObject({ scope: 'apim:subscribe' });
  const done = await browser.go(actionOf(refused), { csrf: fieldOf(refused, 'csrf'), username: 'ann', password: ann.password });
  expect(done.status).toBe(303);
  expect(serviceSecrets.devportal).not.toBe('');
  expect(await workflows('GET', `/${reference}`)).toMatchObject({ body: { workflowStatus: 'APPROVED', properties: { decidedBy: 'admin', comment: 'known to us' } } });
  expect(await referenceOf('ann')).toBe('');
  expect((await workflows('GET', '?workflowStatus=APPROVED')).body.list).toEqual([expect.objectContaining({ referenceId: reference })]);
});

test('who is rejected never gets in; his name is free again', async () => {
  await signUp(asked, { ...ann, username: 'eve' });
  const reference = await referenceOf('eve');

  expect((await decide(reference, 'REJECTED')).status).toBe(200);
  expect((await logIn('eve', ann.password)).status).toBe(400);
  expect(await find(asked, 'eve')).toBeUndefined();
  expect((await workflows('GET', '?workflowStatus=REJECTED')).body.list).toEqual([expect.objectContaining({ referenceId: reference, properties: expect.objectContaining({ decidedBy: 'admin' }) })]);
  expect((await signUp(asked, { ...ann, username: 'eve' })).status).toBe(201);
});

test('a task is decided once, also when two decide at once', async () => {
  await signUp(asked, { ...ann, username: 'fred' });
  const reference = await referenceOf('fred');
  const answers = await atOnce(asked.databaseUrl, 'user_account', 3, () => Promise.all(['APPROVED', 'REJECTED', 'APPROVED'].map((status) => decide(reference, status))));

  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  const user = await find(asked, 'fred');
  expect(user === undefined).toBe(answers[1]?.status === 200);
});

test('who is deleted while he waits is not asked about any more', async () => {
  await signUp(asked, { ...ann, username: 'gina' });
  const { id } = (await find(asked, 'gina')) as { id: string };

  expect((await send('DELETE', `${asked.url}/scim2/Users/${id}`, { authorization: asAdmin })).status).toBe(204);
  expect(await referenceOf('gina')).toBe('');
});

test('under the name of a user who is gone nobody signs up: what he owned is kept under it; an administrator may give it again', async () => {
  await signUp(open, { ...ann, username: 'owner' });
  const { id } = (await find(open, 'owner')) as { id: string };
  await send('DELETE', `${open.url}/scim2/Users/${id}`, { authorization: asAdmin });

  expect(await signUp(open, { ...ann, username: 'Owner' })).toMatchObject({ status: 409, body: { error: [{ code: 'username' }] } });
  expect((await send('POST', `${open.url}${api}/sign-up/username`, { json: { username: 'owner' } })).body).toEqual({ available: false, reason: 'is taken' });
  expect((await addUser(open.url, 'owner', 'some pass', [])).status).toBe(201);
});

test('tasks are paged; other kinds are empty; wrong requests are refused', async () => {
  for (const username of ['page-1', 'page-2', 'page-3']) await signUp(asked, { ...ann, username });
  const { body } = await workflows('GET', '?workflowType=AM_USER_SIGNUP&limit=2&offset=1');

  expect(body).toMatchObject({ count: 2, next: expect.stringContaining('offset=3'), previous: '/workflows?workflowType=AM_USER_SIGNUP&limit=2&offset=0' });
  expect((await workflows('GET', '?workflowType=AM_APPLICATION_CREATION')).body).toMatchObject({ count: 0, list: [] });
  expect((await workflows('GET', '?workflowType=NONE')).status).toBe(400);
  expect((await workflows('GET', '/nothing')).status).toBe(404);
  expect((await decide('nothing', 'APPROVED')).status).toBe(404);
  expect((await decide(await referenceOf('page-1'), 'MAYBE')).status).toBe(400);
});

test('who may only view decides nothing, and who may neither sees nothing', async () => {
  await addUser(asked.url, 'pub', 'pub pass', ['Internal/publisher']);
  const reference = await referenceOf('page-1');

  expect((await workflows('POST', `/update-workflow-status?workflowReferenceId=${reference}`, { scope: 'apim:api_workflow_view', json: { status: 'APPROVED' } })).status).toBe(403);
  expect((await workflows('GET', '', { scope: 'apim:api_view', as: { username: 'pub', password: 'pub pass' } })).status).toBe(403);
  expect((await send('GET', `${asked.url}/api/am/admin/v4/workflows`)).status).toBe(401);
});

test('who signs up in a tenant is a user of it, and approved by its administrators only', async () => {
  const owners = [{ username: 'admin', password: 'acme pass', email: 'admin@acme.example' }];
  await send('POST', `${asked.url}/api/server/v1/tenants`, { authorization: asAdmin, json: { domain: 'acme.com', owners } });
  expect(await signUp(asked, { ...ann, username: 'ann@acme.com' })).toMatchObject({ status: 201, body: { username: 'ann@acme.com' } });
  expect((await signUp(asked, { ...ann, username: 'ann@elsewhere.org' })).status).toBe(400);

  const boss = { username: 'admin@acme.com', password: 'acme pass' };
  const { body } = await workflows('GET', '', { as: boss });
  expect(body.list.map(({ properties }) => properties.username)).toEqual(['ann']);
  const path = `/update-workflow-status?workflowReferenceId=${body.list[0]?.referenceId ?? ''}`;
  expect((await workflows('POST', path, { json: { status: 'APPROVED' } })).status).toBe(404);
  expect((await workflows('POST', path, { json: { status: 'APPROVED' }, as: boss })).status).toBe(200);
  expect((await logIn('ann@acme.com', ann.password)).body).toMatchObject({ scope: 'apim:subscribe' });
});
