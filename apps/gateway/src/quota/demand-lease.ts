import { randomUUID } from 'node:crypto';
import { quotaDemanded, quotaGranted, throttleDecided, type QuotaGrant } from '@quintet/contracts';
import { outgoing, type Consumer, type EventBus, type OutgoingRecord } from '@quintet/messaging';
import type { Clock, Component, Logger, ReadinessCheck } from '@quintet/service-kit';
import { quotaPartition } from '@quintet/throttling';
import { createLeaseBook, type LeaseBook, type UnitDemand } from './lease-book';

export interface QuotaLeases extends Component {
  readonly book: LeaseBook;
  readonly readiness: ReadinessCheck;
}

export interface QuotaLeaseOptions {
  readonly bus: EventBus;
  readonly gatewayId: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly waitMs: number;
}

interface Outstanding {
  readonly record: OutgoingRecord;
  readonly demands: readonly UnitDemand[];
  readonly sentMs: number;
  tries: number;
}

/** Demands of so long travel in one message. */
const tickMs = 2;
/** The same demand is sent again after so long without an answer: it is granted once, however often it comes. */
const resendMs = 400;
const maxTries = 5;
const sweepMs = 5_000;
const maxDemandsPerMessage = 1_000;
/** A better estimate of the ledger's clock is kept for so long; then clocks may have drifted. */
const clockSampleMs = 60_000;

/**
 * Reckons the ledger's time. A decision falls after its demand was sent, so `decided - sent` is never less than the true
 * difference of the clocks: the smallest one seen is the closest. What is reckoned is never behind the ledger.
 */
const createLedgerClock = (clock: Clock) => {
  let offsetMs = 0;
  let sampledMs: number | undefined;
  return {
    now: (): number => clock.now() + offsetMs,
    sample: (sentMs: number, decidedMs: number): void => {
      const sample = decidedMs - sentMs;
      if (sampledMs !== undefined && sample > offsetMs && clock.now() - sampledMs < clockSampleMs) return;
      offsetMs = sample;
      sampledMs = clock.now();
    },
  };
};

const byPartition = (demands: readonly UnitDemand[]): { readonly partition: number; readonly demands: UnitDemand[] }[] => {
  const messages = new Map<number, UnitDemand[][]>();
  for (const demand of demands) {
    const partition = quotaPartition(demand.quota);
    const batches = messages.get(partition) ?? [[]];
    messages.set(partition, batches);
    const last = batches[batches.length - 1] as UnitDemand[];
    if (last.length < maxDemandsPerMessage) last.push(demand);
    else batches.push([demand]);
  }
  return [...messages].flatMap(([partition, batches]) => batches.map((batch) => ({ partition, demands: batch })));
};

/** Gets leases from the traffic manager: one message per partition and tick, however many calls wait. */
export const createQuotaLeases = ({ bus, gatewayId, clock, logger, waitMs }: QuotaLeaseOptions): QuotaLeases => {
  const ledgerClock = createLedgerClock(clock);
  const outstanding = new Map<string, Outstanding>();
  let consumers: Consumer[] = [];
  let listening = false;
  let tick: NodeJS.Timeout | undefined;
  let timers: NodeJS.Timeout[] = [];

  const book = createLeaseBook({ ledgerNowMs: ledgerClock.now, waitMs, onDemand: () => (tick ??= setTimeout(ask, tickMs)) });

  const send = (records: readonly OutgoingRecord[]): void => {
    if (records.length === 0) return;
    bus.publish(records).catch((error: unknown) => logger.warn({ err: error }, 'demands for quota could not be sent; they are sent again'));
  };

  const ask = (): void => {
    tick = undefined;
    if (!listening) return; // an answer would be missed; asked as soon as answers are heard
    const records = byPartition(book.collectDemands()).map(({ partition, demands }) => {
      const demandId = randomUUID();
      const sentMs = clock.now();
      const record = outgoing(quotaDemanded, { gatewayId, demandId, partition, demands, sentMs }, { source: '/gateway', timeMs: sentMs }, partition);
      outstanding.set(demandId, { record, demands, sentMs, tries: 1 });
      return record;
    });
    send(records);
  };

  const onGrant = (grant: QuotaGrant): void => {
    if (grant.gatewayId !== gatewayId) return;
    const answered = outstanding.get(grant.demandId);
    if (!answered) return;
    outstanding.delete(grant.demandId);
    if (answered.tries === 1) ledgerClock.sample(answered.sentMs, grant.decidedMs);
    book.granted(grant.grants, answered.demands);
  };

  const resend = (): void => {
    const nowMs = clock.now();
    const again: OutgoingRecord[] = [];
    for (const [demandId, demand] of outstanding) {
      if (nowMs - demand.sentMs < demand.tries * resendMs) continue;
      if (demand.tries >= maxTries) {
        outstanding.delete(demandId);
        book.unanswered(demand.demands);
        continue;
      }
      demand.tries += 1;
      again.push(demand.record);
    }
    send(again);
  };

  return {
    name: 'quota leases',
    book,
    readiness: { name: 'quota leases', failing: () => (listening ? undefined : 'answers of the traffic manager are not heard yet') },
    start: async () => {
      consumers = [bus.tail(quotaGranted, onGrant), bus.tail(throttleDecided, (decision) => book.decided(decision))];
      timers = [setInterval(resend, resendMs / 2), setInterval(book.sweep, sweepMs)];
      timers.forEach((timer) => timer.unref());
      const started = consumers;
      void Promise.all(started.map(({ ready }) => ready)).then(
        () => {
          if (consumers !== started) return;
          listening = true;
          ask();
        },
        (error: unknown) => logger.error({ err: error }, 'answers of the traffic manager cannot be heard'),
      );
    },
    stop: async () => {
      listening = false;
      clearTimeout(tick);
      timers.forEach((timer) => clearInterval(timer));
      timers = [];
      const started = consumers;
      consumers = [];
      await Promise.all(started.map((consumer) => consumer.stop()));
    },
  };
};
