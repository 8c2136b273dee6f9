import type { LeaseReport, QuotaKey } from '@quintet/contracts';
import { isOtherWindow, reckonedWindow, type QuotaRule } from './quota-rule';

/** A quota that a call counts against. */
export interface QuotaUse {
  /** Names the quota among all. */
  readonly id: string;
  readonly quota: QuotaKey;
  readonly rule: QuotaRule;
  /** Used up, it refuses nothing: the call passes and is marked. */
  readonly soft?: boolean;
}

/** What this gateway holds of one quota in its current window. */
export interface Lease {
  readonly id: string;
  readonly quota: QuotaKey;
  /** As this gateway knows the policy; undefined when only a decision was heard. */
  rule: QuotaRule | undefined;
  /** Units that may be spent. Below zero: bytes of calls that were larger than what was left. */
  available: number;
  /** Units of the window that nobody holds, as far as known. */
  remaining: number;
  limit: number;
  windowStartMs: number;
  /** 0 until a window is known. */
  windowEndMs: number;
  /** Whether the ledger named the window; else it is this gateway's reckoning. */
  isConfirmed: boolean;
  /** While nothing remains: when units come free. */
  opensMs: number;
  /** The ledger's clock at the last thing heard of it. */
  heardMs: number;
  /** When the ledger set the window back: leases that were given before are void. */
  resetMs: number;
  /** Units in demands that are not answered yet. */
  asked: number;
  /** The ledger knows no limit: nothing is counted until then. */
  unlimitedUntilMs: number;
  /** Of the window, not reported yet: spent out of leases, and let pass without one. */
  spent: number;
  advanced: number;
  reportedMs: number;
  /** Of the window, in all. */
  passedInAll: number;
  advancedInAll: number;
  /** Units of slots before, by the end of the slot: kept where a share of a sliding window has to be reckoned. */
  readonly slots: Map<number, number>;
  paceUnits: number;
  paceSinceMs: number;
  unitsPerMs: number;
  /** Units that a call needs: 1, or the bytes that calls had lately. */
  typicalCost: number;
  lastSpentMs: number;
  /** Demands that may be sent now; they grow back. */
  tickets: number;
  ticketsMs: number;
}

/** As many as `takeTicket` lets grow back. */
export const maxTickets = 10;

export const newLease = (id: string, quota: QuotaKey, limit: number, nowMs: number): Lease => ({
  id,
  quota,
  rule: undefined,
  available: 0,
  remaining: limit,
  limit,
  windowStartMs: 0,
  windowEndMs: 0,
  isConfirmed: false,
  opensMs: 0,
  heardMs: 0,
  resetMs: 0,
  asked: 0,
  unlimitedUntilMs: 0,
  spent: 0,
  advanced: 0,
  reportedMs: 0,
  passedInAll: 0,
  advancedInAll: 0,
  slots: new Map(),
  paceUnits: 0,
  paceSinceMs: nowMs,
  unitsPerMs: 0,
  typicalCost: 1,
  lastSpentMs: 0,
  tickets: maxTickets,
  ticketsMs: nowMs,
});

/** Nothing to spend, nothing to hope for: an answer that is still on its way could bring units, though. */
export const isUsedUp = ({ available, remaining, asked, opensMs }: Lease, nowMs: number): boolean => available <= 0 && remaining === 0 && asked === 0 && nowMs < opensMs;

export const isUncounted = ({ unlimitedUntilMs }: Lease, nowMs: number): boolean => unlimitedUntilMs > nowMs;

/** Whether the ledger has to hear something of it, now or at the end of the window. */
export const isOpen = ({ available, spent, advanced }: Lease): boolean => available !== 0 || spent > 0 || advanced > 0;

/** Takes what was not reported yet, and so many units back from what is held. What is below zero was let pass without a lease. */
export const takeReport = (lease: Lease, returned: number, nowMs: number): LeaseReport | undefined => {
  const debt = Math.max(0, -lease.available);
  const report = {
    quota: lease.quota,
    windowStartMs: lease.windowStartMs,
    windowEndMs: lease.windowEndMs,
    spent: Math.max(0, lease.spent - debt),
    returned,
    advanced: lease.advanced + debt,
  };
  lease.available = Math.max(0, lease.available) - returned;
  lease.spent = 0;
  lease.advanced = 0;
  lease.reportedMs = nowMs;
  return report.spent + report.returned + report.advanced > 0 ? report : undefined;
};

