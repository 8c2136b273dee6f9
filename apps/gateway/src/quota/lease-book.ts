import type { QuotaGrant, QuotaKey, ThrottleDecision } from '@quintet/contracts';
import type { QuotaStanding } from '../pipeline/policy';
import { isUsedUp, measurePace, newLease, rollWindow, spendOne, unitsAhead, type Lease, type QuotaUse } from './lease';
import { quotaId } from './quota-id';

export type Charge =
  | { readonly kind: 'charged'; readonly standing: QuotaStanding | undefined }
  | { readonly kind: 'used up'; readonly quota: QuotaKey; readonly windowEndMs: number; readonly standing: QuotaStanding }
  /** Nobody answered in time. */
  | { readonly kind: 'undecided' };

export interface UnitDemand {
  readonly quota: QuotaKey;
  readonly wanted: number;
  readonly atMost: number;
}

export interface LeaseBook {
  /** Charges one unit to every quota, or none to any; waits, bounded, where units have to be asked for. */
  charge(uses: readonly QuotaUse[]): Charge | Promise<Charge>;
  /** Puts back what `charge` took, for a call that was not made after all. */
  giveBack(uses: readonly QuotaUse[]): void;
  /** What is to be asked for now. The caller answers for all of them with `granted` or `unanswered`. */
  collectDemands(): UnitDemand[];
  granted(grants: QuotaGrant['grants'], demands: readonly UnitDemand[]): void;
  unanswered(demands: readonly UnitDemand[]): void;
  decided(decision: ThrottleDecision): void;
  /** Drops what belongs to windows that are over. */
  sweep(): void;
  readonly size: number;
  readonly waiting: number;
}

export interface LeaseBookOptions {
  /** The ledger's time, epoch milliseconds; never behind it, so that no unit is spent after its window. */
  readonly ledgerNowMs: () => number;
  readonly waitMs: number;
  /** Called when `collectDemands` has something to give, soon. */
  readonly onDemand: () => void;
  readonly maxLeases?: number;
}

interface Waiter {
  readonly uses: readonly QuotaUse[];
  readonly settle: (charge: Charge) => void;
  readonly timer: NodeJS.Timeout;
}

/** As long as a quota has no limit in the ledger, ask again only so often. */
const unlimitedRecheckMs = 5_000;
/** A quota with that much left, per unit asked for, will hardly be the one that refuses. */
const roomyFactor = 20;

const standingOf = (lease: Lease, nowMs: number): QuotaStanding => ({
  level: lease.quota.level,
  limit: lease.limit,
  remaining: lease.available + lease.remaining,
  windowSeconds: Math.round((lease.windowEndMs - lease.windowStartMs) / 1000),
  resetSeconds: Math.max(1, Math.ceil((lease.windowEndMs - nowMs) / 1000)),
});

