import { createTokenVerifier } from '@quintet/auth';
import { followIdentity } from '@quintet/management-api';
import { issuer, serviceSecrets, startKeyManager, admin, type RunningKeyManager } from './start-key-manager';
import { addUser, claimsOf, headerOf, passwordToken, register, send, token, type ClientKeys, type TokenBody } from './oauth-client';

let at: RunningKeyManager;
let client: ClientKeys;
beforeAll(async () => {
  at = await startKeyManager();
  client = await register(at.url);
  await addUser(at.url, 'creator', 'creator pass', ['Internal/creator']);
});
afterAll(() => at.end());

const creator = { username: 'creator', password: 'creator pass' };

test('an administrator gets a token by password, with the scopes asked for', async () => {
  const answer = await token(at.url, client, { grant_type: 'password', ...admin, scope: 'apim:api_view apim:api_create' });

  expect(answer).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: 3600, scope: 'apim:api_view apim:api_create', refresh_token: expect.any(String) } });
  expect(answer.headers.get('cache-control')).toContain('no-store');
});

test('the token is a JWT of RFC 9068 with the claims that gateways read', async () => {
  const { access_token } = await passwordToken(at.url, client, 'apim:api_view');
  const now = Math.floor(Date.now() / 1000);

  expect(headerOf(access_token)).toEqual({ alg: 'RS256', typ: 'at+jwt', kid: expect.any(String) });
  expect(claimsOf(access_token)).toEqual({
    iss: issuer,
    sub: 'admin',
    aud: [client.clientId],
    azp: client.clientId,
    client_id: client.clientId,
    aut: 'APPLICATION_USER',
    scope: 'apim:api_view',
    org: 'carbon.super',
    roles: ['admin', 'Internal/everyone'],
    jti: expect.any(String),
    iat: expect.any(Number),
    nbf: expect.any(Number),
    exp: expect.any(Number),
  });
  const { iat, exp } = claimsOf(access_token) as { iat: number; exp: number };
  expect(Math.abs(iat - now)).toBeLessThan(10);
  expect(exp - iat).toBe(3600);
});

test('whoever follows the event hub can verify it', async () => {
  const identity = followIdentity(at.bus);
  await identity.start();
  const { access_token } = await passwordToken(at.url, client, 'apim:api_view');

  const verdict = createTokenVerifier(identity, ['resident'], () => Date.now())(access_token);

  expect(verdict).toMatchObject({ ok: true, claims: { sub: 'admin' }, keyManager: { name: 'Resident Key Manager', issuer } });
  await identity.stop();
});

test('JSON bodies are taken as WSO2 clients send them, with the client in the body', async () => {
  const answer = await send<TokenBody>('POST', `${at.url}/oauth2/token`, {
    json: { grant_type: 'password', ...admin, scope: 'apim:api_view', client_id: client.clientId, client_secret: client.clientSecret },
  });

  expect(answer).toMatchObject({ status: 200, body: { scope: 'apim:api_view' } });
});

test('scopes that the user may not have are dropped', async () => {
  expect((await passwordToken(at.url, client, 'apim:api_create apim:api_publish apim:admin', creator)).scope).toBe('apim:api_create');
  expect((await passwordToken(at.url, client, 'apim:admin', creator)).scope).toBe('default');
  expect(claimsOf((await passwordToken(at.url, client, '', creator)).access_token)).not.toHaveProperty('roles');
});

test('a client gets a token for itself: its owner is the subject, and there is no refresh token', async () => {
  const answer = await token(at.url, client, { grant_type: 'client_credentials' });

  expect(answer).toMatchObject({ status: 200, body: { scope: 'default', expires_in: 3600 } });
  expect(answer.body).not.toHaveProperty('refresh_token');
  expect(claimsOf(answer.body.access_token)).toMatchObject({ sub: 'admin', aut: 'APPLICATION', azp: client.clientId, aud: [client.clientId] });
});

test('a lifetime is honoured up to the cap', async () => {
  const lifetime = async (validity: string) => (await token(at.url, client, { grant_type: 'client_credentials', validity_period: validity })).body;

  expect(await lifetime('120')).toMatchObject({ expires_in: 120 });
  expect(await lifetime('99999999999')).toMatchObject({ expires_in: 30 * 24 * 3600 });
  expect(await lifetime('-1')).toMatchObject({ expires_in: 30 * 24 * 3600 });
  expect(await lifetime('soon')).toMatchObject({ error: 'invalid_request' });
});

