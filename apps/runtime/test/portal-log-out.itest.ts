import { createHash } from 'node:crypto';
import { createDatabase, createSecretBox, sql } from '@quintet/persistence';
import { silentLogger } from '@quintet/service-kit';
import { eventually } from '@quintet/testkit';
import { actionOf, fieldOf, land, type Browser } from './portal-browser';
import { encryptionKey, publisherSecret, startPortalWorld, type PortalWorld } from './portal-world';

let world: PortalWorld;
beforeEach(async () => {
  world = await startPortalWorld();
}, 60_000);
afterEach(() => world.stop());

const json = { accept: 'application/json' };
const apis = '/publisher/services/api/am/publisher/v4/apis';
const basic = `Basic ${Buffer.from(`quintet-publisher:${encodeURIComponent(publisherSecret)}`).toString('base64')}`;

const logOut = async (browser: Browser, portal: 'publisher' | 'devportal') => {
  const { csrfToken } = (await world.session(browser, portal)).body;
  return browser.go(`/${portal}/services/logout`, { method: 'POST', headers: { ...json, 'x-csrf-token': csrfToken } });
};

/** Gives a session a token that ends within a second: from the same grant, as the key manager would. */
const shorten = async (browser: Browser): Promise<void> => {
  const idHash = createHash('sha256').update(browser.cookie('quintet_publisher') ?? '').digest('base64url');
  const purpose = `portal session ${idHash}`;
  const box = createSecretBox(encryptionKey);
  const database = createDatabase({ url: world.publisherDatabase.url, logger: silentLogger() });
  const [row] = await database.rows<{ tokens: string }>(sql`select portal_session.tokens from portal_session where portal_session.id_hash = ${idHash}`);
  const tokens = JSON.parse(box.open(row?.tokens ?? '', purpose)) as { refreshToken: string; idToken: string };
  const answer = await fetch(`${world.url}/oauth2/token`, { method: 'POST', headers: { authorization: basic }, body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: tokens.refreshToken, validity_period: '1' }) });
  const { access_token: accessToken, refresh_token: refreshToken } = (await answer.json()) as { access_token: string; refresh_token: string };
  await database.rows(sql`update portal_session set tokens = ${box.seal(JSON.stringify({ ...tokens, accessToken, refreshToken }), purpose)} where portal_session.id_hash = ${idHash}`);
  await database.close();
};

test('logging out at one portal ends the session of both, and the single sign-on', async () => {
  const browser = world.browser();
  await world.logIn(browser, 'publisher');
  await land(browser, await browser.go('/devportal/login'));
  const cookie = browser.cookie('quintet_publisher') ?? '';
  expect((await world.session(browser, 'devportal')).status).toBe(200);

  const out = await logOut(browser, 'publisher');
  expect(out.status).toBe(200);
  expect(browser.cookie('quintet_publisher')).toBeUndefined();
  const page = await browser.go(out.body.location);
  expect(page.text).toMatch(/<script>[^<]*requestSubmit/); // asked already: no second question
  const end = await browser.go(actionOf(page), { form: { xsrf: fieldOf(page, 'xsrf'), logout: 'yes' } });

  expect(end.location).toBe(`${world.url}/publisher/`);
  await eventually(async () => expect((await world.session(browser, 'devportal')).status).toBe(401));
  browser.setCookie('quintet_publisher', cookie, '/publisher'); // kept by a thief, say
  expect((await world.session(browser)).status).toBe(401);
  expect((await land(browser, await browser.go('/publisher/login'))).text).toContain('name="password"');
});

test('a log-out needs the CSRF token, and without a session there is none', async () => {
  const browser = world.browser();
  expect((await browser.go('/publisher/services/logout', { method: 'POST', headers: json })).status).toBe(401);
  await world.logIn(browser);
  expect((await browser.go('/publisher/services/logout', { method: 'POST', headers: json })).status).toBe(403);
  expect((await world.session(browser)).status).toBe(200);
});

test('an access token that has ended is renewed without a word, by one replica for all', async () => {
  const browser = world.browser();
  await world.logIn(browser);
  const before = browser.cookie('quintet_publisher');
  await shorten(browser);
  world.skip(10_000); // beyond what clocks may differ

  const answers = await Promise.all([world.url, world.replica, world.url, world.replica, world.url].map((via) => browser.go(apis, { headers: json, via })));

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect(browser.cookie('quintet_publisher')).toBe(before);
  expect((await world.session(browser, 'publisher', world.replica)).status).toBe(200);
});

test('a session that was begun at one replica goes on at another, and ends at all', async () => {
  const browser = world.browser();
  await world.logIn(browser);
  expect((await browser.go(apis, { headers: json, via: world.replica })).status).toBe(200);

  await logOut(browser, 'publisher');
  browser.setCookie('quintet_publisher', browser.setCookies.map((line) => /^quintet_publisher=([\w-]{43})/.exec(line)?.[1]).find(Boolean) ?? '', '/publisher');
  expect((await browser.go(apis, { headers: json, via: world.replica })).status).toBe(401);
});

test('whose tokens are revoked is out at once', async () => {
  const [chief, browser] = [world.browser(), world.browser()];
  await world.logIn(chief);
  const { csrfToken } = (await world.session(chief)).body;
  const asChief = { ...json, 'x-csrf-token': csrfToken };
  const made = await chief.go('/publisher/services/scim2/Users', { json: { userName: 'rita', password: 'Rivers-run-9-times', roles: ['Internal/creator'] }, headers: asChief });
  expect(made.status).toBe(201);
  await world.logIn(browser, 'publisher', { username: 'rita', password: 'Rivers-run-9-times' });
  expect((await browser.go(apis, { headers: json })).status).toBe(200);

  expect((await chief.go(`/publisher/services/scim2/Users/${made.body.id}`, { method: 'DELETE', headers: asChief })).status).toBe(204);

  await eventually(async () => expect((await browser.go(apis, { headers: json })).status).toBe(401), { timeoutMs: 2_000 });
});

test('a session that nobody uses for two hours is over, and one that is used is over after eight', async () => {
  const [idle, used] = [world.browser(), world.browser()];
  await world.logIn(idle);
  await world.logIn(used);
  const minute = 60_000;
  // The key manager's clock stands still: its tokens must not end first.
  world.skip(50 * minute);
  expect((await world.session(used)).status).toBe(200);
  const seen = async () => {
    const database = createDatabase({ url: world.publisherDatabase.url, logger: silentLogger() });
    await database.rows(sql`update portal_session set seen_at = portal_session.seen_at - interval '121 minutes' where portal_session.id_hash = ${createHash('sha256').update(idle.cookie('quintet_publisher') ?? '').digest('base64url')}`);
    await database.rows(sql`update portal_session set expires_at = portal_session.created_at + interval '1 minute' where portal_session.id_hash = ${createHash('sha256').update(used.cookie('quintet_publisher') ?? '').digest('base64url')}`);
    await database.close();
  };
  await seen();

  expect((await world.session(idle)).status).toBe(401);
  expect((await world.session(used)).status).toBe(401);
});
