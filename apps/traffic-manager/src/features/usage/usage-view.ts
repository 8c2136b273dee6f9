import { unitsOf } from '@quintet/throttling';
import type { KeptLimit } from '../policies';
import type { PeriodUsage, PresentUsage, QuotaOfUsage } from './usage-store';

const iso = (ms: number): string => new Date(ms).toISOString();
const presentQuota = ({ level, policy, group, key, unit }: QuotaOfUsage) => ({ level, policy, group: group === '' ? null : group, key, unit });

/**
 * A quota now. `used` is what gateways have reported, about a second old; `leased` is what they hold and may be using;
 * `remaining` is what calls may still use of the window, held or not; `setBack` is what resets gave back of what was used.
 */
export const presentNow = (usage: PresentUsage, kept: KeptLimit | undefined) => {
  const limit = unitsOf(kept?.limit ?? null);
  const used = usage.spent + usage.overdrawn;
  return {
    ...presentQuota(usage),
    window: kept?.enforcement.window ?? null,
    windowStart: iso(usage.windowStartMs),
    windowEnd: iso(usage.windowEndMs),
    limit,
    used,
    leased: usage.outstanding,
    forfeited: usage.forfeited,
    overLimit: usage.overdrawn,
    setBack: usage.setBack,
    remaining: limit === null ? null : Math.max(0, limit - usage.granted + usage.outstanding),
    usedUp: usage.usedUp,
    opensAt: usage.usedUp ? iso(usage.opensMs ?? usage.windowEndMs) : null,
    gateways: usage.gateways,
  };
};

/** What was used in a time: what a bill stands on. */
export const presentPeriod = (usage: PeriodUsage, { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }) => ({
  ...presentQuota(usage),
  from: iso(fromMs),
  to: iso(toMs),
  windows: usage.windows,
  windowsUsedUp: usage.windowsUsedUp,
  used: usage.spent + usage.overdrawn,
  overLimit: usage.overdrawn,
  granted: usage.granted,
  returned: usage.returned,
  forfeited: usage.forfeited,
});
