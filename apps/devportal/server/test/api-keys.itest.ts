import { createHash } from 'node:crypto';
import { apiKeyChanged, type ApiKey } from '@quintet/contracts';
import { createMemoryBus, createProjection, type Projection } from '@quintet/messaging';
import { createDatabase, sql } from '@quintet/persistence';
import { silentLogger } from '@quintet/service-kit';
import { eventually } from '@quintet/testkit';
import { scopes } from '../src/feature';
import { developer, startDevportal, type Answer, type As, type TestDevportal } from './start-devportal';

let at: TestDevportal;
let told: Projection<ApiKey>;
beforeAll(async () => {
  at = await startDevportal();
  told = createProjection(at.bus, apiKeyChanged);
  await told.start();
});
afterAll(async () => {
  await told.stop();
  await at.stop();
});

const bob: As = { ...developer, sub: 'bob' };
let made = 0;
const application = async (own: Record<string, unknown> = {}): Promise<string> =>
  (await at.portal('POST', '/applications', { name: `App ${(made += 1)}`, throttlingPolicy: 'Unlimited', ...own })).body.applicationId;
const call = (applicationId: string, action: string, json: unknown, as?: As): Promise<Answer> => at.portal('POST', `/applications/${applicationId}/api-keys/PRODUCTION/${action}`, json, as);
const list = async (applicationId: string, keyType = 'PRODUCTION', as?: As): Promise<Answer> => at.portal('GET', `/applications/${applicationId}/api-keys/${keyType}`, undefined, as);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const toldOf = (key: string): ApiKey | undefined => told.get(sha256(key));

test('a key is shown once, told of by its hash, and listed without it', async () => {
  const id = await application();
  const { status, body, headers } = await call(id, 'generate', {
    keyName: 'Shop front',
    validityPeriod: 3600,
    additionalProperties: { permittedIP: '192.0.2.7, 10.0.0.0/8,2001:db8::/32', permittedReferer: '*.example.com/*,https://www.example.org/shop' },
  });

  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(body).toEqual({ keyName: 'Shop front', keyUUID: expect.any(String), apikey: expect.stringMatching(/^quintet_[\w-]{43}$/), validityPeriod: 3600 });
  await eventually(() =>
    expect(toldOf(body.apikey)).toEqual({
      hash: sha256(body.apikey),
      id: body.keyUUID,
      organization: 'carbon.super',
      name: 'Shop front',
      applicationId: id,
      keyType: 'PRODUCTION',
      permittedIps: ['192.0.2.7', '10.0.0.0/8', '2001:db8::/32'],
      permittedReferers: ['*.example.com/*', 'https://www.example.org/shop'],
      createdMs: expect.any(Number),
      expiresMs: expect.any(Number),
    }),
  );
  const { createdMs, expiresMs } = toldOf(body.apikey) as ApiKey;
  expect(expiresMs).toBe(createdMs + 3_600_000);
  expect((await list(id)).body).toEqual({
    count: 1,
    list: [
      {
        keyUUID: body.keyUUID,
        keyName: 'Shop front',
        issuedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
        validityPeriod: 3600,
        additionalProperties: { permittedIP: '192.0.2.7,10.0.0.0/8,2001:db8::/32', permittedReferer: '*.example.com/*,https://www.example.org/shop' },
      },
    ],
  });
  expect((await list(id, 'SANDBOX')).body).toEqual({ count: 0, list: [] });
});

test.each([[undefined], [{}], [{ validityPeriod: -1, additionalProperties: {} }], [{ validityPeriod: null, additionalProperties: { permittedIP: '', permittedReferer: null } }]])('asked for with %j, it gets a name and does not expire', async (json) => {
  const { status, body } = await call(await application(), 'generate', json);

  expect({ status, validityPeriod: body.validityPeriod, name: body.keyName }).toEqual({ status: 200, validityPeriod: -1, name: `key-${body.keyUUID.slice(0, 8)}` });
  await eventually(() => expect(toldOf(body.apikey)).toMatchObject({ expiresMs: null, permittedIps: [], permittedReferers: [] }));
});

test('a new one takes the place of the old, with its name, restrictions and time to live', async () => {
  const id = await application();
  const old = (await call(id, 'generate', { keyName: 'Till', validityPeriod: 60, additionalProperties: { permittedIP: '192.0.2.7' } })).body;
  await eventually(() => expect(toldOf(old.apikey)).toBeDefined());

  const { status, body } = await call(id, 'regenerate', { keyUUID: old.keyUUID });

  expect({ status, body }).toEqual({ status: 200, body: { keyName: 'Till', keyUUID: old.keyUUID, apikey: expect.stringMatching(/^quintet_/), validityPeriod: 60 } });
  expect(body.apikey).not.toBe(old.apikey);
  await eventually(() => {
    expect(toldOf(old.apikey)).toBeUndefined();
    expect(toldOf(body.apikey)).toMatchObject({ id: old.keyUUID, name: 'Till', permittedIps: ['192.0.2.7'] });
  });
  expect((await list(id)).body.count).toBe(1);
  expect((await call(id, 'regenerate', { keyUUID: 'unknown' })).status).toBe(404);
});

test('a key is revoked by its id or by itself, under its own type only', async () => {
  const id = await application();
  const keys = [(await call(id, 'generate', { keyName: 'a' })).body, (await call(id, 'generate', { keyName: 'b' })).body];
  await eventually(() => keys.forEach(({ apikey }) => expect(toldOf(apikey)).toBeDefined()));

  expect((await at.portal('POST', `/applications/${id}/api-keys/SANDBOX/revoke`, { keyUUID: keys[0].keyUUID })).status).toBe(404);
  expect((await call(id, 'revoke', { keyUUID: keys[0].keyUUID })).status).toBe(200);
  expect((await call(id, 'revoke', { apikey: keys[1].apikey })).status).toBe(200);
  await eventually(() => keys.forEach(({ apikey }) => expect(toldOf(apikey)).toBeUndefined()));
  expect((await list(id)).body.count).toBe(0);
  expect((await call(id, 'revoke', { keyUUID: keys[0].keyUUID })).status).toBe(404);
});

