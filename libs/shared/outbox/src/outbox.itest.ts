import { randomBytes } from 'node:crypto';
import { subscriptionChanged, type Subscription } from '@quintet/contracts';
import { createMemoryBus, type EventBus, type OutgoingRecord } from '@quintet/messaging';
import { createDatabase, migrate, sql, type Database } from '@quintet/persistence';
import { createMetrics, silentLogger, systemClock } from '@quintet/service-kit';
import { createTestDatabase, eventually, type TestDatabase } from '@quintet/testkit';
import { createOutbox, createRelay, outboxFacts, outboxMigration, publishedMigration, raiseVersions } from './index';

const logger = silentLogger();
const outbox = createOutbox({ source: '/test', clock: systemClock });
const subscription = (id: string, policy: string): Subscription => ({
  id,
  organization: 'carbon.super',
  apiId: 'a',
  applicationId: 'p',
  policy,
  state: 'UNBLOCKED',
  subscriber: 'ann',
  createdMs: 0,
});

let at: TestDatabase;
let database: Database;
let published: OutgoingRecord[];
let refuse: boolean;
let memory: EventBus;
let bus: Pick<EventBus, 'publish'>;
beforeEach(async () => {
  at = await createTestDatabase();
  database = createDatabase({ url: at.url, logger });
  await migrate(database, [outboxMigration('0001'), publishedMigration('0002')]);
  published = [];
  refuse = false;
  memory = createMemoryBus({ logger });
  bus = {
    publish: async (records, options) => {
      if (refuse) throw new Error('the hub is away');
      await memory.publish(records, options);
      published.push(...records);
    },
  };
});
afterEach(async () => {
  await database.close();
  await at.drop();
});

const put = (id: string, policy: string) => database.inTransaction((db) => outbox.put(db, subscriptionChanged, subscription(id, policy)));
const withRelays = async (count: number, pollMs: number, work: () => Promise<void>): Promise<void> => {
  const relays = Array.from({ length: count }, () => createRelay({ database, bus, logger, pollMs }));
  for (const relay of relays) await relay.start();
  try {
    await work();
  } finally {
    for (const relay of relays) await relay.stop();
  }
};
const keys = (): string[] => published.map(({ key }) => key);

test('what is committed is published, woken by its commit and not by the clock; what is rolled back never is', async () => {
  await withRelays(1, 60_000, async () => {
    await put('s1', 'Gold');
    await eventually(() => expect(keys()).toEqual(['s1']));

    const rolledBack = database.inTransaction(async (db) => {
      await outbox.put(db, subscriptionChanged, subscription('s2', 'Gold'));
      throw new Error('changed my mind');
    });
    await expect(rolledBack).rejects.toThrow('changed my mind');
    await put('s3', 'Gold');

    await eventually(() => expect(keys()).toEqual(['s1', 's3']));
  });
  expect(await database.rows(sql`select id from outbox`)).toEqual([]);
});

test('events keep their order and their versions rise, over more than one batch, up to the deletion', async () => {
  await database.inTransaction(async (db) => {
    for (let i = 0; i < 450; i += 1) await outbox.put(db, subscriptionChanged, subscription('s1', `v${i}`));
    await outbox.remove(db, subscriptionChanged, 's1');
  });

  await withRelays(1, 60_000, () => eventually(() => expect(published).toHaveLength(451)));

  const versions = published.map(({ headers }) => Number(headers['ce_entityversion']));
  expect(versions).toEqual([...versions].sort((a, b) => a - b));
  expect(new Set(versions).size).toBe(451);
  expect(published.at(-2)?.value).toContain('"v449"');
  expect(published.at(-1)).toMatchObject({ key: 's1', value: null, headers: { ce_type: 'subscription.deleted.v1' } });
});

test('two relays of one database publish once', async () => {
  await withRelays(2, 20, async () => {
    for (let i = 0; i < 50; i += 1) await put(`s${i}`, 'Gold');
    await eventually(() => expect(published).toHaveLength(50));
  });

  expect(new Set(keys()).size).toBe(50);
});

