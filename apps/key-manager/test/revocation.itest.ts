import { tokenRevoked, type TokenRevocation } from '@quintet/contracts';
import { createProjection, type Projection } from '@quintet/messaging';
import { createDatabase, sql, type Database } from '@quintet/persistence';
import { silentLogger } from '@quintet/service-kit';
import { eventually } from '@quintet/testkit';
import { createOutbox } from '@quintet/outbox';
import { createRevocations } from '../src/features/revocations';
import { startKeyManager, type RunningKeyManager } from './start-key-manager';
import { addUser, claimsOf, introspect, passwordToken, register, revoke, send, token, basic, type ClientKeys } from './oauth-client';

let at: RunningKeyManager;
let client: ClientKeys;
let revocations: Projection<TokenRevocation>;
let database: Database;
beforeAll(async () => {
  at = await startKeyManager();
  client = await register(at.url);
  revocations = createProjection(at.bus, tokenRevoked);
  await revocations.start();
  database = createDatabase({ url: at.databaseUrl, logger: silentLogger() });
});
afterAll(async () => {
  await revocations.stop();
  await database.close();
  await at.end();
});

const jtiOf = (jwt: string): string => claimsOf(jwt)['jti'] as string;
const isTold = (jwt: string) => eventually(() => expect(revocations.get(`token:${jtiOf(jwt)}`)).toBeDefined());

test('a revoked access token is told to everybody and no longer active; others stay', async () => {
  const [revoked, other] = [await passwordToken(at.url, client, 'apim:api_view'), await passwordToken(at.url, client, 'apim:api_view')];

  expect((await revoke(at.url, client, revoked.access_token)).status).toBe(200);

  expect(await introspect(at.url, client, revoked.access_token)).toEqual({ active: false });
  await isTold(revoked.access_token);
  expect(revocations.get(`token:${jtiOf(revoked.access_token)}`)).toMatchObject({
    kind: 'token',
    organization: 'carbon.super',
    expiresMs: (claimsOf(revoked.access_token)['exp'] as number) * 1000,
  });
  expect(await introspect(at.url, client, other.access_token)).toMatchObject({ active: true, client_id: client.clientId, scope: 'apim:api_view', username: 'admin' });
  expect(revocations.get(`token:${jtiOf(other.access_token)}`)).toBeUndefined();
});

test('a revoked refresh token takes the access tokens of its chain along', async () => {
  const first = await passwordToken(at.url, client, 'apim:api_view');
  const second = (await token(at.url, client, { grant_type: 'refresh_token', refresh_token: first.refresh_token ?? '' })).body;

  await revoke(at.url, client, second.refresh_token ?? '');

  await isTold(first.access_token);
  await isTold(second.access_token);
  expect(await token(at.url, client, { grant_type: 'refresh_token', refresh_token: second.refresh_token ?? '' })).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  expect(await introspect(at.url, client, second.refresh_token ?? '')).toEqual({ active: false });
});

test('a refresh token is replaced at each use, and keeps its scopes', async () => {
  const first = await passwordToken(at.url, client, 'apim:api_view apim:api_create');
  const second = await token(at.url, client, { grant_type: 'refresh_token', refresh_token: first.refresh_token ?? '' });

  expect(second).toMatchObject({ status: 200, body: { scope: 'apim:api_view apim:api_create', refresh_token: expect.any(String) } });
  expect(second.body.refresh_token).not.toBe(first.refresh_token);
  expect((await token(at.url, client, { grant_type: 'refresh_token', refresh_token: second.body.refresh_token ?? '', scope: 'apim:api_view' })).body.scope).toBe('apim:api_view');
});

test('a refresh token that is used twice ends the whole chain', async () => {
  const first = await passwordToken(at.url, client, 'apim:api_view');
  const refresh = (value: string | undefined) => token(at.url, client, { grant_type: 'refresh_token', refresh_token: value ?? '' });
  const second = (await refresh(first.refresh_token)).body;

  expect(await refresh(first.refresh_token)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });

  expect(await refresh(second.refresh_token)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  await isTold(first.access_token);
  await isTold(second.access_token);
});

