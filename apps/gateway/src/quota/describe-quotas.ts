import type { QuotaKey } from '@quintet/contracts';
import type { Lease, QuotaUse } from './lease';

/** How a quota is kept just now: by its own mode, or, while the ledger is out of reach, as its policy says for that. */
export type ModeInForce = 'strict' | 'fast' | 'allow' | 'deny' | 'local';

/** One quota of a call as this gateway sees it. */
export interface QuotaView {
  readonly quota: QuotaKey;
  readonly counts: 'calls' | 'bytes';
  readonly window: 'aligned' | 'first-call' | 'sliding';
  readonly mode: ModeInForce;
  readonly limit: number;
  /** Spent or held by all gateways, as far as known. */
  readonly used: number;
  readonly remaining: number;
  /** Of this gateway: units that it may still spend, and units that it let pass in the window. */
  readonly held: number;
  readonly spentHere: number;
  /** Spent or held by others, as far as known. */
  readonly elsewhere: number;
  readonly windowStartMs: number | null;
  readonly windowEndMs: number | null;
  /** When units come free, while there are none. */
  readonly opensMs: number | null;
}

export const modeInForce = ({ rule }: QuotaUse, isReachable: boolean): ModeInForce => (isReachable ? rule.mode : rule.whenUnreachable);

export const describeQuota = (use: QuotaUse, lease: Lease | undefined, isReachable: boolean): QuotaView => {
  const { quota, rule } = use;
  const limit = lease?.limit ?? rule.units;
  const held = Math.max(0, lease?.available ?? 0);
  const remaining = lease?.remaining ?? limit;
  const spentHere = lease?.passedInAll ?? 0;
  const taken = Math.max(0, limit - remaining);
  return {
    quota,
    counts: rule.counts,
    window: rule.window,
    mode: modeInForce(use, isReachable),
    limit,
    used: Math.max(taken - held, spentHere),
    remaining: remaining + held,
    held,
    spentHere,
    elsewhere: Math.max(0, taken - held - spentHere),
    windowStartMs: lease?.windowEndMs ? lease.windowStartMs : null,
    windowEndMs: lease?.windowEndMs ? lease.windowEndMs : null,
    opensMs: lease?.remaining === 0 && held === 0 && lease.opensMs > 0 ? lease.opensMs : null,
  };
};