test('when the active relay ends, the waiting one goes on', async () => {
  const first = createRelay({ database, bus, logger, pollMs: 20 });
  const second = createRelay({ database, bus, logger, pollMs: 20 });
  await first.start();
  await put('s1', 'Gold');
  await eventually(() => expect(keys()).toEqual(['s1']));
  await second.start();

  await first.stop();
  await put('s2', 'Gold');

  await eventually(() => expect(keys()).toEqual(['s1', 's2']));
  await second.stop();
});

test('while the hub refuses, events wait, and go out when it is back', async () => {
  refuse = true;
  await withRelays(1, 20, async () => {
    await put('s1', 'Gold');
    await put('s2', 'Gold');
    expect(published).toEqual([]);
    expect(await database.rows(sql`select key from outbox order by id`)).toEqual([{ key: 's1' }, { key: 's2' }]);

    refuse = false;
    await eventually(() => expect(keys()).toEqual(['s1', 's2']));
  });
});

test('a hub that is slow holds up no change, and its relay is not taken for one that died', async () => {
  const slowMs = 4_000; // a relay that says nothing for 3 s is replaced
  const publish = bus.publish;
  const calls: number[] = [];
  bus = {
    publish: async (records, options) => {
      calls.push(records.length);
      if (calls.length === 1) await new Promise((resolve) => setTimeout(resolve, slowMs));
      await publish(records, options);
    },
  };

  await withRelays(2, 20, async () => {
    await put('s1', 'Gold');
    await eventually(() => expect(calls).toEqual([1]));
    const began = performance.now();
    for (let i = 2; i < 22; i += 1) await put(`s${i}`, 'Gold');
    expect(performance.now() - began).toBeLessThan(slowMs / 2);
    expect(calls).toEqual([1]);

    await eventually(() => expect(keys()).toEqual(Array.from({ length: 21 }, (_, i) => `s${i + 1}`)));
  });
  expect(calls).toEqual([1, 20]);
});

test('a record that its topic would never take is refused with its row, so that it holds up no others', async () => {
  await expect(put('s1', 'x'.repeat(subscriptionChanged.topic.maxMessageBytes))).rejects.toMatchObject({ code: 'RECORD_TOO_LARGE' });
  await put('s2', 'Gold');

  await withRelays(1, 60_000, () => eventually(() => expect(keys()).toEqual(['s2'])));
});

test('large records go out in several batches, in their order', async () => {
  const sizes: number[] = [];
  const publish = bus.publish;
  bus = { publish: (records) => (sizes.push(records.length), publish(records)) };
  for (let i = 0; i < 12; i += 1) await put(`s${i}`, 'x'.repeat(900_000));

  await withRelays(1, 60_000, () => eventually(() => expect(keys()).toHaveLength(12)));

  expect(keys()).toEqual(Array.from({ length: 12 }, (_, i) => `s${i}`));
  expect(Math.max(...sizes)).toBeLessThan(12);
});

test('an event that the hub can never take is put aside with its reason, and those around it go on in order', async () => {
  const metrics = createMetrics();
  await put('s1', 'Gold');
  await database.rows(sql`insert into outbox (topic, key, value, headers) values ('apim.subscriptions', 's2', ${randomBytes(1_500_000).toString('base64')}, '{}')`);
  await put('s3', 'Gold');
  await database.rows(sql`insert into outbox (topic, key, value, headers) values ('apim.unheard-of', 's4', null, '{}')`);
  await put('s5', 'Gold');
  const relay = createRelay({ database, bus, logger, metrics, service: 'test', pollMs: 20 });
  await relay.start();

  await eventually(() => expect(keys()).toEqual(['s1', 's3', 's5']));
  await eventually(async () => expect(await database.rows(sql`select id from outbox`)).toEqual([]));

  expect(await database.rows(sql`select outbox_refused.topic, outbox_refused.key, outbox_refused.reason from outbox_refused order by outbox_refused.id`)).toEqual([
    { topic: 'apim.subscriptions', key: 's2', reason: expect.stringContaining('larger than the 1048576 bytes') },
    { topic: 'apim.unheard-of', key: 's4', reason: 'apim.unheard-of is not a topic of the system' },
  ]);
  expect(await metrics.metrics()).toContain('outbox_refused_total{service="test",topic="apim.subscriptions"} 1');
  await relay.stop();
});

