import { hostname } from 'node:os';
import { z } from 'zod';
import { commaSeparated, readConfig, type Environment } from '@quintet/service-kit';

/** What reaches the event hub. */
export const kafkaConfigShape = {
  /** Comma-separated host:port list of Kafka brokers to begin with. */
  KAFKA_BROKERS: commaSeparated.refine((brokers) => brokers.length > 0, 'names no broker'),
  /** How this process is called in the broker's logs; the host name when absent. */
  KAFKA_CLIENT_ID: z.string().optional(),
  /** Stands before every topic and group name, so that several installations can share a cluster. */
  KAFKA_TOPIC_PREFIX: z.string().regex(/^[\w.-]{0,64}$/, 'takes letters, digits, dots, dashes and underscores, at most 64').default(''),
  /** Copies that the cluster keeps of each topic that is made; 3 in production. */
  KAFKA_REPLICATION_FACTOR: z.coerce.number().int().min(1).max(32).default(1),
};

export interface KafkaConfig {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly topicPrefix: string;
  readonly replicationFactor: number;
}

/** @throws ConfigError with all faults at once */
export const readKafkaConfig = (env: Environment): KafkaConfig => {
  const read = readConfig(kafkaConfigShape, env);
  return Object.freeze({ brokers: read.KAFKA_BROKERS, clientId: read.KAFKA_CLIENT_ID ?? hostname(), topicPrefix: read.KAFKA_TOPIC_PREFIX, replicationFactor: read.KAFKA_REPLICATION_FACTOR });
};
