import type { LeaseReport, QuotaKey } from '@quintet/contracts';
import { isUncounted, isUsedUp, takeReport, type Lease, type QuotaUse } from './lease';
import { holdable, measurePace, takeTicket, unitsAhead } from './lease-pace';
import type { LeaseStore } from './lease-store';
import { quotaId } from './quota-id';

export interface UnitDemand {
  readonly quota: QuotaKey;
  readonly wanted: number;
  readonly atMost: number;
}

type OnDemand = (delayMs: number) => void;

/** A quota with that much left, per unit asked for, will hardly be the one that refuses. */
const roomyFactor = 20;

/** Works out which units to ask for: those that calls wait for, and some ahead. */
export const createLeaseNeeds = (store: LeaseStore, waiters: ReadonlySet<{ readonly uses: readonly QuotaUse[] }>, borrowers: ReadonlySet<UnitDemand>) => {
  /** Running low: to be asked ahead for, though nobody waits. */
  const low = new Set<Lease>();

  /**
   * Which units the waiting calls need. A quota that may well refuse is asked alone first, and the others then only for as
   * many calls as it let through: what is asked for calls that are refused anyway lies idle here, and another gateway
   * misses it.
   */
  const neededUnits = (nowMs: number): Map<Lease, number> => {
    const wanted = new Map<Lease, number>();
    const free = new Map<Lease, number>();
    const freeOf = (lease: Lease): number => free.get(lease) ?? lease.available;
    const add = (lease: Lease): void => void wanted.set(lease, (wanted.get(lease) ?? 0) + lease.typicalCost);
    for (const { quota, wanted: units } of borrowers) {
      const lease = store.find(quotaId(quota));
      if (lease && !isUncounted(lease, nowMs) && lease.available <= 0 && !isUsedUp(lease, nowMs)) wanted.set(lease, (wanted.get(lease) ?? 0) + units);
    }
    for (const { uses } of waiters) {
      const missing: Lease[] = [];
      let isRefused = false;
      const held: Lease[] = [];
      for (const use of uses) {
        const lease = store.of(use, nowMs);
        if (isUncounted(lease, nowMs)) continue;
        if (freeOf(lease) > 0) held.push(lease);
        else if (!isUsedUp(lease, nowMs)) missing.push(lease);
        else isRefused ||= use.soft !== true;
      }
      if (isRefused) continue;
      for (const lease of held) free.set(lease, freeOf(lease) - lease.typicalCost);
      missing.sort((a, b) => a.remaining / a.typicalCost - b.remaining / b.typicalCost);
      const [tightest, ...others] = missing;
      if (!tightest) continue;
      add(tightest);
      if (tightest.remaining >= roomyFactor * (wanted.get(tightest) ?? 1)) others.forEach(add);
    }
    return wanted;
  };

  return {
    watch: (lease: Lease, nowMs: number, onDemand: OnDemand): void => {
      measurePace(lease, nowMs);
      if (low.has(lease) || lease.asked > 0) return;
      const ahead = unitsAhead(lease);
      if (lease.isConfirmed && (ahead === 0 || lease.available >= Math.ceil(ahead / 2))) return;
      low.add(lease);
      onDemand(0);
    },

    /** One demand of a quota is under way at a time: what comes up meanwhile goes with the next. */
    collect: (nowMs: number, onDemand: OnDemand): { demands: UnitDemand[]; reports: LeaseReport[] } => {
      const demands: UnitDemand[] = [];
      const reports: LeaseReport[] = [];
      let postponedMs = Number.POSITIVE_INFINITY;
      const demand = (lease: Lease, needed: number): void => {
        if (lease.asked > 0) return;
        measurePace(lease, nowMs);
        const ahead = Math.max(unitsAhead(lease), Math.min(needed, holdable(lease)));
        const wanted = needed > 0 ? needed : Math.min(1, lease.isConfirmed ? ahead : 1);
        if (wanted <= 0) return;
        const delayMs = takeTicket(lease, nowMs);
        if (delayMs > 0) {
          postponedMs = Math.min(postponedMs, delayMs);
          low.add(lease);
          return;
        }
        low.delete(lease);
        lease.asked = wanted;
        demands.push({ quota: lease.quota, wanted, atMost: wanted + ahead });
        const report = lease.windowEndMs === 0 ? undefined : takeReport(lease, 0, nowMs);
        if (report) reports.push(report);
      };
      const lowNow = [...low];
      low.clear();
      const needed = neededUnits(nowMs);
      for (const [lease, units] of needed) demand(lease, units);
      for (const lease of lowNow) if (!needed.has(lease)) demand(lease, 0);
      if (postponedMs !== Number.POSITIVE_INFINITY) onDemand(postponedMs);
      return { demands, reports };
    },

    noLongerAsked: (demands: readonly UnitDemand[]): void => {
      for (const { quota } of demands) {
        const lease = store.find(quotaId(quota));
        if (lease) lease.asked = 0;
      }
    },
  };
};
