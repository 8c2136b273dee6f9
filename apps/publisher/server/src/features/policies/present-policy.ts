import type { ApiPolicy, ApplicationPolicy, SubscriptionPolicy } from '@quintet/contracts';
import { presentBurst, presentLimit } from '@quintet/throttling';

export const policyLevels = ['application', 'subscription', 'api'] as const;
export type PolicyLevel = (typeof policyLevels)[number];

/** A policy as it is chosen from; who may choose a plan is the developer portal's matter. */
export const presentPolicy = (policyLevel: PolicyLevel, policy: ApplicationPolicy | ApiPolicy | SubscriptionPolicy) => {
  const plan = 'billingPlan' in policy ? policy : undefined;
  return {
    name: policy.name,
    description: policy.description,
    policyLevel,
    displayName: policy.displayName,
    attributes: Object.fromEntries((plan?.customAttributes ?? []).map(({ name, value }) => [name, value])),
    ...presentLimit(policy.limit),
    ...presentBurst('burst' in policy ? policy.burst : undefined),
    tierPlan: plan?.billingPlan ?? 'FREE',
    stopOnQuotaReach: plan?.stopOnQuotaReach ?? true,
    monetizationProperties: {},
  };
};
export type PresentedPolicy = ReturnType<typeof presentPolicy>;
