import type { ApplicationPolicy, SubscriptionPolicy } from '@quintet/contracts';
import type { Plan } from './policies';

/** How WSO2's clients are told that there is no limit. */
const unlimited = { requestCount: 2_147_483_647, unitTime: 0, timeUnit: 'ms' } as const;

const limitOf = ({ limit }: Pick<ApplicationPolicy, 'limit'>) =>
  limit === null ? unlimited : { requestCount: limit.requests, unitTime: limit.unitTime, timeUnit: limit.timeUnit };

const common = (policy: ApplicationPolicy | SubscriptionPolicy) => ({
  name: policy.name,
  displayName: policy.displayName,
  description: policy.description,
  ...limitOf(policy),
  rateLimitCount: 0,
  quotaPolicyType: 'REQUESTCOUNT',
});

export const presentApplicationPolicy = (policy: ApplicationPolicy) => ({
  ...common(policy),
  policyLevel: 'application',
  attributes: {},
  tierPlan: 'FREE',
  stopOnQuotaReach: true,
});

export const presentSubscriptionPolicy = (policy: SubscriptionPolicy) => ({
  ...common(policy),
  policyLevel: 'subscription',
  attributes: Object.fromEntries(policy.customAttributes.map(({ name, value }) => [name, value])),
  tierPlan: policy.billingPlan,
  stopOnQuotaReach: policy.stopOnQuotaReach,
  ...(policy.permissions ? { throttlingPolicyPermissions: { type: policy.permissions.type.toLowerCase(), roles: policy.permissions.roles } } : {}),
});

/** A plan among the `tiers` of an API. */
export const presentTier = ({ name, policy }: Plan) => ({ tierName: name, tierPlan: policy?.billingPlan ?? 'FREE' });
