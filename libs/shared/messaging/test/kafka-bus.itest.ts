import { randomBytes, randomUUID } from 'node:crypto';
import { apiContentChanged, deploymentAcknowledged, subscriptionChanged, topics, type Topic } from '@quintet/contracts';
import { silentLogger, createMetrics } from '@quintet/service-kit';
import { eventBusContract } from '../src/event-bus.contract';
import { createKafkaBus, outgoing, type EventBus } from '../src/index';
import { readKafkaConfig } from '../src/kafka-config';
import { createKafkaClient } from '../src/kafka-client';
import { ack, changed, deleted } from './sample-records';
import { eventually } from './eventually';
import { removeTopics } from '../src/remove-topics';

const config = readKafkaConfig(process.env);
const open = async (topicPrefix: string): Promise<EventBus> => {
  const bus = createKafkaBus({ ...config, logger: silentLogger(), topicPrefix });
  await bus.start();
  return bus;
};

/** Its topics go with it. */
const openAlone = async (): Promise<EventBus> => {
  const prefix = `${randomUUID()}.`;
  const bus = await open(prefix);
  return {
    ...bus,
    stop: async () => {
      await bus.stop();
      await removeTopics(config, prefix);
    },
  };
};

describe('the Kafka hub', () => eventBusContract({ open: openAlone, eventually }));

