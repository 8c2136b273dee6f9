import { Kafka, logLevel } from 'kafkajs';
import { subscriptionChanged, topics } from '@quintet/contracts';
import { silentLogger } from '@quintet/service-kit';
import { busComponent, createKafkaBus, type EventBus, type OutgoingRecord } from '../src/index';
import { eventually } from './eventually';
import { canStartBroker, createOwnBroker, type OwnBroker } from './own-broker';
import { changed } from './sample-records';

const test = canStartBroker() ? globalThis.test : globalThis.test.skip;
let broker: OwnBroker;
let bus: EventBus;

beforeAll(async () => {
  broker = await createOwnBroker();
  if (!canStartBroker()) return;
  await broker.start();
  bus = createKafkaBus({ brokers: [broker.brokers], clientId: 'test', logger: silentLogger() });
  await busComponent(bus).start();
}, 60_000);
afterAll(async () => {
  await bus?.stop();
  await broker.remove();
}, 60_000);

const publishUntilTaken = async (records: readonly OutgoingRecord[]): Promise<void> => {
  for (const deadline = Date.now() + 20_000; ; ) {
    try {
      return await bus.publish(records);
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
};

test('a reader that runs keeps what it has while its topic is gone, and reads the new one from its start', async () => {
  const seen = new Map<string, string>();
  const reader = bus.readState(subscriptionChanged, (change) => void (change.kind === 'upsert' && seen.set(change.key, change.data.policy)));
  await reader.caughtUp;
  await bus.publish(['a', 'b', 'c', 'd'].map((id) => changed(id, 'old', 1)));
  await eventually(() => expect(seen.size).toBe(4));
  const admin = new Kafka({ brokers: [broker.brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();

  await admin.deleteTopics({ topics: [topics.subscriptions.name] });
  await admin.disconnect();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect([...seen.values()]).toEqual(['old', 'old', 'old', 'old']);

  const restarted = createKafkaBus({ brokers: [broker.brokers], clientId: 'restarted', logger: silentLogger() });
  await busComponent(restarted).start(); // makes what is missing
  await restarted.stop();
  await publishUntilTaken(['a', 'e', 'f', 'g', 'h', 'i', 'j'].map((id) => changed(id, 'new', 2))); // more than the old one had

  await eventually(() => expect(seen.get('j')).toBe('new'));
  expect([...seen].map(([id, policy]) => `${id} ${policy}`).sort()).toEqual(['a new', 'b old', 'c old', 'd old', 'e new', 'f new', 'g new', 'h new', 'i new', 'j new']);
  await reader.stop();
});

test('topics that are gone while a system runs are made anew without a restart', async () => {
  const admin = new Kafka({ brokers: [broker.brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  const lost = [topics.quotaDemands.name, topics.subscriptions.name];
  await admin.deleteTopics({ topics: lost });
  await eventually(async () => expect(await admin.listTopics()).not.toEqual(expect.arrayContaining(lost)));

  await eventually(async () => expect(await admin.listTopics()).toEqual(expect.arrayContaining(lost)), 10_000);
  const { topics: made } = await admin.fetchTopicMetadata({ topics: [topics.quotaDemands.name] });
  expect(made[0]?.partitions).toHaveLength(topics.quotaDemands.partitions);
  await admin.disconnect();
});
