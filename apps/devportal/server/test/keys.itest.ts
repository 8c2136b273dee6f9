import { applicationKeyChanged } from '@quintet/contracts';
import { createProjection } from '@quintet/messaging';
import { createDatabase, sql } from '@quintet/persistence';
import { silentLogger } from '@quintet/service-kit';
import { eventually } from '@quintet/testkit';
import { developer, startDevportal, type TestDevportal } from './start-devportal';

let at: TestDevportal;
beforeAll(async () => {
  at = await startDevportal();
});
afterAll(() => at.stop());
afterEach(() => {
  at.keyManager.away = false;
  at.keyManager.onRegister = async () => undefined;
});

let made = 0;
const application = async (): Promise<string> => (await at.portal('POST', '/applications', { name: `App ${(made += 1)}`, throttlingPolicy: 'Unlimited' })).body.applicationId;
const generate = (applicationId: string, own: Record<string, unknown> = {}) =>
  at.portal('POST', `/applications/${applicationId}/generate-keys`, { keyType: 'PRODUCTION', grantTypesToBeSupported: ['client_credentials', 'password'], ...own });
const pendingWork = async (): Promise<string | undefined> => /^devportal_pending_work (\d+)$/m.exec(await at.metrics.metrics())?.[1];

test('keys are generated with a first token, once per type, and told of', async () => {
  const mappings = createProjection(at.bus, applicationKeyChanged);
  await mappings.start();
  const id = await application();
  const { status, body, headers } = await generate(id, { validityTime: '1200', scopes: ['read'], additionalProperties: { application_access_token_expiry_time: '900' } });

  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(body).toMatchObject({
    keyManager: 'Resident Key Manager',
    keyState: 'APPROVED',
    keyType: 'PRODUCTION',
    mode: 'CREATED',
    supportedGrantTypes: ['client_credentials', 'password'],
    callbackUrl: '',
    token: { validityTime: 1200, tokenScopes: ['read'], accessToken: expect.stringContaining(body.consumerKey) },
  });
  expect(at.keyManager.clients.get(body.consumerKey)).toMatchObject({ client_secret: body.consumerSecret, owner: 'ann', organization: 'carbon.super', application_id: id, key_type: 'PRODUCTION', access_token_lifetime_seconds: 900 });
  await eventually(() => expect(mappings.get(`${body.consumerKey}@Resident Key Manager`)).toEqual({ consumerKey: body.consumerKey, keyManager: 'Resident Key Manager', applicationId: id, keyType: 'PRODUCTION', organization: 'carbon.super' }));

  expect((await generate(id)).body).toMatchObject({ code: 901409 });
  expect((await generate(id, { keyType: 'SANDBOX' })).status).toBe(200);
  expect((await at.portal('GET', `/applications/${id}/oauth-keys`)).body).toMatchObject({ count: 2, list: [{ keyType: 'PRODUCTION', consumerSecret: body.consumerSecret }, { keyType: 'SANDBOX' }] });
  expect((await at.portal('GET', `/applications/${id}/oauth-keys/${body.keyMappingId}`)).body).toMatchObject({ consumerKey: body.consumerKey, consumerSecret: body.consumerSecret });
  await mappings.stop();
});

test('of many at once for one type exactly one is kept, and no client is left over', async () => {
  const id = await application();
  const before = at.keyManager.clients.size;
  const answers = await Promise.all(Array.from({ length: 6 }, () => generate(id)));

  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
  await eventually(() => expect(at.keyManager.clients.size).toBe(before + 1));
  expect((await at.portal('GET', `/applications/${id}/oauth-keys`)).body.count).toBe(1);
});

test('a client that could not be tied to its application is removed again', async () => {
  const id = await application();
  let registered = '';
  at.keyManager.onRegister = async ({ client_id }) => {
    registered = client_id;
    expect((await at.portal('DELETE', `/applications/${id}`)).status).toBe(200);
  };

  expect((await generate(id)).status).toBe(404);

  await eventually(() => expect(at.keyManager.clients.has(registered)).toBe(false));
});

test('the key manager being away loses nothing: what must go there goes when it is back', async () => {
  const id = await application();
  const keys = (await generate(id)).body;
  at.keyManager.away = true;

  expect((await generate(id, { keyType: 'SANDBOX' })).status).toBe(503);
  expect((await at.portal('DELETE', `/applications/${id}`)).status).toBe(200);
  expect((await at.portal('GET', `/applications/${id}`)).status).toBe(404);
  await eventually(async () => expect(await at.metrics.metrics()).toMatch(/devportal_pending_work_failures_total\{kind="remove-oauth-client"\} [1-9]/));
  expect(at.keyManager.clients.has(keys.consumerKey)).toBe(true);

  await at.restart();
  at.keyManager.away = false;
  await eventually(() => expect(at.keyManager.clients.has(keys.consumerKey)).toBe(false));
  await eventually(async () => expect(await pendingWork()).toBe('0'));
});