export const createLeaseBook = ({ ledgerNowMs, waitMs, onDemand, maxLeases = 500_000 }: LeaseBookOptions): LeaseBook => {
  const leases = new Map<string, Lease>();
  const waiters = new Set<Waiter>();
  /** Running low: to be asked ahead for, though nobody waits. */
  const low = new Set<Lease>();

  const leaseOf = (use: QuotaUse, nowMs: number): Lease => {
    const lease = leases.get(use.id) ?? addLease(newLease(use.id, use.quota, use.limit.requests, nowMs));
    rollWindow(lease, use.limit, nowMs);
    return lease;
  };
  const addLease = (lease: Lease): Lease => {
    if (leases.size >= maxLeases) forgetOldest();
    leases.set(lease.id, lease);
    return lease;
  };
  const forgetOldest = (): void => {
    for (const [id, lease] of leases) {
      if (lease.asked > 0) continue;
      leases.delete(id);
      return;
    }
  };

  /** Charges at once, or says that a quota is used up; undefined when units are missing that may yet come. */
  const tryCharge = (uses: readonly QuotaUse[], nowMs: number): Charge | undefined => {
    let missing = false;
    const held: Lease[] = [];
    for (const use of uses) {
      const lease = leaseOf(use, nowMs);
      if (lease.unlimitedUntilMs > nowMs) continue;
      if (lease.available > 0) held.push(lease);
      else if (isUsedUp(lease)) return { kind: 'used up', quota: lease.quota, windowEndMs: lease.windowEndMs, standing: standingOf(lease, nowMs) };
      else missing = true;
    }
    if (missing) return undefined;
    let tightest: Lease | undefined;
    for (const lease of held) {
      spendOne(lease);
      if (lease.available < unitsAhead(lease) / 2 || lease.spentPerMs === 0) watch(lease, nowMs);
      if (tightest === undefined || (lease.available + lease.remaining) / lease.limit < (tightest.available + tightest.remaining) / tightest.limit) tightest = lease;
    }
    return { kind: 'charged', standing: tightest && standingOf(tightest, nowMs) };
  };

  const watch = (lease: Lease, nowMs: number): void => {
    measurePace(lease, nowMs);
    const ahead = unitsAhead(lease);
    if (ahead === 0 || lease.available + lease.asked >= Math.ceil(ahead / 2) || low.has(lease)) return;
    low.add(lease);
    onDemand();
  };

  const settleWaiters = (): void => {
    const nowMs = ledgerNowMs();
    let unmet = false;
    for (const waiter of waiters) {
      const charge = tryCharge(waiter.uses, nowMs);
      if (!charge) {
        unmet = true;
        continue;
      }
      waiters.delete(waiter);
      clearTimeout(waiter.timer);
      waiter.settle(charge);
    }
    if (unmet) onDemand();
  };

  /**
   * Which units the waiting calls need. A quota that may well refuse is asked alone first, and the others then only for as
   * many calls as it let through: what is asked for calls that are refused anyway lies idle here, and another gateway
   * misses it.
   */
  const needs = (nowMs: number): Map<Lease, number> => {
    const wanted = new Map<Lease, number>();
    const free = new Map<Lease, number>();
    const freeOf = (lease: Lease): number => free.get(lease) ?? lease.available;
    const add = (lease: Lease): void => void wanted.set(lease, (wanted.get(lease) ?? 0) + 1);
    for (const { uses } of waiters) {
      const counted = uses.map((use) => leaseOf(use, nowMs)).filter((lease) => lease.unlimitedUntilMs <= nowMs);
      const missing = counted.filter((lease) => freeOf(lease) === 0);
      if (missing.some(({ remaining, asked, windowEndMs }) => remaining === 0 && asked === 0 && windowEndMs !== 0)) continue; // will be refused
      for (const lease of counted) if (freeOf(lease) > 0) free.set(lease, freeOf(lease) - 1);
      missing.sort((a, b) => a.remaining - b.remaining);
      const [tightest, ...others] = missing;
      if (!tightest) continue;
      add(tightest);
      if (tightest.remaining >= roomyFactor * (wanted.get(tightest) ?? 1)) others.forEach(add);
    }
    return wanted;
  };

  const takeGrant = ({ quota, granted, remaining, limit, windowStartMs, windowEndMs }: QuotaGrant['grants'][number], nowMs: number): void => {
    const lease = leases.get(quotaId(quota));
    if (!lease) return;
    if (granted === null) lease.unlimitedUntilMs = nowMs + unlimitedRecheckMs;
    else if (windowEndMs > nowMs && windowStartMs >= lease.windowStartMs) {
      if (windowStartMs > lease.windowStartMs || lease.windowEndMs === 0) lease.available = 0;
      lease.available += granted;
      Object.assign(lease, { remaining, limit, windowStartMs, windowEndMs });
    }
  };
  const noLongerAsked = (demands: readonly UnitDemand[]): void => {
    for (const { quota, wanted } of demands) {
      const lease = leases.get(quotaId(quota));
      if (lease) lease.asked = Math.max(0, lease.asked - wanted);
    }
  };

  return {
    charge: (uses) => {
      const nowMs = ledgerNowMs();
      const charge = tryCharge(uses, nowMs);
      if (charge) return charge;
      return new Promise<Charge>((settle) => {
        const timer = setTimeout(() => {
          waiters.delete(waiter);
          settle({ kind: 'undecided' });
        }, waitMs);
        const waiter: Waiter = { uses, settle, timer };
        waiters.add(waiter);
        onDemand();
      });
    },
    giveBack: (uses) => {
      const nowMs = ledgerNowMs();
      for (const { id } of uses) {
        const lease = leases.get(id);
        if (lease && nowMs < lease.windowEndMs && lease.unlimitedUntilMs <= nowMs) lease.available += 1;
      }
      if (waiters.size > 0) settleWaiters();
    },
    collectDemands: () => {
      const nowMs = ledgerNowMs();
      const demands: UnitDemand[] = [];
      const demand = (lease: Lease, needed: number): void => {
        measurePace(lease, nowMs);
        const ahead = unitsAhead(lease);
        const wanted = Math.max(needed - lease.asked, needed === 0 && lease.asked === 0 ? Math.min(1, ahead) : 0);
        if (wanted <= 0) return;
        const atMost = wanted + (lease.asked === 0 ? ahead : 0);
        lease.asked += wanted;
        demands.push({ quota: lease.quota, wanted, atMost });
      };
      const needed = needs(nowMs);
      for (const [lease, units] of needed) demand(lease, units);
      for (const lease of low) if (!needed.has(lease)) demand(lease, 0);
      low.clear();
      return demands;
    },
    granted: (grants, demands) => {
      const nowMs = ledgerNowMs();
      noLongerAsked(demands);
      for (const grant of grants) takeGrant(grant, nowMs);
      settleWaiters();
    },
    unanswered: (demands) => {
      noLongerAsked(demands);
      if (waiters.size > 0) onDemand();
    },
    decided: ({ quota, state, limit, windowStartMs, windowEndMs }) => {
      const nowMs = ledgerNowMs();
      const id = quotaId(quota);
      const known = leases.get(id);
      if (windowEndMs <= nowMs || (!known && state === 'open')) return;
      const lease = known ?? addLease(newLease(id, quota, limit, nowMs));
      if (windowStartMs < lease.windowStartMs) return;
      if (windowStartMs > lease.windowStartMs) lease.available = 0;
      Object.assign(lease, { windowStartMs, windowEndMs, limit, remaining: state === 'open' ? limit : 0 });
      settleWaiters();
    },
    sweep: () => {
      const nowMs = ledgerNowMs();
      for (const [id, lease] of leases) {
        const over = lease.windowEndMs !== 0 && lease.windowEndMs <= nowMs;
        if (over && lease.asked === 0 && lease.unlimitedUntilMs <= nowMs) leases.delete(id);
      }
    },
    get size() {
      return leases.size;
    },
    get waiting() {
      return waiters.size;
    },
  };
};
