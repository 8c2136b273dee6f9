import { Counter } from 'prom-client';
import type { RequestBatch } from '@quintet/contracts';
import type { Consumer } from '@quintet/messaging';
import type { Component, Logger, Metrics } from '@quintet/service-kit';
import type { CountBatch, Counted } from './count-batch';

export interface UsageConsumerParts {
  /** Names the metric. */
  readonly service: string;
  /** Joins those that consume request events: all that share a database share the work. */
  readonly consume: (handler: (batch: RequestBatch) => Promise<void>) => Consumer;
  readonly count: CountBatch;
  readonly logger: Logger;
  readonly metrics?: Metrics;
}

const firstRetryMs = 100;
const longestRetryMs = 5_000;
/** Classes of SQLSTATE that say that the batch itself cannot be written: bad data, a constraint. */
const isHopeless = (error: unknown): boolean => /^2[23]/.test((error as { code?: string } | null)?.code ?? '');

/** Counts what gateways tell. While the database is away a batch waits, and those behind it on the hub. */
export const createUsageConsumer = ({ service, consume, count, logger, metrics }: UsageConsumerParts): Component => {
  const calls = metrics && new Counter({ name: `quintet_${service}_usage_calls_total`, help: 'API calls of batches of request events, by what became of the batch', labelNames: ['outcome'], registers: [metrics] });
  let consumer: Consumer | undefined;
  let stopping = new AbortController();

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      stopping.signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
    });
  /** @throws when the batch cannot be written, or the service stops while the database is away: it is put with the dead letters, and may be replayed */
  const countAtLast = async (batch: RequestBatch): Promise<Counted> => {
    for (let delayMs = firstRetryMs; ; delayMs = Math.min(longestRetryMs, delayMs * 2)) {
      try {
        return await count(batch);
      } catch (error) {
        if (isHopeless(error) || stopping.signal.aborted) throw error;
        logger.warn({ err: error }, 'usage cannot be counted now; it is tried again');
        await pause(delayMs);
      }
    }
  };

  return {
    name: 'usage of APIs',
    start: async () => {
      stopping = new AbortController();
      consumer = consume(async (batch) => {
        const outcome = await countAtLast(batch);
        calls?.inc({ outcome }, batch.calls.length);
        if (outcome === 'too old') logger.warn({ gatewayId: batch.gatewayId, sentMs: batch.sentMs, calls: batch.calls.length }, 'calls are not counted: their batch is older than the event hub keeps them');
      });
      consumer.ready.catch(() => undefined); // the bus goes on trying by itself
    },
    stop: async () => {
      stopping.abort();
      await consumer?.stop();
      consumer = undefined;
    },
  };
};
