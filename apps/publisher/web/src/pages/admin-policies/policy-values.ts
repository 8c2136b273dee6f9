import type { AdminSchema } from '../../admin/clients';
import type { Limit, Policy, PolicyBody, PolicyKind } from './policy-call';

/** Of a field for a number: empty while nothing stands in it. */
export type Count = number | '';

export interface LimitValues {
  readonly type: Limit['type'];
  readonly amount: Count;
  readonly dataUnit: 'KB' | 'MB';
  readonly requestCount: Count;
  readonly totalTokenCount: Count;
  readonly promptTokenCount: Count;
  readonly completionTokenCount: Count;
  readonly time: Count;
  readonly timeUnit: string;
}

export type ConditionKind = 'ip' | 'range' | 'header' | 'query' | 'claim';
export interface ConditionValues {
  readonly kind: ConditionKind;
  readonly invert: boolean;
  /** What is looked at, or the address. */
  readonly first: string;
  /** What it should be, or the last address. */
  readonly second: string;
}
export interface GroupValues {
  readonly groupId: string;
  readonly description: string;
  readonly enabled: boolean;
  readonly conditions: readonly ConditionValues[];
  readonly limit: LimitValues;
}

export interface PolicyValues {
  readonly policyName: string;
  readonly displayName: string;
  readonly description: string;
  readonly limit: LimitValues;
  readonly burstCount: Count;
  readonly burstUnit: string;
  readonly stopOnQuotaReach: boolean;
  readonly billingPlan: 'FREE' | 'COMMERCIAL';
  readonly permissionType: 'ALL' | 'ALLOW' | 'DENY';
  readonly roles: readonly string[];
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  readonly groups: readonly GroupValues[];
  readonly keyTemplate: string;
  readonly condition: string;
  readonly siddhiQuery: string;
  readonly enabled: boolean;
  readonly mode: 'strict' | 'fast';
  readonly allowance: Count;
  readonly whenUnreachable: 'allow' | 'deny' | 'local';
  readonly window: 'aligned' | 'first-call' | 'sliding';
}

export const newLimit: LimitValues = { type: 'REQUESTCOUNTLIMIT', amount: '', dataUnit: 'MB', requestCount: '', totalTokenCount: '', promptTokenCount: '', completionTokenCount: '', time: 1, timeUnit: 'min' };
export const newCondition: ConditionValues = { kind: 'ip', invert: false, first: '', second: '' };
export const newGroup: GroupValues = { groupId: '', description: '', enabled: true, conditions: [newCondition], limit: newLimit };
export const newPolicy: PolicyValues = {
  policyName: '',
  displayName: '',
  description: '',
  limit: newLimit,
  burstCount: '',
  burstUnit: 'sec',
  stopOnQuotaReach: true,
  billingPlan: 'FREE',
  permissionType: 'ALL',
  roles: [],
  attributes: [],
  groups: [],
  keyTemplate: '',
  condition: '',
  siddhiQuery: '',
  enabled: true,
  mode: 'strict',
  allowance: 0,
  whenUnreachable: 'allow',
  window: 'aligned',
};

const countOf = (value: number | null | undefined): Count => value ?? '';
const number = (value: Count): number => (value === '' ? 0 : value);
const orNull = (value: Count): number | null => (value === '' ? null : value);

export const limitValues = ({ type, requestCount, bandwidth, eventCount, aiApiQuota }: Limit): LimitValues => {
  const { timeUnit = newLimit.timeUnit, unitTime = 1 } = requestCount ?? bandwidth ?? eventCount ?? aiApiQuota ?? {};
  return {
    type,
    amount: countOf(requestCount?.requestCount ?? bandwidth?.dataAmount ?? eventCount?.eventCount),
    dataUnit: bandwidth?.dataUnit ?? newLimit.dataUnit,
    requestCount: countOf(aiApiQuota?.requestCount),
    totalTokenCount: countOf(aiApiQuota?.totalTokenCount),
    promptTokenCount: countOf(aiApiQuota?.promptTokenCount),
    completionTokenCount: countOf(aiApiQuota?.completionTokenCount),
    time: unitTime,
    timeUnit: timeUnit === 'days' ? 'day' : timeUnit,
  };
};

