import type { Topic } from '@quintet/contracts';
import type { Logger } from '@quintet/service-kit';

export interface LostTopicsParts {
  /** Names of ours that are there now. */
  readonly list: () => Promise<readonly string[]>;
  readonly make: (topics: readonly Topic[]) => Promise<unknown>;
  readonly logger: Logger;
}

/**
 * Topics that were there at the start and are gone, as after the loss of a broker's disks, are made anew: without them
 * nobody could publish, and a running system would need a restart. What stood in them comes back when their owners resync.
 */
export const createLostTopics = ({ list, make, logger }: LostTopicsParts) => {
  const known = new Map<string, Topic>();
  let said = '';
  return {
    know: (topics: readonly Topic[]): void => topics.forEach((topic) => known.set(topic.name, topic)),
    /** @throws when the brokers do not answer */
    look: async (): Promise<void> => {
      if (known.size === 0) return;
      const there = new Set(await list());
      const lost = [...known.values()].filter(({ name }) => !there.has(name));
      const names = lost.map(({ name }) => name).join(', ');
      if (names !== '' && names !== said) logger.error({ topics: names }, 'topics of the event hub are gone, and are made anew: their owners must resync');
      said = names;
      if (lost.length > 0) await make(lost);
    },
  };
};
