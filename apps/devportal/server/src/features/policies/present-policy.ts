import type { ApplicationPolicy, SubscriptionPolicy } from '@quintet/contracts';
import { presentBurst, presentLimit } from '@quintet/throttling';
import type { Plan } from './policies';

const common = (policy: ApplicationPolicy | SubscriptionPolicy) => ({
  name: policy.name,
  displayName: policy.displayName,
  description: policy.description,
  ...presentLimit(policy.limit),
  ...presentBurst(policy.burst),
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
