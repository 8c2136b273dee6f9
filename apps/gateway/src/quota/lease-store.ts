import type { LeaseReport, QuotaKey } from '@quintet/contracts';
import { bringUpToDate, endWindow, isOpen, isUncounted, newLease, takeReport, type Lease, type QuotaUse } from './lease';
import { idleUnits } from './lease-pace';

/** The leases of this gateway, and what the ledger has yet to be told of them. */
export interface LeaseStore {
  find(id: string): Lease | undefined;
  /** The lease of a use, brought to the present. */
  of(use: QuotaUse, nowMs: number): Lease;
  /** Made when there is none. */
  named(id: string, quota: QuotaKey, limit: number, nowMs: number): Lease;
  /** Brings a lease to the present whose policy nobody here knows. */
  present(lease: Lease, nowMs: number): Lease;
  /** Something of it is to be reported, some time. */
  touch(lease: Lease): void;
  report(report: LeaseReport | undefined): void;
  /** What is due: of windows that are over, of what was spent since the last report, of units that lie idle. */
  takeDueReports(nowMs: number): LeaseReport[];
  /** All that is open, with everything that is held given back. */
  takeAllReports(nowMs: number): LeaseReport[];
  /** Drops leases of windows that are over. */
  sweep(nowMs: number): void;
  readonly size: number;
  readonly unreported: number;
  /** Reports that found no room while the ledger was away. */
  readonly droppedReports: number;
}

export interface LeaseStoreOptions {
  readonly maxLeases: number;
  readonly maxClosed: number;
}

/** The same quota is not reported on more often. */
const reportEveryMs = 900;
/** The rest waits for the next turn: those of windows that are over first. */
const maxReportsATurn = 5_000;

export const createLeaseStore = ({ maxLeases, maxClosed }: LeaseStoreOptions): LeaseStore => {
  const leases = new Map<string, Lease>();
  /** In the order in which they were last reported on. */
  const open = new Set<Lease>();
  let closed: LeaseReport[] = [];
  let droppedReports = 0;

  const report = (one: LeaseReport | undefined): void => {
    if (!one) return;
    closed.push(one);
    if (closed.length <= maxClosed) return;
    const excess = Math.ceil(maxClosed / 10);
    closed = closed.slice(excess);
    droppedReports += excess;
  };
  const forgetOldest = (): void => {
    for (const [id, lease] of leases) {
      if (lease.asked > 0 || isOpen(lease)) continue;
      leases.delete(id);
      open.delete(lease);
      return;
    }
  };
  const add = (lease: Lease): Lease => {
    if (leases.size >= maxLeases) forgetOldest();
    leases.set(lease.id, lease);
    return lease;
  };
  const isOver = ({ windowEndMs }: Lease, nowMs: number): boolean => windowEndMs !== 0 && windowEndMs <= nowMs;

  return {
    find: (id) => leases.get(id),
    of: (use, nowMs) => {
      const lease = leases.get(use.id) ?? add(newLease(use.id, use.quota, use.rule.units, nowMs));
      if (lease.rule !== use.rule || isOver(lease, nowMs)) report(bringUpToDate(lease, use.rule, nowMs));
      return lease;
    },
    named: (id, quota, limit, nowMs) => leases.get(id) ?? add(newLease(id, quota, limit, nowMs)),
    present: (lease, nowMs) => {
      if (isOver(lease, nowMs)) report(endWindow(lease, nowMs));
      return lease;
    },
    touch: (lease) => void open.add(lease),
    report,
    takeDueReports: (nowMs) => {
      const due: LeaseReport[] = [];
      for (const lease of open) {
        if (isOver(lease, nowMs)) report(endWindow(lease, nowMs));
        if (!isOpen(lease)) open.delete(lease);
      }
      const room = maxReportsATurn - Math.min(closed.length, maxReportsATurn);
      for (const lease of room === 0 ? [] : [...open]) {
        if (due.length >= room) break;
        if (nowMs - lease.reportedMs < reportEveryMs) continue;
        const one = takeReport(lease, idleUnits(lease, nowMs), nowMs);
        if (!one) continue;
        due.push(one);
        open.delete(lease);
        if (isOpen(lease)) open.add(lease); // behind those that wait longer
      }
      return [...closed.splice(0, maxReportsATurn), ...due];
    },
    takeAllReports: (nowMs) => {
      for (const lease of open) report(endWindow(lease, nowMs));
      open.clear();
      return closed.splice(0);
    },
    sweep: (nowMs) => {
      for (const [id, lease] of leases) {
        if (!isOver(lease, nowMs) && lease.windowEndMs !== 0) continue;
        if (lease.asked > 0 || lease.opensMs > nowMs || isOpen(lease) || isUncounted(lease, nowMs) || nowMs - lease.lastSpentMs < 60_000) continue;
        leases.delete(id);
        open.delete(lease);
      }
    },
    get size() {
      return leases.size;
    },
    get unreported() {
      return closed.length + open.size;
    },
    get droppedReports() {
      return droppedReports;
    },
  };
};
