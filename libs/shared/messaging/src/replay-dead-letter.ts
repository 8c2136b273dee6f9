import { topics, type Topic } from '@quintet/contracts';
import type { EventBus } from './event-bus';
import { isDeadLetter, lacksValue, originalHeaders, type Replayed } from './hub-inspector';
import { entityVersionOf, type StoredRecord } from './read-record';

const byName = new Map<string, Topic>(Object.values(topics).map((topic) => [topic.name, topic]));

export interface ReplayParts {
  readonly publish: EventBus['publish'];
  /** The newest version that a state topic has of a key, its deletion included while that is kept; undefined when there is none. */
  readonly newestVersion: (topic: Topic, key: string) => Promise<number | undefined>;
}

/** @param letter undefined when it is no longer there */
export const replayDeadLetter = async ({ publish, newestVersion }: ReplayParts, letter: StoredRecord | undefined): Promise<Replayed> => {
  const topic = letter && isDeadLetter(letter) ? byName.get(letter.headers['dead_letter_topic'] ?? '') : undefined;
  if (!letter || !topic) return 'gone';
  if (lacksValue(letter)) return 'without its value';
  const key = letter.headers['dead_letter_key'] ?? '';
  const isState = topic.retention.kind === 'state';
  if (isState && (await newestVersion(topic, key)) !== entityVersionOf(letter.headers)) return 'overtaken';
  await publish([
    {
      topic,
      key,
      value: letter.value,
      headers: { ...originalHeaders(letter.headers), replayed_from: `${topics.deadLetters.name}/${letter.partition}/${letter.offset}` },
      // On a stream topic the sender may have chosen the partition.
      ...(isState ? {} : { partition: Number(letter.headers['dead_letter_partition'] ?? 0) }),
    },
  ]);
  return 'replayed';
};
