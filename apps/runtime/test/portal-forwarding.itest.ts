import { land, type Browser, type GoOptions } from './portal-browser';
import { startPortalWorld, type PortalWorld } from './portal-world';

const api = '/publisher/services/api/am/publisher/v4';
const admin = '/publisher/services/api/am/admin/v4';
const json = { accept: 'application/json' };

let world: PortalWorld;
let browser: Browser;
let csrf: string;
beforeAll(async () => {
  world = await startPortalWorld();
  browser = world.browser();
  await world.logIn(browser);
  csrf = (await world.session(browser)).body.csrfToken;
}, 60_000);
afterAll(() => world.stop());

const get = (path: string, headers: Record<string, string> = {}) => browser.go(path, { headers: { ...json, ...headers } });
const send = (method: string, path: string, body?: unknown, options: GoOptions = {}) =>
  browser.go(path, { method, ...(body === undefined ? {} : { json: body }), ...options, headers: { ...json, 'x-csrf-token': csrf, 'sec-fetch-site': 'same-origin', ...options.headers } });
const newApi = (name: string) => ({ name, context: `/${name}`, version: '1.0.0' });

test.each([
  ['the publisher itself', `${api}/apis`],
  ['the publisher, for administrators', `${admin}/environments`],
  ['the traffic manager', `${admin}/throttling/policies/application`],
  ['the key manager', '/publisher/services/scim2/Users'],
])('a page reads from %s with the tokens of its session', async (_what, path) => {
  const answer = await get(path);

  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(answer.headers.get('x-request-id')).toBeTruthy();
});

test('the developer portal rewrites its topics on behalf of an administrator who is at the publisher', async () => {
  const answer = await send('POST', `${admin}/event-hub/resync/devportal`);

  expect(answer).toMatchObject({ status: 200, body: { owner: 'devportal' } });
});

test('a page makes, changes and deletes, with the entity tag that it was given', async () => {
  const made = await send('POST', `${api}/apis`, newApi('made'));
  expect(made.status).toBe(201);
  const path = `${api}/apis/${made.body.id}`;
  const read = await get(path);
  expect(read.headers.get('etag')).toBeTruthy();

  const tag = read.headers.get('etag') ?? '';
  const changed = await send('PUT', path, { ...read.body, description: 'better' }, { headers: { 'if-match': tag } });
  expect(changed.status).toBe(200);
  expect((await send('PUT', path, { ...read.body, description: 'worse' }, { headers: { 'if-match': tag } })).status).toBe(412);
  expect((await send('DELETE', path)).status).toBe(200);
});

test.each<[string, Record<string, string>]>([
  ['without the CSRF token', { 'x-csrf-token': '' }],
  ['with that of another session', { 'x-csrf-token': 'A'.repeat(43) }],
  ['from another site', { 'sec-fetch-site': 'cross-site' }],
  ['from another host of the same site', { 'sec-fetch-site': 'same-site' }],
])('a change %s is refused', async (_how, headers) => {
  const answer = await send('POST', `${api}/apis`, newApi('refused'), { headers });

  expect(answer).toMatchObject({ status: 403, body: { code: 403, message: 'The request did not come from a page of this portal' } });
  expect((await get(`${api}/apis?query=name:refused`)).body.count).toBe(0);
});

test('a change from another origin is refused where the browser does not say more', async () => {
  const answer = await browser.go(`${api}/apis`, { json: newApi('refused'), headers: { ...json, 'x-csrf-token': csrf, origin: 'https://evil.example' } });

  expect(answer.status).toBe(403);
});

test('without a session there is no access, whatever token is sent', async () => {
  const stranger = world.browser();
  const refused = { status: 401, body: { code: 401, message: 'You are not logged in, or your session is over' } };
  expect(await stranger.go(`${api}/apis`, { headers: json })).toMatchObject(refused);
  expect(await stranger.go(`${api}/apis`, { headers: { ...json, authorization: 'Bearer something' } })).toMatchObject(refused);
});

