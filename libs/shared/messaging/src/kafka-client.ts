import { Kafka, logLevel, type ISocketFactory, type logCreator, type SASLOptions } from 'kafkajs';
import type { Logger } from '@quintet/service-kit';
import type { KafkaAccess } from './kafka-config';
import { correctRequestQueue } from './kafkajs-request-queue';

export interface KafkaClientOptions extends KafkaAccess {
  readonly clientId: string;
  readonly logger: Logger;
  readonly socketFactory?: ISocketFactory;
}

const connectionTimeoutMs = 1_000;
const requestTimeoutMs = 10_000;

/** Attempts within one call; what goes on for longer is tried again by the callers, who know for how long it makes sense. */
export const callRetry = { initialRetryTime: 100, maxRetryTime: 500, retries: 2 } as const;

/**
 * kafkajs logs at ERROR what is normal while brokers start, elect and rebalance, and rejects or retries all of it besides:
 * what matters is logged by the callers, so here it is for debugging only.
 */
const toLogger =
  (logger: Logger): logCreator =>
  () =>
  ({ log, level, namespace }) => {
    const said = { namespace, broker: log['broker'], error: log['error'], groupId: log['groupId'] };
    if (level === logLevel.ERROR || level === logLevel.WARN) logger.debug(said, log.message);
    else logger.trace(said, log.message);
  };

export const createKafkaClient = ({ brokers, clientId, logger, tls, sasl, socketFactory }: KafkaClientOptions): Kafka => {
  correctRequestQueue();
  return new Kafka({
    brokers: [...brokers],
    clientId,
    ...(tls ? { ssl: { ...tls } } : {}),
    ...(sasl ? { sasl: { ...sasl } as SASLOptions } : {}),
    ...(socketFactory ? { socketFactory } : {}),
    connectionTimeout: connectionTimeoutMs,
    requestTimeout: requestTimeoutMs,
    retry: callRetry,
    logLevel: logLevel.WARN,
    logCreator: toLogger(logger),
  });
};
