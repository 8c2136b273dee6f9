import { topics, type Topic } from '@quintet/contracts';
import type { EventBus } from './event-bus';
import { isDeadLetter, lacksValue, originalHeaders, type Replayed } from './hub-inspector';
import type { StoredRecord } from './read-record';

const byName = new Map<string, Topic>(Object.values(topics).map((topic) => [topic.name, topic]));

/** @param letter undefined when it is no longer there */
export const replayDeadLetter = async (publish: EventBus['publish'], letter: StoredRecord | undefined): Promise<Replayed> => {
  const topic = letter && isDeadLetter(letter) ? byName.get(letter.headers['dead_letter_topic'] ?? '') : undefined;
  if (!letter || !topic) return 'gone';
  if (lacksValue(letter)) return 'without its value';
  const isState = topic.retention.kind === 'state';
  await publish([
    {
      topic,
      key: letter.headers['dead_letter_key'] ?? '',
      value: letter.value,
      headers: { ...originalHeaders(letter.headers), replayed_from: `${topics.deadLetters.name}/${letter.partition}/${letter.offset}` },
      // On a stream topic the sender may have chosen the partition.
      ...(isState ? {} : { partition: Number(letter.headers['dead_letter_partition'] ?? 0) }),
    },
  ]);
  return 'replayed';
};
