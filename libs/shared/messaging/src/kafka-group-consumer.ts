import type { EachMessagePayload, Kafka, KafkaMessage, Consumer as KafkaJsConsumer } from 'kafkajs';
import type { Logger } from '@quintet/service-kit';
import { deferred } from './deferred';
import type { Consumer } from './event-bus';
import { brokerErrorType, openCluster } from './kafka-cluster';

export interface GroupConsumerOptions {
  readonly kafka: Kafka;
  readonly logger: Logger;
  /** Names on the broker. */
  readonly topic: string;
  readonly group: string;
  /** Must not throw: what it settled is committed. */
  readonly handle: (partition: number, message: KafkaMessage) => Promise<void>;
}

const sessionTimeoutMs = 6_000; // the least that brokers allow: how long the partitions of a consumer that died wait for another
const rebalanceTimeoutMs = 6_000;
const heartbeatMs = 1_000;
const maxWaitMs = 250;
const partitionsConsumedConcurrently = 8; // each in its order; a slow record holds up those of its partition only
const restartMs = 250;
const retry = { initialRetryTime: 100, maxRetryTime: 1_000, retries: 30 };

/** What a broker says that is still loading its groups, or has given them to another. */
const notYet = new Set(['GROUP_LOAD_IN_PROGRESS', 'GROUP_COORDINATOR_NOT_AVAILABLE', 'NOT_COORDINATOR_FOR_GROUP']);

/**
 * Gives the partitions of a member that is gone back to its group.
 *
 * @throws when no coordinator answers yet; a member that the group does not know any more is as good as one that left
 */
const endMembership = async (kafka: Kafka, groupId: string, memberId: string): Promise<void> => {
  const cluster = openCluster(kafka);
  try {
    await cluster.connect();
    const coordinator = await cluster.findGroupCoordinator({ groupId });
    await coordinator.leaveGroup({ groupId, memberId });
  } catch (error) {
    const type = brokerErrorType(error);
    if (type === undefined || notYet.has(type)) throw error;
  } finally {
    await cluster.disconnect().catch(() => undefined);
  }
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * One member of a consumer group. A record is committed after its handler settled, so one that was being handled when the
 * process died is handled again, here or by another member.
 *
 * A group that is new begins with what the topic still holds. After a restart of the broker kafkajs gives its membership
 * up without a word to the broker, which would keep the partitions for it until its session ends: so it is ended first.
 */
export const createGroupConsumer = ({ kafka, logger, topic, group, handle }: GroupConsumerOptions): Consumer => {
  const ready = deferred();
  let current: KafkaJsConsumer | undefined;
  let stopped = false;
  let restarts = 0;
  /** Of the membership that was had last. */
  let memberId: string | undefined;

  /** Keeps the membership while a handler takes long. */
  const eachMessage = async ({ partition, message, heartbeat }: EachMessagePayload): Promise<void> => {
    const beat = setInterval(() => void heartbeat().catch(() => undefined), heartbeatMs);
    try {
      await handle(partition, message);
    } finally {
      clearInterval(beat);
    }
  };

  const open = async (): Promise<void> => {
    const consumer = kafka.consumer({
      groupId: group,
      sessionTimeout: sessionTimeoutMs,
      rebalanceTimeout: rebalanceTimeoutMs,
      heartbeatInterval: heartbeatMs,
      maxWaitTimeInMs: maxWaitMs,
      maxBytesPerPartition: 16 * 1024 * 1024,
      allowAutoTopicCreation: false,
      retry: { ...retry, restartOnFailure: async () => false },
    });
    current = consumer;
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      memberId = payload.memberId;
      ready.resolve();
    });
    consumer.on(consumer.events.CRASH, ({ payload: { error } }) => {
      if (stopped || current !== consumer) return;
      logger.warn({ err: error, topic, group }, 'a consumer failed, and starts again');
      void reopen();
    });
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({ eachMessage, partitionsConsumedConcurrently });
  };

  const close = async (): Promise<void> => {
    const old = current;
    current = undefined;
    await old?.disconnect().catch(() => undefined);
  };

  /** kafkajs gives some failures up: a new consumer then goes on from what is committed. */
  const reopen = async (): Promise<void> => {
    restarts += 1;
    const mine = restarts;
    while (!stopped && mine === restarts) {
      await close();
      await pause(restartMs);
      if (stopped) return;
      try {
        if (memberId !== undefined) await endMembership(kafka, group, memberId);
        memberId = undefined;
        return await open();
      } catch (error) {
        logger.debug({ err: error, topic, group }, 'a consumer could not start yet');
      }
    }
  };

  const started = open().catch((error: unknown) => {
    logger.debug({ err: error, topic, group }, 'a consumer could not start yet');
    return reopen();
  });
  return {
    ready: ready.promise,
    stop: async () => {
      stopped = true;
      await close();
      await started;
      await close();
    },
  };
};
