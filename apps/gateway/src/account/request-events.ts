import { randomUUID } from 'node:crypto';
import { requestsServed, type ApiCall } from '@quintet/contracts';
import { outgoing, type EventBus, type OutgoingRecord } from '@quintet/messaging';
import type { Clock, Component, Logger } from '@quintet/service-kit';

export interface RequestEvents extends Component {
  /** Never waits. */
  add(call: ApiCall): void;
  /** Calls whose event the event hub has. */
  readonly sent: number;
  /** Calls whose event is lost: the buffer was full, or the process ended before the hub took it. */
  readonly dropped: number;
}

export interface RequestEventOptions {
  readonly bus: Pick<EventBus, 'publish'>;
  readonly gatewayId: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Calls, those of the batch on its way among them. */
  readonly maxBuffered?: number;
  readonly flushMs?: number;
  /** Longest wait for the hub when stopping. */
  readonly stopMs?: number;
}

/** Small enough to be made within a few milliseconds, between two calls. */
const maxBatch = 250;
const maxBatchBytes = 700_000; // of the topic's 1 MiB, with room for headers

interface Batch {
  readonly calls: readonly ApiCall[];
  /** Made once: whatever of it the hub has from an attempt that failed is the same batch. */
  record?: OutgoingRecord;
}

const isTooLarge = (error: unknown): boolean => (error as { code?: string } | null)?.code === 'RECORD_TOO_LARGE';

/** One event per call, in batches, sent beside the traffic. What does not fit the buffer while the hub is away is dropped and counted. */
export const createRequestEvents = ({ bus, gatewayId, clock, logger, maxBuffered = 20_000, flushMs = 1_000, stopMs = 2_000 }: RequestEventOptions): RequestEvents => {
  let open: ApiCall[] = [];
  let batches: Batch[] = [];
  let buffered = 0;
  let sent = 0;
  let dropped = 0;
  let untold = 0;
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<void> | undefined;
  let warned = false;

  const drop = (count: number): void => {
    dropped += count;
    untold += count;
    if (warned) return;
    warned = true; // once per outage
    logger.warn({ maxBuffered }, 'request events are dropped: the event hub does not take them');
  };
  const close = (): void => {
    if (open.length === 0) return;
    batches.push({ calls: open });
    open = [];
  };
  const recordOf = (batch: Batch): OutgoingRecord => {
    if (batch.record) return batch.record;
    const nowMs = clock.now();
    batch.record = outgoing(requestsServed, { gatewayId, batchId: randomUUID(), sentMs: nowMs, calls: [...batch.calls], dropped: untold }, { source: '/gateway', timeMs: nowMs });
    untold = 0;
    return batch.record;
  };
  const halve = ({ calls }: Batch): void => {
    batches.shift();
    const middle = Math.ceil(calls.length / 2);
    if (calls.length > 1) return void batches.unshift({ calls: calls.slice(0, middle) }, { calls: calls.slice(middle) });
    buffered -= 1;
    drop(1);
  };
  /** @returns false when the hub did not take it */
  const send = async (batch: Batch): Promise<boolean> => {
    try {
      const record = recordOf(batch);
      if (Buffer.byteLength(record.value ?? '') > maxBatchBytes) return halve(batch), true;
      await bus.publish([record]);
    } catch (error) {
      if (isTooLarge(error)) return halve(batch), true; // the broker's topic takes less than it was made for
      return false;
    }
    batches.shift();
    buffered -= batch.calls.length;
    sent += batch.calls.length;
    warned = false;
    return true;
  };
  const sendAll = async (): Promise<void> => {
    for (let batch = batches[0]; batch; batch = batches[0]) {
      if (!(await send(batch))) return; // tried again at the next flush
    }
  };
  const flush = (): Promise<void> => {
    if (batches.length === 0) close(); // otherwise it goes on filling up meanwhile
    return (sending ??= sendAll().finally(() => (sending = undefined)));
  };
  const flushSoon = (): void => void (sending ?? setImmediate(() => void flush()));

  return {
    name: 'request events',
    add: (call) => {
      if (buffered >= maxBuffered) return drop(1);
      buffered += 1;
      if (open.push(call) < maxBatch) return;
      close();
      flushSoon();
    },
    get sent() {
      return sent;
    },
    get dropped() {
      return dropped;
    },
    start: async () => {
      timer = setInterval(() => void flush(), flushMs).unref();
    },
    stop: async () => {
      clearInterval(timer);
      let limit: NodeJS.Timeout | undefined;
      const bound = new Promise<void>((resolve) => (limit = setTimeout(resolve, stopMs)));
      const rest = async (): Promise<void> => {
        await sending;
        await flush();
        await flush();
      };
      await Promise.race([rest(), bound]);
      clearTimeout(limit);
      if (buffered === 0) return;
      logger.warn({ calls: buffered }, 'request events are lost: the event hub did not take them before the end');
      dropped += buffered;
      buffered = 0;
      open = [];
      batches = [];
    },
  };
};
