import type { LeaseReport, QuotaGrant, QuotaKey, ThrottleDecision } from '@quintet/contracts';
import type { QuotaStanding } from '../pipeline/policy';
import { advance, isUncounted, spend, type Lease, type QuotaUse } from './lease';
import { learnCost, measurePace, unitsAhead } from './lease-pace';
import { createLeaseStore } from './lease-store';
import { createLeaseAnswers } from './lease-answers';
import { createLeaseLoans, type LeaseLoans } from './lease-loans';
import { createLeaseNeeds, type UnitDemand } from './lease-needs';
import { refusalOf, standingOf, type Passage, type Refused, type StepMode, stepOf } from './charge-step';

export type { UnitDemand } from './lease-needs';

export type Charge =
  | { readonly kind: 'charged'; readonly standing: QuotaStanding | undefined; /** Used up, but of a plan that does not stop there. */ readonly exceeded: QuotaKey | undefined }
  | Refused
  /** Nobody answered in time, and the policy says to refuse then. */
  | { readonly kind: 'undecided'; readonly quota: QuotaKey }
  /** Nothing was charged, as `admit` said no. */
  | { readonly kind: 'not admitted' };

export interface LeaseBook {
  /**
   * Charges every quota, or none; waits, bounded, where units have to be asked for.
   *
   * @param admit the last word, asked when all quotas have room
   */
  charge(uses: readonly QuotaUse[], admit?: () => boolean): Charge | Promise<Charge>;
  /** Debits what a call turned out to cost to those of its quotas that count bytes. */
  debit(uses: readonly QuotaUse[], bytes: number): void;
  /** What is to be asked for now, and told with it. The caller answers for all demands with `granted` or `unanswered`. */
  collect(): { readonly demands: UnitDemand[]; readonly reports: LeaseReport[] };
  /** What is to be told though nothing is asked for. */
  takeDueReports(): LeaseReport[];
  /** Gives everything back. */
  takeAllReports(): LeaseReport[];
  granted(grants: QuotaGrant['grants'], demands: readonly UnitDemand[], decidedMs?: number): void;
  unanswered(demands: readonly UnitDemand[]): void;
  decided(decision: ThrottleDecision): void;
  /** Judges those that wait again: the ledger went out of reach, or came back. */
  reconsider(): void;
  sweep(): void;
  readonly loans: LeaseLoans;
  /** The lease of a use as it stands, for whoever explains. */
  peek(use: QuotaUse): Lease | undefined;
  readonly size: number;
  readonly waiting: number;
  readonly unreported: number;
  readonly droppedReports: number;
  /** Units by how they passed. */
  readonly passages: Readonly<Record<Passage, number>>;
}

export interface LeaseBookOptions {
  /** The ledger's time, epoch milliseconds; never behind it, so that no unit is spent after its window. */
  readonly ledgerNowMs: () => number;
  readonly waitMs: number;
  /** Called when `collect` has something to give, at once or after a while. */
  readonly onDemand: (delayMs: number) => void;
  readonly isReachable?: () => boolean;
  /** This gateway's share of so many units while the ledger is out of reach. */
  readonly shareOf?: (units: number) => number;
  /** This process's part of what a gateway may do, where several processes are one gateway. */
  readonly partOf?: (units: number) => number;
  /** Called when the ledger has said something. */
  readonly onHeard?: () => void;
  readonly maxLeases?: number;
  readonly maxClosed?: number;
}

interface Waiter {
  readonly uses: readonly QuotaUse[];
  readonly admit: (() => boolean) | undefined;
  readonly settle: (charge: Charge) => void;
  readonly timer: NodeJS.Timeout;
}

interface Counted {
  readonly use: QuotaUse;
  readonly lease: Lease;
  readonly step: Passage;
}

