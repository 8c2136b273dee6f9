import { quotaGranted, throttleDecided, topics, type QuotaGrant } from '@quintet/contracts';
import type { Consumer, EventBus } from '@quintet/messaging';
import type { Clock, Component, Logger, ReadinessCheck } from '@quintet/service-kit';
import { createLeaseBook, type LeaseBook } from './lease-book';
import { createLedgerClock } from './ledger-clock';
import { createLedgerLink, type LedgerLink } from './ledger-link';

export interface QuotaLeases extends Component {
  readonly book: LeaseBook;
  readonly link: Pick<LedgerLink, 'isReachable' | 'unansweredMessages' | 'oldestMs'>;
  /** How far the ledger's clock is ahead. */
  skewMs(): number;
  /** The ledger's time. */
  nowMs(): number;
  readonly readiness: ReadinessCheck;
}

export interface QuotaLeaseOptions {
  readonly bus: EventBus;
  readonly gatewayId: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Longest wait of a call, and of an answer before the ledger counts as out of reach. */
  readonly waitMs: number;
  readonly shareOf?: (units: number) => number;
  readonly partOf?: (units: number) => number;
  /** Called when the ledger has said something, or went out of reach. */
  readonly onHeard?: () => void;
}

/** Demands of so long travel in one message. */
const askMs = 2;
/** While many messages are under way, demands wait together for longer: the ledger gets fewer and larger ones, and does not fall behind for good. */
const askMsPerMessage = 2;
const longestAskMs = 100;
const resendCheckMs = 100;
const reportMs = 1_000;
const sweepMs = 5_000;
/** Longest wait, when stopping, for the receipt of what is given back. */
const farewellMs = 2_000;
const pollMs = 10;
const skewAlarmMs = 1_000;

/** Gets leases from the traffic manager, and tells it what became of them: one message per partition and tick, however many calls wait. */
export const createQuotaLeases = ({ bus, gatewayId, clock, logger, waitMs, shareOf, partOf, onHeard }: QuotaLeaseOptions): QuotaLeases => {
  const ledgerClock = createLedgerClock(clock);
  let consumers: Consumer[] = [];
  let listening = false;
  let soon: NodeJS.Timeout | undefined;
  let later: NodeJS.Timeout | undefined;
  let timers: NodeJS.Timeout[] = [];
  let skewTold = false;

  const gatherMs = (): number => {
    const underWay = link.unansweredMessages;
    return underWay <= topics.quotaDemands.partitions ? askMs : Math.min(longestAskMs, underWay * askMsPerMessage);
  };
  const onDemand = (delayMs: number): void => {
    if (delayMs === 0) soon ??= setTimeout(ask, gatherMs());
    else
      later ??= setTimeout(() => {
        later = undefined;
        onDemand(0);
      }, delayMs);
  };
  const link: LedgerLink = createLedgerLink({
    bus,
    gatewayId,
    clock,
    logger,
    ledgerNowMs: () => (ledgerClock.isKnown ? ledgerClock.now() : undefined),
    unreachableAfterMs: waitMs,
    onUnanswered: (demands) => book.unanswered(demands),
    onReachable: () => {
      book.reconsider();
      report(); // what passed meanwhile is debited at once, before others are granted it
    },
  });
  const book = createLeaseBook({ ledgerNowMs: ledgerClock.now, waitMs, onDemand, isReachable: link.isReachable, ...(shareOf && { shareOf }), ...(partOf && { partOf }), ...(onHeard && { onHeard }) });

  const ask = (): void => {
    soon = undefined;
    // An answer would be missed, or does not come: what is under way is the probe. Asked again with the first call after.
    if (!listening || !link.isReachable()) return;
    const { demands, reports } = book.collect();
    link.send(demands, reports);
  };
  const report = (): void => {
    if (!listening || !link.isReachable()) return;
    link.send([], book.takeDueReports());
  };

  const onGrant = (grant: QuotaGrant): void => {
    const answered = link.answered(grant);
    if (!answered) return;
    if (answered.isFirstTry) ledgerClock.sample(answered.sentMs, grant.decidedMs);
    watchSkew();
    book.granted(grant.grants, answered.demands, grant.decidedMs);
  };
  const watchSkew = (): void => {
    const isOff = Math.abs(ledgerClock.skewMs) > skewAlarmMs;
    if (isOff && !skewTold) logger.warn({ skewMs: Math.round(ledgerClock.skewMs) }, "this clock and the traffic manager's differ: limits are kept by the traffic manager's");
    skewTold = isOff;
  };

  /** Gives back what is held, and waits, bounded, until the ledger has it. */
  const farewell = async (): Promise<void> => {
    if (!listening) return;
    link.send([], book.takeAllReports());
    const untilMs = performance.now() + (link.isReachable() ? farewellMs : 0);
    while (link.unansweredMessages > 0 && performance.now() < untilMs) await new Promise((resolve) => setTimeout(resolve, pollMs));
  };

  return {
    name: 'quota leases',
    book,
    link,
    skewMs: () => ledgerClock.skewMs,
    nowMs: ledgerClock.now,
    readiness: { name: 'quota leases', failing: () => (listening ? undefined : 'answers of the traffic manager are not heard yet') },
    start: async () => {
      link.listening(false);
      consumers = [bus.tail(quotaGranted, onGrant), bus.tail(throttleDecided, (decision) => book.decided(decision))];
      timers = [setInterval(link.tick, resendCheckMs), setInterval(report, reportMs), setInterval(book.sweep, sweepMs)];
      timers.forEach((timer) => timer.unref());
      const started = consumers;
      void Promise.all(started.map(({ ready }) => ready)).then(
        () => {
          if (consumers !== started) return;
          listening = true;
          link.listening(true);
          ask();
        },
        (error: unknown) => logger.error({ err: error }, 'answers of the traffic manager cannot be heard'),
      );
    },
    stop: async () => {
      clearTimeout(soon);
      clearTimeout(later);
      await farewell();
      listening = false;
      timers.forEach((timer) => clearInterval(timer));
      timers = [];
      const started = consumers;
      consumers = [];
      await Promise.all(started.map((consumer) => consumer.stop()));
    },
  };
};
