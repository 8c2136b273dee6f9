import type { TopicDifference } from './event-bus';
import type { StoredRecord } from './read-record';

/** A topic as the hub has it. */
export interface TopicFacts {
  readonly topic: string;
  /** 0: it is not there. */
  readonly partitions: number;
  /** Between its beginnings and its ends; on a state topic compaction leaves fewer. */
  readonly records: number;
  /** On disk, all replicas; null when the hub does not say. */
  readonly bytes: number | null;
  readonly differences: readonly TopicDifference[];
}

/** A consumer group, and how far it is behind. */
export interface GroupFacts {
  readonly group: string;
  readonly topic: string;
  readonly members: number;
  /** Records that it has not done yet. */
  readonly lag: number;
}

/** A record that could not be handled, beside what it was. */
export interface DeadLetter {
  /** Where it stands among the dead letters: what it is replayed by. */
  readonly partition: number;
  readonly offset: string;
  readonly origin: { readonly topic: string; readonly partition: number; readonly offset: string; readonly key: string };
  readonly reason: string;
  readonly type: string;
  readonly source: string;
  readonly timeMs: number;
  /** The first 4 kB; null for a deletion, or when it was left out. */
  readonly value: string | null;
}

export interface DeadLetterPage {
  readonly total: number;
  /** The newest first. */
  readonly list: readonly DeadLetter[];
}

export type Replayed = 'replayed' | 'gone' | 'without its value' | 'overtaken';

/** Looks at the hub, for operators. Each call asks the hub: none is cheap. */
export interface HubInspector {
  topics(): Promise<readonly TopicFacts[]>;
  groups(): Promise<readonly GroupFacts[]>;
  deadLetters(page: { readonly limit: number; readonly offset: number }): Promise<DeadLetterPage>;
  /**
   * Publishes the record that a dead letter is of once more, as it was, where it was. The dead letter stays.
   *
   * Of a state topic only while it is still the newest of its key there: the last record of a key is what readers to come
   * have of it, so an older one would bring back what was changed or deleted since.
   */
  replay(position: { readonly partition: number; readonly offset: string }): Promise<Replayed>;
}

const shownLength = 4_096;
const shownKeyLength = 512;
/** A copy, so that what is shown does not keep all the rest in memory. */
const beginningOf = (text: string, length: number): string => (text.length <= length ? text : Buffer.from(text.slice(0, length)).toString());
const letterHeader = /^dead_letter_/;

export const isDeadLetter = ({ headers }: StoredRecord): boolean => headers['dead_letter_topic'] !== undefined;

export const deadLetterOf = ({ partition, offset, value, headers }: StoredRecord): DeadLetter => ({
  partition,
  offset,
  origin: {
    topic: headers['dead_letter_topic'] ?? '',
    partition: Number(headers['dead_letter_partition'] ?? 0),
    offset: headers['dead_letter_offset'] ?? '',
    key: beginningOf(headers['dead_letter_key'] ?? '', shownKeyLength),
  },
  reason: headers['dead_letter_reason'] ?? '',
  type: headers['ce_type'] ?? '',
  source: headers['ce_source'] ?? '',
  timeMs: Date.parse(headers['ce_time'] ?? '') || 0,
  value: value === null ? null : beginningOf(value, shownLength),
});

/** The headers of the record that a dead letter is of. */
export const originalHeaders = (headers: StoredRecord['headers']): Record<string, string> => Object.fromEntries(Object.entries(headers).filter(([name]) => !letterHeader.test(name)));

/** Whether the record was too large to be kept with its dead letter. */
export const lacksValue = ({ headers }: StoredRecord): boolean => headers['dead_letter_value'] !== undefined;