test('services get the scopes between services, and nobody else does', async () => {
  const devportal = { clientId: 'quintet-devportal', clientSecret: serviceSecrets.devportal };
  const publisher = { clientId: 'quintet-publisher', clientSecret: serviceSecrets.publisher };
  const ask = async (keys: ClientKeys) => (await token(at.url, keys, { grant_type: 'client_credentials', scope: 'quintet:client_manage quintet:subscription_manage' })).body.scope;

  expect(await ask(devportal)).toBe('quintet:client_manage');
  expect(await ask(publisher)).toBe('quintet:subscription_manage');
  expect(await ask(client)).toBe('default');
});

test.each<[string, Record<string, string>, number, string]>([
  ['a wrong password', { grant_type: 'password', username: 'admin', password: 'nope' }, 400, 'invalid_grant'],
  ['an unknown user', { grant_type: 'password', username: 'nobody', password: 'nope' }, 400, 'invalid_grant'],
  ['no password', { grant_type: 'password', username: 'admin' }, 400, 'invalid_request'],
  ['an unknown grant', { grant_type: 'magic' }, 400, 'unsupported_grant_type'],
  ['a refresh token that is none', { grant_type: 'refresh_token', refresh_token: 'x' }, 400, 'invalid_grant'],
])('%s is refused', async (_what, form, status, error) => {
  expect(await token(at.url, client, form)).toMatchObject({ status, body: { error } });
});

test('a wrong client secret and an unknown client are refused alike', async () => {
  for (const keys of [{ ...client, clientSecret: 'wrong' }, { clientId: 'nobody', clientSecret: 'wrong' }]) {
    expect(await token(at.url, keys, { grant_type: 'client_credentials' })).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  }
});

test('guessing a password ends after some attempts, from that address only', async () => {
  await addUser(at.url, 'target', 'target pass', []);
  const attempt = (password: string, from: string) =>
    send<TokenBody>('POST', `${at.url}/oauth2/token`, {
      form: { grant_type: 'password', username: 'target', password, client_id: client.clientId, client_secret: client.clientSecret },
      headers: { 'x-forwarded-for': from },
    });
  for (let i = 0; i < 10; i += 1) expect((await attempt('guess', '203.0.113.5')).status).toBe(400);

  expect((await attempt('target pass', '203.0.113.5')).status).toBe(429);
  expect((await attempt('target pass', '203.0.113.6')).status).toBe(200);
});

test('discovery names the public addresses, at both of its places', async () => {
  for (const path of ['/oauth2/token/.well-known/openid-configuration', '/.well-known/openid-configuration']) {
    const { status, body } = await send('GET', at.url + path);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      issuer,
      token_endpoint: issuer,
      authorization_endpoint: issuer.replace('/token', '/authorize'),
      jwks_uri: issuer.replace('/token', '/jwks'),
      revocation_endpoint: issuer.replace('/token', '/revoke'),
      introspection_endpoint: issuer.replace('/token', '/introspect'),
      userinfo_endpoint: issuer.replace('/token', '/userinfo'),
      end_session_endpoint: 'https://am.example:9443/oidc/logout',
      code_challenge_methods_supported: ['S256'],
    });
  }
  const { body } = await send<{ keys: Record<string, unknown>[] }>('GET', `${at.url}/oauth2/jwks`);
  expect(body.keys).toEqual([{ kty: 'RSA', use: 'sig', kid: expect.any(String), alg: 'RS256', e: expect.any(String), n: expect.any(String) }]);
});

test('an over-long or broken body is refused without a stack trace', async () => {
  const large = await send('POST', `${at.url}/oauth2/token`, { form: { grant_type: 'password', username: 'x'.repeat(80_000) } });
  const broken = await fetch(`${at.url}/oauth2/token`, { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } });

  expect(large.status).toBe(413);
  expect(broken.status).toBe(400);
  expect(JSON.stringify(large.body) + (await broken.text())).not.toMatch(/at .*\.ts|node_modules/);
});

test('userinfo answers to openid only', async () => {
  const { access_token } = await passwordToken(at.url, client, 'openid profile');
  const { access_token: without } = await passwordToken(at.url, client, 'apim:api_view');

  expect(await send('GET', `${at.url}/oauth2/userinfo`, { authorization: `Bearer ${access_token}` })).toMatchObject({ status: 200, body: { sub: 'admin', roles: expect.arrayContaining(['admin']) } });
  expect((await send('GET', `${at.url}/oauth2/userinfo`, { authorization: `Bearer ${without}` })).status).toBe(403);
});