test('only its owner has to do with the keys of an application; who shares it sees that they are there', async () => {
  const id = await application({ groups: ['team'] });
  const { keyUUID } = (await call(id, 'generate', {})).body;
  const member: As = { ...developer, sub: 'eve', roles: ['Internal/subscriber', 'team'] };

  for (const [as, seen, done] of [[bob, 404, 404], [member, 200, 403], [{ ...developer, organization: 'acme.com' }, 404, 404], [{ ...developer, scopes: [scopes.settings] }, 403, 403], ['anonymous', 401, 401]] as const) {
    expect((await list(id, 'PRODUCTION', as)).status).toBe(seen);
    expect((await call(id, 'generate', {}, as)).status).toBe(done);
    expect((await call(id, 'regenerate', { keyUUID }, as)).status).toBe(done);
    expect((await call(id, 'revoke', { keyUUID }, as)).status).toBe(done);
  }
  expect((await call(id, 'generate', {}, { ...developer, scopes: [scopes.apiKeys] })).status).toBe(200);
  expect((await list(id)).body.count).toBe(2);
});

test('a name is given once per application and type', async () => {
  const id = await application();

  const answers = await Promise.all(Array.from({ length: 4 }, () => call(id, 'generate', { keyName: 'Till' })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  expect((await at.portal('POST', `/applications/${id}/api-keys/SANDBOX/generate`, { keyName: 'Till' })).status).toBe(200);
  expect((await call(await application(), 'generate', { keyName: 'Till' })).status).toBe(200);
});

test('an application has at most a hundred keys, also when many are asked for at once', async () => {
  const id = await application();
  for (let i = 0; i < 95; i += 1) await call(id, 'generate', {});

  const answers = await Promise.all(Array.from({ length: 8 }, () => call(id, 'generate', {})));

  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 409, 409, 409]);
});

test('the keys of an application end with it, and its name can be used again', async () => {
  const id = await application({ name: 'Short-lived' });
  const keys = [(await call(id, 'generate', {})).body, (await at.portal('POST', `/applications/${id}/api-keys/SANDBOX/generate`, {})).body];
  await eventually(() => keys.forEach(({ apikey }) => expect(toldOf(apikey)).toBeDefined()));

  expect((await at.portal('DELETE', `/applications/${id}`)).status).toBe(200);

  await eventually(() => keys.forEach(({ apikey }) => expect(toldOf(apikey)).toBeUndefined()));
  expect((await list(id)).status).toBe(404);
});

test.each([
  [{ validityPeriod: 0 }, 'validityPeriod'],
  [{ validityPeriod: -2 }, 'validityPeriod'],
  [{ validityPeriod: 315_360_001 }, 'validityPeriod'],
  [{ validityPeriod: '60' }, 'validityPeriod'],
  [{ keyName: ' ' }, 'keyName'],
  [{ keyName: 'x'.repeat(101) }, 'keyName'],
  [{ additionalProperties: { permittedIP: '300.0.0.1' } }, 'additionalProperties.permittedIP'],
  [{ additionalProperties: { permittedIP: '10.0.0.0/33' } }, 'additionalProperties.permittedIP'],
  [{ additionalProperties: { permittedIP: Array.from({ length: 51 }, (_, i) => `10.0.0.${i}`).join() } }, 'additionalProperties.permittedIP'],
  [{ additionalProperties: { permittedReferer: 'two words' } }, 'additionalProperties.permittedReferer'],
  [{ additionalProperties: { permittedReferer: `example.com/${'x'.repeat(255)}` } }, 'additionalProperties.permittedReferer'],
])('%j is refused with its field', async (json, field) => {
  const id = await application();
  const { status, body } = await call(id, 'generate', json);

  expect(status).toBe(400);
  expect(body.error.map(({ code }: { code: string }) => code)).toEqual([field]);
  expect((await list(id)).body.count).toBe(0);
});

test.each([
  ['generate', { unknown: true }],
  ['generate', { additionalProperties: { permittedIp: '192.0.2.7' } }],
  ['regenerate', {}],
  ['revoke', {}],
  ['revoke', { keyUUID: 'a', apikey: 'b' }],
])('%s with %j is refused', async (action, json) => expect((await call(await application(), action, json)).status).toBe(400));

test('a type of keys that there is not is refused', async () => expect((await list(await application(), 'OTHER')).status).toBe(400));

test('no key is in the database, and a new hub is told of all of them', async () => {
  const id = await application();
  const { apikey, keyUUID } = (await call(id, 'generate', {})).body;
  const database = createDatabase({ url: at.database.url, logger: silentLogger() });
  const rows = await database.rows<{ text: string }>(sql`select api_key::text as text from api_key union all select outbox::text from outbox`);
  const [counted] = await database.rows<{ total: number }>(sql`select count(*)::int as total from api_key`);
  await database.close();

  const all = rows.map(({ text }) => text).join();
  expect(all).toContain(sha256(apikey));
  expect(all).not.toContain(apikey.slice('quintet_'.length));

  const fresh = createMemoryBus({ logger: silentLogger() });
  await at.restart(fresh);
  const anew = createProjection(fresh, apiKeyChanged);
  await anew.start();
  await eventually(() => expect([...anew.values()]).toHaveLength(counted?.total ?? -1));
  expect(anew.get(sha256(apikey))).toMatchObject({ id: keyUUID, applicationId: id });
  await anew.stop();
});