test('figures of what waits: how much, and since when', async () => {
  const metrics = createMetrics();
  refuse = true;
  const relay = createRelay({ database, bus, logger, metrics, service: 'test', pollMs: 20 });
  await relay.start();
  expect(await metrics.metrics()).toContain('outbox_waiting{service="test"} 0');
  await database.rows(sql`insert into outbox (topic, key, value, headers, created_at) values ('apim.subscriptions', 's1', null, '{}', now() - interval '1 hour')`);
  await put('s2', 'Gold');

  const text = await metrics.metrics();

  expect(text).toContain('outbox_waiting{service="test"} 2');
  expect(Number(/outbox_oldest_seconds\{service="test"\} (\S+)/.exec(text)?.[1])).toBeGreaterThanOrEqual(3_600);
  await relay.stop();
  expect(await metrics.metrics()).not.toContain('outbox_waiting{service="test"}');
});

describe('what should stand in the topics', () => {
  const heldByReader = async () => {
    const reader = memory.readState(subscriptionChanged, () => undefined);
    await reader.caughtUp;
    await reader.stop();
    return reader.digest();
  };
  const relay = (pollMs = 20) => createRelay({ database, bus, logger, pollMs });
  const running = async (work: (of: ReturnType<typeof relay>) => Promise<void>): Promise<void> => {
    const one = relay();
    await one.start();
    try {
      await work(one);
    } finally {
      await one.stop();
    }
  };
  const agrees = (of: ReturnType<typeof relay>) =>
    eventually(async () => {
      expect(await database.rows(sql`select 1 from outbox`)).toEqual([]);
      expect(of.status()).toEqual({ relaying: true, digests: [{ topic: 'apim.subscriptions', ...(await heldByReader()) }] });
    });

  test('is told by the relay, through changes, deletions and several versions in one batch, and by the one after it', async () => {
    await running(async (one) => {
      for (let i = 0; i < 20; i += 1) await put(`s${i}`, 'Gold');
      await database.inTransaction(async (db) => {
        for (const policy of ['Silver', 'Bronze']) await outbox.put(db, subscriptionChanged, subscription('s1', policy));
        await outbox.remove(db, subscriptionChanged, 's2');
      });
      await agrees(one);
      expect((await heldByReader()).entries).toBe(19);
    });
    await put('s2', 'Gold');
    await running(async (next) => {
      await agrees(next);
      expect((await heldByReader()).entries).toBe(20);
    });
  });

  test('is right after a relay that died between publishing and noting it', async () => {
    await put('s1', 'Gold');
    await put('s2', 'Gold');
    const rows = await database.rows<{ topic: string; key: string; value: string; headers: Record<string, string> }>(sql`select topic, key, value, headers from outbox order by id`);
    await memory.publish(rows.map(({ headers, key, value }) => ({ topic: subscriptionChanged.topic, key, value, headers })));

    await running(agrees);
  });

  test('a relay that waits tells nothing', async () => {
    const [active, waiting] = [relay(), relay()];
    await active.start();
    await put('s1', 'Gold');
    await agrees(active);
    await waiting.start();

    expect(waiting.status()).toEqual({ relaying: false, digests: [] });
    await active.stop();
    await agrees(waiting);
    await waiting.stop();
  });
});

test('the outbox tells how it stands, and takes up versions that are ahead of it', async () => {
  expect(await outboxFacts(database)).toEqual({ depth: 0, oldestMs: null, refused: 0, lastVersion: 0 });
  await put('s1', 'Gold');
  await put('s2', 'Gold');
  expect(await outboxFacts(database)).toEqual({ depth: 2, oldestMs: expect.any(Number) as number, refused: 0, lastVersion: 2 });

  expect([await raiseVersions(database, 2), await raiseVersions(database, 40), await raiseVersions(database, 40)]).toEqual([false, true, false]);
  await put('s3', 'Gold');
  expect((await outboxFacts(database)).lastVersion).toBe(41);
});
