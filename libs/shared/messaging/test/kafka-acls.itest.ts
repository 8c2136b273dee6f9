import { AclOperationTypes, AclPermissionTypes, AclResourceTypes, Kafka, logLevel, ResourcePatternTypes, type AclEntry, type Admin } from 'kafkajs';
import { apiChanged, deploymentAcknowledged, eventCatalogue, quotaDemanded, subscriptionChanged, topics, type EventDefinition, type StateDefinition, type Topic } from '@quintet/contracts';
import { createSelfSignedCertificate, silentLogger } from '@quintet/service-kit';
import { busComponent, createKafkaBus, HubRefusedError, outgoingDeletion, type EventBus, type OutgoingRecord } from '../src/index';
import { eventually } from './eventually';
import { readGuide, type Granted } from './kafka-guide';
import { canStartBroker, createOwnBroker, type OwnBroker } from './own-broker';

const testEach = canStartBroker() ? globalThis.test.each : globalThis.test.skip.each;
const granted = readGuide();
const all: readonly EventDefinition[] = eventCatalogue;
const topicByName = new Map<string, Topic>(Object.values(topics).map((topic) => [topic.name, topic]));
const password = 'a long password';
let broker: OwnBroker;
let ca: string;
let operator: EventBus;

const allow = (service: string, operation: AclOperationTypes, resourceType: AclResourceTypes, resourceName: string, pattern = ResourcePatternTypes.LITERAL): AclEntry => ({
  principal: `User:${service}`,
  host: '*',
  permissionType: AclPermissionTypes.ALLOW,
  operation,
  resourceType,
  resourceName,
  resourcePatternType: pattern,
});
const aclsOf = ({ service, read, write, groups }: Granted): AclEntry[] => [
  ...[AclOperationTypes.DESCRIBE, AclOperationTypes.DESCRIBE_CONFIGS].map((operation) => allow(service, operation, AclResourceTypes.TOPIC, 'apim.', ResourcePatternTypes.PREFIXED)),
  ...read.map((name) => allow(service, AclOperationTypes.READ, AclResourceTypes.TOPIC, name)),
  ...write.map((name) => allow(service, AclOperationTypes.WRITE, AclResourceTypes.TOPIC, name)),
  ...groups.map((name) => allow(service, AclOperationTypes.READ, AclResourceTypes.GROUP, name)),
];

