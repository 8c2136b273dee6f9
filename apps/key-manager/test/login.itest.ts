import { createHash } from 'node:crypto';
import { issuer, publicUrl, serviceSecrets, startKeyManager, type RunningKeyManager } from './start-key-manager';
import { actionOf, createBrowser, fieldOf, pkce, type Browser, type Page } from './browser';
import { addUser, claimsOf, introspect, register, send, token, type ClientKeys } from './oauth-client';

const callback = 'https://app.example/callback';
let at: RunningKeyManager;
let client: ClientKeys;
beforeAll(async () => {
  at = await startKeyManager();
  client = await register(at.url, { clientName: '<b>shop</b>', callbackUrl: callback });
  await addUser(at.url, 'creator', 'creator pass', ['Internal/creator']);
});
afterAll(() => at.end());

const authorizeUrl = (challenge: string, change: Record<string, string | undefined> = {}): string => {
  const parameters = { response_type: 'code', client_id: client.clientId, redirect_uri: callback, scope: 'openid apim:api_view apim:admin', state: 'st', code_challenge: challenge, code_challenge_method: 'S256', ...change };
  return `/oauth2/authorize?${new URLSearchParams(Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined))}`;
};
const logIn = (browser: Browser, page: Page, username = 'creator', password = 'creator pass') => browser.go(actionOf(page), { csrf: fieldOf(page, 'csrf'), username, password });
const openLogin = async (browser: Browser, challenge: string, change: Record<string, string | undefined> = {}) => browser.follow(await browser.go(authorizeUrl(challenge, change)));
const codeOf = (page: Page): string => new URL(page.location ?? '').searchParams.get('code') ?? '';
const exchange = (code: string, verifier: string, keys: ClientKeys = client, uri = callback) => token(at.url, keys, { grant_type: 'authorization_code', code, redirect_uri: uri, code_verifier: verifier });

const reachCode = async (browser: Browser, challenge: string): Promise<Page> => {
  const consent = await browser.follow(await browser.follow(await logIn(browser, await openLogin(browser, challenge))));
  return browser.follow(await browser.go(actionOf(consent), { csrf: fieldOf(consent, 'csrf'), decision: 'allow' }));
};

test('a user logs in, agrees, and the application gets a token with what his roles allow', async () => {
  const browser = createBrowser(at.url);
  const { verifier, challenge } = pkce();

  const login = await openLogin(browser, challenge);
  expect(login.status).toBe(200);
  expect(login.text).toContain('&lt;b&gt;shop&lt;/b&gt;');
  const resumed = await browser.follow(await logIn(browser, login));
  const consent = await browser.follow(resumed);
  expect(consent.text).toContain('<li>apim:api_view</li>');
  expect(consent.text).not.toContain('apim:admin');
  const done = await browser.follow(await browser.go(actionOf(consent), { csrf: fieldOf(consent, 'csrf'), decision: 'allow' }));

  const back = new URL(done.location ?? '');
  expect(back.origin + back.pathname).toBe(callback);
  expect(Object.fromEntries(back.searchParams)).toMatchObject({ state: 'st', iss: issuer, code: expect.any(String) });
  const answer = await exchange(codeOf(done), verifier);
  expect(answer).toMatchObject({ status: 200, body: { scope: 'openid apim:api_view', token_type: 'Bearer', refresh_token: expect.any(String), id_token: expect.any(String) } });
  expect(claimsOf(answer.body.access_token)).toMatchObject({ sub: 'creator', aut: 'APPLICATION_USER', azp: client.clientId, roles: ['Internal/creator', 'Internal/everyone'] });
  expect(claimsOf(answer.body.id_token ?? '')).toMatchObject({ iss: issuer, sub: 'creator', aud: client.clientId });
  expect((await token(at.url, client, { grant_type: 'refresh_token', refresh_token: answer.body.refresh_token ?? '' })).body.scope).toBe('openid apim:api_view');
});

test('cookies are for this site, over TLS, and out of reach of scripts; pages run and load nothing', async () => {
  const browser = createBrowser(at.url);
  const login = await openLogin(browser, pkce().challenge);
  await browser.follow(await logIn(browser, login));

  expect(browser.setCookies.length).toBeGreaterThan(3);
  for (const cookie of browser.setCookies) expect(cookie.toLowerCase()).toMatch(/^(?=.*; secure)(?=.*; httponly)(?=.*; samesite=lax)/);
  const policy = login.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("form-action 'self' https://app.example");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/script|unsafe/);
  expect(login.text).not.toMatch(/<script|<style|style="/);
});

