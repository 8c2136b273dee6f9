import type { Limit, SubscriptionPolicy } from '@quintet/contracts';
import { unitsOf } from './units-of';
import { windowOf } from './quota-window';

/** What the ledger says of a quota. */
export interface KnownUsage {
  readonly level: string;
  readonly policy: string;
  readonly unit: string;
  readonly window: string | null;
  readonly windowStart: string;
  readonly windowEnd: string;
  readonly limit: number | null;
  readonly used: number;
  readonly overLimit: number;
  readonly remaining: number | null;
  readonly usedUp: boolean;
  readonly opensAt: string | null;
}

const unitNames = { 'request-count': 'calls', bandwidth: 'bytes', 'event-count': 'events', 'ai-tokens': 'calls' } as const;
const iso = (ms: number): string => new Date(ms).toISOString();

/** A quota of which nothing was asked in its present window. One that is not on the clock has no window until a call comes. */
const unused = (level: string, policy: string, limit: NonNullable<Limit>, units: number, window: string, nowMs: number): Omit<KnownUsage, 'windowStart' | 'windowEnd'> & { windowStart: string | null; windowEnd: string | null } => {
  const onClock = window === 'aligned' ? windowOf(limit, nowMs) : undefined;
  return {
    level,
    policy,
    unit: unitNames[limit.kind],
    window,
    windowStart: onClock ? iso(onClock.startMs) : null,
    windowEnd: onClock ? iso(onClock.endMs) : null,
    limit: units,
    used: 0,
    overLimit: 0,
    remaining: units,
    usedUp: false,
    opensAt: null,
  };
};

/**
 * How much of a subscription is used, as the portals tell it: of its plan's quota and of its limit against bursts.
 *
 * `properties` repeats the quota as texts, the way WSO2's clients read usage.
 */
export const presentSubscriptionUsage = (subscription: { readonly id: string; readonly policy: string }, plan: SubscriptionPolicy | undefined, known: readonly KnownUsage[], nowMs: number) => {
  const limits = [
    { level: 'subscription', limit: plan?.limit ?? null, window: plan?.enforcement?.window ?? 'aligned' },
    { level: 'burst', limit: plan?.burst ?? null, window: 'aligned' },
  ];
  const quotas = limits.flatMap(({ level, limit, window }) => {
    const units = unitsOf(limit);
    if (limit === null || units === null) return [];
    const usage = known.find((one) => one.level === level && one.policy === subscription.policy);
    if (!usage) return [unused(level, subscription.policy, limit, units, window, nowMs)];
    const { policy, unit, windowStart, windowEnd, used, overLimit, remaining, usedUp, opensAt } = usage;
    return [{ level, policy, unit, window: usage.window, windowStart, windowEnd, limit: usage.limit, used, overLimit, remaining, usedUp, opensAt }];
  });
  const [quota] = quotas.filter(({ level }) => level === 'subscription');
  const shown = quota ? { unit: quota.unit, limit: quota.limit, used: quota.used, remaining: quota.remaining, windowEnd: quota.windowEnd } : {};
  const properties = Object.fromEntries(Object.entries({ plan: subscription.policy, ...shown }).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])));
  return { subscriptionId: subscription.id, properties, quotas };
};
