import type { QuotaView } from '@quintet/contracts';
import type { Lease, QuotaUse } from './lease';

export type ModeInForce = QuotaView['mode'];

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