test('the pages have a stylesheet of their own, kept for good', async () => {
  const login = await openLogin(createBrowser(at.url), pkce().challenge);
  const path = /<link rel="stylesheet" href="([^"]+)"/.exec(login.text)?.[1] ?? '';
  const sheet = await fetch(at.url + path);

  expect(login.headers.get('content-security-policy')).toContain("style-src 'self';");
  expect(sheet.status).toBe(200);
  expect(sheet.headers.get('content-type')).toContain('text/css');
  expect(sheet.headers.get('cache-control')).toContain('immutable');
  expect(await sheet.text()).toContain('prefers-color-scheme: dark');
});

test('the page leads to the sign-up while people may sign up', async () => {
  const closed = await startKeyManager({ config: { signUp: { mode: 'closed', limits: { perAddress: 1, inAll: 1 } } } });
  try {
    const query = { client_id: 'quintet-devportal', redirect_uri: `${publicUrl}/devportal/login/callback` };
    const shown = async (url: string) => (await openLogin(createBrowser(url), pkce().challenge, query)).text;
    expect(await shown(at.url)).toMatch(/to go on to the developer portal[^]*href="\/devportal\/sign-up"/);
    expect(await shown(closed.url)).not.toContain('sign-up');
  } finally {
    await closed.end();
  }
});

test('a wrong password shows the form again, with the name that was typed', async () => {
  const browser = createBrowser(at.url);
  const { verifier, challenge } = pkce();
  const login = await openLogin(browser, challenge);

  const again = await logIn(browser, login, '"creator', 'wrong');

  expect(again.status).toBe(401);
  expect(again.text).toMatch(/role="alert">[^<]*wrong/);
  expect(again.text).toMatch(/id="password"[^>]*aria-invalid="true" aria-describedby="notice" autofocus/);
  expect(again.text).toContain('value="&quot;creator"');
  const consent = await browser.follow(await browser.follow(await logIn(browser, again)));
  const done = await browser.follow(await browser.go(actionOf(consent), { csrf: fieldOf(consent, 'csrf'), decision: 'allow' }));
  expect((await exchange(codeOf(done), verifier)).status).toBe(200);
});

test('a form that was not shown for this log-in, or comes from elsewhere, does nothing', async () => {
  const [mine, theirs] = [createBrowser(at.url), createBrowser(at.url)];
  const login = await openLogin(mine, pkce().challenge);
  const other = await openLogin(theirs, pkce().challenge);
  const fields = { username: 'creator', password: 'creator pass' };

  expect((await mine.go(actionOf(login), fields)).status).toBe(400);
  expect((await mine.go(actionOf(login), { ...fields, csrf: fieldOf(other, 'csrf') })).status).toBe(400);
  expect((await mine.go(actionOf(other), { ...fields, csrf: fieldOf(other, 'csrf') })).status).toBe(400);
  expect((await mine.go(actionOf(login), { ...fields, csrf: fieldOf(login, 'csrf') }, { origin: 'https://evil.example' })).status).toBe(400);
  expect((await mine.go(actionOf(login), { ...fields, csrf: fieldOf(login, 'csrf') }, { origin: publicUrl })).status).toBe(303);
});

test('who denies sends the application away with nothing', async () => {
  const browser = createBrowser(at.url);
  const consent = await browser.follow(await browser.follow(await logIn(browser, await openLogin(browser, pkce().challenge))));

  const done = await browser.follow(await browser.go(actionOf(consent), { csrf: fieldOf(consent, 'csrf'), decision: 'deny' }));

  expect(new URL(done.location ?? '').searchParams.get('error')).toBe('access_denied');
});

test('a code is good once, for its verifier, its client and its address', async () => {
  const browser = createBrowser(at.url);
  const stranger = await register(at.url, { clientName: 'stranger', callbackUrl: callback });
  const first = pkce();
  const code = codeOf(await reachCode(browser, first.challenge));
  const refused = { status: 400, body: { error: 'invalid_grant' } };

  expect(await exchange(code, pkce().verifier)).toMatchObject(refused);
  expect(await exchange(code, first.verifier, stranger)).toMatchObject(refused);
  expect(await exchange(code, first.verifier, client, `${callback}2`)).toMatchObject(refused);
  const answer = await exchange(code, first.verifier);
  expect(answer.status).toBe(200);
  expect(await exchange(code, first.verifier)).toMatchObject(refused);
  expect(await introspect(at.url, client, answer.body.access_token)).toEqual({ active: false });
});

