import { deploymentAcknowledged, subscriptionChanged, topics } from '@quintet/contracts';
import { createMetrics, silentLogger, type Metrics } from '@quintet/service-kit';
import { busComponent, createKafkaBus, type EventBus, type OutgoingRecord } from '../src/index';
import { eventually } from './eventually';
import { canStartBroker, createOwnBroker, type OwnBroker } from './own-broker';
import { ack, changed } from './sample-records';

const logger = silentLogger();
const soonMs = 8_000; // under 3 s on an idle machine; a minute if the client's own retries were not cut short
const goesOnMs = 5_000; // all readers, from the moment that the broker answers again
const longAwayMs = 30_000; // longer than kafkajs tries by itself
const test = canStartBroker() ? globalThis.test : globalThis.test.skip;
let broker: OwnBroker;
let bus: EventBus;
let metrics: Metrics;
let stops: (() => Promise<void>)[];
beforeEach(async () => {
  broker = await createOwnBroker();
  metrics = createMetrics();
  bus = createKafkaBus({ brokers: [broker.brokers], clientId: 'test', logger, metrics });
  stops = [() => bus.stop()];
}, 60_000);
afterEach(async () => {
  for (const stop of stops.reverse()) await stop();
  await broker.remove();
}, 60_000);

/** As the relay does: until the broker has it. */
const publishUntilTaken = async (records: OutgoingRecord[]): Promise<void> => {
  for (const deadline = Date.now() + 20_000; ; ) {
    try {
      return await bus.publish(records);
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
};

test('a process that starts before its broker waits for it, and then has its topics', async () => {
  const starting = busComponent(bus).start();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await broker.start();

  await starting;

  expect(bus.failing()).toBeUndefined();
  expect(await bus.ensureTopics(Object.values(topics))).toEqual([]);
});

test('a process gives up on a broker that does not come', async () => {
  await expect(busComponent(bus, { startTimeoutMs: 500 }).start()).rejects.toThrow();
});

const followAll = async () => {
  await broker.start();
  await busComponent(bus).start();
  const state: string[] = [];
  const tailed: string[] = [];
  const consumed: string[] = [];
  const reader = bus.readState(subscriptionChanged, (change) => void state.push(change.kind === 'upsert' ? change.data.policy : '-'));
  const tail = bus.tail(deploymentAcknowledged, ({ apiId }) => void tailed.push(apiId));
  const consumer = bus.consume(deploymentAcknowledged, 'group', ({ apiId }) => void consumed.push(apiId));
  stops.push(() => reader.stop(), () => tail.stop(), () => consumer.stop());
  await Promise.all([reader.caughtUp, tail.ready, consumer.ready]);
  await bus.publish([changed('s1', 'before', 1), ack('before')]);
  await eventually(() => expect([state, tailed, consumed]).toEqual([['before'], ['before'], ['before']]));
  return { state, tailed, consumed };
};
/** Starts the broker again, and tells how long it took from its first answer until each had what was published then. */
const timesOfComingBack = async (logs: Record<string, string[]>): Promise<Record<string, number>> => {
  await broker.start();
  const back = Date.now();
  await publishUntilTaken([changed('s1', 'after', 3), ack('after')]);
  const took: Record<string, number> = { publish: Date.now() - back };
  await Promise.all(
    Object.entries(logs).map(([name, log]) =>
      eventually(() => {
        // At least once: what was stored by a publish whose answer got lost comes again with the next try.
        expect([...new Set(log)]).toEqual(['before', 'after']);
        took[name] = Date.now() - back;
      }, 30_000),
    ),
  );
  process.stderr.write(`after the broker was back: ${JSON.stringify(took)} ms\n`);
  return took;
};

/** As the figures have it, and as `/readyz` tells it beside its verdict. */
const told = async () => ({
  answers: /^event_hub_answers (\d)$/m.exec(await metrics.metrics())?.[1],
  advisory: busComponent(bus).advisory?.map(({ name, failing }) => ({ name, fails: failing() !== undefined })),
});
const tells = (answers: boolean) => ({ answers: answers ? '1' : '0', advisory: [{ name: 'event hub', fails: !answers }] });

test('while the broker is away publishing fails soon and the hub says so; back, all go on and miss nothing', async () => {
  expect(await told()).toEqual(tells(false));
  const logs = await followAll();
  expect(await told()).toEqual(tells(true));

  await broker.stop();
  await eventually(() => expect(bus.failing()).toBeDefined());
  expect(await told()).toEqual(tells(false));
  const began = Date.now();
  await expect(bus.publish([changed('s1', 'lost', 2)])).rejects.toThrow();
  expect(Date.now() - began).toBeLessThan(soonMs);

  const took = await timesOfComingBack(logs);
  expect(Math.max(...Object.values(took))).toBeLessThan(goesOnMs);
  expect(await told()).toEqual(tells(true));
}, 120_000);

test('all go on as soon when the broker was away for longer than a client tries', async () => {
  const logs = await followAll();

  await broker.stop();
  await new Promise((resolve) => setTimeout(resolve, longAwayMs));

  const took = await timesOfComingBack(logs);
  expect(Math.max(...Object.values(took))).toBeLessThan(goesOnMs);
}, 120_000);

test('the members of a group in two processes share its partitions again after a restart of the broker', async () => {
  const { consumed, ...others } = await followAll();
  const second = createKafkaBus({ brokers: [broker.brokers], clientId: 'second', logger });
  await second.start();
  const also = second.consume(deploymentAcknowledged, 'group', ({ apiId }) => void consumed.push(apiId));
  stops.push(() => second.stop(), () => also.stop());
  await also.ready;

  await broker.stop();
  await eventually(() => expect(bus.failing()).toBeDefined());

  const took = await timesOfComingBack({ ...others, consumed });
  expect(Math.max(...Object.values(took))).toBeLessThan(goesOnMs);
  await eventually(async () => expect(await bus.inspector.groups()).toEqual([{ group: 'group', topic: topics.deploymentAcks.name, members: 2, lag: 0 }]));
}, 120_000);

test('a process stops soon also while its broker is away', async () => {
  await broker.start();
  await busComponent(bus).start();
  const reader = bus.readState(subscriptionChanged, () => undefined);
  const consumer = bus.consume(deploymentAcknowledged, 'group', () => undefined);
  await Promise.all([reader.caughtUp, consumer.ready]);
  await broker.stop();
  await eventually(() => expect(bus.failing()).toBeDefined());

  const began = Date.now();
  await bus.stop();

  expect(Date.now() - began).toBeLessThan(soonMs);
});
