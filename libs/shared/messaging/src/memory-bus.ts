import { topics, type EventData, type EventDefinition, type StateDefinition, type Topic } from '@quintet/contracts';
import type { Logger } from '@quintet/service-kit';
import { createDelivery } from './dead-letter';
import type { Consumer, EventBus, OutgoingRecord, StateReader } from './event-bus';
import { createKnownLetters } from './known-letters';
import { createMemoryInspector } from './memory-inspector';
import { createKeyVersions, entityVersionOf, type readRecord, type StoredRecord } from './read-record';
import { refuseTooLarge } from './record-size';

interface MemoryTopic {
  /** What is kept: the last record of each key on a state topic; nothing on a stream topic, whose readers get it as it comes. */
  readonly kept: Map<string, StoredRecord>;
  readonly readers: Set<(record: StoredRecord) => void>;
  readonly groups: Map<string, ((record: StoredRecord) => void)[]>;
  nextOffset: number;
}

const maxDeadLetters = 1_000;

/** One record after the other, whatever a handler does. */
const inOrder = (work: (record: StoredRecord) => Promise<void>) => {
  let last: Promise<void> = Promise.resolve();
  return {
    add: (record: StoredRecord): Promise<void> => (last = last.then(() => work(record))),
    idle: (): Promise<void> => last,
  };
};

/** The event hub within one process: for the all-in-one profile and fast tests. What it holds is gone with the process. */
export const createMemoryBus = ({ logger }: { logger: Logger }): EventBus => {
  const memory = new Map<string, MemoryTopic>();
  /** The newest; a stream topic keeps nothing else. */
  const deadLetters: StoredRecord[] = [];
  const topicOf = ({ name }: Topic): MemoryTopic => {
    const known = memory.get(name);
    if (known) return known;
    const made: MemoryTopic = { kept: new Map(), readers: new Set(), groups: new Map(), nextOffset: 0 };
    memory.set(name, made);
    return made;
  };

  const append = ({ topic, key, value, headers, partition = 0 }: OutgoingRecord): void => {
    const place = topicOf(topic);
    const record: StoredRecord = { topic: topic.name, partition, offset: String(place.nextOffset), key, value, headers };
    place.nextOffset += 1;
    if (topic.retention.kind === 'state') {
      place.kept.delete(key); // so that kept records stand in the order of their last change
      if (value !== null) place.kept.set(key, record);
    }
    if (topic.name === topics.deadLetters.name && deadLetters.push(record) > maxDeadLetters) deadLetters.shift();
    for (const read of place.readers) read(record);
    for (const members of place.groups.values()) {
      const next = members.shift();
      if (!next) continue;
      members.push(next);
      next(record);
    }
  };

  const publish: EventBus['publish'] = async (records, { unless } = {}) => {
    await refuseTooLarge(records);
    const reason = unless?.();
    if (reason !== undefined) throw new Error(reason);
    records.forEach(append);
  };
  const inspector = createMemoryInspector({
    factsOf: (name) => {
      const place = memory.get(name);
      if (!place) return undefined;
      const records = name === topics.deadLetters.name ? deadLetters : [...place.kept.values()];
      const groups = new Map([...place.groups].map(([group, { length }]) => [group, length]));
      return { records: records.length, bytes: records.reduce((sum, { key, value }) => sum + key.length + (value?.length ?? 0), 0), groups };
    },
    deadLetters,
    replay: {
      publish,
      newestVersion: async (topic, key) => {
        const kept = topicOf(topic).kept.get(key);
        return kept && entityVersionOf(kept.headers);
      },
    },
  });
  const deliver = createDelivery({ publish, logger, known: createKnownLetters(inspector.deadLetters, logger) });

  const readState = <E extends StateDefinition>(definition: E, handler: Parameters<EventBus['readState']>[1]): StateReader => {
    const place = topicOf(definition.topic);
    const versions = createKeyVersions();
    const queue = inOrder(
      deliver(definition, async ({ data, meta }) => {
        if (!versions.isNewer(meta)) return;
        await handler(data === null ? { kind: 'delete', key: meta.key, meta } : { kind: 'upsert', key: meta.key, data, meta });
        versions.take(meta, data === null);
      }),
    );
    let caughtUp = false;
    for (const record of place.kept.values()) void queue.add(record);
    const settled = queue.idle().then(() => void (caughtUp = true));
    const read = (record: StoredRecord): void => void queue.add(record);
    place.readers.add(read);
    return {
      caughtUp: settled,
      isCaughtUp: () => caughtUp,
      digest: versions.digest,
      stop: async () => {
        place.readers.delete(read);
        await queue.idle();
      },
    };
  };

  const streamQueue = <E extends EventDefinition>(definition: E, handler: (data: EventData<E>, meta: ReturnType<typeof readRecord<E>>['meta']) => void | Promise<void>) =>
    inOrder(deliver(definition, async ({ data, meta }) => (data === null ? undefined : handler(data, meta))));

  const consume: EventBus['consume'] = (definition, group, handler): Consumer => {
    const { groups } = topicOf(definition.topic);
    const members = groups.get(group) ?? [];
    groups.set(group, members);
    const queue = streamQueue(definition, handler);
    const member = (record: StoredRecord): void => void queue.add(record);
    members.push(member);
    return {
      ready: Promise.resolve(),
      stop: async () => {
        const at = members.indexOf(member);
        if (at >= 0) members.splice(at, 1);
        await queue.idle();
      },
    };
  };

  const tail: EventBus['tail'] = (definition, handler): Consumer => {
    const { readers } = topicOf(definition.topic);
    const queue = streamQueue(definition, handler);
    const read = (record: StoredRecord): void => void queue.add(record);
    readers.add(read);
    return {
      ready: Promise.resolve(),
      stop: async () => {
        readers.delete(read);
        await queue.idle();
      },
    };
  };

  return {
    durable: false,
    ensureTopics: async (wanted) => {
      wanted.forEach(topicOf);
      return [];
    },
    publish,
    readState: readState as EventBus['readState'],
    consume,
    tail,
    failing: () => undefined,
    inspector,
    start: async () => undefined,
    stop: async () => undefined,
  };
};