test.each<[string, Record<string, string | undefined>]>([
  ['no challenge', { code_challenge: undefined, code_challenge_method: undefined }],
  ['a plain challenge', { code_challenge_method: 'plain' }],
])('%s is refused', async (_what, change) => {
  const page = await createBrowser(at.url).go(authorizeUrl(pkce().challenge, change));

  expect(new URL(page.location ?? '').searchParams.get('error')).toBe('invalid_request');
});

test('an address that is not registered is never gone to', async () => {
  const page = await createBrowser(at.url).go(authorizeUrl(pkce().challenge, { redirect_uri: 'https://evil.example/' }));

  expect(page.status).toBe(400);
  expect(page.location).toBeUndefined();
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('without a scope the default one is given', async () => {
  const browser = createBrowser(at.url);
  const { verifier, challenge } = pkce();
  const consent = await browser.follow(await browser.follow(await logIn(browser, await openLogin(browser, challenge, { scope: undefined }))));
  const done = await browser.follow(await browser.go(actionOf(consent), { csrf: fieldOf(consent, 'csrf'), decision: 'allow' }));

  expect((await exchange(codeOf(done), verifier)).body.scope).toBe('default');
});

test('our own portals need no consent, log on without asking again, and log out', async () => {
  const browser = createBrowser(at.url);
  const portal = { clientId: 'quintet-publisher', clientSecret: serviceSecrets.publisher };
  const uri = `${publicUrl}/publisher/login/callback`;
  const { verifier, challenge } = pkce();
  const asPortal = { client_id: portal.clientId, redirect_uri: uri, scope: 'openid apim:api_create apim:admin quintet:subscription_manage' };

  const done = await browser.follow(await logIn(browser, await openLogin(browser, challenge, asPortal)));
  const answer = await exchange(codeOf(done), verifier, portal, uri);
  expect(answer).toMatchObject({ status: 200, body: { scope: 'openid apim:api_create' } });

  const second = pkce();
  const silent = await browser.go(authorizeUrl(second.challenge, asPortal));
  expect((await exchange(codeOf(silent), second.verifier, portal, uri)).status).toBe(200);

  const byLink = await browser.go('/oidc/logout'); // with nothing that shows whose log-in it was, it is asked first
  expect(byLink.text).not.toContain('<script');
  expect(byLink.headers.get('content-security-policy')).not.toContain('script-src');
  const logout = await browser.go(`/oidc/logout?id_token_hint=${answer.body.id_token ?? ''}&post_logout_redirect_uri=${encodeURIComponent(uri)}`);
  expect(logout.text).toContain('Log out');
  const script = /<script>([^<]*)<\/script>/.exec(logout.text)?.[1] ?? '';
  expect(logout.headers.get('content-security-policy')).toContain(`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  const out = await browser.go(actionOf(logout), { xsrf: fieldOf(logout, 'xsrf'), logout: 'yes' });
  expect(out.location).toBe(uri);
  expect((await browser.go(authorizeUrl(pkce().challenge, asPortal))).location).toContain('/oauth2/login/');
  expect(await introspect(at.url, portal, answer.body.access_token)).toEqual({ active: false });
});

test('a browser client calls the token endpoint from its own address only', async () => {
  const call = (origin: string) => send('POST', `${at.url}/oauth2/token`, { headers: { origin }, form: { grant_type: 'client_credentials', client_id: client.clientId, client_secret: client.clientSecret } });

  expect((await call('https://app.example')).headers.get('access-control-allow-origin')).toBe('https://app.example');
  const foreign = await call('https://evil.example');
  expect(foreign.status).toBe(400);
  expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
});

test('an unknown or foreign log-in is 400, without a trace', async () => {
  const page = await createBrowser(at.url).go('/oauth2/login/nothing');

  expect(page.status).toBe(400);
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.text).toContain('This log-in is over');
  expect(page.text).not.toMatch(/node_modules|\.ts/);
});
