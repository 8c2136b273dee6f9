import type { CallCondition, ConditionGroup, Limit } from '@quintet/contracts';
import type { PolicyKind, ThrottlingPolicy } from './policy';

const types: Readonly<Record<PolicyKind, string>> = {
  application: 'ApplicationThrottlePolicy',
  subscription: 'SubscriptionThrottlePolicy',
  advanced: 'AdvancedThrottlePolicy',
  custom: 'CustomRule',
};

/** How WSO2 writes "no limit": the largest count that its clients read. */
const unlimited = { requestCount: 2_147_483_647, timeUnit: 'min', unitTime: 0 };

const limitView = (limit: Limit) => {
  if (limit === null) return { type: 'REQUESTCOUNTLIMIT', requestCount: unlimited };
  const { timeUnit, unitTime } = limit;
  switch (limit.kind) {
    case 'request-count':
      return { type: 'REQUESTCOUNTLIMIT', requestCount: { requestCount: limit.requests, timeUnit, unitTime } };
    case 'bandwidth':
      return { type: 'BANDWIDTHLIMIT', bandwidth: { dataAmount: limit.dataAmount, dataUnit: limit.dataUnit, timeUnit, unitTime } };
    case 'event-count':
      return { type: 'EVENTCOUNTLIMIT', eventCount: { eventCount: limit.events, timeUnit, unitTime } };
    case 'ai-tokens':
      return {
        type: 'AIAPIQUOTALIMIT',
        aiApiQuota: { requestCount: limit.requests, totalTokenCount: limit.totalTokens, promptTokenCount: limit.promptTokens, completionTokenCount: limit.completionTokens, timeUnit, unitTime },
      };
  }
};

const conditionView = (condition: CallCondition) => {
  const { invert: invertCondition } = condition;
  switch (condition.type) {
    case 'ip':
      return { type: 'IPCONDITION', invertCondition, ipCondition: { ipConditionType: 'IPSPECIFIC', specificIP: condition.ip } };
    case 'ip-range':
      return { type: 'IPCONDITION', invertCondition, ipCondition: { ipConditionType: 'IPRANGE', startingIP: condition.startingIp, endingIP: condition.endingIp } };
    case 'header':
      return { type: 'HEADERCONDITION', invertCondition, headerCondition: { headerName: condition.name, headerValue: condition.value } };
    case 'query-parameter':
      return { type: 'QUERYPARAMETERCONDITION', invertCondition, queryParameterCondition: { parameterName: condition.name, parameterValue: condition.value } };
    case 'jwt-claim':
      return { type: 'JWTCLAIMSCONDITION', invertCondition, jwtClaimsCondition: { claimUrl: condition.claim, attribute: condition.value } };
  }
};

const groupView = ({ id, description, enabled, conditions, limit }: ConditionGroup) => ({ groupId: id, description, enabled, conditions: conditions.map(conditionView), limit: limitView(limit) });

const planView = ({ plan, burst }: ThrottlingPolicy) =>
  plan && {
    stopOnQuotaReach: plan.stopOnQuotaReach,
    billingPlan: plan.billingPlan,
    ...(plan.permissions ? { permissions: { permissionType: plan.permissions.type, roles: plan.permissions.roles } } : {}),
    customAttributes: plan.customAttributes,
    rateLimitCount: burst?.requests ?? 0,
    ...(burst && { rateLimitTimeUnit: burst.timeUnit }),
    subscriberCount: plan.subscriberCount ?? 0,
    graphQLMaxComplexity: plan.graphQl?.maxComplexity ?? 0,
    graphQLMaxDepth: plan.graphQl?.maxDepth ?? 0,
  };

const ownView = (policy: ThrottlingPolicy) => {
  const { kind, burst, groups, rule } = policy;
  switch (kind) {
    case 'application':
      return burst ? { burstLimit: { rateLimitCount: burst.requests, rateLimitTimeUnit: burst.timeUnit } } : {};
    case 'subscription':
      return planView(policy);
    case 'advanced':
      return { conditionalGroups: (groups ?? []).map(groupView) };
    case 'custom':
      return rule && { keyTemplate: rule.keyTemplate, condition: rule.condition, enabled: rule.enabled, ...(rule.siddhiQuery !== undefined && { siddhiQuery: rule.siddhiQuery }) };
  }
};

/** A policy in the shape of the admin API; `enforcement`, and of custom policies `condition` and `defaultLimit`, are ours. */
export const policyView = (policy: ThrottlingPolicy) => ({
  policyId: policy.id,
  policyName: policy.name,
  displayName: policy.displayName,
  description: policy.description,
  isDeployed: true,
  type: types[policy.kind],
  defaultLimit: limitView(policy.limit),
  ...(policy.enforcement && { enforcement: policy.enforcement }),
  ...ownView(policy),
});

/** Names of the kinds in searches, exports and imports. */
export const searchTypes: Readonly<Record<PolicyKind, string>> = { application: 'app', subscription: 'sub', advanced: 'api', custom: 'global' };

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
