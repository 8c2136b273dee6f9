import { topics } from '@quintet/contracts';
import { deadLetterOf, type HubInspector } from './hub-inspector';
import type { StoredRecord } from './read-record';
import { replayDeadLetter, type ReplayParts } from './replay-dead-letter';

export interface MemoryFacts {
  readonly records: number;
  readonly bytes: number;
  /** Members by group. */
  readonly groups: ReadonlyMap<string, number>;
}

export interface MemoryInspectorParts {
  /** Undefined when the topic is not there. */
  readonly factsOf: (topic: string) => MemoryFacts | undefined;
  readonly deadLetters: readonly StoredRecord[];
  readonly replay: ReplayParts;
}

export const createMemoryInspector = ({ factsOf, deadLetters, replay }: MemoryInspectorParts): HubInspector => {
  const names = Object.values(topics).map(({ name }) => name);
  return {
    topics: async () =>
      names.map((name) => {
        const found = factsOf(name);
        return { topic: name, partitions: found ? 1 : 0, records: found?.records ?? 0, bytes: found?.bytes ?? 0, differences: [] };
      }),
    groups: async () => names.flatMap((name) => [...(factsOf(name)?.groups ?? [])].map(([group, members]) => ({ group, topic: name, members, lag: 0 }))),
    deadLetters: async ({ limit, offset }) => ({ total: deadLetters.length, list: [...deadLetters].reverse().slice(offset, offset + limit).map(deadLetterOf) }),
    replay: ({ partition, offset }) => replayDeadLetter(replay, deadLetters.find((letter) => letter.partition === partition && letter.offset === offset)),
  };
};
