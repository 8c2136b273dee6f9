import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';
import { commaSeparated, ConfigError, flag, readConfig, type Environment } from '@quintet/service-kit';

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
  /** On where the brokers listen with TLS. */
  KAFKA_TLS: flag.default(false),
  /** PEM file of the authorities that may have signed the brokers' certificates; those that Node trusts when absent. */
  KAFKA_TLS_CA_PATH: z.string().optional(),
  /** PEM file of the certificate that this process shows to the brokers, where they ask for one. */
  KAFKA_TLS_CERT_PATH: z.string().optional(),
  /** PEM file of that certificate's key. */
  KAFKA_TLS_KEY_PATH: z.string().optional(),
  /** How this process proves who it is; it does not when absent. */
  KAFKA_SASL_MECHANISM: z.enum(['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512']).optional(),
  /** Name of the user at the brokers. */
  KAFKA_SASL_USERNAME: z.string().optional(),
  /** Password of that user. */
  KAFKA_SASL_PASSWORD: z.string().optional(),
};

export interface KafkaTls {
  /** PEM texts. */
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

export interface KafkaSasl {
  readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  readonly username: string;
  readonly password: string;
}

/** How brokers are reached, and as whom. */
export interface KafkaAccess {
  readonly brokers: readonly string[];
  readonly tls?: KafkaTls;
  readonly sasl?: KafkaSasl;
}

export interface KafkaConfig extends KafkaAccess {
  readonly clientId: string;
  readonly topicPrefix: string;
  readonly replicationFactor: number;
}

type Read = ReturnType<typeof readConfig<typeof kafkaConfigShape>>;

const pemPaths = { ca: 'KAFKA_TLS_CA_PATH', cert: 'KAFKA_TLS_CERT_PATH', key: 'KAFKA_TLS_KEY_PATH' } as const;

const readTls = (read: Read, faults: string[]): KafkaTls | undefined => {
  const named = Object.entries(pemPaths).filter(([, name]) => read[name] !== undefined);
  if (!read.KAFKA_TLS) {
    faults.push(...named.map(([, name]) => `${name} is of no use while KAFKA_TLS is not true`));
    return undefined;
  }
  if ((read.KAFKA_TLS_CERT_PATH === undefined) !== (read.KAFKA_TLS_KEY_PATH === undefined)) faults.push('KAFKA_TLS_CERT_PATH and KAFKA_TLS_KEY_PATH go together');
  const texts = named.flatMap(([part, name]) => {
    try {
      return [[part, readFileSync(read[name] ?? '', 'utf8')]];
    } catch {
      faults.push(`${name} names a file that cannot be read`);
      return [];
    }
  });
  return Object.fromEntries(texts) as KafkaTls;
};

const readSasl = (read: Read, faults: string[]): KafkaSasl | undefined => {
  const { KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password } = read;
  if (mechanism === undefined) {
    if (username !== undefined || password !== undefined) faults.push('KAFKA_SASL_MECHANISM is not set, but a user or password is');
    return undefined;
  }
  if (username === undefined) faults.push('KAFKA_SASL_USERNAME is not set');
  if (password === undefined) faults.push('KAFKA_SASL_PASSWORD is not set');
  if (mechanism === 'PLAIN' && !read.KAFKA_TLS) faults.push('KAFKA_SASL_MECHANISM PLAIN sends the password as it is: it takes KAFKA_TLS true, or a SCRAM mechanism');
  return { mechanism: mechanism.toLowerCase() as KafkaSasl['mechanism'], username: username ?? '', password: password ?? '' };
};

/** @throws ConfigError with all faults at once */
export const readKafkaConfig = (env: Environment): KafkaConfig => {
  const read = readConfig(kafkaConfigShape, env);
  const faults: string[] = [];
  const tls = readTls(read, faults);
  const sasl = readSasl(read, faults);
  if (faults.length > 0) throw new ConfigError(faults);
  return Object.freeze({
    brokers: read.KAFKA_BROKERS,
    clientId: read.KAFKA_CLIENT_ID ?? hostname(),
    topicPrefix: read.KAFKA_TOPIC_PREFIX,
    replicationFactor: read.KAFKA_REPLICATION_FACTOR,
    ...(tls ? { tls } : {}),
    ...(sasl ? { sasl } : {}),
  });
};
