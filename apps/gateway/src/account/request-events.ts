import { requestsServed, type EventData } from '@quintet/contracts';
import { outgoing, type EventBus } from '@quintet/messaging';
import type { Clock, Component, Logger } from '@quintet/service-kit';

type ServedCall = EventData<typeof requestsServed>['calls'][number];

export interface RequestEvents extends Component {
  add(call: ServedCall): void;
  readonly dropped: number;
}

export interface RequestEventOptions {
  readonly bus: Pick<EventBus, 'publish'>;
  readonly gatewayId: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly maxBuffered?: number;
  readonly flushMs?: number;
}

const maxBatch = 500;

/** One event per call, in batches, sent beside the traffic. What does not fit the buffer while the hub is away is dropped and counted. */
export const createRequestEvents = ({ bus, gatewayId, clock, logger, maxBuffered = 20_000, flushMs = 1_000 }: RequestEventOptions): RequestEvents => {
  let buffer: ServedCall[] = [];
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
  const sendAll = async (): Promise<void> => {
    while (buffer.length > 0) {
      const calls = buffer.splice(0, maxBatch);
      const told = untold;
      try {
        await bus.publish([outgoing(requestsServed, { gatewayId, calls, dropped: told }, { source: '/gateway', timeMs: clock.now() })]);
      } catch {
        buffer = [...calls, ...buffer].slice(-maxBuffered);
        return; // tried again at the next flush; drops are counted when the buffer is full
      }
      untold -= told;
      warned = false;
    }
  };
  const flush = (): void => {
    if (sending || buffer.length === 0) return;
    sending = sendAll().finally(() => (sending = undefined));
  };

  return {
    name: 'request events',
    add: (call) => {
      if (buffer.length >= maxBuffered) return drop(1);
      buffer.push(call);
      if (buffer.length === maxBatch) setImmediate(flush);
    },
    get dropped() {
      return dropped;
    },
    start: async () => {
      timer = setInterval(flush, flushMs).unref();
    },
    stop: async () => {
      clearInterval(timer);
      await sending;
      await sendAll();
    },
  };
};
