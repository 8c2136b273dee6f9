import { randomUUID } from 'node:crypto';
import { DEFAULT_ORGANIZATION, keyManagerChanged, subscriptionChanged, topics, type KeyManager, type Subscription } from '@quintet/contracts';
import { createGuard, createManagementApp } from '@quintet/management-api';
import { createKafkaBus, createMemoryBus, outgoing, readKafkaConfig, type EventBus } from '@quintet/messaging';
import { removeTopics } from '@quintet/messaging/testing';
import { createOutbox, outboxMigration, publishedMigration } from '@quintet/outbox';
import { sql, type Database } from '@quintet/persistence';
import { silentLogger, systemClock } from '@quintet/service-kit';
import { createTestDatabase, eventually, startServices, type RunningService, type TestDatabase } from '@quintet/testkit';
import { createServiceDatabase } from './service-database';
import { ownedState } from './resync';
import { resyncPath, resyncRoutes } from './resync-routes';

const logger = silentLogger();
const owner = 'devportal';
const outbox = createOutbox({ source: '/test', clock: systemClock });
const guard = createGuard((token) => ({ username: 'ann', organization: DEFAULT_ORGANIZATION, roles: [], clientId: 'c', scopes: [token] }));
const subscription = (id: string, policy = 'Gold'): Subscription => ({ id, organization: DEFAULT_ORGANIZATION, apiId: 'a', applicationId: 'p', policy, state: 'UNBLOCKED', subscriber: 'ann', createdMs: 0 });
const keyManager = (name: string, type: KeyManager['type']): KeyManager => ({
  name,
  organization: DEFAULT_ORGANIZATION,
  type,
  enabled: true,
  issuer: `https://${type}.example`,
  jwks: { keys: [] },
  consumerKeyClaim: 'azp',
  scopesClaim: 'scope',
  tokenEndpoint: '',
  revokeEndpoint: '',
  authorizeEndpoint: '',
  userInfoEndpoint: '',
});
const tables = { name: '0002_entity.sql', text: 'create table subscription (id text primary key, policy text not null)' };

let at: TestDatabase;
let service: RunningService | undefined;
let database: Database;
/** Runs in the midst of publishing the state again. */
let meanwhile: () => Promise<void>;
beforeEach(async () => {
  at = await createTestDatabase();
  meanwhile = async () => undefined;
});
afterEach(async () => {
  await service?.stop();
  service = undefined;
  await at.drop();
});

const start = async (bus: EventBus): Promise<void> => {
  const serviceDatabase = createServiceDatabase({
    url: at.url,
    migrations: [outboxMigration('0001'), tables, publishedMigration('0003')],
    bus,
    logger,
    republish: async (all) => {
      await all.inTransaction(async (db) => {
        for (const { id, policy } of await db.rows<{ id: string; policy: string }>(sql`select subscription.id, subscription.policy from subscription`)) await outbox.put(db, subscriptionChanged, subscription(id, policy));
      });
      await meanwhile();
    },
  });
  ({ database } = serviceDatabase);
  const ownedStates = [ownedState(subscriptionChanged), ownedState(keyManagerChanged, ({ type }) => type === 'internal-key')];
  const router = resyncRoutes({ owner, guard, logger, database, bus, outbox, republish: serviceDatabase.republish, ownedStates, waitMs: 20_000 });
  service = await startServices([
    {
      name: owner,
      mounts: [resyncPath(owner)],
      handler: createManagementApp({ logger, routers: [{ base: resyncPath(owner), router }] }),
      readiness: [serviceDatabase.readiness],
      start: serviceDatabase.start,
      stop: serviceDatabase.stop,
    },
  ]);
};
const save = (id: string, policy = 'Gold'): Promise<void> =>
  database.inTransaction(async (db) => {
    await db.rows(sql`insert into subscription (id, policy) values (${id}, ${policy}) on conflict (id) do update set policy = excluded.policy`);
    await outbox.put(db, subscriptionChanged, subscription(id, policy));
  });
/** Told, but not in the database. */
const tell = (id: string): Promise<void> => database.inTransaction((db) => outbox.put(db, subscriptionChanged, subscription(id)));
const relayed = (): Promise<void> => eventually(async () => expect(await database.rows(sql`select 1 from outbox`)).toEqual([]));
const resync = async (scope = 'apim:admin') => {
  const answer = await fetch(`${service?.url}${resyncPath(owner)}`, { method: 'POST', headers: { authorization: `Bearer ${scope}` } });
  return { status: answer.status, body: (await answer.json()) as { owner: string; topics: { name: string; written: number; deleted: number }[] } };
};
/** What a reader that begins now is told. */
const standing = async (bus: EventBus): Promise<Record<string, string>> => {
  const found: Record<string, string> = {};
  const reader = bus.readState(subscriptionChanged, (change) => {
    if (change.kind === 'upsert') found[change.key] = change.data.policy;
    else delete found[change.key];
  });
  await reader.caughtUp;
  await reader.stop();
  return found;
};

