import { request } from 'node:http';
import { createDatabase, createSecretBox, sql } from '@quintet/persistence';
import { silentLogger } from '@quintet/service-kit';
import { startPortal, type TestPortal } from './start-portal';

let portal: TestPortal;
beforeEach(async () => {
  portal = await startPortal();
});
afterEach(() => portal.stop());

const apis = '/publisher/services/api/am/publisher/v4/apis';
const session = (cookie: string, replica: 0 | 1 = 0) => portal.go('/publisher/services/session', { cookies: [cookie], replica });
const minute = 60_000;

test('a log-in that was begun at one replica ends at another; over https its cookie goes nowhere else', async () => {
  const { answer, cookie } = await portal.logIn();

  expect(answer).toMatchObject({ status: 303 });
  expect(cookie).toMatch(/^quintet_publisher=[\w-]{43}; Path=\/publisher; HttpOnly; SameSite=Lax; Secure$/);
  expect(await (await session(cookie)).json()).toMatchObject({ user: { name: 'ann', organization: 'carbon.super', roles: ['Internal/creator'], scopes: ['openid', 'apim:api_view'] } });
});

test('the service behind gets the token, and none of the browser’s cookies; its own reach nobody', async () => {
  const { cookie } = await portal.logIn();
  const answer = await portal.go(`${apis}?x=1`, { cookies: [cookie] });

  expect(await answer.json()).toEqual({ url: '/api/am/publisher/v4/apis?x=1', cookie: null });
  expect(portal.authorizations[0]).toMatch(/^Bearer access\./);
  expect(answer.headers.getSetCookie()).toEqual([]);
});

test.each(['../../x', 'a/../../../scim2/Users', '%2e%2e/x', '..%2f..%2fx', 'a//b', 'a%5c..%5cb'])('no service is sent the path %s, which others may read differently', async (path) => {
  const { cookie } = await portal.logIn();
  const { hostname, port } = new URL(portal.urls[0]);
  const status = await new Promise((resolve, reject) => {
    // fetch() would tidy the path up.
    request({ hostname, port, path: `/publisher/services/api/am/publisher/v4/${path}`, headers: { cookie: cookie.split(';')[0] } }, (res) => resolve(res.resume().statusCode))
      .on('error', reject)
      .end();
  });

  expect([status, portal.authorizations]).toEqual([404, []]);
});

test.each<[string, Record<string, unknown>]>([
  ['another nonce', { nonce: 'another' }],
  ['another issuer', { iss: 'https://evil.example' }],
  ['another audience', { aud: 'another' }],
  ['an end in the past', { exp: 1 }],
])('an ID token with %s opens no session', async (_what, wrong) => {
  portal.keyManager.wrong = wrong;

  const { answer, cookie } = await portal.logIn();
  expect([answer.status, cookie]).toEqual([403, '']);
});

test('an ID token that another key has signed opens no session', async () => {
  portal.keyManager.forged = true;

  const { answer, cookie } = await portal.logIn();
  expect([answer.status, cookie]).toEqual([403, '']);
});

test('while the key manager is away a log-in says so, and what stands goes on', async () => {
  const { cookie } = await portal.logIn();
  portal.keyManager.away = true;

  expect((await portal.logIn()).answer.status).toBe(503);
  expect((await session(cookie)).status).toBe(200);
});

test('of many requests at two replicas one renews; shortly before the end a failure is borne; unused for two hours it is over', async () => {
  const { cookie } = await portal.logIn();
  portal.keyManager.delayMs = 300;
  portal.clock.skippedMs = 61 * minute; // over
  portal.keyManager.accessSeconds = 3 * 3600;
  const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => session(cookie, (i % 2) as 0 | 1)));

  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200));
  expect(portal.keyManager.refreshes).toBe(1);

  portal.clock.skippedMs = 3 * 60 * minute - 30_000; // half a minute is left
  portal.keyManager.away = true;
  expect((await session(cookie)).status).toBe(200);

  portal.keyManager.away = false;
  portal.clock.skippedMs += 121 * minute; // without use
  expect((await session(cookie)).status).toBe(401);
});

test('a renewal that fails ahead of time is tried again; without a token there is no access, and the session waits', async () => {
  const { cookie } = await portal.logIn();
  portal.keyManager.away = true;
  portal.clock.skippedMs = 59.5 * minute;
  expect((await session(cookie)).status).toBe(200);
  portal.clock.skippedMs = 61 * minute;
  expect((await session(cookie)).status).toBe(503);

  portal.keyManager.away = false;
  portal.keyManager.accessSeconds = 3 * 3600;
  expect((await session(cookie)).status).toBe(200);
});

test('a session whose grant is over is over', async () => {
  const { cookie } = await portal.logIn();
  portal.keyManager.refusing = true;
  portal.clock.skippedMs = 61 * minute;

  expect((await session(cookie)).status).toBe(401);
  portal.clock.skippedMs = 0;
  expect((await session(cookie)).status).toBe(401);
});

test('a session whose token was revoked is over, and not renewed', async () => {
  const { cookie } = await portal.logIn();
  await portal.go(apis, { cookies: [cookie] });
  portal.revoked.add((portal.authorizations[0] ?? '').slice('Bearer '.length));

  expect((await session(cookie)).status).toBe(401);
  expect(portal.keyManager.refreshes).toBe(0);
});

test('a session that was sealed with another key is none: its user logs in again', async () => {
  const { cookie } = await portal.logIn();
  const database = createDatabase({ url: portal.database.url, logger: silentLogger() });
  const [row] = await database.rows<{ id_hash: string }>(sql`select portal_session.id_hash from portal_session`);
  await database.rows(sql`update portal_session set tokens = ${createSecretBox('o'.repeat(32)).seal('{}', `portal session ${row?.id_hash}`)}`);

  expect((await session(cookie)).status).toBe(401);
  expect(await database.rows(sql`select 1 from portal_session`)).toEqual([]);
  await database.close();
  expect((await session((await portal.logIn()).cookie)).status).toBe(200);
});

test('a log-out ends the session whether or not the key manager answers', async () => {
  for (const away of [false, true]) {
    portal.keyManager.away = false;
    const { cookie } = await portal.logIn();
    const { csrfToken } = (await (await session(cookie)).json()) as { csrfToken: string };
    portal.keyManager.away = away;
    const out = await portal.go('/publisher/services/logout', { method: 'POST', cookies: [cookie], headers: { 'x-csrf-token': csrfToken } });

    const { location } = (await out.json()) as { location: string };
    expect(location).toMatch(/^https:\/\/am\.example\/oidc\/logout\?id_token_hint=eyJ/);
    expect(new URL(location).searchParams.get('post_logout_redirect_uri')).toBe('https://am.example/publisher/');
    expect((await session(cookie)).status).toBe(401);
  }
  expect(portal.keyManager.revoked).toHaveLength(1);
});
