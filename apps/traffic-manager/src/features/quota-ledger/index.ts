import { quotaDemanded, type QuotaDemand } from '@quintet/contracts';
import type { Consumer, EventBus } from '@quintet/messaging';
import type { Database } from '@quintet/persistence';
import { createLifecycle, type Clock, type Component, type Logger, type Metrics, type ReadinessCheck } from '@quintet/service-kit';
import { createRepeating } from '../../repeating';
import { createAnswerDemands } from './answer-demands';
import { answerTogether } from './answer-together';
import { createFoldWindows } from './fold-windows';
import { createForfeitLeases } from './forfeit-leases';
import { createLedgerMetrics } from './ledger-metrics';
import { createQuotaLedger } from './quota-ledger';
import { createReopenWindows } from './reopen-windows';
import { createResetWindows, type ResetRequest } from './reset-windows';
import { sideBySide } from './side-by-side';
import { watchGateways } from './watch-gateways';

export interface QuotaLedgerParts {
  readonly database: Database;
  readonly bus: EventBus;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly source: string;
}

export interface QuotaLedgerFeature extends Component {
  readonly readiness: ReadinessCheck;
  /** A limit was changed: windows that were used up may be open again. */
  limitChanged(): void;
  /** Sets the present windows of an application back. @returns how many there were */
  reset(of: ResetRequest): Promise<number>;
}

/** All traffic managers share the work. */
const group = 'traffic-manager';
/** Messages that are worked on at once: those of a partition would else be one transaction each, one after the other. */
const messagesAtOnce = 64;
const reopenEveryMs = 2_000;
const closeEveryMs = 5_000;
const foldEveryMs = 60_000;

/** The hub may forget a message as soon as it is taken in: a gateway sends it again until it is answered. */
const demandConsumer = (bus: EventBus, answer: (demand: QuotaDemand) => Promise<void>): Component & { isReady(): boolean } => {
  const { take, idle } = sideBySide(answer, messagesAtOnce);
  let consumer: Consumer | undefined;
  let ready = false;
  return {
    name: 'demands for quota',
    isReady: () => ready,
    start: async () => {
      consumer = bus.consume(quotaDemanded, group, take);
      void consumer.ready.then(() => (ready = true));
    },
    stop: async () => {
      await consumer?.stop();
      await idle();
      consumer = undefined;
      ready = false;
    },
  };
};

/** Quotas by leases: answers gateways' demands out of a ledger that cannot grant more than a limit. */
export const quotaLedgerFeature = ({ database, bus, logger, metrics, clock, source }: QuotaLedgerParts): QuotaLedgerFeature => {
  const ledgerMetrics = createLedgerMetrics(metrics);
  const answer = createAnswerDemands({ ledger: answerTogether(createQuotaLedger(database, clock)), bus, clock, logger, metrics: ledgerMetrics, source });
  const gateways = watchGateways(bus, clock);
  const leases = createForfeitLeases({ database, clock, onForfeited: ledgerMetrics.forfeited });
  const close = async (): Promise<void> => {
    await leases.closeWindows();
    for (const gatewayId of gateways.gone()) {
      await leases.forfeitOf(gatewayId);
      gateways.forget(gatewayId);
    }
  };
  const demands = demandConsumer(bus, answer);
  const reopening = createRepeating({ name: 'reopening of windows', everyMs: reopenEveryMs, work: createReopenWindows({ database, bus, clock, source }), logger });
  const closing = createRepeating({ name: 'closing of windows', everyMs: closeEveryMs, work: close, logger });
  const folding = createRepeating({ name: 'folding of windows', everyMs: foldEveryMs, work: createFoldWindows(database, clock), logger });
  return {
    name: 'quota ledger',
    readiness: { name: 'demands for quota', failing: () => (demands.isReady() ? undefined : 'a place among the consumers is being waited for') },
    limitChanged: () => reopening.soon(),
    reset: createResetWindows({ database, bus, clock, source }),
    ...createLifecycle([gateways, closing, folding, reopening, demands]),
  };
};
