import { Counter } from 'prom-client';
import { requestsServed } from '@quintet/contracts';
import type { Consumer, EventBus } from '@quintet/messaging';
import type { Component, Logger, Metrics, ReadinessCheck } from '@quintet/service-kit';
import type { CountBatch, Counted } from './count-batch';

export interface UsageConsumerParts {
  readonly bus: Pick<EventBus, 'consume'>;
  /** All that share a database share the work. */
  readonly group: string;
  readonly count: CountBatch;
  readonly logger: Logger;
  readonly metrics?: Metrics;
}

const firstRetryMs = 100;
const longestRetryMs = 5_000;
/** Classes of SQLSTATE that say that the batch itself cannot be written: bad data, a constraint. */
const isHopeless = (error: unknown): boolean => /^2[23]/.test((error as { code?: string } | null)?.code ?? '');

/** Counts what gateways tell. While the database is away a batch waits, and those behind it on the hub. */
export const createUsageConsumer = ({ bus, group, count, logger, metrics }: UsageConsumerParts): Component & { readonly readiness: ReadinessCheck } => {
  const calls = metrics && new Counter({ name: `quintet_${group}_usage_calls_total`, help: 'API calls of batches of request events, by what became of the batch', labelNames: ['outcome'], registers: [metrics] });
  let consumer: Consumer | undefined;
  let ready = false;
  let stopping = new AbortController();

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      stopping.signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
    });
  /** @throws when the batch cannot be written, or the service stops while the database is away: it is put with the dead letters, and may be replayed */
  const countAtLast = async (batch: Parameters<CountBatch>[0]): Promise<Counted> => {
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
    readiness: { name: 'usage of APIs', failing: () => (ready ? undefined : 'not joined yet') },
    start: async () => {
      stopping = new AbortController();
      consumer = bus.consume(requestsServed, group, async (batch) => {
        const outcome = await countAtLast(batch);
        calls?.inc({ outcome }, batch.calls.length);
        if (outcome === 'too old') logger.warn({ gatewayId: batch.gatewayId, sentMs: batch.sentMs, calls: batch.calls.length }, 'calls are not counted: their batch is older than the event hub keeps them');
      });
      consumer.ready.then(() => (ready = true)).catch(() => undefined); // the bus goes on trying by itself
    },
    stop: async () => {
      stopping.abort();
      await consumer?.stop();
      consumer = undefined;
      ready = false;
    },
  };
};
