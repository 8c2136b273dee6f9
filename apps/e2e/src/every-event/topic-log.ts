import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { topics, type EventDefinition, type StateDefinition } from '@quintet/contracts';
import type { FiveServices } from '../start-five-services';

export interface LoggedRecord {
  readonly topic: string;
  readonly key: string;
  /** Null for a tombstone. */
  readonly value: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** All records of all topics as a plain Kafka client gets them, from the first on. */
export const logTopics = async ({ brokers, topicPrefix }: FiveServices['kafka']) => {
  const kafka = new Kafka({ brokers: brokers.split(','), clientId: 'every-event', logLevel: logLevel.NOTHING });
  const groupId = `${topicPrefix}every-event`;
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100 });
  const producer = kafka.producer();
  const records: LoggedRecord[] = [];
  await consumer.connect();
  await producer.connect();
  await consumer.subscribe({ topics: Object.values(topics).map(({ name }) => `${topicPrefix}${name}`), fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ topic, message }) => {
      const headers = Object.fromEntries(Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)]));
      records.push({ topic: topic.slice(topicPrefix.length), key: String(message.key), value: message.value === null ? null : message.value.toString(), headers });
    },
  });
  return {
    of: ({ topic }: Pick<EventDefinition, 'topic'>, key?: string): readonly LoggedRecord[] => records.filter((record) => record.topic === topic.name && (key === undefined || record.key === key)),
    /** A deletion that no REST call makes. */
    bury: async ({ topic, deletedType, version }: StateDefinition, key: string, entityVersion: number): Promise<void> => {
      const headers = { ce_specversion: '1.0', ce_id: randomUUID(), ce_type: `${deletedType}.v${version}`, ce_source: '/test', ce_time: new Date().toISOString(), ce_subject: key, ce_entityversion: String(entityVersion) };
      await producer.send({ topic: `${topicPrefix}${topic.name}`, messages: [{ key, value: null, headers }] });
    },
    stop: async (): Promise<void> => {
      await consumer.disconnect();
      await producer.disconnect();
      const admin = kafka.admin();
      await admin.connect();
      await admin.deleteGroups([groupId]).catch(() => undefined);
      await admin.disconnect();
    },
  };
};
export type TopicLog = Awaited<ReturnType<typeof logTopics>>;
