import { createHash } from 'node:crypto';
import { managementScopeNames } from '@quintet/control-plane';
import { createDatabase, sql } from '@quintet/persistence';
import { silentLogger } from '@quintet/service-kit';
import { land, typePassword } from './portal-browser';
import { admin, startPortalWorld, type PortalWorld } from './portal-world';

let world: PortalWorld;
beforeAll(async () => {
  world = await startPortalWorld();
}, 60_000);
afterAll(() => world.stop());

const sessionRows = async () => {
  const database = createDatabase({ url: world.publisherDatabase.url, logger: silentLogger() });
  const rows = await database.rows<{ id_hash: string; username: string; tokens: string }>(sql`select portal_session.id_hash, portal_session.username, portal_session.tokens from portal_session`);
  await database.close();
  return rows;
};

test('who logs in comes back to where he wanted to go, with a session that names him and all that he may do', async () => {
  const browser = world.browser();
  expect(await world.session(browser)).toMatchObject({ status: 401, body: { code: 401 } });

  const page = await world.logIn(browser);

  expect(page).toMatchObject({ status: 200 });
  expect(page.text).toContain('<title>pages</title>');
  const { status, body } = await world.session(browser);
  expect(status).toBe(200);
  expect(body).toMatchObject({ user: { name: 'admin', organization: 'carbon.super' }, csrfToken: expect.stringMatching(/^[\w-]{43}$/) as string });
  expect(body.user.roles).toContain('admin');
  expect(body.user.scopes).toEqual(expect.arrayContaining([...managementScopeNames.publisher, ...managementScopeNames.admin]));
});

test('the browser holds nothing but a secret that scripts cannot read, and the database neither that nor a token', async () => {
  const browser = world.browser();
  await world.logIn(browser);
  const secret = browser.cookie('quintet_publisher') ?? '';

  expect(secret).toMatch(/^[\w-]{43}$/);
  const line = browser.setCookies.find((one) => one.startsWith(`quintet_publisher=${secret}`));
  expect(line).toBe(`quintet_publisher=${secret}; Path=/publisher; HttpOnly; SameSite=Lax`);
  const row = (await sessionRows()).find(({ id_hash }) => id_hash === createHash('sha256').update(secret).digest('base64url'));
  expect(row).toMatchObject({ username: 'admin' });
  expect(JSON.stringify(row)).not.toContain(secret);
  expect(JSON.stringify(row)).not.toContain('eyJ'); // how every JWT begins
});

test.each([
  ['/publisher/apis/a%20b?tab=1', '/publisher/apis/a%20b?tab=1'],
  ['/apis', '/publisher/apis'],
  ['https://evil.example/publisher/', '/publisher/'],
  ['//evil.example/', '/publisher/'],
  ['/\\evil.example', '/publisher/'],
  ['/../devportal', '/publisher/'],
  ['/publisher/login?return=/', '/publisher/'],
  ['/publisher/services/logout', '/publisher/'],
])('a log-in that is to end at %s ends at %s', async (asked, end) => {
  const browser = world.browser();
  const form = await land(browser, await browser.go(`/publisher/login?return=${encodeURIComponent(asked)}`));
  const callback = await browser.follow(await typePassword(browser, form, admin));
  const arrived = await browser.follow(callback);

  expect(arrived).toMatchObject({ status: 303, location: end });
});

test('log-ins that were begun in several tabs all come to an end', async () => {
  const browser = world.browser();
  const first = await browser.go('/publisher/login?return=/first');
  const second = await browser.go('/publisher/login?return=/second');

  const form = await land(browser, second);
  const done = await browser.follow(await browser.follow(await typePassword(browser, form, admin)));
  expect(done.location).toBe('/publisher/second');
  const late = await browser.follow(await browser.follow(first));
  expect(late).toMatchObject({ status: 303, location: '/publisher/first' });
  expect((await world.session(browser)).status).toBe(200);
  expect(browser.setCookies.filter((line) => line.startsWith('quintet_publisher_login_')).every((line) => /Path=\/publisher\/login; HttpOnly; SameSite=Lax; Max-Age=\d+$/.test(line))).toBe(true);
});

