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
 * Demands that waited longer in the hub, while no traffic manager ran: the calls behind them have long been answered, and
 * units granted for them now would only be missing in this window. Clocks that differ by more would not verify tokens either.
 * What they report on earlier leases has been so all the same.
 */
const staleAfterMs = 30_000;
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

  return async (demand: QuotaDemand): Promise<void> => {
    const waitedMs = clock.now() - demand.sentMs;
    const isStale = waitedMs > staleAfterMs;
    if (isStale) {
      metrics.failed('stale');
      logger.warn({ gatewayId: demand.gatewayId, demandId: demand.demandId, waitedMs }, 'a demand for quota is too old to be answered');
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
