import { ConfigResourceTypes, type Admin, type ITopicConfig } from 'kafkajs';
import type { Topic } from '@quintet/contracts';
import type { TopicDifference } from './event-bus';
import { brokerErrorType } from './kafka-cluster';
import { HubRefusedError } from './kafka-refusal';

const hourMs = 3_600_000;

/** What we set on a topic. A state topic is compacted early, so that a reader that starts has little to skip; deletions stay long enough for one that is away. */
export const settingsOf = ({ retention, maxMessageBytes }: Topic): Readonly<Record<string, string>> => ({
  'max.message.bytes': String(maxMessageBytes),
  ...(retention.kind === 'state'
    ? { 'cleanup.policy': 'compact', 'min.cleanable.dirty.ratio': '0.1', 'delete.retention.ms': String(24 * hourMs), 'segment.ms': String(hourMs) }
    : { 'cleanup.policy': 'delete', 'retention.ms': String(retention.retentionMs), 'segment.ms': String(Math.min(hourMs, retention.retentionMs)) }),
});

/** Those of them that change what the system may rely on. */
const compared = ['cleanup.policy', 'max.message.bytes', 'retention.ms'];

export interface TopicsParts {
  readonly admin: Admin;
  readonly nameOf: (topic: string) => string;
  readonly replicationFactor: number;
}

const servedWithinMs = 15_000;
const lookEveryMs = 100;
/** What a broker says of a topic until it has heard of it itself. */
const notYet = ['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE', 'NOT_LEADER_FOR_PARTITION'];

/** A topic is made when the controller says so; a broker under load hears of it later, which kafkajs's own wait takes for a failure. */
const untilServed = async (admin: Admin, names: string[]): Promise<void> => {
  for (const deadline = Date.now() + servedWithinMs; ; await new Promise((resolve) => setTimeout(resolve, lookEveryMs))) {
    try {
      const { topics } = await admin.fetchTopicMetadata({ topics: names });
      if (topics.every(({ partitions }) => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0))) {
        await Promise.all(names.map((name) => admin.fetchTopicOffsets(name))); // only a leader that is at work answers this
        return;
      }
    } catch (error) {
      if (!notYet.includes(brokerErrorType(error) ?? '')) throw error;
    }
    if (Date.now() > deadline) throw new Error('the broker does not serve the topics that were just made');
  }
};

/** kafkajs says only that there were errors; what they are stands within. */
const notMade = (error: unknown): unknown => {
  const { errors } = error as { errors?: readonly { readonly topic?: string; readonly type?: string }[] };
  if (!errors) return error;
  const refused = errors.filter(({ type }) => type !== 'TOPIC_ALREADY_EXISTS');
  const said = `topics are missing, or hidden from this user, and cannot be made: ${refused.map(({ topic, type }) => `${topic ?? '?'} (${type ?? '?'})`).join(', ')}`;
  return refused.some(({ type }) => type?.endsWith('_AUTHORIZATION_FAILED')) ? new HubRefusedError(said, { cause: error }) : new Error(said, { cause: error });
};

/** Makes topics that are missing, and tells how those that are there differ. Safe to run by several at once: the one that comes late finds the topics made. */
export const ensureKafkaTopics = async ({ admin, nameOf, replicationFactor }: TopicsParts, wanted: readonly Topic[]): Promise<readonly TopicDifference[]> => {
  const existing = new Set(await admin.listTopics());
  const missing = wanted.filter(({ name }) => !existing.has(nameOf(name)));
  if (missing.length > 0) {
    const topics = missing.map(
      (topic): ITopicConfig => ({
        topic: nameOf(topic.name),
        numPartitions: topic.partitions,
        replicationFactor,
        configEntries: Object.entries(settingsOf(topic)).map(([name, value]) => ({ name, value })),
      }),
    );
    await admin.createTopics({ topics, waitForLeaders: false }).catch((error: unknown) => {
      throw notMade(error);
    });
    await untilServed(admin, missing.map(({ name }) => nameOf(name)));
  }
  return differences({ admin, nameOf }, wanted);
};

export const differences = async ({ admin, nameOf }: Pick<TopicsParts, 'admin' | 'nameOf'>, wanted: readonly Topic[]): Promise<readonly TopicDifference[]> => {
  const byName = new Map(wanted.map((topic) => [nameOf(topic.name), topic]));
  const { topics: found } = await admin.fetchTopicMetadata({ topics: [...byName.keys()] });
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [...byName.keys()].map((name) => ({ type: ConfigResourceTypes.TOPIC, name, configNames: [...compared] })),
  });
  const differ: TopicDifference[] = [];
  for (const { name, partitions } of found) {
    const topic = byName.get(name);
    if (topic && partitions.length !== topic.partitions) {
      differ.push({ topic: topic.name, setting: 'partitions', wanted: String(topic.partitions), found: String(partitions.length) });
    }
  }
  for (const { resourceName, configEntries } of resources) {
    const topic = byName.get(resourceName);
    if (!topic) continue;
    const settings = settingsOf(topic);
    for (const { configName, configValue } of configEntries) {
      const value = settings[configName];
      if (value !== undefined && value !== configValue) differ.push({ topic: topic.name, setting: configName, wanted: value, found: configValue });
    }
  }
  return differ;
};
