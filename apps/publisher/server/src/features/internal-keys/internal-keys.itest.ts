import jwt from 'jsonwebtoken';
import { createTokenVerifier } from '@quintet/auth';
import { keyManagerChanged, type KeyManager } from '@quintet/contracts';
import { createMemoryBus, createProjection, type Projection } from '@quintet/messaging';
import { createDatabase, sql } from '@quintet/persistence';
import { createMetrics, silentLogger, systemClock } from '@quintet/service-kit';
import { createTestDatabase, eventually } from '@quintet/testkit';
import { startPublisher, testConfig, type Call, type TestPublisher } from '../../../test/start-publisher';
import { createPublisher } from '../../publisher';

const recordKey = 'carbon.super/Publisher Internal Keys';
const scopes = ['apim:api_generate_key'];
const logger = silentLogger();

let publisher: TestPublisher;
let keyManagers: Projection<KeyManager>;
beforeAll(async () => {
  publisher = await startPublisher();
  keyManagers = await publisher.follow(keyManagerChanged);
});
afterAll(() => publisher.stop());

const generate = (apiId: string, more: Call = {}) => publisher.call('POST', `/apis/${apiId}/generate-key`, { scopes, ...more });

test('a key is made for one API, for an hour, and verified by what the event hub knows', async () => {
  const apiId = await publisher.makeApi({ name: 'Pizza' });

  const { status, body, headers } = await generate(apiId);

  expect(status).toBe(200);
  expect(body).toEqual({ apikey: expect.any(String), validityTime: 3600 });
  expect(headers.get('cache-control')).toBe('no-store');
  await eventually(() => expect(keyManagers.get(recordKey)).toBeDefined());
  const trust = { keyManagersOf: (issuer: string) => [...keyManagers.values()].filter((one) => one.issuer === issuer), isRevoked: () => false };
  expect(createTokenVerifier(trust, ['internal-key'], Date.now)(body.apikey)).toMatchObject({
    ok: true,
    claims: { iss: 'https://localhost:9443/publisher/internal-keys', sub: 'ann', api_id: apiId, context: '/Pizza/1.0.0', keytype: 'PRODUCTION', org: 'carbon.super' },
  });
});

test('a key is no access token of a management API', async () => {
  const { body } = await generate(await publisher.makeApi());

  expect((await publisher.call('GET', '/throttling-policies/api', { token: body.apikey })).status).toBe(401);
});

test('a missing scope is 403, another organization and an unknown API 404', async () => {
  const apiId = await publisher.makeApi();

  expect((await generate(apiId, { scopes: ['apim:api_view'] })).status).toBe(403);
  expect((await generate(apiId, { organization: 'other.org' })).status).toBe(404);
  expect((await generate('unknown')).status).toBe(404);
});

test('what is kept of the key is sealed', async () => {
  const [row] = await publisher.database.rows<{ text: string }>(sql`select row_to_json(internal_key_pair)::text as text from internal_key_pair`);

  expect(row?.text).not.toContain('PRIVATE KEY');
  expect(row?.text).not.toContain('"d"');
});

test('replicas that start at once on an empty database share one key', async () => {
  const at = await createTestDatabase();
  const buses = [createMemoryBus({ logger }), createMemoryBus({ logger }), createMemoryBus({ logger })];
  const replicas = buses.map((bus) => createPublisher(testConfig(at.url), { bus, logger, metrics: createMetrics(), clock: systemClock }));
  const database = createDatabase({ url: at.url, logger });
  try {
    await Promise.all(replicas.map((one) => one.start()));

    expect(await database.rows(sql`select internal_key_pair.kid from internal_key_pair`)).toHaveLength(1);
  } finally {
    await Promise.all(replicas.map((one) => one.stop()));
    await database.close();
    await at.drop();
  }
});

test('a restart keeps the key, tells of it again where the hub forgot it, and follows a new public address', async () => {
  const at = await createTestDatabase();
  const start = async (publicUrl: string) => {
    const bus = createMemoryBus({ logger });
    const service = createPublisher({ ...testConfig(at.url), publicUrl }, { bus, logger, metrics: createMetrics(), clock: systemClock });
    const seen = createProjection(bus, keyManagerChanged);
    await service.start();
    await seen.start();
    try {
      return await eventually(() => {
        const found = seen.get(recordKey);
        expect(found?.issuer).toBe(`${publicUrl}/publisher/internal-keys`);
        return found?.jwks.keys[0]?.kid;
      });
    } finally {
      await seen.stop();
      await service.stop();
    }
  };
  try {
    const first = await start('https://localhost:9443');

    expect(first).toEqual(expect.any(String));
    expect(await start('https://localhost:9443')).toBe(first);
    expect(await start('https://apim.example')).toBe(first);
  } finally {
    await at.drop();
  }
});

test('with another encryption key the publisher says so instead of starting', async () => {
  const other = createPublisher({ ...publisher.config, encryptionKey: 'quite another key that is long enough' }, { bus: createMemoryBus({ logger }), logger, metrics: createMetrics(), clock: systemClock });

  await expect(other.start()).rejects.toMatchObject({ cause: { message: expect.stringContaining('PUBLISHER_ENCRYPTION_KEY') } });
});

test('the key names its signing key and algorithm', async () => {
  const { body } = await generate(await publisher.makeApi());

  expect(jwt.decode(body.apikey, { complete: true })?.header).toEqual({ alg: 'RS256', typ: 'JWT', kid: expect.any(String) });
});
