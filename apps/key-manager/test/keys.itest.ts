import { apiChanged, keyManagerChanged, scopeChanged, type ApiCatalogueEntry, type KeyManager } from '@quintet/contracts';
import { createMemoryBus, createProjection, outgoing, type EventBus, type Projection } from '@quintet/messaging';
import { createOutbox } from '@quintet/outbox';
import { createDatabase, createSecretBox, type Database } from '@quintet/persistence';
import { silentLogger } from '@quintet/service-kit';
import { createTestDatabase, eventually, type TestDatabase } from '@quintet/testkit';
import { createKeepKeys } from '../src/features/signing-keys';
import { addUser, headerOf, introspect, passwordToken, register, send, token } from './oauth-client';
import { admin, issuer, publicUrl, startKeyManager } from './start-key-manager';

let at: TestDatabase;
let bus: EventBus;
beforeEach(async () => {
  at = await createTestDatabase();
  bus = createMemoryBus({ logger: silentLogger() });
});
afterEach(() => at.drop());

const withRecords = async <T>(work: (records: Projection<KeyManager>) => Promise<T>): Promise<T> => {
  const records = createProjection(bus, keyManagerChanged);
  await records.start();
  await records.caughtUp();
  try {
    return await work(records);
  } finally {
    await records.stop();
  }
};
const resident = 'carbon.super/Resident Key Manager';

test('a restart keeps keys, clients and users, and tells the keys again to a hub that forgot them', async () => {
  const first = await startKeyManager({ databaseUrl: at.url, bus });
  const client = await register(first.url);
  const before = await passwordToken(first.url, client, 'apim:api_view');
  await first.stop();

  bus = createMemoryBus({ logger: silentLogger() });
  const second = await startKeyManager({ databaseUrl: at.url, bus, config: { admin: { username: 'admin', password: 'changed in the configuration' } } });

  expect(await introspect(second.url, client, before.access_token)).toMatchObject({ active: true });
  const after = await passwordToken(second.url, client, 'apim:api_view');
  expect(headerOf(after.access_token)['kid']).toBe(headerOf(before.access_token)['kid']);
  expect((await token(second.url, client, { grant_type: 'password', username: 'admin', password: 'changed in the configuration' })).status).toBe(400);
  expect((await token(second.url, client, { grant_type: 'refresh_token', refresh_token: before.refresh_token ?? '' })).status).toBe(200);
  await second.stop();
});

test('replicas that start at once share one key, one administrator, and each other’s tokens', async () => {
  const [one, two] = await Promise.all([startKeyManager({ databaseUrl: at.url, bus }), startKeyManager({ databaseUrl: at.url, bus })]);
  const jwksOf = async (url: string) => (await send<{ keys: unknown[] }>('GET', `${url}/oauth2/jwks`)).body;

  expect(await jwksOf(one.url)).toEqual(await jwksOf(two.url));
  expect((await jwksOf(one.url)).keys).toHaveLength(1);
  const client = await register(one.url);
  const { access_token, refresh_token = '' } = await passwordToken(one.url, client, 'apim:api_view');
  expect(await introspect(two.url, client, access_token)).toMatchObject({ active: true });
  expect((await token(two.url, client, { grant_type: 'refresh_token', refresh_token })).status).toBe(200);
  await Promise.all([one.stop(), two.stop()]);
});

test('the record names the issuer and its endpoints, and changes with the public address', async () => {
  await (await startKeyManager({ databaseUrl: at.url, bus })).stop();
  await withRecords(async (records) => {
    expect(records.get(resident)).toMatchObject({
      type: 'resident',
      issuer,
      consumerKeyClaim: 'azp',
      scopesClaim: 'scope',
      tokenEndpoint: `${publicUrl}/oauth2/token`,
      authorizeEndpoint: `${publicUrl}/oauth2/authorize`,
    });
  });

  await (await startKeyManager({ databaseUrl: at.url, bus, config: { publicUrl: 'https://elsewhere.example' } })).stop();

  await withRecords(async (records) => expect(records.get(resident)?.issuer).toBe('https://elsewhere.example/oauth2/token'));
});

