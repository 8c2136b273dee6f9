import type { SubscriptionPolicy } from '@quintet/contracts';
import { presentSubscriptionUsage, type KnownUsage } from './subscription-usage';

const plan: SubscriptionPolicy = {
  id: 'x',
  organization: 'carbon.super',
  name: 'Gold',
  displayName: 'Gold',
  description: '',
  limit: { kind: 'request-count', requests: 10, timeUnit: 'min', unitTime: 1 },
  burst: { kind: 'request-count', requests: 2, timeUnit: 'sec', unitTime: 1 },
  stopOnQuotaReach: true,
  billingPlan: 'FREE',
  permissions: null,
  customAttributes: [],
};
const subscription = { id: 's1', policy: 'Gold' };
const nowMs = Date.UTC(2024, 5, 1, 12, 0, 30);
const known: KnownUsage = {
  ...{ level: 'subscription', policy: 'Gold', unit: 'calls', window: 'aligned', windowStart: '2024-06-01T12:00:00.000Z', windowEnd: '2024-06-01T12:01:00.000Z', limit: 10, used: 12, overLimit: 2, remaining: 0 },
  ...{ usedUp: true, opensAt: '2024-06-01T12:01:00.000Z' },
};

test('a subscription of which something was used: as the ledger says, with its burst limit untouched', () => {
  expect(presentSubscriptionUsage(subscription, plan, [known], nowMs)).toEqual({
    subscriptionId: 's1',
    properties: { plan: 'Gold', unit: 'calls', limit: '10', used: '12', remaining: '0', windowEnd: '2024-06-01T12:01:00.000Z' },
    quotas: [known, expect.objectContaining({ level: 'burst', limit: 2, used: 0, remaining: 2, windowEnd: '2024-06-01T12:00:31.000Z' })],
  });
});

test('a subscription of which nothing was used has its limit; a window that begins with a call does not yet', () => {
  expect(presentSubscriptionUsage(subscription, plan, [], nowMs).quotas[0]).toMatchObject({ used: 0, remaining: 10, windowEnd: '2024-06-01T12:01:00.000Z' });
  const enforcement = { mode: 'strict' as const, allowance: 0, whenUnreachable: 'allow' as const, window: 'first-call' as const };
  expect(presentSubscriptionUsage(subscription, { ...plan, enforcement }, [], nowMs).quotas[0]).toMatchObject({ remaining: 10, windowStart: null, windowEnd: null });
});

test('what was used of another plan is not that of this one, and without a limit there is no quota', () => {
  expect(presentSubscriptionUsage(subscription, plan, [{ ...known, policy: 'Bronze' }], nowMs).quotas[0]).toMatchObject({ used: 0 });
  expect(presentSubscriptionUsage(subscription, { ...plan, limit: null, burst: null }, [known], nowMs)).toEqual({ subscriptionId: 's1', properties: { plan: 'Gold' }, quotas: [] });
  expect(presentSubscriptionUsage(subscription, undefined, [], nowMs).quotas).toEqual([]);
});
