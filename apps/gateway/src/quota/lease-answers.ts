import type { QuotaGrant, ThrottleDecision } from '@quintet/contracts';
import { endWindow, type Lease } from './lease';
import type { LeaseStore } from './lease-store';
import { quotaId } from './quota-id';

type Grant = QuotaGrant['grants'][number];

/** As long as a quota has no limit in the ledger, ask again only so often. */
const unlimitedRecheckMs = 5_000;

/** Enters what the ledger says into the leases. */
export const createLeaseAnswers = (store: LeaseStore) => {
  const isBefore = (lease: Lease, window: { windowStartMs: number; windowEndMs: number }, nowMs: number): boolean =>
    window.windowEndMs <= nowMs || (lease.windowStartMs > window.windowStartMs && (lease.isConfirmed || lease.windowEndMs === 0));
  /** Makes the window the lease's own; what stood there of another one is closed. */
  const enter = (lease: Lease, { windowStartMs, windowEndMs }: Pick<Grant, 'windowStartMs' | 'windowEndMs'>, nowMs: number): void => {
    if (lease.isConfirmed && (lease.windowStartMs !== windowStartMs || lease.windowEndMs !== windowEndMs)) store.report(endWindow(lease, nowMs));
    Object.assign(lease, { windowStartMs, windowEndMs, isConfirmed: true });
  };

  const takeGrant = ({ quota, granted, remaining, limit, windowStartMs, windowEndMs, opensMs = windowEndMs }: Grant, decidedMs: number, nowMs: number): void => {
    const lease = store.find(quotaId(quota));
    if (granted === null) {
      if (lease) lease.unlimitedUntilMs = nowMs + unlimitedRecheckMs;
      return;
    }
    if (!lease || isBefore(lease, { windowStartMs, windowEndMs }, nowMs)) {
      // Nobody here can spend it: somebody elsewhere may, and the ledger's account is closed.
      if (granted > 0) store.report({ quota, windowStartMs, windowEndMs, spent: 0, returned: granted, advanced: 0 });
      return;
    }
    lease.unlimitedUntilMs = 0;
    enter(lease, { windowStartMs, windowEndMs }, nowMs);
    if (decidedMs <= lease.resetMs) return; // void before it came
    lease.available += granted;
    store.touch(lease);
    if (decidedMs < lease.heardMs) return;
    Object.assign(lease, { remaining, limit, heardMs: decidedMs, opensMs: remaining === 0 ? opensMs : 0 });
  };

  return {
    granted: (grants: readonly Grant[], decidedMs: number, nowMs: number): void => grants.forEach((grant) => takeGrant(grant, decidedMs, nowMs)),

    decided: ({ quota, state, limit, windowStartMs, windowEndMs, opensMs = windowEndMs, reset = false, decidedMs }: ThrottleDecision, nowMs: number): void => {
      const id = quotaId(quota);
      const known = store.find(id);
      if (Math.max(windowEndMs, opensMs) <= nowMs || (!known && state === 'open')) return;
      const lease = known ?? store.named(id, quota, limit, nowMs);
      if (isBefore(lease, { windowStartMs, windowEndMs: Math.max(windowEndMs, opensMs) }, nowMs) || decidedMs < lease.heardMs) return;
      if (windowEndMs > nowMs) enter(lease, { windowStartMs, windowEndMs }, nowMs);
      // What is held is void, and not given back: the ledger has written it off.
      if (reset) Object.assign(lease, { available: Math.min(0, lease.available), resetMs: decidedMs });
      Object.assign(lease, { limit, heardMs: decidedMs, remaining: state === 'open' ? limit : 0, opensMs: state === 'open' ? 0 : opensMs });
    },
  };
};
