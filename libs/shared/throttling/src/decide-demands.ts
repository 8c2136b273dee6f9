import type { QuotaDemand, QuotaGrant, QuotaKey, ThrottleDecision } from '@quintet/contracts';
import { grantSize } from './grant-size';
import { quotaId } from './quota-id';
import type { QuotaWindow } from './quota-window';

/** A limited quota in its present window, as the ledger has it before the demands. */
export interface LedgerEntry {
  readonly quota: QuotaKey;
  readonly window: QuotaWindow;
  /** What the policy allows by now. */
  readonly limit: number;
  readonly granted: number;
  /** Whether gateways were told that it is used up. */
  readonly exhausted: boolean;
}

/** What the demands change in one entry. */
export interface Spending {
  readonly entry: LedgerEntry;
  readonly units: number;
  readonly exhausted: boolean;
}

export interface Decided {
  /** One per demand, in the order of the demands. */
  readonly grants: QuotaGrant['grants'];
  readonly spendings: readonly Spending[];
  /** To be told to all gateways: which windows are used up now, and which are open again. */
  readonly decisions: readonly ThrottleDecision[];
}

type Demands = QuotaDemand['demands'];

const unlimited = (quota: QuotaKey, nowMs: number): QuotaGrant['grants'][number] => ({ quota, granted: null, remaining: 0, limit: 0, windowStartMs: nowMs, windowEndMs: nowMs });

const decisionOf = ({ quota, limit, window }: LedgerEntry, state: ThrottleDecision['state'], nowMs: number): ThrottleDecision => ({
  quota,
  state,
  limit,
  windowStartMs: window.startMs,
  windowEndMs: window.endMs,
  decidedMs: nowMs,
});

/**
 * Decides what each demand gets. Pure: the ledger's transaction holds the entries meanwhile.
 *
 * @param entries by `quotaId`; a quota without entry has no limit
 */
export const decideDemands = (demands: Demands, entries: ReadonlyMap<string, LedgerEntry>, nowMs: number): Decided => {
  const units = new Map<LedgerEntry, number>();
  const remainingOf = (entry: LedgerEntry): number => Math.max(0, entry.limit - entry.granted - (units.get(entry) ?? 0));

  const grants = demands.map(({ quota, wanted, atMost }) => {
    const entry = entries.get(quotaId(quota));
    if (!entry) return unlimited(quota, nowMs);
    const granted = grantSize({ wanted, atMost, remaining: remainingOf(entry) });
    units.set(entry, (units.get(entry) ?? 0) + granted);
    return { quota, granted, remaining: remainingOf(entry), limit: entry.limit, windowStartMs: entry.window.startMs, windowEndMs: entry.window.endMs };
  });

  const spendings = [...units].map(([entry, spent]) => ({ entry, units: spent, exhausted: remainingOf(entry) === 0 }));
  const turned = spendings.filter(({ entry, exhausted }) => exhausted !== entry.exhausted);
  return {
    grants,
    spendings: spendings.filter((spending) => spending.units > 0 || turned.includes(spending)),
    decisions: turned.map(({ entry, exhausted }) => decisionOf(entry, exhausted ? 'exhausted' : 'open', nowMs)),
  };
};
