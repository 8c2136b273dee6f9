import type { Call, Exchange, Rejection } from '../pipeline/policy';
import type { LeaseBook } from '../quota/lease-book';
import type { CompiledApi } from '../state/compile-api';
import type { DecisionTrace } from './decision-trace';
import { describeCall } from './describe-call';
import type { GatewayMetrics } from './metrics';
import type { RequestEvents } from './request-events';

export interface Ending {
  readonly status: number;
  readonly api: CompiledApi | undefined;
  readonly exchange: Exchange | undefined;
  /** The gateway's own code, when it refused. */
  readonly errorCode: number | null;
  readonly backendMs: number | null;
  /** Of both bodies. */
  readonly bytes: number;
  /** Why it was refused, if it was. */
  readonly rejection?: Rejection;
}

export interface Account {
  /** Marks the beginning of a call. */
  begin(): number;
  end(begun: number, call: Call, ending: Ending): void;
}

const secondMs = 1_000;

/** Counts a call and hands its event on, off the hot path. */
export const createAccount = ({ metrics, events, trace, leases }: { metrics: GatewayMetrics; events: RequestEvents; trace: DecisionTrace; leases: Pick<LeaseBook, 'debit'> }): Account => ({
  begin: () => {
    metrics.began();
    return performance.now();
  },
  end: (begun, call, ending) => {
    const { status, api, exchange, errorCode, backendMs, bytes } = ending;
    const totalMs = performance.now() - begun;
    if (exchange?.charged) leases.debit(exchange.charged, bytes);
    trace.add(call, ending);
    metrics.ended(status, errorCode, totalMs / secondMs, backendMs === null ? undefined : backendMs / secondMs);
    if (!api) return; // a call to nothing is counted, but is no call of an API
    events.add(describeCall({ call, api, exchange, status, errorCode, totalMs, backendMs }));
  },
});
