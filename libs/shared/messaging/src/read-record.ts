import type { EventData, EventDefinition } from '@quintet/contracts';
import type { EventMeta } from './event-bus';
import { createRunningDigest } from './topic-digest';

/** A record as an adapter found it. */
export interface StoredRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string;
  readonly value: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

export const entityVersionOf = (headers: StoredRecord['headers']): number => Number(headers['ce_entityversion'] ?? 0);

/**
 * Checks a record against its definition. `data` is null for a deletion.
 *
 * @throws when the value is no JSON or does not fit the schema: the reason for the dead letter
 */
export const readRecord = <E extends EventDefinition>(definition: E, record: StoredRecord): { data: EventData<E> | null; meta: EventMeta } => {
  const { headers, value, topic, partition, offset, key } = record;
  const meta: EventMeta = {
    id: headers['ce_id'] ?? '',
    type: headers['ce_type'] ?? '',
    source: headers['ce_source'] ?? '',
    timeMs: Date.parse(headers['ce_time'] ?? '') || 0,
    topic,
    partition,
    offset,
    key,
    entityVersion: entityVersionOf(headers),
  };
  return { data: value === null ? null : (definition.data.parse(JSON.parse(value)) as EventData<E>), meta };
};

/** Deletions are remembered too, so that an older record that is delivered again cannot bring a deleted key back; at most this many. */
const maxRememberedDeletions = 10_000;

type Versioned = Pick<EventMeta, 'key' | 'entityVersion'>;

/** What a reader has of each key: by it, older versions and duplicates are known, and what it holds is told. */
export const createKeyVersions = () => {
  const versions = new Map<string, number>();
  const deletions = new Map<string, number>();
  const running = createRunningDigest();
  return {
    /** Whether a change is newer than all that was taken of its key. */
    isNewer: ({ key, entityVersion }: Versioned): boolean => entityVersion > (versions.get(key) ?? deletions.get(key) ?? -1),
    /** Called once a change was handled: one that could not be is none that the reader has, and may come again. */
    take: ({ key, entityVersion }: Versioned, deleted: boolean): void => {
      const before = versions.get(key);
      versions.delete(key);
      deletions.delete(key);
      (deleted ? deletions : versions).set(key, entityVersion);
      running.change(key, before, deleted ? undefined : entityVersion);
      if (deletions.size > maxRememberedDeletions) deletions.delete(deletions.keys().next().value as string);
    },
    digest: running.current,
  };
};
