import type { QuotaKey, RequestCountLimit } from '@quintet/contracts';

/** A quota that a call counts against. */
export interface QuotaUse {
  /** Names the quota among all. */
  readonly id: string;
  readonly quota: QuotaKey;
  readonly limit: RequestCountLimit;
}

/** What this gateway holds of one quota in its current window. */
export interface Lease {
  readonly id: string;
  readonly quota: QuotaKey;
  /** Units that may be spent. */
  available: number;
  /** Units of the window that nobody holds, as far as known. */
  remaining: number;
  limit: number;
  /** The policy as this gateway knows it; undefined when only a decision was heard of it. */
  policy: RequestCountLimit | undefined;
  windowStartMs: number;
  /** 0 until the first answer. */
  windowEndMs: number;
  /** Units in demands that are not answered yet. */
  asked: number;
  /** The ledger knows no limit: nothing is counted until then. */
  unlimitedUntilMs: number;
  spent: number;
  spentSinceMs: number;
  spentPerMs: number;
}

/** Ask ahead for what this long will need, once the pace is known. */
const lookAheadMs = 250;
/** The pace is measured over at least this long. */
const paceSpanMs = 50;
/** Hold back at most one part in so many of what remains: a unit that one gateway holds idle is refused to callers of another. */
const aheadShare = 20;

export const newLease = (id: string, quota: QuotaKey, limit: number, nowMs: number): Lease => ({
  id,
  quota,
  available: 0,
  remaining: limit,
  limit,
  policy: undefined,
  windowStartMs: 0,
  windowEndMs: 0,
  asked: 0,
  unlimitedUntilMs: 0,
  spent: 0,
  spentSinceMs: nowMs,
  spentPerMs: 0,
});

const forget = (lease: Lease, limit: number): void => {
  lease.available = 0;
  lease.remaining = limit;
  lease.limit = limit;
  lease.windowEndMs = 0;
};

/** The ledger has what was leased on its count: it stays good in its window when only the number changes. */
const adoptPolicy = (lease: Lease, policy: RequestCountLimit): void => {
  const before = lease.policy;
  lease.policy = policy;
  if (before === undefined) return;
  if (before.unitTime !== policy.unitTime || before.timeUnit !== policy.timeUnit) {
    forget(lease, policy.requests);
    lease.windowStartMs = 0;
  } else if (before.requests !== policy.requests) {
    lease.remaining = Math.max(0, lease.remaining + policy.requests - before.requests);
    lease.limit = policy.requests;
  }
};

/** What was held of a window is forfeited with its end. */
export const rollWindow = (lease: Lease, policy: RequestCountLimit, nowMs: number): void => {
  if (lease.policy !== policy) adoptPolicy(lease, policy);
  if (lease.windowEndMs === 0 || nowMs < lease.windowEndMs) return;
  lease.windowStartMs = lease.windowEndMs;
  forget(lease, policy.requests);
};

/** Nothing to spend, nothing to hope for: an answer that is still on its way could bring units, though. */
export const isUsedUp = ({ available, remaining, asked, windowEndMs }: Lease): boolean => available === 0 && remaining === 0 && asked === 0 && windowEndMs !== 0;

export const spendOne = (lease: Lease): void => {
  lease.available -= 1;
  lease.spent += 1;
};

/** Measures how fast units are spent. */
export const measurePace = (lease: Lease, nowMs: number): void => {
  const elapsedMs = nowMs - lease.spentSinceMs;
  if (elapsedMs < paceSpanMs) return;
  lease.spentPerMs = (lease.spentPerMs + lease.spent / elapsedMs) / 2;
  lease.spent = 0;
  lease.spentSinceMs = nowMs;
};

/** How many units to hold beyond those that calls wait for: 0 for small quotas, whose every unit counts. */
export const unitsAhead = ({ spentPerMs, remaining }: Lease): number => Math.min(Math.ceil(spentPerMs * lookAheadMs), Math.floor(remaining / aheadShare));
