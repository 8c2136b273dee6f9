import type { QuotaKey } from '@quintet/contracts';
import type { QuotaStanding } from '../pipeline/policy';
import { isUsedUp, passedLately, type Lease, type QuotaUse } from './lease';
import { reckonedWindow } from './quota-rule';

/**
 * How a call passes a quota: on a lease; on the opening allowance of `fast`; unheard while the ledger is out of reach
 * (`allow`), or on this gateway's share (`local`); or though it is used up, as the plan does not stop there.
 */
export type Passage = 'lease' | 'allowance' | 'allow' | 'local' | 'exceeded';
export type Step = Passage | 'wait' | 'used up' | 'share used up' | 'undecided';

export interface StepMode {
  /** The ledger is out of reach, or the call has waited its time. */
  readonly isLate: boolean;
  readonly shareOf: (units: number) => number;
  /** This process's part of the allowance of `fast`, where several are one gateway. */
  readonly partOf: (units: number) => number;
}

export interface Refused {
  readonly kind: 'used up';
  readonly quota: QuotaKey;
  /** When units come free. */
  readonly opensMs: number;
  readonly standing: QuotaStanding;
  /** Only this gateway's share is, while the ledger is out of reach. */
  readonly isShare: boolean;
}

const secondMs = 1_000;

/** What one quota says to a call. */
export const stepOf = ({ rule, soft }: QuotaUse, lease: Lease, nowMs: number, { isLate, shareOf, partOf }: StepMode): Step => {
  if (lease.available > 0) return 'lease';
  if (isUsedUp(lease, nowMs)) return soft ? 'exceeded' : 'used up';
  if (rule.mode === 'fast' && !lease.isConfirmed && lease.advancedInAll < partOf(rule.allowance)) return 'allowance';
  if (!isLate) return 'wait';
  if (soft) return 'allow';
  if (rule.whenUnreachable !== 'local') return rule.whenUnreachable === 'allow' ? 'allow' : 'undecided';
  return passedLately(lease) < shareOf(rule.units) ? 'local' : 'share used up';
};

const secondsUntil = (atMs: number, nowMs: number): number => Math.max(1, Math.ceil((atMs - nowMs) / secondMs));

const endOf = ({ rule }: QuotaUse, { windowEndMs, remaining, available, opensMs }: Lease, nowMs: number): number => {
  if (remaining === 0 && available <= 0 && opensMs > nowMs) return opensMs;
  return windowEndMs === 0 ? reckonedWindow(rule, nowMs).endMs : windowEndMs;
};

export const standingOf = (use: QuotaUse, lease: Lease, nowMs: number): QuotaStanding => ({
  level: use.quota.level,
  limit: lease.limit,
  remaining: Math.max(0, lease.available + lease.remaining),
  windowSeconds: use.rule.windowSeconds,
  resetSeconds: secondsUntil(endOf(use, lease, nowMs), nowMs),
});

export const refusalOf = (use: QuotaUse, lease: Lease, step: 'used up' | 'share used up', nowMs: number, shareOf: (units: number) => number): Refused => {
  const { quota } = use;
  const opensMs = endOf(use, lease, nowMs);
  const standing = standingOf(use, lease, nowMs);
  if (step === 'used up') return { kind: 'used up', quota, opensMs, standing, isShare: false };
  return { kind: 'used up', quota, opensMs, standing: { ...standing, limit: shareOf(use.rule.units), remaining: 0 }, isShare: true };
};
