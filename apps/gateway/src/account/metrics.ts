import { Counter, Gauge, Histogram } from 'prom-client';
import type { Metrics } from '@quintet/service-kit';
import type { throttleStatus } from '../quota/throttle-status';

export interface GatewayMetrics {
  began(): void;
  ended(status: number, errorCode: number | null, totalSeconds: number, backendSeconds: number | undefined): void;
  tokenLookUp(remembered: boolean): void;
}

/** What is read only when somebody looks. */
export interface GatewayFigures {
  readonly deployments: () => number;
  readonly subscriptions: () => number;
  readonly throttling: () => ReturnType<typeof throttleStatus>;
  readonly sentEvents: () => number;
  readonly droppedEvents: () => number;
}

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Counts in plain fields on the hot path; Prometheus gets them when it asks. */
export const createGatewayMetrics = (registry: Metrics, figures: GatewayFigures): GatewayMetrics => {
  const registers = [registry];
  let active = 0;
  let remembered = 0;
  let verified = 0;
  const byStatus = new Map<number, number>();
  const byCode = new Map<number, number>();
  const count = (counts: Map<number, number>, key: number): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

  const counter = (name: string, help: string, labelNames: readonly string[], read: (set: (labels: Record<string, string>, value: number) => void) => void): void => {
    new Counter({
      name,
      help,
      labelNames: [...labelNames],
      registers,
      collect() {
        this.reset();
        read((labels, value) => this.inc(labels, value));
      },
    });
  };
  /** `together`: how the figures of a gateway's processes make one; each of them knows the whole state. */
  const gauge = (name: string, help: string, read: () => number, together: 'sum' | 'max' | 'min' = 'max'): void => {
    new Gauge({
      name,
      help,
      aggregator: together,
      registers,
      collect() {
        this.set(read());
      },
    });
  };

  counter('quintet_gateway_requests_total', 'API calls by HTTP status of their answer', ['status'], (set) => byStatus.forEach((value, status) => set({ status: String(status) }, value)));
  counter('quintet_gateway_refusals_total', 'API calls that the gateway refused, by its own code', ['code'], (set) => byCode.forEach((value, code) => set({ code: String(code) }, value)));
  counter('quintet_gateway_tokens_total', 'Tokens seen: remembered ones, and ones whose signature was verified', ['outcome'], (set) => {
    set({ outcome: 'remembered' }, remembered);
    set({ outcome: 'verified' }, verified);
  });
  counter('quintet_gateway_request_events_total', 'Request events that the event hub has', [], (set) => set({}, figures.sentEvents()));
  counter('quintet_gateway_request_events_dropped_total', 'Request events that the event hub did not take in time', [], (set) => set({}, figures.droppedEvents()));
  gauge('quintet_gateway_requests_in_flight', 'API calls in flight', () => active, 'sum');
  gauge('quintet_gateway_deployments', 'Deployments served', figures.deployments);
  gauge('quintet_gateway_subscriptions', 'Subscriptions known', figures.subscriptions);
  gauge('quintet_gateway_leases', 'Quotas of which the gateway holds or held a lease', () => figures.throttling().quotas);
  gauge('quintet_gateway_requests_waiting_for_quota', 'API calls that wait for a lease', () => figures.throttling().waitingCalls, 'sum');
  gauge('quintet_gateway_ledger_reachable', '1 while the ledger of quotas answers; 0: policies are kept as they say for that', () => Number(figures.throttling().ledger.reachable), 'min');
  gauge('quintet_gateway_ledger_unanswered_seconds', 'Age of the oldest message that the ledger has not answered', () => figures.throttling().ledger.oldestUnansweredMs / 1_000);
  gauge('quintet_gateway_ledger_clock_ahead_seconds', "How far the ledger's clock is ahead of the gateway's", () => figures.throttling().ledger.clockAheadMs / 1_000);
  counter('quintet_gateway_quota_passages_total', 'Calls by how they passed a quota: on a lease, on the allowance of fast, unheard or on a local share while the ledger was out of reach, beyond a plan that does not stop', ['by'], (set) =>
    Object.entries(figures.throttling().passages).forEach(([by, value]) => set({ by }, value)),
  );
  counter('quintet_gateway_quota_reports_dropped_total', 'Reports to the ledger that found no room while it was out of reach', [], (set) => set({}, figures.throttling().droppedReports));
  const total = new Histogram({ name: 'quintet_gateway_request_seconds', help: 'Time from the request to the end of its answer', buckets, registers });
  const backend = new Histogram({ name: 'quintet_gateway_backend_seconds', help: 'Part of it spent on the backend', buckets, registers });

  return {
    began: () => {
      active += 1;
    },
    ended: (status, errorCode, totalSeconds, backendSeconds) => {
      active -= 1;
      count(byStatus, status);
      if (errorCode !== null) count(byCode, errorCode);
      total.observe(totalSeconds);
      if (backendSeconds !== undefined) backend.observe(backendSeconds);
    },
    tokenLookUp: (found) => {
      if (found) remembered += 1;
      else verified += 1;
    },
  };
};
