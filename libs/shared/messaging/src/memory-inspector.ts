import { topics } from '@quintet/contracts';
import type { EventBus } from './event-bus';
import { deadLetterOf, type HubInspector } from './hub-inspector';
import type { StoredRecord } from './read-record';
import { replayDeadLetter } from './replay-dead-letter';

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
  readonly publish: EventBus['publish'];
}

export const createMemoryInspector = ({ factsOf, deadLetters, publish }: MemoryInspectorParts): HubInspector => {
  const known = Object.values(topics).flatMap(({ name }) => {
    return { name, facts: () => factsOf(name) };
  });
  return {
    topics: async () =>
      known.map(({ name, facts }) => {
        const found = facts();
        return { topic: name, partitions: found ? 1 : 0, records: found?.records ?? 0, bytes: found?.bytes ?? 0, differences: [] };
      }),
    groups: async () => known.flatMap(({ name, facts }) => [...(facts()?.groups ?? [])].map(([group, members]) => ({ group, topic: name, members, lag: 0 }))),
    deadLetters: async ({ limit, offset }) => ({ total: deadLetters.length, list: [...deadLetters].reverse().slice(offset, offset + limit).map(deadLetterOf) }),
    replay: ({ offset }) => replayDeadLetter(publish, deadLetters.find((letter) => letter.offset === offset)),
  };
};
