import type { Logger } from '@quintet/service-kit';
import type { HubInspector } from './hub-inspector';
import type { StoredRecord } from './read-record';

const pageSize = 50; // records may have megabytes, and a page is held whole
const lookedAt = 1_000;
const maxKnown = 10_000;

type Place = Pick<StoredRecord, 'topic' | 'partition' | 'offset'>;

/** With the record's time, as a topic that was made anew has other records in the same places. */
const idOf = ({ topic, partition, offset }: Place, timeMs: number): string => `${topic}/${partition}/${offset}/${timeMs}`;
const idOfRecord = (record: StoredRecord): string => idOf(record, Date.parse(record.headers['ce_time'] ?? '') || 0);

/**
 * Which records have a dead letter already: state topics are read from their beginning at each start, and what cannot be handled
 * stands there until it is overwritten. The newest dead letters are looked into once, when the first such record is met.
 */
export const createKnownLetters = (deadLetters: HubInspector['deadLetters'], logger: Logger) => {
  let known: Promise<Set<string>> | undefined;

  const look = async (): Promise<Set<string>> => {
    const found = new Set<string>();
    for (let offset = 0; offset < lookedAt; offset += pageSize) {
      const { total, list } = await deadLetters({ limit: pageSize, offset });
      for (const { origin, timeMs } of list) found.add(idOf(origin, timeMs));
      if (offset + pageSize >= total) break;
    }
    return found;
  };
  const ids = (): Promise<Set<string>> =>
    (known ??= look().catch((error: unknown) => {
      logger.warn({ err: error }, 'the dead letters cannot be looked into: what was put aside before is put aside again');
      return new Set<string>();
    }));

  return {
    /** @returns false when there is a letter for it, or another reader of this process writes one */
    claim: async (record: StoredRecord): Promise<boolean> => {
      const all = await ids();
      const id = idOfRecord(record);
      if (all.has(id)) return false;
      all.add(id);
      if (all.size > maxKnown) all.delete(all.values().next().value as string);
      return true;
    },
    /** The letter could not be written: whoever meets the record next may try. */
    release: async (record: StoredRecord): Promise<void> => void (await ids()).delete(idOfRecord(record)),
  };
};
export type KnownLetters = ReturnType<typeof createKnownLetters>;
