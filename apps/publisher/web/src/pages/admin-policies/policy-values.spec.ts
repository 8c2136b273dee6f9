import type { Policy, PolicyKind } from './policy-call';
import { bodyOf, fieldOf, newGroup, newPolicy, valuesOf } from './policy-values';

const base = { policyId: 'p', policyName: 'Gold', displayName: 'Gold', description: 'd' };
const calls = { type: 'REQUESTCOUNTLIMIT', requestCount: { requestCount: 5, timeUnit: 'min', unitTime: 2 } } as const;
const enforcement = { mode: 'fast', allowance: 3, whenUnreachable: 'local', window: 'sliding' } as const;

test.each<[PolicyKind, Policy]>([
  ['application', { ...base, defaultLimit: calls, burstLimit: { rateLimitCount: 7, rateLimitTimeUnit: 'min' }, enforcement }],
  ['application', { ...base, defaultLimit: { type: 'BANDWIDTHLIMIT', bandwidth: { dataAmount: 10, dataUnit: 'KB', timeUnit: 'day', unitTime: 1 } } }],
  ['application', { ...base, defaultLimit: { type: 'EVENTCOUNTLIMIT', eventCount: { eventCount: 9, timeUnit: 'hour', unitTime: 1 } } }],
  [
    'subscription',
    {
      ...base,
      defaultLimit: { type: 'AIAPIQUOTALIMIT', aiApiQuota: { requestCount: 1, totalTokenCount: null, promptTokenCount: 2, completionTokenCount: null, timeUnit: 'month', unitTime: 1 } },
      stopOnQuotaReach: false,
      billingPlan: 'COMMERCIAL',
      permissions: { permissionType: 'DENY', roles: ['r'] },
      customAttributes: [{ name: 'colour', value: 'blue' }],
      rateLimitCount: 4,
      rateLimitTimeUnit: 'sec',
      subscriberCount: 6,
      graphQLMaxComplexity: 7,
      graphQLMaxDepth: 8,
    },
  ],
  [
    'advanced',
    {
      ...base,
      displayName: 'Shown',
      defaultLimit: calls,
      conditionalGroups: [
        {
          groupId: 'g',
          description: 'phones',
          enabled: false,
          limit: calls,
          conditions: [
            { type: 'IPCONDITION', invertCondition: true, ipCondition: { ipConditionType: 'IPRANGE', startingIP: '10.0.0.1', endingIP: '10.0.0.9' } },
            { type: 'IPCONDITION', invertCondition: false, ipCondition: { ipConditionType: 'IPSPECIFIC', specificIP: '10.0.0.1' } },
            { type: 'HEADERCONDITION', invertCondition: false, headerCondition: { headerName: 'h', headerValue: 'v' } },
            { type: 'QUERYPARAMETERCONDITION', invertCondition: false, queryParameterCondition: { parameterName: 'q', parameterValue: 'v' } },
            { type: 'JWTCLAIMSCONDITION', invertCondition: false, jwtClaimsCondition: { claimUrl: 'c', attribute: 'v' } },
          ],
        },
      ],
    },
  ],
  ['custom', { ...base, defaultLimit: calls, keyTemplate: '$userId', condition: "appId == 'a'", enabled: false }],
])('what is not touched of a policy of kind %s is sent back as it came', (kind, policy) => {
  const { policyId, displayName, ...rest } = policy;
  const sent = bodyOf(kind, valuesOf(policy), policy);

  expect(sent.kind).toBe(kind);
  expect(sent.body).toMatchObject({ ...rest, displayName: displayName === 'Gold' ? '' : displayName });
  expect(sent.body).not.toHaveProperty('policyId', policyId);
});

test('a query of the older system says condition and limit by itself', () => {
  expect(bodyOf('custom', { ...newPolicy, keyTemplate: '$userId', siddhiQuery: 'FROM x' }).body).toMatchObject({ siddhiQuery: 'FROM x' });
  expect(bodyOf('custom', { ...newPolicy, keyTemplate: '$userId', siddhiQuery: 'FROM x' }).body).not.toHaveProperty('defaultLimit');
});

test('no allowance is sent for a limit that is kept exactly, and no id for a new group', () => {
  expect(bodyOf('application', { ...newPolicy, allowance: 9 }).body.enforcement).toMatchObject({ mode: 'strict', allowance: 0 });
  expect(bodyOf('advanced', { ...newPolicy, groups: [newGroup] })).toMatchObject({ body: { conditionalGroups: [expect.not.objectContaining({ groupId: expect.anything() })] } });
});

test.each([
  ['policyName', 'policyName'],
  ['defaultLimit.requestCount.requestCount', 'limit.amount'],
  ['defaultLimit.bandwidth.dataAmount', 'limit.amount'],
  ['defaultLimit.eventCount.unitTime', 'limit.time'],
  ['defaultLimit.aiApiQuota', 'limit.totalTokenCount'],
  ['defaultLimit.aiApiQuota.promptTokenCount', 'limit.promptTokenCount'],
  ['burstLimit.rateLimitCount', 'burstCount'],
  ['rateLimitTimeUnit', 'burstUnit'],
  ['enforcement.allowance', 'allowance'],
  ['permissions.roles.0', 'roles'],
  ['customAttributes.1.name', 'attributes.1.name'],
  ['conditionalGroups.2.limit.requestCount.unitTime', 'groups.2.limit.time'],
  ['conditionalGroups.0.conditions', 'groups.0.conditions'],
  ['conditionalGroups.0.conditions.1.headerCondition.headerValue', 'groups.0.conditions.1.second'],
  ['conditionalGroups.0.conditions.1.ipCondition.startingIP', 'groups.0.conditions.1.first'],
  ['keyTemplate', 'keyTemplate'],
])('a fault of %s stands beside %s', (given, field) => expect(fieldOf(given)).toBe(field));
