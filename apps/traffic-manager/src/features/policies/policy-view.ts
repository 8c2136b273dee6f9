import type { RequestCountLimit } from '@quintet/contracts';
import type { PolicyKind, ThrottlingPolicy } from './policy';

const types: Readonly<Record<PolicyKind, string>> = {
  application: 'ApplicationThrottlePolicy',
  subscription: 'SubscriptionThrottlePolicy',
  advanced: 'AdvancedThrottlePolicy',
};

/** How WSO2 writes "no limit": the largest count that its clients read. */
const unlimited = { requestCount: 2_147_483_647, timeUnit: 'min', unitTime: 0 };

const limitView = (limit: RequestCountLimit | null) => ({
  type: 'REQUESTCOUNTLIMIT',
  requestCount: limit === null ? unlimited : { requestCount: limit.requests, timeUnit: limit.timeUnit, unitTime: limit.unitTime },
});

const planView = ({ plan }: ThrottlingPolicy) =>
  plan && {
    stopOnQuotaReach: plan.stopOnQuotaReach,
    billingPlan: plan.billingPlan,
    ...(plan.permissions ? { permissions: { permissionType: plan.permissions.type, roles: plan.permissions.roles } } : {}),
    customAttributes: plan.customAttributes,
    rateLimitCount: 0,
    subscriberCount: 0,
    graphQLMaxComplexity: 0,
    graphQLMaxDepth: 0,
  };

/** A policy in the shape of the admin API. */
export const policyView = (policy: ThrottlingPolicy) => ({
  policyId: policy.id,
  policyName: policy.name,
  displayName: policy.displayName,
  description: policy.description,
  isDeployed: true,
  type: types[policy.kind],
  defaultLimit: limitView(policy.limit),
  ...planView(policy),
  ...(policy.kind === 'advanced' ? { conditionalGroups: [] } : {}),
});

/** Names of the kinds in searches. */
export const searchTypes: Readonly<Record<PolicyKind, string>> = { application: 'app', subscription: 'sub', advanced: 'api' };

/** A policy as a search shows it. */
export const policySummary = (policy: ThrottlingPolicy) => ({
  policyId: policy.number,
  uuid: policy.id,
  policyName: policy.name,
  displayName: policy.displayName,
  description: policy.description,
  isDeployed: true,
  type: searchTypes[policy.kind],
});
