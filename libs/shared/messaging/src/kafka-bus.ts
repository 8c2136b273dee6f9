import type { Admin } from 'kafkajs';
import type { EventDefinition } from '@quintet/contracts';
import type { Logger, Metrics } from '@quintet/service-kit';
import { createDelivery } from './dead-letter';
import type { Consumer, EventBus } from './event-bus';
import { createHubMetrics } from './hub-metrics';
import { callRetry, createKafkaClient } from './kafka-client';
import type { KafkaAccess } from './kafka-config';
import { createGroupConsumer } from './kafka-group-consumer';
import { createKafkaInspector } from './kafka-inspector';
import { createKafkaLogReader } from './kafka-log-reader';
import { createKafkaPublisher } from './kafka-publisher';
import { storedRecord } from './kafka-record';
import { refusalIn } from './kafka-refusal';
import { differences, ensureKafkaTopics } from './kafka-topics';
import { createLostTopics } from './lost-topics';
import { createKnownLetters } from './known-letters';
import { createKeyVersions } from './read-record';

export interface KafkaBusOptions extends KafkaAccess {
  readonly clientId: string;
  readonly logger: Logger;
  readonly metrics?: Metrics;
  readonly replicationFactor?: number;
  /** Before the name of each topic and group on the broker, so that several systems can share a cluster. */
  readonly topicPrefix?: string;
}

const probeMs = 2_000;

/** The event hub on Kafka. */
export const createKafkaBus = ({ clientId, logger, metrics, replicationFactor = 1, topicPrefix = '', ...access }: KafkaBusOptions): EventBus => {
  const kafka = createKafkaClient({ ...access, clientId, logger });
  const nameOf = (name: string): string => `${topicPrefix}${name}`;
  const counted = createHubMetrics(metrics);
  let trouble: string | undefined = 'not started';
  const report = (reason: string | undefined): void => void (trouble = reason);
  const failing = (): string | undefined => trouble;
  let unwatch = counted.watch(failing);
  const publisher = createKafkaPublisher({ client: (socketFactory) => createKafkaClient({ ...access, clientId, logger, socketFactory }), nameOf });
  const reader = createKafkaLogReader({ kafka, logger, report });
  const members = new Set<Consumer>();
  let admin: Admin | undefined;
  let probing: NodeJS.Timeout | undefined;

  const publish: EventBus['publish'] = async (records, options) => {
    const began = performance.now();
    try {
      await publisher.publish(records, options);
    } catch (error) {
      counted.publishFailed();
      throw error;
    }
    counted.publishTook((performance.now() - began) / 1_000);
    for (const { topic } of records) counted.published(topic.name, 1);
  };

  /** One connection for what is asked rarely; made anew after a failure. */
  const withAdmin = async <T>(ask: (connected: Admin) => Promise<T>): Promise<T> => {
    const mine = (admin ??= kafka.admin({ retry: callRetry }));
    try {
      await mine.connect();
      return await ask(mine);
    } catch (error) {
      if (admin === mine) admin = undefined;
      void mine.disconnect().catch(() => undefined);
      throw error;
    }
  };

  const ensureTopics: EventBus['ensureTopics'] = async (wanted) => {
    const own = kafka.admin({ retry: callRetry }); // not the one that is kept: it would go on asking for topics that are gone, and fail for them
    try {
      await own.connect();
      return await ensureKafkaTopics({ admin: own, nameOf, replicationFactor }, wanted);
    } finally {
      void own.disconnect().catch(() => undefined);
    }
  };
  const lost = createLostTopics({
    list: async () => (await withAdmin((it) => it.listTopics())).filter((name) => name.startsWith(topicPrefix)).map((name) => name.slice(topicPrefix.length)),
    make: ensureTopics,
    logger,
  });

  const inspector = createKafkaInspector({ kafka, topicPrefix, withAdmin, differences: (own, wanted) => differences({ admin: own, nameOf }, wanted), publish, storedRecord });
  const deliver = createDelivery({ publish, logger, known: createKnownLetters(inspector.deadLetters, logger), count: counted.putAside });

  const probe = async (): Promise<void> => {
    try {
      await withAdmin((it) => it.describeCluster());
      report(undefined);
    } catch (error) {
      return report(refusalIn(error)?.message ?? `no broker answers: ${(error as Error).message}`);
    }
    await lost.look().catch((error: unknown) => logger.debug({ err: error }, 'topics could not be made anew yet'));
  };
  const probeAgain = (): void => {
    probing = setTimeout(() => void probe().then(() => probing && probeAgain()), probeMs);
    probing.unref();
  };

  const readState: EventBus['readState'] = (definition, handler) => {
    const versions = createKeyVersions();
    const take = deliver(definition, async ({ data, meta }) => {
      if (!versions.isNewer(meta)) return;
      await handler(data === null ? { kind: 'delete', key: meta.key, meta } : { kind: 'upsert', key: meta.key, data, meta });
      versions.take(meta, data === null);
    });
    const { name } = definition.topic;
    let isCaughtUp = false;
    const following = reader.follow({ topic: nameOf(name), from: 'beginning', handle: (partition, message) => take(storedRecord(name, partition, message)) });
    return {
      caughtUp: following.caughtUp.then(() => void (isCaughtUp = true)),
      isCaughtUp: () => isCaughtUp,
      digest: versions.digest,
      stop: () => following.stop(),
    };
  };

  const stream = <E extends EventDefinition>(definition: E, handler: Parameters<EventBus['tail']>[1]) => {
    const take = deliver(definition, async ({ data, meta }) => (data === null ? undefined : handler(data, meta)));
    return (partition: number, message: Parameters<typeof storedRecord>[2]): Promise<void> => take(storedRecord(definition.topic.name, partition, message));
  };

  const consume: EventBus['consume'] = (definition, group, handler) => {
    const handle = stream(definition, handler as Parameters<EventBus['tail']>[1]);
    const member = createGroupConsumer({ kafka, logger, topic: nameOf(definition.topic.name), group: nameOf(`${group}.${definition.topic.name}`), handle });
    members.add(member);
    return {
      ready: member.ready,
      stop: async () => {
        members.delete(member);
        await member.stop();
      },
    };
  };

  const tail: EventBus['tail'] = (definition, handler) => {
    const following = reader.follow({ topic: nameOf(definition.topic.name), from: 'end', handle: stream(definition, handler as Parameters<EventBus['tail']>[1]) });
    return { ready: following.placed, stop: () => following.stop() };
  };

  return {
    durable: true,
    ensureTopics: async (wanted) => {
      const differ = await ensureTopics(wanted);
      lost.know(wanted);
      return differ;
    },
    publish,
    readState,
    consume,
    tail,
    failing,
    inspector,
    start: async () => {
      unwatch = counted.watch(failing);
      await publisher.start().catch((error: unknown) => {
        throw refusalIn(error) ?? error;
      });
      report(undefined);
      if (!probing) probeAgain();
    },
    stop: async () => {
      clearTimeout(probing);
      probing = undefined;
      report('stopped');
      unwatch();
      await Promise.all([...members].map((member) => member.stop()));
      await reader.stop();
      await publisher.stop();
      const old = admin;
      admin = undefined;
      await old?.disconnect().catch(() => undefined);
    },
  };
};