test('a key is published before it signs, and kept while its tokens live', async () => {
  const running = await startKeyManager({ databaseUrl: at.url, bus });
  const database: Database = createDatabase({ url: at.url, logger: silentLogger() });
  const clock = { at: Date.now(), now: () => clock.at };
  const day = 24 * 3600_000;
  const keepKeys = createKeepKeys({
    database,
    outbox: createOutbox({ source: '/key-manager', clock }),
    secrets: createSecretBox('e'.repeat(32)),
    clock,
    publicUrl,
    rules: { rotateAfterMs: 90 * day, publishAheadMs: 120_000, keepMs: 30 * day },
  });
  const [first] = await keepKeys();

  clock.at += 91 * day;
  const replicas = await Promise.all([keepKeys(), keepKeys(), keepKeys()]);
  expect(new Set(replicas.map((keys) => keys.map(({ kid }) => kid).join())).size).toBe(1);
  expect(replicas[0]).toHaveLength(2);
  expect(replicas[0]?.[0]).toMatchObject({ signsFromMs: clock.at + 120_000 });
  await withRecords(async (records) => eventually(() => expect(records.get(resident)?.jwks.keys).toHaveLength(2)));

  clock.at += 31 * day;
  const last = await keepKeys();
  expect(last).toHaveLength(1);
  expect(last[0]?.kid).not.toBe(first?.kid);
  await withRecords(async (records) => eventually(() => expect(records.get(resident)?.jwks.keys.map(({ kid }) => kid)).toEqual([last[0]?.kid])));
  await database.close();
  await running.stop();
});

test('scopes of APIs follow the API events', async () => {
  const running = await startKeyManager({ databaseUrl: at.url, bus });
  const client = await register(running.url);
  await addUser(running.url, 'cook', 'cook pass', ['kitchen']);
  let entityVersion = 0;
  const tell = (scopes: ApiCatalogueEntry['scopes']) =>
    bus.publish([outgoing(apiChanged, { ...api, scopes }, { source: '/test', timeMs: Date.now(), entityVersion: (entityVersion += 1) })]);
  const scopeFor = async (as: { username: string; password: string }) => (await passwordToken(running.url, client, 'menu:read menu:write', as)).scope;
  const cook = { username: 'cook', password: 'cook pass' };
  const scope = (key: string, roles: string[]) => ({ key, name: key, description: '', roles });

  expect(await scopeFor(cook)).toBe('default');
  await tell([scope('menu:read', []), scope('menu:write', ['kitchen'])]);
  await eventually(async () => expect(await scopeFor(cook)).toBe('menu:read menu:write'));
  expect(await scopeFor(admin)).toBe('menu:read');
  expect((await token(running.url, client, { grant_type: 'client_credentials', scope: 'menu:read menu:write' })).body.scope).toBe('menu:read');
  await tell([scope('menu:read', [])]);
  await eventually(async () => expect(await scopeFor(cook)).toBe('menu:read'));

  const share = (roles: string[]) =>
    bus.publish([
      outgoing(scopeChanged, { id: 's', organization: 'carbon.super', name: 'menu:write', displayName: '', description: '', roles }, { source: '/test', timeMs: Date.now(), entityVersion: (entityVersion += 1) }),
    ]);
  await tell([scope('menu:read', []), scope('menu:write', ['kitchen'])]);
  await share(['chief']); // the shared scope's own roles count, whatever an API still has
  await eventually(async () => expect(await scopeFor(cook)).toBe('menu:read'));
  await share(['kitchen']);
  await eventually(async () => expect(await scopeFor(cook)).toBe('menu:read menu:write'));
  await running.stop();
});

const api: ApiCatalogueEntry = {
  id: 'api-1',
  organization: 'carbon.super',
  name: 'Pizza',
  context: '/pizza/1.0.0',
  version: '1.0.0',
  provider: 'admin',
  description: '',
  type: 'HTTP',
  lifecycleState: 'PUBLISHED',
  isDefaultVersion: false,
  hasThumbnail: false,
  policies: [],
  apiThrottlingPolicy: null,
  tags: [],
  categories: [],
  visibility: 'PUBLIC',
  visibleRoles: [],
  securityScheme: [],
  transport: [],
  authorizationHeader: 'Authorization',
  keyManagers: ['all'],
  operations: [],
  scopes: [],
  businessInformation: { businessOwner: null, businessOwnerEmail: null, technicalOwner: null, technicalOwnerEmail: null },
  additionalProperties: [],
  environments: [],
  createdMs: 0,
  updatedMs: 0,
};