test.each([
  '/publisher/services/oauth2/token',
  '/publisher/services/keymanager-operations/dcr/register',
  '/publisher/services/api/am/devportal-operations/v1/subscriptions/x',
  '/publisher/services/api/am/publisher/v4/../../../../scim2/Users',
  '/publisher/services/api/am/publisher/v4/%2e%2e/x',
  '/publisher/services//scim2/Users',
  '/publisher/services/',
])('%s is no service of the portal', async (path) => {
  // fetch() would tidy the path up: this one goes out as it is.
  const { request } = await import('node:http');
  const status = await new Promise((resolve, reject) => {
    const { hostname, port } = new URL(world.url);
    request({ hostname, port, path, headers: { ...json, cookie: `quintet_publisher=${browser.cookie('quintet_publisher')}` } }, (res) => {
      res.resume();
      resolve(res.statusCode);
    })
      .on('error', reject)
      .end();
  });

  expect(status).toBe(404);
});

test('what users uploaded runs nothing, and is loaded as nothing that could', async () => {
  const made = await send('POST', `${api}/apis`, newApi('hostile'));
  const form = new FormData();
  form.set('file', new Blob(['<svg xmlns="http://www.w3.org/2000/svg"><rect width="1" height="1"/></svg>'], { type: 'image/svg+xml' }), 'a.svg');
  const path = `${api}/apis/${made.body.id}/thumbnail`;
  const cookie = `quintet_publisher=${browser.cookie('quintet_publisher')}`;
  const put = await fetch(world.url + path, { method: 'PUT', body: form, headers: { cookie, 'x-csrf-token': csrf } });
  await put.text();
  expect([200, 201]).toContain(put.status);

  const shown = await get(path, { 'sec-fetch-dest': 'image' });
  expect(shown.status).toBe(200);
  expect(shown.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
  for (const kind of ['script', 'style', 'iframe', 'worker', 'serviceworker', 'object']) expect((await get(path, { 'sec-fetch-dest': kind })).status).toBe(403);
});

test('what a user may not do he may not do through the portal', async () => {
  const roles = ['Internal/creator'];
  expect((await send('POST', '/publisher/services/scim2/Users', { userName: 'cora', password: 'Corals-are-red-1', roles })).status).toBe(201);
  const cora = world.browser();
  await world.logIn(cora, 'publisher', { username: 'cora', password: 'Corals-are-red-1' });
  const { user, csrfToken } = (await world.session(cora)).body;
  expect(user.scopes).toContain('apim:api_create');
  expect(user.scopes).not.toContain('apim:admin');

  expect((await cora.go('/publisher/services/scim2/Users', { headers: json })).status).toBe(403);
  expect((await cora.go(`${api}/apis`, { json: newApi('coras'), headers: { ...json, 'x-csrf-token': csrfToken } })).status).toBe(201);
});

describe('the developer portal', () => {
  const services = '/devportal/services/api/am/devportal/v3';

  test('shows the catalogue to visitors, who change nothing', async () => {
    const visitor = world.browser();
    expect((await visitor.go(`${services}/apis`, { headers: json })).status).toBe(200);
    expect((await visitor.go(`${services}/applications`, { headers: json })).status).toBe(401);
    expect((await visitor.go(`${services}/applications`, { json: { name: 'x', throttlingPolicy: 'Unlimited' }, headers: json })).status).toBe(401);
  });

  test('lets visitors sign up', async () => {
    expect((await world.browser().go('/devportal/services/api/identity/user/v1.0/sign-up', { headers: json })).status).toBe(200);
  });

  test('is logged in to without a password by who is logged in at the publisher', async () => {
    const page = await land(browser, await browser.go('/devportal/login?return=/applications'));
    expect(page.text).toContain('<title>pages</title>');
    const { body } = await world.session(browser, 'devportal');
    expect(body.user.scopes).toEqual(expect.arrayContaining(['apim:subscribe', 'apim:app_manage']));

    const made = await browser.go(`${services}/applications`, { json: { name: 'first', throttlingPolicy: 'Unlimited' }, headers: { ...json, 'x-csrf-token': body.csrfToken } });
    expect(made.status).toBe(201);
  });

  test('is what the address of the system leads to', async () => {
    expect(await browser.go('/')).toMatchObject({ status: 302, location: '/devportal' });
    expect((await browser.go('/nothing-here', { headers: json })).body).toMatchObject({ description: 'No service answers this path' });
  });
});