test('a log-in ends in the browser in which it was begun, once, and for its own state', async () => {
  const [mine, theirs] = [world.browser(), world.browser()];
  const form = await land(mine, await mine.go('/publisher/login'));
  const callback = await mine.follow(await typePassword(mine, form, admin));
  const address = callback.location ?? '';

  const elsewhere = await theirs.go(address);
  expect(elsewhere).toMatchObject({ status: 400 });
  expect(elsewhere.text).toContain('href="/publisher/login"');
  expect((await world.session(theirs)).status).toBe(401);

  await theirs.go('/publisher/login');
  expect((await theirs.go(address)).status).toBe(400);
  expect((await mine.go(address)).status).toBe(303);
  expect(await mine.go(address)).toMatchObject({ status: 303, location: '/publisher/' }); // the back button
});

test('a log-in begins a session of its own: one that was there, or was foisted upon the browser, is not gone on with', async () => {
  const browser = world.browser();
  await world.logIn(browser);
  const before = browser.cookie('quintet_publisher') ?? '';
  await land(browser, await browser.go('/publisher/login'));
  const after = browser.cookie('quintet_publisher') ?? '';
  expect(after).not.toBe(before);

  const old = world.browser();
  old.setCookie('quintet_publisher', before, '/publisher');
  expect((await world.session(old)).status).toBe(401);
  expect((await world.session(browser)).status).toBe(200);
});

test('a user keeps twenty sessions, the newest', async () => {
  const browsers = [];
  for (let i = 0; i < 21; i += 1) {
    const browser = world.browser();
    await world.logIn(browser);
    browsers.push(browser);
  }

  expect(await sessionRows()).toHaveLength(20);
  expect((await world.session(browsers[0]!)).status).toBe(401);
  expect((await world.session(browsers[20]!)).status).toBe(200);
});

test('the key manager refuses: the page says so, and there is no session', async () => {
  const browser = world.browser();
  const begun = await browser.go('/publisher/login');
  const state = new URL(begun.location ?? '').searchParams.get('state') ?? '';
  const refused = await browser.go(`/publisher/login/callback?error=access_denied&state=${state}&iss=${encodeURIComponent(`${world.url}/oauth2/token`)}`);

  expect(refused).toMatchObject({ status: 403 });
  expect(refused.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(browser.cookie('quintet_publisher')).toBeUndefined();
});

test('an answer of another issuer is refused', async () => {
  const browser = world.browser();
  const form = await land(browser, await browser.go('/publisher/login'));
  const callback = new URL((await browser.follow(await typePassword(browser, form, admin))).location ?? '');
  callback.searchParams.set('iss', 'https://evil.example');

  expect((await browser.go(callback.href)).status).toBe(403);
  expect(browser.cookie('quintet_publisher')).toBeUndefined();
});

test('a log-in in a small window ends on a page that tells its opener', async () => {
  const browser = world.browser();
  const form = await land(browser, await browser.go('/publisher/login?popup=1'));
  const page = await land(browser, await typePassword(browser, form, admin));

  expect(page.status).toBe(200);
  expect(page.text).toContain('<script src="/publisher/login/done.js" defer></script>');
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  const script = await browser.go('/publisher/login/done.js');
  expect(script.headers.get('content-type')).toContain('javascript');
  expect(script.text).toContain("new BroadcastChannel('quintet-session')");
});

test('who comes by another name of the host begins at the public one, where the cookies belong', async () => {
  const other = new URL(world.url);
  other.hostname = 'localhost';
  const begun = await fetch(`${other.origin}/publisher/login?return=/apis`, { redirect: 'manual' });

  expect(begun.headers.get('location')).toBe(`${world.url}/publisher/login?return=/apis&at=public`);
  const again = await fetch(`${other.origin}/publisher/login?return=/apis&at=public`, { redirect: 'manual' });
  expect(again.headers.get('location')).toContain('/oauth2/authorize');
});
