import { apiKeyChanged, type ApiKey } from '@quintet/contracts';
import { createOutbox } from '@quintet/outbox';
import { createDatabase, migrate, sql, type Database } from '@quintet/persistence';
import { silentLogger, type Component } from '@quintet/service-kit';
import { createTestDatabase, eventually, type TestDatabase } from '@quintet/testkit';
import { migrations } from '../../migrations';
import { pgApiKeyStore } from './pg-api-key-store';
import { createPruneExpired } from './prune-expired';

const logger = silentLogger();
const clock = { now: () => now };
let now = 1_000_000;
let at: TestDatabase;
let database: Database;
let running: Component[] = [];
beforeEach(async () => {
  at = await createTestDatabase();
  database = createDatabase({ url: at.url, logger });
  await migrate(database, migrations);
  await database.rows(sql`
    insert into application (organization, id, name, owner, description, policy, groups, attributes, created_at, updated_at)
    values ('carbon.super', 'a1', 'Shop', 'ann', '', 'Unlimited', '{}', '{}', now(), now())`);
});
afterEach(async () => {
  for (const one of running) await one.stop();
  running = [];
  await database.close();
  await at.drop();
});

const outbox = createOutbox({ source: '/test', clock });
const startPruning = async (): Promise<void> => {
  const pruning = createPruneExpired({ database, outbox, store: pgApiKeyStore, clock, logger, everyMs: 20 });
  running.push(pruning);
  await pruning.start();
};
const add = async (name: string, expiresMs: number | null): Promise<string> => {
  const hash = Buffer.from(name).toString('hex').padStart(64, '0');
  const key: ApiKey = { hash, id: name, organization: 'carbon.super', name, applicationId: 'a1', keyType: 'PRODUCTION', permittedIps: [], permittedReferers: [], createdMs: 0, expiresMs };
  await pgApiKeyStore.add(database, key);
  return hash;
};
const left = async (): Promise<string[]> => (await database.rows<{ name: string }>(sql`select api_key.name from api_key order by api_key.name`)).map(({ name }) => name);
const tombstones = async (): Promise<string[]> =>
  (await database.rows<{ key: string }>(sql`select outbox.key from outbox where outbox.topic = ${apiKeyChanged.topic.name} and outbox.value is null order by outbox.key`)).map(({ key }) => key);

test('keys go when their time is over, each with one deletion, and others stay', async () => {
  const early = await add('early', now + 1_000);
  const late = await add('late', now + 2_000);
  await add('for ever', null);
  await startPruning();
  await startPruning();
  expect(await left()).toEqual(['early', 'for ever', 'late']);

  now += 1_000;
  await eventually(async () => expect(await left()).toEqual(['for ever', 'late']));
  expect(await tombstones()).toEqual([early]);
  now += 1_000;
  await eventually(async () => expect(await left()).toEqual(['for ever']));
  expect(await tombstones()).toEqual([late, early]);
});

test('many that expired together are all taken out', async () => {
  for (let i = 0; i < 450; i += 1) await add(`key ${i}`, now);
  await startPruning();

  await eventually(async () => expect(await left()).toEqual([]));
  expect(await tombstones()).toHaveLength(450);
});