/** Ends the window: what is held is given back with it. */
const closeWindow = (lease: Lease, nowMs: number): LeaseReport | undefined => {
  const report = lease.windowEndMs === 0 ? undefined : takeReport(lease, Math.max(0, lease.available), nowMs);
  const { rule, passedInAll, windowEndMs } = lease;
  if (rule?.window === 'sliding' && rule.whenUnreachable === 'local' && passedInAll > 0) lease.slots.set(windowEndMs, passedInAll);
  for (const endMs of lease.slots.keys()) if (!rule || endMs <= nowMs - rule.windowSeconds * 1_000) lease.slots.delete(endMs);
  Object.assign(lease, { available: 0, isConfirmed: false, windowEndMs: 0, passedInAll: 0, advancedInAll: 0, spent: 0, advanced: 0, reportedMs: 0 });
  return report;
};

/** Forgets what was known of a window that does not count any more. */
const forget = (lease: Lease, limit: number): void => {
  lease.remaining = limit;
  lease.limit = limit;
};

/** The ledger has what was leased on its count: it stays good in its window when only the number changes. */
const adoptRule = (lease: Lease, rule: QuotaRule, nowMs: number): LeaseReport | undefined => {
  const before = lease.rule;
  lease.rule = rule;
  if (before === undefined) return undefined;
  if (isOtherWindow(before, rule)) {
    const report = closeWindow(lease, nowMs);
    forget(lease, rule.units);
    Object.assign(lease, { windowStartMs: 0, opensMs: 0, heardMs: 0 });
    return report;
  }
  if (before.units !== rule.units) {
    lease.remaining = Math.max(0, lease.remaining + rule.units - before.units);
    lease.limit = rule.units;
    if (lease.remaining === 0) lease.opensMs = Math.max(lease.opensMs, lease.windowEndMs);
  }
  return undefined;
};

/**
 * Brings a lease to the present: to the policy as it is now, and past the end of its window.
 *
 * @returns what is to be reported of a window that is over
 */
export const bringUpToDate = (lease: Lease, rule: QuotaRule, nowMs: number): LeaseReport | undefined => {
  const adopted = lease.rule === rule ? undefined : adoptRule(lease, rule, nowMs);
  if (lease.windowEndMs === 0 || nowMs < lease.windowEndMs) return adopted;
  return endWindow(lease, nowMs);
};

export const endWindow = (lease: Lease, nowMs: number): LeaseReport | undefined => {
  const { windowEndMs, opensMs } = lease;
  const report = closeWindow(lease, nowMs);
  lease.windowStartMs = windowEndMs;
  // In a sliding window what is used up may stay so beyond the slot.
  if (opensMs <= nowMs) forget(lease, lease.rule?.units ?? lease.limit);
  return report;
};

/** The window of a lease that the ledger named none of. */
const reckonWindow = (lease: Lease, rule: QuotaRule, nowMs: number): void => {
  if (lease.windowEndMs !== 0) return;
  const { startMs, endMs } = reckonedWindow(rule, nowMs);
  lease.windowStartMs = startMs;
  lease.windowEndMs = endMs;
};

const passed = (lease: Lease, units: number, nowMs: number): void => {
  lease.passedInAll += units;
  lease.paceUnits += units;
  lease.lastSpentMs = nowMs;
};

/** Spends units that are held; more than that only where they are spent already. */
export const spend = (lease: Lease, units: number, nowMs: number): void => {
  lease.available -= units;
  lease.spent += units;
  passed(lease, units, nowMs);
};

/** Lets units pass without a lease; the ledger is told. */
export const advance = (lease: Lease, rule: QuotaRule, units: number, nowMs: number): void => {
  reckonWindow(lease, rule, nowMs);
  lease.advanced += units;
  lease.advancedInAll += units;
  passed(lease, units, nowMs);
};

/** What this gateway let pass in the present window, or in as much of the past as a sliding one is long. */
export const passedLately = (lease: Lease): number => {
  let units = lease.passedInAll;
  for (const before of lease.slots.values()) units += before;
  return units;
};
