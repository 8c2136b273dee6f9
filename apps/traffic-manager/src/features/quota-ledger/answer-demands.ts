import { quotaGranted, throttleDecided, type QuotaDemand } from '@quintet/contracts';
import { outgoing, RecordTooLargeError, type EventBus } from '@quintet/messaging';
import type { Clock, Logger } from '@quintet/service-kit';
import type { DemandLedger } from './answer-together';
import type { LedgerMetrics } from './ledger-metrics';
import type { LedgerAnswer } from './quota-ledger';

export interface AnswerDemandsParts {
  readonly ledger: DemandLedger;
  readonly bus: Pick<EventBus, 'publish'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Pick<LedgerMetrics, 'answered' | 'failed'>;
  readonly source: string;
}

/**
 * Demands that waited longer in the hub, while no traffic manager ran or all had too much to do: the calls behind them have
 * long been answered, and units granted for them now would only be missing in this window; and who falls behind catches up by
 * what it need not decide. A gateway that knows this clock says until when it waits. Else: clocks that differ by more would
 * not verify tokens either. What they report on earlier leases has been so all the same.
 */
const staleAfterMs = 30_000;
/** One line in the log tells of all of so long. */
const tellEveryMs = 1_000;
const pausesMs = [50, 200, 500];

const again = async <T>(work: () => Promise<T>, isFinal: (error: unknown) => boolean = () => false): Promise<T> => {
  for (const pauseMs of pausesMs) {
    try {
      return await work();
    } catch (error) {
      if (isFinal(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
  return work();
};

/**
 * Answers a demand message: first the ledger's commit, then the hub. Dying in between is safe: the message is delivered again,
 * and gets the answer that was committed.
 *
 * What still fails after a few tries is logged, counted and let go: a gateway does not wait for longer, it asks anew.
 */
export const createAnswerDemands = ({ ledger, bus, clock, logger, metrics, source }: AnswerDemandsParts) => {
  const publish = (answer: LedgerAnswer): Promise<void> => {
    const origin = { source, timeMs: clock.now() };
    const records = [outgoing(quotaGranted, answer.grant, origin), ...answer.decisions.map((decision) => outgoing(throttleDecided, decision, origin))];
    return again(() => bus.publish(records), (error) => error instanceof RecordTooLargeError);
  };

  const attempt = async <T>(reason: 'ledger' | 'hub', demand: QuotaDemand, work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      metrics.failed(reason);
      logger.warn({ err: error, gatewayId: demand.gatewayId, demandId: demand.demandId, reason }, 'a demand for quota could not be answered');
      return undefined;
    }
  };

  let stale = 0;
  let toldMs = 0;
  const tellStale = ({ gatewayId, demandId, sentMs }: QuotaDemand, nowMs: number): void => {
    metrics.failed('stale');
    stale += 1;
    if (nowMs - toldMs < tellEveryMs) return;
    logger.warn({ gatewayId, demandId, waitedMs: nowMs - sentMs, messages: stale }, 'demands for quota are too old to be answered');
    stale = 0;
    toldMs = nowMs;
  };

  return async (demand: QuotaDemand): Promise<void> => {
    const nowMs = clock.now();
    const isStale = demand.demands.length > 0 && nowMs > (demand.answerByMs ?? demand.sentMs + staleAfterMs);
    if (isStale) {
      tellStale(demand, nowMs);
      if (!demand.reports?.length) return;
    }
    const began = performance.now();
    const answer = await attempt('ledger', demand, () => again(() => ledger.answer(isStale ? { ...demand, demands: [] } : demand)));
    if (!answer) return;
    await attempt('hub', demand, async () => {
      await publish(answer);
      metrics.answered(answer, (performance.now() - began) / 1_000);
    });
  };
};
