import { deploymentAcknowledged, type EventData } from '@quintet/contracts';
import { outgoing, type EventBus } from '@quintet/messaging';
import type { Clock, Component, Logger } from '@quintet/service-kit';

type Receipt = EventData<typeof deploymentAcknowledged>;
export type Acknowledge = (receipt: Omit<Receipt, 'gatewayId' | 'atMs'>) => void;

export interface Receipts extends Component {
  readonly acknowledge: Acknowledge;
}

const gatherMs = 2;
const retryMs = 1_000;
const maxBatch = 500;
/** Beyond this many that the hub does not take, the oldest are dropped: newer ones say more. */
const maxKept = 20_000;

/** Tells the publisher what became of each deployment: together where several come at once, again until the hub takes it. */
export const createReceipts = ({ bus, gatewayId, clock, logger }: { bus: Pick<EventBus, 'publish'>; gatewayId: string; clock: Clock; logger: Logger }): Receipts => {
  let kept: Receipt[] = [];
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<void> | undefined;

  const send = async (): Promise<void> => {
    const batch = kept.splice(0, maxBatch);
    if (batch.length === 0) return;
    try {
      await bus.publish(batch.map((receipt) => outgoing(deploymentAcknowledged, receipt, { source: '/gateway', timeMs: receipt.atMs })));
    } catch (error) {
      kept.unshift(...batch);
      throw error;
    }
    await send();
  };
  const flush = (): void => {
    timer = undefined;
    if (sending) return;
    sending = send()
      .catch((error: unknown) => {
        logger.warn({ err: error, waiting: kept.length }, 'receipts of deployments could not be sent; they are sent again');
        schedule(retryMs);
      })
      .finally(() => {
        sending = undefined;
        if (kept.length > 0) schedule(gatherMs);
      });
  };
  const schedule = (afterMs: number): void => {
    timer ??= setTimeout(flush, afterMs).unref();
  };

  return {
    name: 'receipts of deployments',
    acknowledge: (receipt) => {
      kept.push({ ...receipt, reason: receipt.reason?.slice(0, 1_000) ?? null, gatewayId, atMs: clock.now() });
      if (kept.length > maxKept) kept = kept.slice(-maxKept);
      schedule(gatherMs);
    },
    start: async () => undefined,
    stop: async () => {
      clearTimeout(timer);
      await sending;
      await send().catch(() => undefined);
      clearTimeout(timer);
    },
  };
};
