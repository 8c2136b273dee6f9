import { serviceReported, subscriptionChanged, type ServiceStatus } from '@quintet/contracts';
import { createMemoryBus, outgoing, type EventBus } from '@quintet/messaging';
import { createOutbox, createRelay, outboxFacts, outboxMigration, publishedMigration } from '@quintet/outbox';
import { createDatabase, migrate, sql, type Database } from '@quintet/persistence';
import { createMetrics, silentLogger, systemClock } from '@quintet/service-kit';
import { createTestDatabase, eventually, type TestDatabase } from '@quintet/testkit';
import { createServiceStatus, hasLeft } from './service-status';

const logger = silentLogger();
let at: TestDatabase;
let database: Database;
let bus: EventBus;
beforeEach(async () => {
  at = await createTestDatabase();
  database = createDatabase({ url: at.url, logger });
  await migrate(database, [outboxMigration('0001'), publishedMigration('0002')]);
  bus = createMemoryBus({ logger });
});
afterEach(async () => {
  await database.close();
  await at.drop();
});

const outbox = createOutbox({ source: '/test', clock: systemClock });
const put = (id: string) =>
  database.inTransaction((db) =>
    outbox.put(db, subscriptionChanged, { id, organization: 'carbon.super', apiId: 'a', applicationId: 'p', policy: 'Gold', state: 'UNBLOCKED', subscriber: 'ann', createdMs: 0 }),
  );
const reports = () => {
  const found = new Map<string, ServiceStatus>();
  bus.readState(serviceReported, (change) => void (change.kind === 'upsert' ? found.set(change.key, change.data) : found.delete(change.key)));
  return found;
};
const statusOf = (relay: ReturnType<typeof createRelay>) => createServiceStatus({ service: 'devportal', database, bus, relay: relay.status, logger, intervalMs: 30 });
const reported = (instanceId: string, lastVersion: number, ageMs: number, lifetimeMs = 10): ServiceStatus => ({
  service: 'devportal',
  instanceId,
  startedMs: 0,
  reportedMs: Date.now() - ageMs,
  expiresMs: Date.now() - ageMs + lifetimeMs,
  version: '0.1.0',
  outbox: { depth: 0, oldestMs: null, refused: 0, relaying: false, lastVersion },
  digests: [],
});
const tell = (status: ServiceStatus) => bus.publish([outgoing(serviceReported, status, { source: '/test', entityVersion: status.reportedMs, timeMs: status.reportedMs })]);

test('a service says how its outbox stands, then what its topics hold, and that it leaves when it stops', async () => {
  const found = reports();
  const relay = createRelay({ database, bus, logger, pollMs: 20 });
  const status = statusOf(relay);
  await put('s1');
  await status.start();
  const now = (): ServiceStatus | undefined => [...found.values()][0];
  await eventually(() => expect(now()).toMatchObject({ service: 'devportal', outbox: { depth: 1, oldestMs: expect.any(Number) as number, refused: 0, relaying: false, lastVersion: 1 }, digests: [] }));

  await relay.start();
  await eventually(() => expect(now()).toMatchObject({ outbox: { depth: 0, oldestMs: null, relaying: true }, digests: [{ topic: 'apim.subscriptions', entries: 1 }] }));
  await status.stop();
  await eventually(() => expect(hasLeft(now() as ServiceStatus)).toBe(true));
  await relay.stop();
});

test('that it leaves is its last word, also when a report was still on its way', async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let calls = 0;
  const slow: EventBus = {
    ...bus,
    publish: async (records, options) => {
      calls += 1;
      if (calls === 2) await held;
      return bus.publish(records, options);
    },
  };
  const status = createServiceStatus({ service: 'devportal', database, bus: slow, relay: createRelay({ database, bus, logger }).status, logger, intervalMs: 30 });
  await status.start();
  await eventually(() => expect(calls).toBe(2));

  const stopped = status.stop();
  await new Promise((resolve) => setTimeout(resolve, 50));
  release();
  await stopped;
  await new Promise((resolve) => setTimeout(resolve, 50));
  const found = reports(); // as one who reads it from now on
  await eventually(() => expect([...found.values()].map(hasLeft)).toEqual([true]));
});

describe('a database that is behind what was said before', () => {
  test.each([
    ['and died', 10],
    ['and left in good order', 0],
  ])('by one that ran %s takes up the versions, and is counted', async (_how, lifetimeMs) => {
    await tell(reported('former', 500, 5_000, lifetimeMs));
    const metrics = createMetrics();
    const status = createServiceStatus({ service: 'devportal', database, bus, relay: createRelay({ database, bus, logger }).status, logger, metrics, intervalMs: 30 });
    await status.start();
    await put('s1');

    expect((await outboxFacts(database)).lastVersion).toBe(501);
    expect(await metrics.metrics()).toContain('outbox_database_restored_total{service="devportal"} 1');
    await status.stop();
  });

  test('is noticed after a stop in good order too', async () => {
    const before = statusOf(createRelay({ database, bus, logger }));
    await before.start();
    for (const id of ['s1', 's2', 's3']) await put(id);
    await before.stop();
    await database.rows(sql`select setval('outbox_id_seq', 1)`); // as in a backup
    const after = statusOf(createRelay({ database, bus, logger }));
    await after.start();

    expect((await outboxFacts(database)).lastVersion).toBe(3);
    await after.stop();
  });

  test('of whom it was heard stays until as much was said anew', async () => {
    await tell(reported('former', 500, 5_000, 0));
    const found = reports();
    const status = statusOf(createRelay({ database, bus, logger }));
    await status.start();
    await eventually(() => expect([...found.values()].map(({ outbox: { lastVersion } }) => lastVersion)).toEqual([500]));
    expect([...found.keys()]).not.toContain('devportal/former');
    await status.stop();
  });
});

test('an instance that ended long ago without a word is forgotten, one that has just ended is not', async () => {
  await tell(reported('long gone', 1, 4_000_000));
  await tell(reported('just gone', 1, 60_000));
  const found = reports();
  const status = statusOf(createRelay({ database, bus, logger }));
  await status.start();

  await eventually(() => expect([...found.keys()]).toEqual(expect.not.arrayContaining(['devportal/long gone'])));
  expect([...found.keys()]).toContain('devportal/just gone');
  await status.stop();
});
