import type { Admin, Kafka } from 'kafkajs';
import { topics, type Topic } from '@quintet/contracts';
import { silentLogger } from '@quintet/service-kit';
import type { EventBus, TopicDifference } from './event-bus';
import { deadLetterOf, isDeadLetter, type GroupFacts, type HubInspector, type TopicFacts } from './hub-inspector';
import { brokerErrorType, openCluster, type FetchedMessage, type KafkaCluster } from './kafka-cluster';
import { logDirsRequest } from './kafka-log-dirs';
import { createKafkaLogReader } from './kafka-log-reader';
import { entityVersionOf, type StoredRecord } from './read-record';
import { replayDeadLetter } from './replay-dead-letter';

export interface InspectorParts {
  readonly kafka: Kafka;
  readonly topicPrefix: string;
  readonly withAdmin: <T>(ask: (admin: Admin) => Promise<T>) => Promise<T>;
  readonly differences: (admin: Admin, wanted: readonly Topic[]) => Promise<readonly TopicDifference[]>;
  readonly publish: EventBus['publish'];
  readonly storedRecord: (topic: string, partition: number, message: FetchedMessage) => StoredRecord;
}

type Offsets = readonly { readonly partition: number; readonly low: string; readonly high: string }[];

const fetchBytes = 24 * 1024 * 1024; // above the largest record of any topic
const maxWaitMs = 100;
const uncommitted = 0;
const scanWithinMs = 30_000;

const recordsIn = (offsets: Offsets): number => offsets.reduce((sum, { low, high }) => sum + Number(BigInt(high) - BigInt(low)), 0);
const isMissing = (error: unknown): boolean => brokerErrorType(error) === 'UNKNOWN_TOPIC_OR_PARTITION';