export const limitOf = ({ type, amount, dataUnit, requestCount, totalTokenCount, promptTokenCount, completionTokenCount, time, timeUnit }: LimitValues): Limit => {
  const window = { timeUnit, unitTime: number(time) };
  switch (type) {
    case 'REQUESTCOUNTLIMIT':
      return { type, requestCount: { requestCount: number(amount), ...window } };
    case 'BANDWIDTHLIMIT':
      return { type, bandwidth: { dataAmount: number(amount), dataUnit, ...window } };
    case 'EVENTCOUNTLIMIT':
      return { type, eventCount: { eventCount: number(amount), ...window } };
    case 'AIAPIQUOTALIMIT':
      return { type, aiApiQuota: { requestCount: orNull(requestCount), totalTokenCount: orNull(totalTokenCount), promptTokenCount: orNull(promptTokenCount), completionTokenCount: orNull(completionTokenCount), ...window } };
  }
};

type Condition = AdminSchema<'CallCondition'>;
const conditionValues = ({ invertCondition = false, ipCondition, headerCondition, queryParameterCondition, jwtClaimsCondition }: Condition): ConditionValues => {
  const of = (kind: ConditionKind, first = '', second = ''): ConditionValues => ({ kind, invert: invertCondition, first, second });
  if (headerCondition) return of('header', headerCondition.headerName, headerCondition.headerValue);
  if (queryParameterCondition) return of('query', queryParameterCondition.parameterName, queryParameterCondition.parameterValue);
  if (jwtClaimsCondition) return of('claim', jwtClaimsCondition.claimUrl, jwtClaimsCondition.attribute);
  return ipCondition?.ipConditionType === 'IPRANGE' ? of('range', ipCondition.startingIP, ipCondition.endingIP) : of('ip', ipCondition?.specificIP);
};

const conditionOf = ({ kind, invert: invertCondition, first: given, second: other }: ConditionValues): Condition => {
  const [first, second] = [given.trim(), other.trim()];
  switch (kind) {
    case 'ip':
      return { type: 'IPCONDITION', invertCondition, ipCondition: { ipConditionType: 'IPSPECIFIC', specificIP: first } };
    case 'range':
      return { type: 'IPCONDITION', invertCondition, ipCondition: { ipConditionType: 'IPRANGE', startingIP: first, endingIP: second } };
    case 'header':
      return { type: 'HEADERCONDITION', invertCondition, headerCondition: { headerName: first, headerValue: other } };
    case 'query':
      return { type: 'QUERYPARAMETERCONDITION', invertCondition, queryParameterCondition: { parameterName: first, parameterValue: other } };
    case 'claim':
      return { type: 'JWTCLAIMSCONDITION', invertCondition, jwtClaimsCondition: { claimUrl: first, attribute: other } };
  }
};

/** A policy in the shape of the form. */
export const valuesOf = (policy: Policy): PolicyValues => ({
  ...newPolicy,
  policyName: policy.policyName,
  displayName: policy.displayName === policy.policyName ? '' : policy.displayName,
  description: policy.description,
  limit: limitValues(policy.defaultLimit),
  burstCount: countOf(policy.burstLimit?.rateLimitCount ?? (policy.rateLimitCount || undefined)),
  burstUnit: policy.burstLimit?.rateLimitTimeUnit ?? policy.rateLimitTimeUnit ?? newPolicy.burstUnit,
  stopOnQuotaReach: policy.stopOnQuotaReach ?? newPolicy.stopOnQuotaReach,
  billingPlan: policy.billingPlan ?? newPolicy.billingPlan,
  permissionType: policy.permissions?.permissionType ?? 'ALL',
  roles: policy.permissions?.roles ?? [],
  attributes: policy.customAttributes ?? [],
  groups: (policy.conditionalGroups ?? []).map(({ groupId, description, enabled, conditions, limit }) => ({ groupId, description, enabled, conditions: conditions.map(conditionValues), limit: limitValues(limit) })),
  keyTemplate: policy.keyTemplate ?? '',
  condition: policy.condition ?? '',
  siddhiQuery: policy.siddhiQuery ?? '',
  enabled: policy.enabled ?? true,
  ...(policy.enforcement ?? {}),
});

