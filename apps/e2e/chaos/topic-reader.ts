import { Kafka, logLevel } from 'kafkajs';
import { createKafkaBus } from '@quintet/messaging';
import { silentLogger } from '@quintet/service-kit';
import type { Effect } from './ledger';
import type { Owner } from './owners';

interface Where {
  readonly brokers: string;
  readonly topicPrefix: string;
}

/** Follows each owner's topic as every service does: what a reader lets take effect, in its order. */
export const followOwners = async ({ brokers, topicPrefix }: Where, owners: readonly Owner[]) => {
  const bus = createKafkaBus({ brokers: brokers.split(','), clientId: 'chaos', topicPrefix, logger: silentLogger() });
  await bus.start();
  const effects = new Map<string, Effect[]>(owners.map(({ name }) => [name, []]));
  const readers = owners.map(({ name, definition, markerIn }) =>
    bus.readState(definition, (change) => {
      effects.get(name)?.push({ key: change.key, marker: change.kind === 'delete' ? null : markerIn(change.data), version: change.meta.entityVersion });
    }),
  );
  await Promise.all(readers.map(({ caughtUp }) => caughtUp));
  return { effectsOf: (owner: Owner): readonly Effect[] => effects.get(owner.name) ?? [], stop: () => bus.stop() };
};

/** Counts a topic's records by a plain client: how many there are, and how many stand there a second time because a relay died before it could note that it had sent them. */
export const countRecords = async ({ brokers, topicPrefix }: Where, owner: Owner): Promise<{ records: number; again: number; faults: string[] }> => {
  const kafka = new Kafka({ brokers: brokers.split(','), clientId: 'chaos-count', logLevel: logLevel.NOTHING });
  const topic = `${topicPrefix}${owner.definition.topic.name}`;
  const groupId = `${topicPrefix}chaos-count.${owner.name}`;
  const admin = kafka.admin();
  await admin.connect();
  const left = new Map((await admin.fetchTopicOffsets(topic)).filter(({ low, high }) => Number(high) > Number(low)).map(({ partition, high }) => [partition, Number(high)]));
  const consumer = kafka.consumer({ groupId });
  const ids = new Set<string>();
  const versions = new Map<string, number>();
  const counted = { records: 0, again: 0, faults: [] as string[] };
  try {
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      if (left.size === 0) resolve();
      const run = consumer.run({
        eachMessage: async ({ partition, message }) => {
          counted.records += 1;
          const key = String(message.key);
          const id = String(message.headers?.['ce_id']);
          const version = Number(String(message.headers?.['ce_entityversion']));
          if (ids.has(id)) counted.again += 1;
          else if (version <= (versions.get(key) ?? 0)) counted.faults.push(`${key}: a new record of version ${version} after ${versions.get(key)}`);
          else versions.set(key, version);
          ids.add(id);
          if (Number(message.offset) + 1 >= (left.get(partition) ?? 0)) left.delete(partition);
          if (left.size === 0) resolve();
        },
      });
      run.catch(reject);
    });
  } finally {
    await consumer.disconnect();
    await admin.deleteGroups([groupId]).catch(() => undefined);
    await admin.disconnect();
  }
  return counted;
};