export const createLeaseBook = ({
  ledgerNowMs,
  waitMs,
  onDemand,
  isReachable = () => true,
  shareOf = (units) => units,
  partOf = (units) => units,
  onHeard = () => undefined,
  maxLeases = 500_000,
  maxClosed = 200_000,
}: LeaseBookOptions): LeaseBook => {
  const store = createLeaseStore({ maxLeases, maxClosed });
  const waiters = new Set<Waiter>();
  const borrowers = new Set<UnitDemand>();
  const needs = createLeaseNeeds(store, waiters, borrowers);
  const answers = createLeaseAnswers(store);
  const passages: Record<Passage, number> = { lease: 0, allowance: 0, allow: 0, local: 0, exceeded: 0 };

  /** Charges at once, or says why not; undefined when units are missing that may yet come. */
  const tryCharge = (uses: readonly QuotaUse[], admit: (() => boolean) | undefined, nowMs: number, mode: StepMode): Charge | undefined => {
    let missing = false;
    const counted: Counted[] = [];
    for (const use of uses) {
      const lease = store.of(use, nowMs);
      if (isUncounted(lease, nowMs)) continue;
      const step = stepOf(use, lease, nowMs, mode);
      if (step === 'used up' || step === 'share used up') return refusalOf(use, lease, step, nowMs, shareOf);
      if (step === 'undecided') return { kind: 'undecided', quota: use.quota };
      if (step === 'wait') missing = true;
      else counted.push({ use, lease, step });
    }
    if (missing) return undefined;
    if (admit && !admit()) return { kind: 'not admitted' };
    return commit(counted, nowMs);
  };

  const commit = (counted: readonly Counted[], nowMs: number): Charge => {
    let tightest: Counted | undefined;
    let exceeded: QuotaKey | undefined;
    const shareLeft = ({ available, remaining, limit }: Lease): number => (available + remaining) / limit;
    for (const one of counted) {
      const { use, lease, step } = one;
      const { rule } = use;
      passages[step] += 1;
      if (step === 'exceeded') exceeded ??= use.quota;
      if (rule.counts === 'calls') {
        if (step === 'lease') spend(lease, 1, nowMs);
        else advance(lease, rule, 1, nowMs);
        store.touch(lease);
      }
      if (step === 'allowance') needs.watch(lease, nowMs, onDemand);
      else if (step === 'lease' && (lease.available < unitsAhead(lease) / 2 || lease.unitsPerMs === 0)) needs.watch(lease, nowMs, onDemand);
      if (tightest === undefined || shareLeft(lease) < shareLeft(tightest.lease)) tightest = one;
    }
    return { kind: 'charged', standing: tightest && standingOf(tightest.use, tightest.lease, nowMs), exceeded };
  };

  const settleWaiters = (): void => {
    const nowMs = ledgerNowMs();
    const mode = { isLate: !isReachable(), shareOf, partOf };
    let unmet = false;
    for (const waiter of waiters) {
      const charge = tryCharge(waiter.uses, waiter.admit, nowMs, mode);
      if (!charge) {
        unmet = true;
        continue;
      }
      waiters.delete(waiter);
      clearTimeout(waiter.timer);
      waiter.settle(charge);
    }
    if (unmet) onDemand(0);
    onHeard();
  };

  return {
    charge: (uses, admit) => {
      const charge = tryCharge(uses, admit, ledgerNowMs(), { isLate: !isReachable(), shareOf, partOf });
      if (charge) return charge;
      return new Promise<Charge>((settle, fail) => {
        const timer = setTimeout(() => {
          waiters.delete(waiter);
          try {
            settle(tryCharge(uses, admit, ledgerNowMs(), { isLate: true, shareOf, partOf }) as Charge);
          } catch (error) {
            fail(error as Error);
          }
        }, waitMs);
        const waiter: Waiter = { uses, admit, settle, timer };
        waiters.add(waiter);
        onDemand(0);
      });
    },
    debit: (uses, bytes) => {
      const nowMs = ledgerNowMs();
      for (const use of uses) {
        if (use.rule.counts !== 'bytes') continue;
        const lease = store.of(use, nowMs);
        if (isUncounted(lease, nowMs)) continue;
        learnCost(lease, bytes);
        if (bytes === 0) continue;
        if (lease.available > 0) spend(lease, bytes, nowMs);
        else advance(lease, use.rule, bytes, nowMs);
        store.touch(lease);
        measurePace(lease, nowMs);
        if (lease.available < unitsAhead(lease) / 2) needs.watch(lease, nowMs, onDemand);
      }
    },
    collect: () => needs.collect(ledgerNowMs(), onDemand),
    takeDueReports: () => store.takeDueReports(ledgerNowMs()),
    takeAllReports: () => store.takeAllReports(ledgerNowMs()),
    granted: (grants, demands, decidedMs = ledgerNowMs()) => {
      needs.noLongerAsked(demands);
      answers.granted(grants, decidedMs, ledgerNowMs());
      settleWaiters();
    },
    unanswered: (demands) => {
      needs.noLongerAsked(demands);
      if (waiters.size + borrowers.size > 0) onDemand(0);
    },
    decided: (decision) => {
      answers.decided(decision, ledgerNowMs());
      settleWaiters();
    },
    reconsider: settleWaiters,
    sweep: () => store.sweep(ledgerNowMs()),
    loans: createLeaseLoans(store, needs, borrowers, onDemand),
    peek: (use) => store.find(use.id),
    get size() {
      return store.size;
    },
    get waiting() {
      return waiters.size;
    },
    get unreported() {
      return store.unreported;
    },
    get droppedReports() {
      return store.droppedReports;
    },
    passages,
  };
};