test('of many uses of one refresh token at once one wins', async () => {
  const { refresh_token = '' } = await passwordToken(at.url, client, 'apim:api_view');

  const answers = await Promise.all(Array.from({ length: 8 }, () => token(at.url, client, { grant_type: 'refresh_token', refresh_token })));

  expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
  expect(answers.filter(({ status }) => status === 400).length).toBeGreaterThanOrEqual(7);
});

test('a token is revoked by its own client only', async () => {
  const stranger = await register(at.url, { clientName: 'stranger' });
  const { access_token, refresh_token = '' } = await passwordToken(at.url, client, 'apim:api_view');

  expect(await revoke(at.url, stranger, access_token)).toMatchObject({ status: 400, body: { error: 'unauthorized_client' } });
  expect((await revoke(at.url, stranger, refresh_token)).status).toBe(400);
  expect(await token(at.url, stranger, { grant_type: 'refresh_token', refresh_token })).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  expect(await introspect(at.url, client, access_token)).toMatchObject({ active: true });
  expect(await introspect(at.url, stranger, refresh_token)).toEqual({ active: false });
});

test('who is no client learns nothing and revokes nothing', async () => {
  const { access_token } = await passwordToken(at.url, client, 'apim:api_view');
  const wrong = { ...client, clientSecret: 'wrong' };

  expect((await revoke(at.url, wrong, access_token)).status).toBe(401);
  expect(await introspect(at.url, wrong, access_token)).toMatchObject({ error: 'invalid_client' });
  expect((await revoke(at.url, client, 'no token at all')).status).toBe(200);
  expect(await introspect(at.url, client, `${access_token}x`)).toEqual({ active: false });
});

test('a user who is removed is logged out everywhere', async () => {
  const { body: user } = await addUser(at.url, 'leaver', 'leaver pass', ['Internal/creator']);
  const leaver = { username: 'leaver', password: 'leaver pass' };
  const { access_token, refresh_token = '' } = await passwordToken(at.url, client, 'apim:api_view', leaver);

  expect((await send('DELETE', `${at.url}/scim2/Users/${String(user['id'])}`, { authorization: basic('admin', 'admin pass') })).status).toBe(204);

  expect(await introspect(at.url, client, access_token)).toEqual({ active: false });
  await eventually(() => expect(revocations.get('subject:leaver')).toMatchObject({ kind: 'subject' }));
  expect((await token(at.url, client, { grant_type: 'refresh_token', refresh_token })).status).toBe(400);
  expect((await token(at.url, client, { grant_type: 'password', ...leaver })).status).toBe(400);
});

test('no token and no secret can be read in the database', async () => {
  const { refresh_token = '' } = await passwordToken(at.url, client, 'apim:api_view');
  const tables = await database.rows<{ text: string }>(sql`
    select string_agg(one::text, ' ') as text from oidc_record one
    union all select string_agg(one::text, ' ') from oauth_client one
    union all select string_agg(one::text, ' ') from signing_key one`);
  const text = tables.map((row) => row.text).join(' ');

  expect(text).toContain(client.clientId);
  expect(text).not.toContain(refresh_token);
  expect(text).not.toContain(client.clientSecret);
  expect(text).not.toContain('"d"');
});

test('a revocation is taken back when the last token concerned has ended', async () => {
  const clock = { now: () => Date.now() + 2 * 3600_000 };
  const { access_token } = await passwordToken(at.url, client, 'apim:api_view');
  await revoke(at.url, client, access_token);
  await isTold(access_token);

  await createRevocations({ outbox: createOutbox({ source: '/key-manager', clock }), clock }).prune(database);

  await eventually(() => expect(revocations.get(`token:${jtiOf(access_token)}`)).toBeUndefined());
});