/** What is sent. @param before what the form does not show is sent back as it was */
export const bodyOf = (kind: PolicyKind, values: PolicyValues, before?: Policy): PolicyBody => {
  const { mode, allowance, whenUnreachable, window } = values;
  const base = {
    policyName: values.policyName.trim(),
    displayName: values.displayName.trim(),
    description: values.description.trim(),
    enforcement: { mode, allowance: mode === 'fast' ? number(allowance) : 0, whenUnreachable, window },
  };
  const defaultLimit = limitOf(values.limit);
  const burst = values.burstCount === '' ? undefined : { rateLimitCount: values.burstCount, rateLimitTimeUnit: values.burstUnit as 'sec' };
  switch (kind) {
    case 'application':
      return { kind, body: { ...base, defaultLimit, burstLimit: burst ?? null } };
    case 'subscription':
      return {
        kind,
        body: {
          ...base,
          defaultLimit,
          ...burst,
          stopOnQuotaReach: values.stopOnQuotaReach,
          billingPlan: values.billingPlan,
          permissions: values.permissionType === 'ALL' ? null : { permissionType: values.permissionType, roles: [...values.roles] },
          customAttributes: values.attributes.map(({ name, value }) => ({ name: name.trim(), value })),
          ...(before && { subscriberCount: before.subscriberCount ?? 0, graphQLMaxComplexity: before.graphQLMaxComplexity ?? 0, graphQLMaxDepth: before.graphQLMaxDepth ?? 0 }),
        },
      };
    case 'advanced':
      return {
        kind,
        body: {
          ...base,
          defaultLimit,
          conditionalGroups: values.groups.map(({ groupId, description, enabled, conditions, limit }) => ({ ...(groupId !== '' && { groupId }), description, enabled, conditions: conditions.map(conditionOf), limit: limitOf(limit) })),
        },
      };
    case 'custom': {
      const rule = { ...base, keyTemplate: values.keyTemplate.trim(), enabled: values.enabled };
      return values.siddhiQuery.trim() === '' ? { kind, body: { ...rule, condition: values.condition.trim(), defaultLimit } } : { kind, body: { ...rule, siddhiQuery: values.siddhiQuery } };
    }
  }
};

const limitFields: Readonly<Record<string, string>> = { dataAmount: 'amount', eventCount: 'amount', unitTime: 'time' };
const conditionFields: Readonly<Record<string, string>> = { specificIP: 'first', startingIP: 'first', endingIP: 'second', headerName: 'first', headerValue: 'second', parameterName: 'first', parameterValue: 'second', claimUrl: 'first', attribute: 'second' };

const limitField = (rest: readonly string[]): string => {
  const last = rest.at(-1) ?? 'amount';
  if (rest[0] === 'aiApiQuota') return limitFields[last] ?? (rest.length === 1 ? 'totalTokenCount' : last);
  return limitFields[last] ?? (last === 'requestCount' || last === 'bandwidth' ? 'amount' : last);
};

/** The form's field for one that the server names, such as `conditionalGroups.0.limit.requestCount.requestCount`. */
export const fieldOf = (field: string): string => {
  const [head = '', ...rest] = field.split('.');
  switch (head) {
    case 'defaultLimit':
      return `limit.${limitField(rest)}`;
    case 'burstLimit':
    case 'rateLimitCount':
    case 'rateLimitTimeUnit':
      return field.endsWith('Unit') ? 'burstUnit' : 'burstCount';
    case 'permissions':
      return 'roles';
    case 'customAttributes':
      return ['attributes', ...rest].join('.');
    case 'enforcement':
      return rest[0] ?? 'mode';
    case 'conditionalGroups': {
      const [group = '0', part = '', ...more] = rest;
      if (part === 'limit') return `groups.${group}.limit.${limitField(more)}`;
      if (part === 'conditions') return more.length === 0 ? `groups.${group}.conditions` : `groups.${group}.conditions.${more[0]}.${conditionFields[more.at(-1) ?? ''] ?? 'first'}`;
      return `groups.${group}${part === '' ? '' : `.${part}`}`;
    }
    default:
      return field;
  }
};