describe('on Kafka', () => {
  let prefix: string;
  let bus: EventBus;
  let stops: (() => Promise<void>)[];
  const another = async (): Promise<EventBus> => {
    const it = await open(prefix);
    stops.push(() => it.stop());
    return it;
  };
  beforeEach(async () => {
    prefix = `${randomUUID()}.`;
    stops = [() => removeTopics(config, prefix)];
    bus = await another();
  });
  afterEach(async () => {
    for (const stop of stops.reverse()) await stop();
  });
  /** The bare client, for what no part of the system may do. */
  const admin = async () => {
    const it = createKafkaClient({ ...config, logger: silentLogger() }).admin();
    await it.connect();
    stops.push(() => it.disconnect());
    return it;
  };

  test('several services make the topics at once; each finds them as they should be', async () => {
    const others = [bus, await another(), await another()];

    expect(await Promise.all(others.map((it) => it.ensureTopics(Object.values(topics))))).toEqual([[], [], []]);
  });

  test('what differs in an existing topic is told, and left alone', async () => {
    await bus.ensureTopics([topics.subscriptions, topics.deploymentAcks]);
    const changedMeanwhile: Topic[] = [
      { ...topics.subscriptions, partitions: 5, maxMessageBytes: 2_000_000 },
      { ...topics.deploymentAcks, retention: { kind: 'stream', retentionMs: 60_000 } },
    ];

    const differences = await bus.ensureTopics(changedMeanwhile);

    expect(differences).toHaveLength(3);
    expect(differences).toEqual(
      expect.arrayContaining([
        { topic: 'apim.subscriptions', setting: 'partitions', wanted: '5', found: '3' },
        { topic: 'apim.subscriptions', setting: 'max.message.bytes', wanted: '2000000', found: '1048576' },
        { topic: 'apim.deployment-acks', setting: 'retention.ms', wanted: '60000', found: '86400000' },
      ]),
    );
    expect(await bus.ensureTopics([topics.subscriptions, topics.deploymentAcks])).toEqual([]);
  });

  test('a record that cannot be handled is found among the dead letters, with its reason and where it stood', async () => {
    await bus.ensureTopics(Object.values(topics));
    const letters: { key: string | undefined; value: string | undefined; headers: Record<string, string> }[] = [];
    const consumer = createKafkaClient({ ...config, logger: silentLogger() }).consumer({ groupId: randomUUID() });
    stops.push(() => consumer.disconnect());
    await consumer.subscribe({ topic: `${prefix}apim.dead-letters`, fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ message: { key, value, headers } }) =>
        void letters.push({ key: key?.toString(), value: value?.toString(), headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, it]) => [name, String(it)])) }),
    });
    const reader = bus.readState(subscriptionChanged, () => {
      throw new Error('no room');
    });
    stops.push(() => reader.stop());

    await bus.publish([changed('s1', 'Gold', 1)]);

    await eventually(() => expect(letters).toHaveLength(1));
    const { partition, offset } = /^apim\.subscriptions\/(?<partition>\d)\/(?<offset>\d+)$/.exec(letters[0]?.key ?? '')?.groups ?? {};
    expect(letters[0]).toMatchObject({
      value: changed('s1', 'Gold', 1).value,
      headers: {
        ce_type: 'subscription.changed.v1',
        dead_letter_reason: 'no room',
        dead_letter_topic: 'apim.subscriptions',
        dead_letter_key: 's1',
        dead_letter_partition: partition,
        dead_letter_offset: offset,
      },
    });
  });

  test('what was put aside is not put aside again by a process that starts later', async () => {
    await bus.ensureTopics(Object.values(topics));
    await bus.publish([{ ...changed('s1', 'Gold', 1), value: 'no json' }, changed('s2', 'Gold', 2)]);
    for (const one of [bus, await another(), await another()]) {
      const reader = one.readState(subscriptionChanged, () => undefined);
      stops.push(() => reader.stop());
      await reader.caughtUp;
      expect((await bus.inspector.deadLetters({ limit: 10, offset: 0 })).total).toBe(1);
    }
  });

  test('several readers of one topic in one process each get all of it', async () => {
    await bus.ensureTopics(Object.values(topics));
    await bus.publish([changed('s1', 'Gold', 1), changed('s2', 'Gold', 2), changed('s3', 'Gold', 3)]);
    const logs: string[][] = [[], [], []];
    const readers = logs.map((log) => bus.readState(subscriptionChanged, ({ key }) => void log.push(key)));
    stops.push(...readers.map((reader) => () => reader.stop()));
    await Promise.all(readers.map((reader) => reader.caughtUp));
    for (const log of logs) expect([...log].sort()).toEqual(['s1', 's2', 's3']);

    await bus.publish([changed('s4', 'Gold', 4)]);

    await eventually(() => logs.forEach((log) => expect(log).toContain('s4')));
  });

  test('a reader that comes before its topic waits for it', async () => {
    const log: string[] = [];
    const reader = bus.readState(subscriptionChanged, ({ key }) => void log.push(key));
    stops.push(() => reader.stop());
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(reader.isCaughtUp()).toBe(false);

    await bus.ensureTopics(Object.values(topics));
    await reader.caughtUp;
    await bus.publish([changed('s1', 'Gold', 1)]);

    await eventually(() => expect(log).toEqual(['s1']));
  });

  test('a reader whose place is no longer in the log goes on with what is', async () => {
    const one: Topic = { ...topics.deploymentAcks };
    await bus.ensureTopics([one]);
    await bus.publish(Array.from({ length: 20 }, (_, i) => ack(`gone${i}`)));
    const client = await admin();
    await client.fetchTopicOffsets(`${prefix}${one.name}`); // teaches kafkajs where the topic is
    await client.deleteTopicRecords({ topic: `${prefix}${one.name}`, partitions: [{ partition: 0, offset: '20' }] });
    const reader = bus.readState({ ...deploymentAcknowledged, deletedType: 'deployment.forgotten' }, () => undefined);
    stops.push(() => reader.stop());

    await reader.caughtUp;
  });

  test('a large value that compresses below the limit of its topic travels; among many others too', async () => {
    await bus.ensureTopics(Object.values(topics));
    const state = new Map<string, number>();
    const reader = bus.readState(subscriptionChanged, (change) => void state.set(change.key, change.kind === 'upsert' ? change.data.policy.length : 0));
    stops.push(() => reader.stop());
    const compressible = 'policy '.repeat(400_000); // 2.8 MB
    const half = randomBytes(300_000).toString('base64'); // 400 kB each, that compress to 300 kB: more than one request may carry

    await bus.publish([changed('big', compressible, 1), ...Array.from({ length: 8 }, (_, i) => changed(`half${i}`, half, 2 + i)), changed('small', 'Gold', 20)]);

    await eventually(() => expect(state.size).toBe(10));
    expect([state.get('big'), state.get('half0'), state.get('small')]).toEqual([compressible.length, half.length, 4]);
  });

  test('a record that is larger than one answer comes through while another topic never rests', async () => {
    await bus.ensureTopics(Object.values(topics));
    const base64 = randomBytes(3_000_000).toString('base64');
    await bus.publish([outgoing(apiContentChanged, { kind: 'thumbnail', apiId: 'a', organization: 'carbon.super', mediaType: 'image/png', base64 }, { source: '/test', timeMs: 1, entityVersion: 1 })]);
    const writer = await another();
    const policy = randomBytes(1_500).toString('base64');
    let version = 0;
    let going = true;
    const flood = (async () => {
      while (going) await writer.publish(Array.from({ length: 100 }, () => changed(`s${(version += 1) % 5_000}`, policy, version)));
    })();
    await eventually(() => expect(version).toBeGreaterThan(1_000));

    let taken = 0;
    const busy = bus.readState(subscriptionChanged, () => void (taken += 1));
    const large = bus.readState(apiContentChanged, () => undefined);
    stops.push(() => busy.stop(), () => large.stop());
    await eventually(() => expect(large.digest().entries).toBe(1), 10_000);
    going = false;
    await flood;
    expect(taken).toBeGreaterThan(0);
  });

  test('a record that the broker itself refuses for its size is told apart from a broker that is away', async () => {
    await bus.ensureTopics([{ ...topics.subscriptions, maxMessageBytes: 10_000 }]);

    await expect(bus.publish([changed('s1', randomBytes(50_000).toString('base64'), 1)])).rejects.toMatchObject({ code: 'RECORD_TOO_LARGE' });
    await bus.publish([changed('s1', 'Gold', 2)]);
  });

  test('another process goes on with a group where this one stopped', async () => {
    await bus.ensureTopics(Object.values(topics));
    const seen: string[] = [];
    const first = bus.consume(deploymentAcknowledged, 'group', ({ apiId }) => void seen.push(apiId));
    await first.ready;
    await bus.publish([ack('a1')]);
    await eventually(() => expect(seen).toEqual(['a1']));
    await first.stop();
    await bus.publish([ack('a2')]);

    const second = (await another()).consume(deploymentAcknowledged, 'group', ({ apiId }) => void seen.push(apiId));
    stops.push(() => second.stop());

    await eventually(() => expect(seen).toEqual(['a1', 'a2']));
  });

  test('records that are not wanted any more after all was made ready for them do not leave either, and stop none of other calls', async () => {
    await bus.ensureTopics(Object.values(topics));
    const seen: string[] = [];
    const reader = bus.readState(subscriptionChanged, ({ key }) => void seen.push(key));
    stops.push(() => reader.stop());
    let asked = 0;
    const unless = (): string | undefined => ((asked += 1) > 1 ? 'it is another one now' : undefined);

    const calls = [bus.publish([changed('s1', 'Gold', 1)]), bus.publish([changed('s2', 'Gold', 2)], { unless }), bus.publish([changed('s3', 'Gold', 3)])];

    await expect(calls[1]).rejects.toThrow('it is another one now');
    await Promise.all([calls[0], calls[2]]);
    await eventually(() => expect(seen).toEqual(['s1', 's3']));
    expect(asked).toBeGreaterThan(1);
  });

  test('a slow handler holds up its own topic only', async () => {
    await bus.ensureTopics(Object.values(topics));
    let free: () => void = () => undefined;
    const slow = bus.readState(subscriptionChanged, () => new Promise<void>((resolve) => (free = resolve)));
    const seen: string[] = [];
    const tail = bus.tail(deploymentAcknowledged, ({ apiId }) => void seen.push(apiId));
    stops.push(() => tail.stop());
    await Promise.all([slow.caughtUp, tail.ready]);

    await bus.publish([changed('s1', 'Gold', 1), deleted('s1', 2), ack('a1')]);

    await eventually(() => expect(seen).toEqual(['a1']));
    const stopping = slow.stop();
    free();
    await stopping;
  });

  test('figures of what was published and what was put aside', async () => {
    const metrics = createMetrics();
    const measured = createKafkaBus({ ...config, logger: silentLogger(), metrics, topicPrefix: prefix });
    stops.push(() => measured.stop());
    await measured.start();
    await measured.ensureTopics(Object.values(topics));
    const reader = measured.readState(subscriptionChanged, () => {
      throw new Error('no');
    });
    stops.push(() => reader.stop());

    await measured.publish([changed('s1', 'Gold', 1)]);

    await eventually(async () => {
      const text = await metrics.metrics();
      expect(text).toContain('event_hub_published_total{topic="apim.subscriptions"} 1');
      expect(text).toContain('event_hub_dead_letters_total{topic="apim.subscriptions"} 1');
      expect(text).toContain('event_hub_published_total{topic="apim.dead-letters"} 1');
    });
  });
});
