import type { ApiPolicy, ApplicationPolicy, SubscriptionPolicy } from '@quintet/contracts';

/** How WSO2's clients are told that there is no limit. */
const unlimited = { requestCount: 2_147_483_647, unitTime: 0, timeUnit: 'ms' } as const;

export const policyLevels = ['application', 'subscription', 'api'] as const;
export type PolicyLevel = (typeof policyLevels)[number];

const limitOf = ({ limit }: ApplicationPolicy) => (limit === null ? unlimited : { requestCount: limit.requests, unitTime: limit.unitTime, timeUnit: limit.timeUnit });

/** A policy as it is chosen from; who may choose a plan is the developer portal's matter. */
export const presentPolicy = (policyLevel: PolicyLevel, policy: ApplicationPolicy | ApiPolicy | SubscriptionPolicy) => {
  const plan = 'billingPlan' in policy ? policy : undefined;
  return {
    name: policy.name,
    description: policy.description,
    policyLevel,
    displayName: policy.displayName,
    attributes: Object.fromEntries((plan?.customAttributes ?? []).map(({ name, value }) => [name, value])),
    ...limitOf(policy),
    rateLimitCount: 0,
    quotaPolicyType: 'REQUESTCOUNT',
    tierPlan: plan?.billingPlan ?? 'FREE',
    stopOnQuotaReach: plan?.stopOnQuotaReach ?? true,
    monetizationProperties: {},
  };
};
export type PresentedPolicy = ReturnType<typeof presentPolicy>;