test('keys are changed, their secret renewed and cleaned up', async () => {
  const id = await application();
  const keys = (await generate(id)).body;
  const path = `/applications/${id}/oauth-keys/${keys.keyMappingId}`;

  const changed = await at.portal('PUT', path, { ...keys, supportedGrantTypes: ['authorization_code', 'refresh_token'], callbackUrl: 'https://app.example/cb' });
  expect(changed.body).toMatchObject({ supportedGrantTypes: ['authorization_code', 'refresh_token'], callbackUrl: 'https://app.example/cb', consumerSecret: keys.consumerSecret });
  const renewed = (await at.portal('POST', `${path}/regenerate-secret`)).body;
  expect(renewed).toEqual({ consumerKey: keys.consumerKey, consumerSecret: expect.any(String) });
  expect(renewed.consumerSecret).not.toBe(keys.consumerSecret);
  expect((await at.portal('POST', `${path}/clean-up`)).status).toBe(200);
  expect((await at.portal('GET', path)).status).toBe(404);
  await eventually(() => expect(at.keyManager.clients.has(keys.consumerKey)).toBe(false));
  expect((await generate(id)).status).toBe(200);
});

test('a token is generated, and an old one revoked for it', async () => {
  const id = await application();
  const keys = (await generate(id)).body;
  const path = `/applications/${id}/oauth-keys/${keys.keyMappingId}/generate-token`;
  const answer = await at.portal('POST', path, { consumerSecret: keys.consumerSecret, validityPeriod: 60, scopes: ['read', 'write'], revokeToken: keys.token.accessToken });

  expect(answer.body).toMatchObject({ accessToken: expect.any(String), validityTime: 60, tokenScopes: ['read', 'write'] });
  expect(at.keyManager.revoked).toContain(keys.token.accessToken);
  expect((await at.portal('POST', path, {})).status).toBe(200);
  expect((await at.portal('POST', path, { consumerSecret: 'wrong' })).status).toBe(400);
  expect((await at.portal('POST', path, {}, { ...developer, sub: 'bob' })).status).toBe(404);
});

test('keys can be named by their type, as older clients do', async () => {
  const id = await application();
  const keys = (await generate(id)).body;
  const path = `/applications/${id}/keys/PRODUCTION`;

  expect((await at.portal('GET', `/applications/${id}/keys`)).body.count).toBe(1);
  expect((await at.portal('GET', path)).body).toMatchObject({ keyMappingId: keys.keyMappingId });
  expect((await at.portal('GET', `/applications/${id}/keys/SANDBOX`)).status).toBe(404);
  expect((await at.portal('GET', `/applications/${id}/keys/OTHER`)).status).toBe(400);
  expect((await at.portal('POST', `${path}/generate-token`, {})).status).toBe(200);
  expect((await at.portal('POST', `${path}/regenerate-secret`)).status).toBe(200);
  expect((await at.portal('PUT', path, { supportedGrantTypes: ['client_credentials'] })).status).toBe(200);
  expect((await at.portal('POST', `${path}/clean-up`)).status).toBe(200);
});

test.each([
  [{ keyType: 'OTHER' }, 'keyType'],
  [{ grantTypesToBeSupported: ['implicit'] }, 'grantTypesToBeSupported.0'],
  [{ grantTypesToBeSupported: [] }, 'grantTypesToBeSupported'],
  [{ grantTypesToBeSupported: ['authorization_code'] }, 'callbackUrl'],
  [{ callbackUrl: 'nonsense' }, 'callbackUrl'],
  [{ keyManager: 'Unknown' }, 'keyManager'],
  [{ additionalProperties: { application_access_token_expiry_time: 'soon' } }, 'additionalProperties.application_access_token_expiry_time'],
])('%j is refused with its field', async (own, field) => {
  const id = await application();
  const { status, body } = await generate(id, own);

  expect(status).toBe(400);
  expect(body.error.map(({ code }: { code: string }) => code)).toEqual([field]);
  expect((await at.portal('GET', `/applications/${id}/oauth-keys`)).body.count).toBe(0);
});

test('what the key manager refuses is said in its words', async () => {
  const { status, body } = await generate(await application(), { callbackUrl: 'https://refused.example/' });

  expect({ status, description: body.description }).toEqual({ status: 400, description: 'that address is not allowed' });
});

test('a client that the key manager has lost is said to be gone', async () => {
  const id = await application();
  const keys = (await generate(id)).body;
  (at.keyManager.clients as Map<string, unknown>).delete(keys.consumerKey);
  const path = `/applications/${id}/oauth-keys/${keys.keyMappingId}`;

  const left = (await at.portal('GET', path)).body;
  expect(left).toMatchObject({ consumerKey: keys.consumerKey });
  for (const absent of ['consumerSecret', 'groupId', 'token']) expect(left).not.toHaveProperty(absent);
  expect((await at.portal('POST', `${path}/regenerate-secret`)).status).toBe(409);
  expect((await at.portal('POST', `${path}/clean-up`)).status).toBe(200);
});

test('no secret of a client is in the database', async () => {
  const { body } = await generate(await application());
  const database = createDatabase({ url: at.database.url, logger: silentLogger() });
  const rows = await database.rows<{ text: string }>(sql`select key_mapping::text as text from key_mapping union all select outbox::text from outbox union all select pending_work::text from pending_work`);
  await database.close();

  const all = rows.map(({ text }) => text).join();
  expect(all).toContain(body.consumerKey);
  expect(all).not.toContain(body.consumerSecret);
});
