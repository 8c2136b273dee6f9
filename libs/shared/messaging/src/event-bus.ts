import type { EventData, EventDefinition, StateDefinition, Topic, TopicDigest } from '@quintet/contracts';
import type { HubInspector } from './hub-inspector';

/**
 * One record as it travels. Made by `outgoing`, `outgoingDeletion`; read back by the adapters.
 * The value is JSON text; null is a tombstone.
 */
export interface OutgoingRecord {
  readonly topic: Topic;
  readonly key: string;
  readonly value: string | null;
  /** CloudEvents attributes in binary content mode (`ce_id`, `ce_type`, `ce_source`, `ce_time`, `ce_subject`, `ce_specversion`, `ce_entityversion`), and `content-type`. */
  readonly headers: Readonly<Record<string, string>>;
  /** For stream topics that callers partition by themselves. */
  readonly partition?: number;
}

/** What a reader is told of a record. */
export interface EventMeta {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly timeMs: number;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string;
  /** Rises with each change of the same key. 0 on stream topics. */
  readonly entityVersion: number;
}

/** A change of a state topic's key: its whole new state, or its deletion. */
export type StateChange<D> = { readonly kind: 'upsert'; readonly key: string; readonly data: D; readonly meta: EventMeta } | { readonly kind: 'delete'; readonly key: string; readonly meta: EventMeta };

export interface StateReader {
  /** Settles when all that stood in the topic at the start was applied (also when it stood empty). */
  readonly caughtUp: Promise<void>;
  isCaughtUp(): boolean;
  /** Of the records that it has taken; one that could not be read is not among them. */
  digest(): Pick<TopicDigest, 'entries' | 'digest'>;
  stop(): Promise<void>;
}

export interface Consumer {
  /** Settles when the consumer has its place in the topic: what is published from then on reaches it. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

export interface TopicDifference {
  readonly topic: string;
  readonly setting: string;
  readonly wanted: string;
  readonly found: string;
}

export interface PublishOptions {
  /** Asked when the records are about to leave, at every attempt: with a reason they stay, and `publish` rejects with it. */
  readonly unless?: () => string | undefined;
}

export interface TooLargeError extends Error {
  readonly code: 'RECORD_TOO_LARGE';
}

/**
 * The event hub. Behind it: Kafka, or memory within one process; both pass `event-bus.contract.ts`.
 *
 * A record that does not fit its schema, or whose handler throws, goes to the dead-letter topic with its reason and
 * origin, is counted, and never stops the records behind it.
 */
export interface EventBus {
  /** False when its topics are gone with the process: owners then publish their whole state at every start. */
  readonly durable: boolean;

  /** Makes what is missing; reports what differs and leaves it alone. Safe to run twice and by several at once. */
  ensureTopics(topics: readonly Topic[]): Promise<readonly TopicDifference[]>;

  /**
   * Settles when the broker has all of them; records of one key keep their order.
   *
   * @throws TooLargeError when one is over its topic's limit: nothing of the batch may be assumed published
   */
  publish(records: readonly OutgoingRecord[], options?: PublishOptions): Promise<void>;

  /**
   * Reads a state topic from its beginning, then goes on with its changes; keeps no position anywhere.
   * Duplicates and older versions of a key never reach the handler. One record at a time per topic.
   */
  readState<E extends StateDefinition>(definition: E, handler: (change: StateChange<EventData<E>>) => void | Promise<void>): StateReader;

  /** Every consumer of the same `group` shares the work; a record counts as done when its handler settled. */
  consume<E extends EventDefinition>(
    definition: E,
    group: string,
    handler: (data: EventData<E>, meta: EventMeta) => void | Promise<void>,
  ): Consumer;

  /** Each caller gets everything that is published from now on. Nothing of the past, nothing twice after a restart. */
  tail<E extends EventDefinition>(definition: E, handler: (data: EventData<E>, meta: EventMeta) => void | Promise<void>): Consumer;

  /** Undefined while the hub answers, else why not. */
  failing(): string | undefined;

  /** For operators. */
  readonly inspector: HubInspector;

  start(): Promise<void>;
  stop(): Promise<void>;
}
