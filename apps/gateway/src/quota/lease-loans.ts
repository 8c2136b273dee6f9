import type { LeaseReport, QuotaGrant, QuotaKey } from '@quintet/contracts';
import { isUncounted, isUsedUp, type Lease } from './lease';
import type { createLeaseNeeds, UnitDemand } from './lease-needs';
import type { LeaseStore } from './lease-store';
import { quotaId } from './quota-id';

type Grant = QuotaGrant['grants'][number];

/** Leases handed on: workers of this gateway spend what it holds, and report to it. */
export interface LeaseLoans {
  /** A part of what is held, or the word that nothing is left; undefined while units may yet come, which are asked for until `lend` is called again, or `forget`. */
  lend(demand: UnitDemand, nowMs: number): Grant | undefined;
  forget(demand: UnitDemand): void;
  /** Takes back what was lent, and not told of yet. */
  undo(grant: Grant): void;
  /** What a worker said became of units. */
  settle(report: LeaseReport, nowMs: number): void;
}

/** A worker gets, beyond what calls wait for, at most one part in so many of what is held. */
const sharers = 4;

const isSameWindow = (lease: Lease, { windowStartMs, windowEndMs }: Pick<LeaseReport, 'windowStartMs' | 'windowEndMs'>): boolean =>
  lease.windowStartMs === windowStartMs && lease.windowEndMs === windowEndMs;

export const createLeaseLoans = (store: LeaseStore, needs: ReturnType<typeof createLeaseNeeds>, borrowers: Set<UnitDemand>, onDemand: (delayMs: number) => void): LeaseLoans => {
  const grantOf = (quota: QuotaKey, lease: Lease, granted: number | null): Grant => ({
    quota,
    granted,
    remaining: lease.remaining + Math.max(0, lease.available),
    limit: lease.limit,
    windowStartMs: lease.windowStartMs,
    windowEndMs: lease.windowEndMs,
    ...(lease.opensMs > 0 && { opensMs: lease.opensMs }),
  });

  return {
    lend: (demand, nowMs) => {
      const { quota, wanted, atMost } = demand;
      borrowers.delete(demand);
      const lease = store.present(store.named(quotaId(quota), quota, 0, nowMs), nowMs);
      if (isUncounted(lease, nowMs)) return { ...grantOf(quota, lease, null), remaining: 0, limit: 0, windowStartMs: nowMs, windowEndMs: nowMs };
      if (lease.available > 0) {
        const granted = Math.min(lease.available, Math.max(wanted, Math.min(atMost, Math.floor(lease.available / sharers))));
        lease.available -= granted;
        lease.paceUnits += granted;
        lease.lastSpentMs = nowMs;
        needs.watch(lease, nowMs, onDemand);
        return grantOf(quota, lease, granted);
      }
      if (isUsedUp(lease, nowMs)) return grantOf(quota, lease, 0);
      borrowers.add(demand);
      onDemand(0);
      return undefined;
    },
    forget: (demand) => void borrowers.delete(demand),
    undo: (grant) => {
      const lease = store.find(quotaId(grant.quota));
      if (grant.granted && lease && isSameWindow(lease, grant)) lease.available += grant.granted;
    },
    settle: (report, nowMs) => {
      const found = store.find(quotaId(report.quota));
      const lease = found && store.present(found, nowMs);
      if (!lease || !lease.isConfirmed || !isSameWindow(lease, report)) return store.report(report);
      lease.spent += report.spent;
      lease.advanced += report.advanced;
      lease.available += report.returned;
      lease.passedInAll += report.spent + report.advanced;
      lease.paceUnits += report.advanced;
      store.touch(lease);
    },
  };
};