const withAdmin = async (work: (admin: Admin) => Promise<unknown>): Promise<void> => {
  const admin = new Kafka({ brokers: [broker.inner()], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.disconnect();
  }
};

beforeAll(async () => {
  const certificate = await createSelfSignedCertificate();
  ca = certificate.cert;
  broker = await createOwnBroker({ ...certificate, users: Object.fromEntries([...granted.map(({ service }) => [service, password]), ['stranger', password]]), acls: true });
  if (!canStartBroker()) return;
  await broker.start();
  operator = createKafkaBus({ brokers: [broker.inner()], clientId: 'operator', logger: silentLogger() });
  await busComponent(operator).start(); // makes the topics: none of the services is granted to
  await operator.publish([...topicByName.keys()].map(recordFor)); // so that reading takes more than to see that nothing is there
  await withAdmin((admin) => admin.createAcls({ acl: granted.flatMap(aclsOf) }));
}, 60_000);
afterAll(async () => {
  await operator?.stop();
  await broker.remove();
}, 60_000);

const as = (username: string, logger = silentLogger()): EventBus =>
  createKafkaBus({ brokers: [broker.brokers], clientId: username, logger, tls: { ca }, sasl: { mechanism: 'scram-sha-256', username, password } });
const recordFor = (name: string): OutgoingRecord => ({ topic: topicByName.get(name) as Topic, key: 'k', value: '{}', headers: {} });

testEach(granted.map((one) => [one.service, one] as const))('what the guide grants to the %s is enough for it, and no more', async (service, { read, write, groups }) => {
  const bus = as(service);
  try {
    await busComponent(bus, { startTimeoutMs: 1 }).start();

    for (const name of write) await bus.publish([recordFor(name)]);
    for (const name of topicByName.keys()) if (!write.includes(name)) await expect(bus.publish([recordFor(name)])).rejects.toThrow(/not authorized/i);

    const followed = all.filter(({ topic }) => read.includes(topic.name));
    await Promise.all(
      followed.map(async (definition) => {
        const group = groups.find((name) => name.endsWith(`.${definition.topic.name}`));
        if (group) await bus.consume(definition, group.slice(0, -definition.topic.name.length - 1), () => undefined).ready;
        else if (definition.deletedType === undefined) await bus.tail(definition, () => undefined).ready;
        else await bus.readState(definition as StateDefinition, () => undefined).caughtUp;
      }),
    );
    expect(bus.failing()).toBeUndefined();
  } finally {
    await bus.stop();
  }
});

testEach(['traffic-manager'])('with that, the %s sees the hub, but for what the guide says takes more rights', async (username) => {
  const bus = as(username);
  try {
    await busComponent(bus).start();
    await operator.consume(deploymentAcknowledged, 'publisher', () => undefined).ready;
    await bus.consume(quotaDemanded, username, () => undefined).ready;

    const facts = await bus.inspector.topics();
    expect(facts.every(({ partitions, bytes, differences }) => partitions > 0 && bytes === null && differences.length === 0)).toBe(true);
    expect((await bus.inspector.groups()).map(({ group }) => group)).toEqual([username]);
    expect((await bus.inspector.deadLetters({ limit: 5, offset: 0 })).total).toBeGreaterThan(0);
    expect([...new Set((await operator.inspector.groups()).map(({ group }) => group))].sort()).toEqual(['devportal', 'publisher', username]); // of the cases above too
  } finally {
    await bus.stop();
  }
});

testEach(['stranger'])('a user without rights cannot start', async (username) => {
  const bus = as(username);

  const starting = busComponent(bus).start();

  await expect(starting).rejects.toThrow(HubRefusedError);
  await expect(starting).rejects.toThrow(/^topics are missing, or hidden from this user, and cannot be made: .*apim\.apis \(TOPIC_AUTHORIZATION_FAILED\)/);
  await bus.stop();
});

testEach([['key-manager', subscriptionChanged] as const])('a %s that may not read a topic tries on at its leisure', async (username, definition) => {
  const warnings: unknown[] = [];
  const logger = Object.assign(silentLogger(), { warn: (said: unknown) => void warnings.push(said) });
  const bus = as(username, logger);
  try {
    await busComponent(bus).start();

    const reader = bus.readState(definition, () => undefined);
    await new Promise((resolve) => setTimeout(resolve, 2_500));

    expect(reader.isCaughtUp()).toBe(false);
    expect(warnings).toEqual([{ topic: definition.topic.name }]);
  } finally {
    await bus.stop();
  }
});

testEach([['key-manager', subscriptionChanged, apiChanged] as const])('a %s that may not read one topic reads others meanwhile, and that one as soon as it may', async (username, forbidden, allowed) => {
  const mayRead = allow(username, AclOperationTypes.READ, AclResourceTypes.TOPIC, forbidden.topic.name);
  const bus = as(username);
  try {
    await busComponent(bus).start();
    const deleted: string[] = [];
    const closed = bus.readState(forbidden, () => undefined);
    const open = bus.readState(allowed, ({ key }) => void deleted.push(key));
    await eventually(() => expect(open.isCaughtUp()).toBe(true), 5_000);
    for (const key of ['a1', 'a2', 'a3']) {
      const began = Date.now();
      await operator.publish([outgoingDeletion(allowed, key, { source: '/test', timeMs: 0, entityVersion: 1 })]);
      await eventually(() => expect(deleted).toContain(key));
      expect(Date.now() - began).toBeLessThan(1_000);
      await new Promise((resolve) => setTimeout(resolve, 500)); // so that the forbidden one is tried in between
    }
    expect(closed.isCaughtUp()).toBe(false);

    await withAdmin((admin) => admin.createAcls({ acl: [mayRead] }));

    await eventually(() => expect(closed.isCaughtUp()).toBe(true), 5_000);
  } finally {
    await bus.stop();
    await withAdmin((admin) => admin.deleteAcls({ filters: [mayRead] }));
  }
});
