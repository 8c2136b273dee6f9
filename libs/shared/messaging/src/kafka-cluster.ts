import type { Kafka } from 'kafkajs';
import type { LogDirs, logDirsRequest } from './kafka-log-dirs';

/** The parts inside kafkajs 2.2.4 that we need: to read without a consumer group, and to end a membership that another connection had. */
export interface FetchedMessage {
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers?: Readonly<Record<string, Buffer | string | (Buffer | string)[] | undefined>>;
  readonly isControlRecord?: boolean;
  /** The batch that it came in: its last offset may be beyond the last record that compaction left in it. */
  readonly batchContext?: { readonly firstOffset: string; readonly lastOffsetDelta: number };
}

export interface FetchedPartition {
  readonly partition: number;
  readonly highWatermark: string;
  readonly messages: readonly FetchedMessage[];
}

interface OffsetRequest {
  readonly topic: string;
  /** `timestamp` -1: the end, -2: the beginning. */
  readonly partitions: readonly { readonly partition: number; readonly timestamp: number }[];
}

export interface KafkaBroker {
  /** Sends a request that kafkajs does not know by itself. */
  readonly connectionPool: { send(request: ReturnType<typeof logDirsRequest>): Promise<LogDirs> };
  fetch(request: {
    readonly isolationLevel: number;
    readonly maxWaitTime: number;
    readonly minBytes: number;
    readonly maxBytes: number;
    readonly topics: readonly { readonly topic: string; readonly partitions: readonly { readonly partition: number; readonly fetchOffset: string; readonly maxBytes: number }[] }[];
  }): Promise<{ readonly responses: readonly { readonly topicName: string; readonly partitions: readonly FetchedPartition[] }[] }>;
  listOffsets(request: { readonly isolationLevel: number; readonly topics: readonly OffsetRequest[] }): Promise<{
    readonly responses: readonly { readonly topic: string; readonly partitions: readonly { readonly partition: number; readonly offset: string }[] }[];
  }>;
  leaveGroup(request: { readonly groupId: string; readonly memberId: string }): Promise<unknown>;
}

interface BrokerPool {
  /** Asks for the topics named, and for all of the cluster when none is. */
  refreshMetadata(topics: readonly string[]): Promise<void>;
  readonly metadata: { readonly brokers: readonly { readonly nodeId: number }[]; readonly topicMetadata: readonly { readonly topic: string; readonly partitionMetadata: readonly { readonly partitionId: number; readonly leader: number }[] }[] } | null;
  findBroker(node: { readonly nodeId: string }): Promise<KafkaBroker>;
}

export interface KafkaCluster {
  readonly brokerPool: BrokerPool;
  findGroupCoordinator(of: { readonly groupId: string }): Promise<KafkaBroker>;
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

interface ClusterOptions {
  readonly allowAutoTopicCreation: boolean;
  readonly metadataMaxAge: number;
}

/**
 * The connections of a client, without the producer, admin or consumer that kafkajs wraps around them.
 *
 * kafkajs has no public way to read a topic without a consumer group. Its version is pinned and gets no more releases,
 * so its inside stands still; all that we take of it is declared in this file.
 */
export const openCluster = (kafka: Kafka): KafkaCluster => {
  const name = Object.getOwnPropertySymbols(kafka).find(({ description }) => description === 'private:Kafka:createCluster');
  const create = name === undefined ? undefined : (kafka as unknown as Record<symbol, (options: ClusterOptions) => KafkaCluster>)[name];
  if (!create) throw new Error('this version of kafkajs is not the one that the reader was written for');
  return create({ allowAutoTopicCreation: false, metadataMaxAge: 60_000 });
};

/** The name of the broker's own error, such as OFFSET_OUT_OF_RANGE; undefined when it did not answer at all. */
export const brokerErrorType = (error: unknown): string | undefined => {
  const { type, cause } = error as { type?: unknown; cause?: { type?: unknown } };
  if (typeof type === 'string') return type;
  return typeof cause?.type === 'string' ? cause.type : undefined;
};
