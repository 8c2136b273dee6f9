import { randomUUID } from 'node:crypto';
import { subscriptionChanged, topics, type Subscription } from '@quintet/contracts';
import { createKafkaBus, readKafkaConfig, type EventBus } from '@quintet/messaging';
import { removeTopics } from '@quintet/messaging/testing';
import { createDatabase, migrate, type Database } from '@quintet/persistence';
import { silentLogger, systemClock, type Component } from '@quintet/service-kit';
import { createTestDatabase, eventually, type TestDatabase } from '@quintet/testkit';
import { createOutbox, createRelay, outboxMigration, publishedMigration } from './index';

const logger = silentLogger();
const outbox = createOutbox({ source: '/test', clock: systemClock });
const subscription = (id: string): Subscription => ({
  id,
  organization: 'carbon.super',
  apiId: 'a',
  applicationId: 'p',
  policy: 'Gold',
  state: 'UNBLOCKED',
  subscriber: 'ann',
  createdMs: 0,
});
const changes = 100;
const expectedMedianMs = 500; // 3 ms on two idle cores; the rest is for machines that are busy

const kafka = readKafkaConfig(process.env);

let topicPrefix: string;
let at: TestDatabase;
let database: Database;
let bus: EventBus;
let relay: Component;
beforeEach(async () => {
  at = await createTestDatabase();
  database = createDatabase({ url: at.url, logger });
  await migrate(database, [outboxMigration('0001'), publishedMigration('0002')]);
  topicPrefix = `${randomUUID()}.`;
  bus = createKafkaBus({ ...kafka, logger, topicPrefix });
  await bus.start();
  await bus.ensureTopics(Object.values(topics));
  relay = createRelay({ database, bus, logger });
  await relay.start();
});
afterEach(async () => {
  await relay.stop();
  await bus.stop();
  await removeTopics(kafka, topicPrefix);
  await database.close();
  await at.drop();
});

test('a change is with its readers within milliseconds of its commit', async () => {
  const arrivedMs = new Map<string, number>();
  const reader = bus.readState(subscriptionChanged, ({ key }) => void arrivedMs.set(key, performance.now()));
  await reader.caughtUp;

  const took: number[] = [];
  for (let i = 0; i < changes; i += 1) {
    await database.inTransaction((db) => outbox.put(db, subscriptionChanged, subscription(`s${i}`)));
    const committedMs = performance.now();
    await eventually(() => expect(arrivedMs.has(`s${i}`)).toBe(true));
    took.push((arrivedMs.get(`s${i}`) ?? NaN) - committedMs);
  }
  await reader.stop();

  const sorted = took.sort((a, b) => a - b);
  const median = sorted[changes / 2] ?? NaN;
  if (process.env['SHOW_TIMES']) process.stderr.write(`commit to reader: median ${median.toFixed(1)} ms, 95th percentile ${sorted[changes * 0.95]?.toFixed(1)} ms\n`);
  expect(median).toBeLessThan(expectedMedianMs);
});