export const createKafkaInspector = ({ kafka, topicPrefix, withAdmin, differences, publish, storedRecord }: InspectorParts): HubInspector => {
  const nameOf = (name: string): string => `${topicPrefix}${name}`;

  const withCluster = async <T>(ask: (cluster: KafkaCluster) => Promise<T>): Promise<T> => {
    const cluster = openCluster(kafka);
    try {
      await cluster.connect();
      return await ask(cluster);
    } finally {
      await cluster.disconnect().catch(() => undefined);
    }
  };

  /** Undefined where this user may not ask. */
  const sizes = (): Promise<ReadonlyMap<string, number> | undefined> =>
    withCluster(async ({ brokerPool }) => {
      await brokerPool.refreshMetadata([nameOf(topics.deadLetters.name)]);
      const found = new Map<string, number>();
      for (const { nodeId } of brokerPool.metadata?.brokers ?? []) {
        const broker = await brokerPool.findBroker({ nodeId: String(nodeId) });
        for (const dir of await broker.connectionPool.send(logDirsRequest())) {
          if (dir.errorCode !== 0) return undefined;
          for (const { name, bytes } of dir.topics) found.set(name, (found.get(name) ?? 0) + bytes);
        }
      }
      return found.size === 0 ? undefined : found; // a user without the right gets an empty answer
    }).catch(() => undefined);

  const offsetsOf = (admin: Admin, topic: string): Promise<Offsets> =>
    admin.fetchTopicOffsets(nameOf(topic)).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });

  const groupOf = (groupId: string): { readonly group: string; readonly topic: Topic } | undefined => {
    if (!groupId.startsWith(topicPrefix)) return undefined;
    const name = groupId.slice(topicPrefix.length);
    const topic = Object.values(topics).find((one) => name.endsWith(`.${one.name}`));
    return topic && { group: name.slice(0, -topic.name.length - 1), topic };
  };

  const groupFacts = async (admin: Admin, groupId: string, members: number): Promise<GroupFacts[]> => {
    const known = groupOf(groupId);
    if (!known) return [];
    const { group, topic } = known;
    const ends = await offsetsOf(admin, topic.name);
    const [done] = await admin.fetchOffsets({ groupId, topics: [nameOf(topic.name)] });
    const lag = ends.reduce((sum, { partition, low, high }) => {
      const committed = Number(done?.partitions.find((one) => one.partition === partition)?.offset ?? -1);
      return sum + Math.max(0, Number(high) - Math.max(committed, Number(low)));
    }, 0);
    return [{ group, topic: topic.name, members, lag }];
  };

  /** Of each record of a partition of the dead letters, from an offset on, what is taken of it at once: a hundred whole ones may be a gigabyte. */
  const read = <T>(partition: number, from: bigint, count: number, take: (record: StoredRecord) => T): Promise<T[]> =>
    withCluster(async ({ brokerPool }) => {
      const topic = nameOf(topics.deadLetters.name);
      await brokerPool.refreshMetadata([topic]);
      const leader = brokerPool.metadata?.topicMetadata.find((it) => it.topic === topic)?.partitionMetadata.find((it) => it.partitionId === partition)?.leader;
      if (leader === undefined) return [];
      const broker = await brokerPool.findBroker({ nodeId: String(leader) });
      const found: T[] = [];
      for (let at = from; found.length < count; ) {
        const { responses } = await broker.fetch({
          isolationLevel: uncommitted,
          maxWaitTime: maxWaitMs,
          minBytes: 1,
          maxBytes: fetchBytes,
          topics: [{ topic, partitions: [{ partition, fetchOffset: String(at), maxBytes: fetchBytes }] }],
        });
        const messages = (responses[0]?.partitions[0]?.messages ?? []).filter(({ offset, isControlRecord }) => BigInt(offset) >= at && !isControlRecord);
        const last = messages.at(-1);
        if (!last) break;
        for (const message of messages.slice(0, count - found.length)) found.push(take(storedRecord(topics.deadLetters.name, partition, message)));
        at = BigInt(last.offset) + 1n;
      }
      return found;
    });

  /** Reads the whole topic for it: none has an index by key. */
  const newestVersion = async ({ name }: Topic, key: string): Promise<number | undefined> => {
    if (!(await withAdmin((admin) => admin.listTopics())).includes(nameOf(name))) return undefined;
    let newest: number | undefined;
    const reader = createKafkaLogReader({ kafka, logger: silentLogger(), report: () => undefined });
    let giveUp: NodeJS.Timeout | undefined;
    try {
      const { caughtUp } = reader.follow({
        topic: nameOf(name),
        from: 'beginning',
        handle: async (partition, message) => {
          if (message.key?.toString() === key) newest = Math.max(newest ?? 0, entityVersionOf(storedRecord(name, partition, message).headers));
        },
      });
      const tooLate = new Promise<never>((_resolve, reject) => (giveUp = setTimeout(() => reject(new Error(`${name} could not be read within ${scanWithinMs} ms`)), scanWithinMs)));
      await Promise.race([caughtUp, tooLate]);
      return newest;
    } finally {
      clearTimeout(giveUp);
      await reader.stop();
    }
  };

  return {
    topics: async () => {
      const all: readonly Topic[] = Object.values(topics);
      const bytes = await sizes();
      return withAdmin(async (admin) => {
        const existing = new Set(await admin.listTopics());
        const there = all.filter(({ name }) => existing.has(nameOf(name)));
        const differ = await differences(admin, there);
        return Promise.all(
          all.map(async ({ name }): Promise<TopicFacts> => {
            const offsets = existing.has(nameOf(name)) ? await offsetsOf(admin, name) : [];
            return { topic: name, partitions: offsets.length, records: recordsIn(offsets), bytes: bytes?.get(nameOf(name)) ?? null, differences: differ.filter(({ topic }) => topic === name) };
          }),
        );
      });
    },
    groups: () =>
      withAdmin(async (admin) => {
        const ids = (await admin.listGroups()).groups.map(({ groupId }) => groupId).filter((id) => groupOf(id) !== undefined);
        if (ids.length === 0) return [];
        const { groups } = await admin.describeGroups(ids);
        return (await Promise.all(groups.map(({ groupId, members }) => groupFacts(admin, groupId, members.length)))).flat().sort((a, b) => a.group.localeCompare(b.group));
      }),
    deadLetters: async ({ limit, offset }) => {
      const [place] = await withAdmin((admin) => offsetsOf(admin, topics.deadLetters.name));
      if (!place) return { total: 0, list: [] };
      const [low, high] = [BigInt(place.low), BigInt(place.high)];
      const end = high - BigInt(offset);
      const begin = end - BigInt(limit) > low ? end - BigInt(limit) : low;
      const letters = end > begin ? await read(place.partition, begin, Number(end - begin), (record) => (isDeadLetter(record) ? deadLetterOf(record) : undefined)) : [];
      return { total: Number(high - low), list: letters.filter((letter) => letter !== undefined).reverse() };
    },
    replay: async ({ partition, offset }) => {
      const place = (await withAdmin((admin) => offsetsOf(admin, topics.deadLetters.name))).find((it) => it.partition === partition);
      const isThere = place !== undefined && BigInt(offset) >= BigInt(place.low) && BigInt(offset) < BigInt(place.high);
      const [letter] = isThere ? await read(partition, BigInt(offset), 1, (record) => record) : [];
      return replayDeadLetter({ publish, newestVersion }, letter?.offset === offset ? letter : undefined);
    },
  };
};