describe('in memory', () => {
  let bus: EventBus;
  beforeEach(async () => {
    bus = createMemoryBus({ logger });
    await start(bus);
  });

  test('what the database no longer has is deleted from the topic, all that it has is there, and records of others stay', async () => {
    await save('kept');
    await tell('stale');
    const told = [keyManager('Resident', 'resident'), keyManager('Old keys', 'internal-key')];
    await bus.publish(told.map((of) => outgoing(keyManagerChanged, of, { source: '/test', timeMs: 0, entityVersion: 1 })));
    await relayed();

    expect(await resync()).toEqual({
      status: 200,
      body: {
        owner,
        topics: [
          { name: 'apim.subscriptions', written: 1, deleted: 1 },
          { name: 'apim.key-managers', written: 0, deleted: 1 },
        ],
      },
    });
    expect(await standing(bus)).toEqual({ kept: 'Gold' });
    const left: string[] = [];
    await bus.readState(keyManagerChanged, ({ key }) => void left.push(key)).caughtUp;
    expect(left).toEqual([`${DEFAULT_ORGANIZATION}/Resident`]);
  });

  test('a database that was restored from a backup takes up the versions of its topics, which then are what it is', async () => {
    await save('kept', 'Gold');
    await relayed();
    const told: string[] = [];
    const follower = bus.readState(subscriptionChanged, (change) => void told.push(`${change.key} ${change.kind === 'upsert' ? change.data.policy : 'deleted'}`));
    const late = (id: string, policy: string, version: number) => outgoing(subscriptionChanged, subscription(id, policy), { source: '/test', timeMs: 0, entityVersion: version });
    await bus.publish([late('kept', 'Silver', 1_000), late('later', 'Gold', 1_001)]); // what the database has forgotten

    expect((await resync()).status).toBe(200);
    expect(await standing(bus)).toEqual({ kept: 'Gold' });
    await save('kept', 'Bronze');

    await eventually(() => expect(told).toEqual(['kept Gold', 'kept Silver', 'later Gold', 'kept Gold', 'later deleted', 'kept Bronze']));
    await follower.stop();
  });

  test('changes that come while it runs win', async () => {
    await save('changed', 'Gold');
    await save('removed');
    await relayed();
    meanwhile = async () => {
      await save('changed', 'Silver');
      await save('new');
      await database.inTransaction(async (db) => {
        await db.rows(sql`delete from subscription where subscription.id = 'removed'`);
        await outbox.remove(db, subscriptionChanged, 'removed');
      });
    };

    expect((await resync()).body.topics[0]).toMatchObject({ written: 2, deleted: 0 });
    expect(await standing(bus)).toEqual({ changed: 'Silver', new: 'Gold' });
  });

  test('a change that had its number before and is committed late is neither lost nor taken for a deletion', async () => {
    let commit: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (commit = resolve));
    let begun: () => void = () => undefined;
    const isBegun = new Promise<void>((resolve) => (begun = resolve));
    const slow = database.inTransaction(async (db) => {
      await db.rows(sql`insert into subscription (id, policy) values ('slow', 'Gold')`);
      await outbox.put(db, subscriptionChanged, subscription('slow'));
      begun();
      await held;
    });
    await isBegun;
    const answer = resync();
    await new Promise((resolve) => setTimeout(resolve, 200));
    commit();
    await slow;

    expect((await answer).body.topics[0]).toMatchObject({ written: 1, deleted: 0 });
    expect(await standing(bus)).toEqual({ slow: 'Gold' });
  });

  test('one at a time: a second is refused while the first runs, and served after it', async () => {
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    let reached: () => void = () => undefined;
    const isReached = new Promise<void>((resolve) => (reached = resolve));
    meanwhile = () => {
      reached();
      return held;
    };
    const first = resync();
    await isReached;

    expect(await resync()).toMatchObject({ status: 409 });
    go();
    expect((await first).status).toBe(200);
    await eventually(async () => expect((await resync()).status).toBe(200));
  });

  test('a token without the scope of administrators is refused', async () => {
    expect((await resync('apim:subscribe')).status).toBe(403);
  });

  test('while the hub does not answer it is refused, and nothing is begun', async () => {
    await tell('stale');
    await relayed();
    const away = jest.spyOn(bus, 'ensureTopics').mockRejectedValue(new Error('no broker'));
    expect((await resync()).status).toBe(503);
    away.mockRestore();
    expect(await standing(bus)).toEqual({ stale: 'Gold' });
    expect((await resync()).body.topics[0]).toMatchObject({ deleted: 1 });
  });
});

test('a topic that was deleted from Kafka is made anew and filled: a new reader is told the whole state', async () => {
  const kafka = readKafkaConfig(process.env);
  const topicPrefix = `${randomUUID()}.`;
  const bus = createKafkaBus({ ...kafka, logger, topicPrefix });
  await bus.start();
  try {
    await bus.ensureTopics([topics.subscriptions, topics.keyManagers, topics.deadLetters]);
    await start(bus);
    await save('one');
    await save('two', 'Silver');
    await tell('stale');
    await relayed();
    expect((await resync()).body.topics[0]).toMatchObject({ written: 2, deleted: 1 });
    expect(await standing(bus)).toEqual({ one: 'Gold', two: 'Silver' });

    await removeTopics(kafka, topicPrefix);
    expect(await resync()).toMatchObject({ status: 200, body: { topics: [{ written: 2, deleted: 0 }, { written: 0 }] } });
    const fresh = createKafkaBus({ ...kafka, logger, topicPrefix });
    await fresh.start();
    expect(await standing(fresh)).toEqual({ one: 'Gold', two: 'Silver' });
    await fresh.stop();
  } finally {
    await service?.stop();
    service = undefined;
    await bus.stop();
    await removeTopics(kafka, topicPrefix);
  }
});
