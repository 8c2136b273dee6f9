import { createHash } from 'node:crypto';
import { DEFAULT_ORGANIZATION, UNLIMITED, type ApiPolicy, type ConditionGroup, type QuotaKey, type Subscription } from '@quintet/contracts';
import { matchGroup, type CallVariables } from '@quintet/throttling';
import type { Exchange } from '../pipeline/policy';
import { fixedQuota, type CompiledApi, type CompiledOperation, type FixedQuota } from '../state/compile-api';
import type { QuotaUse } from './lease';
import { quotaId } from './quota-id';
import { burstRuleOf, ruleOf, type QuotaRule } from './quota-rule';

const none: readonly QuotaUse[] = [];

/** Keys on the hub are no longer than that. */
const maxKeyLength = 1_000;
/** What callers bring along, such as a user's name, may be longer: its digest stands for it. */
const boundedKey = (key: string): string => (key.length <= maxKeyLength ? key : `${key.slice(0, maxKeyLength - 65)}#${createHash('sha256').update(key).digest('hex')}`);

const useOf = (quota: QuotaKey, rule: QuotaRule, soft?: boolean): QuotaUse => ({ id: quotaId(quota), quota, rule, ...(soft && { soft }) });

const groupOf = ({ groups }: ApiPolicy, { call, identity }: Exchange): ConditionGroup | undefined =>
  groups === undefined || groups.length === 0 ? undefined : matchGroup(groups, { ip: call.clientIp, headers: call.headers, query: call.query, claims: identity?.claims });

const fixedUse = (exchange: Exchange, fixed: FixedQuota): QuotaUse | undefined => {
  const policy = exchange.state.apiPolicies.get(fixed.policyKey);
  if (!policy || policy.name === UNLIMITED) return undefined;
  const group = groupOf(policy, exchange);
  const rule = ruleOf(group ? group.limit : policy.limit, policy.enforcement);
  if (!rule) return undefined;
  if (!group && !policy.userLevel) return { id: fixed.id, quota: fixed.quota, rule };
  const key = policy.userLevel ? boundedKey(`${fixed.quota.key}_${exchange.identity?.user ?? ''}`) : fixed.quota.key;
  return useOf({ ...fixed.quota, key, ...(group && { group: group.id }) }, rule);
};

/** Named when it is first asked for: most operations are under no limit of their own, or are never called. */
const quotasOfOperations = new WeakMap<CompiledOperation, FixedQuota>();
const quotaOfOperation = ({ artifact: { organization, defaultContext, version } }: CompiledApi, operation: CompiledOperation): FixedQuota | undefined => {
  const { source, verb, target } = operation;
  if (source.throttlingPolicy === UNLIMITED) return undefined;
  const known = quotasOfOperations.get(operation);
  if (known) return known;
  const made = fixedQuota(organization, 'operation', source.throttlingPolicy, `${defaultContext}/${version}${target}:${verb}`);
  quotasOfOperations.set(operation, made);
  return made;
};

interface NamedSubscription {
  readonly quota: QuotaKey;
  readonly id: string;
  readonly burst: QuotaKey;
  readonly burstId: string;
  readonly policyKey: string;
}

/** A subscription belongs to one API: its quotas are named once. */
const named = new WeakMap<Subscription, NamedSubscription>();
const nameOf = (subscription: Subscription, { quotaContext }: CompiledApi): NamedSubscription => {
  const known = named.get(subscription);
  if (known) return known;
  const { organization, policy, applicationId } = subscription;
  const quota = { organization, level: 'subscription' as const, policy, key: boundedKey(`${applicationId}:${quotaContext}:${policy}`) };
  const burst = { ...quota, level: 'burst' as const };
  const made = { quota, id: quotaId(quota), burst, burstId: quotaId(burst), policyKey: `${organization}/${policy}` };
  named.set(subscription, made);
  return made;
};

const addSubscription = (uses: QuotaUse[], { state, api }: Exchange, subscription: Subscription): void => {
  const { quota, id, burst, burstId, policyKey } = nameOf(subscription, api);
  const plan = state.subscriptionPolicies.get(policyKey);
  if (!plan || plan.name === UNLIMITED) return;
  const soft = !plan.stopOnQuotaReach;
  const rule = ruleOf(plan.limit, plan.enforcement);
  if (rule) uses.push({ id, quota, rule, soft });
  const burstRule = burstRuleOf(plan.burst, plan.enforcement);
  if (burstRule) uses.push({ id: burstId, quota: burst, rule: burstRule, soft });
};

const addApplication = (uses: QuotaUse[], { state, application, identity }: Exchange): void => {
  if (!application || application.policy === UNLIMITED) return;
  const { organization, policy: name, id: applicationId } = application;
  const policy = state.applicationPolicies.get(`${organization}/${name}`);
  if (!policy) return;
  const rule = ruleOf(policy.limit, policy.enforcement);
  const burstRule = burstRuleOf(policy.burst, policy.enforcement);
  if (!rule && !burstRule) return;
  const quota = { organization, level: 'application' as const, policy: name, key: boundedKey(`${applicationId}:${identity?.user ?? ''}`) };
  if (rule) uses.push(useOf(quota, rule));
  if (burstRule) uses.push(useOf({ ...quota, level: 'application-burst' }, burstRule));
};

/** WSO2 names users of every tenant, the super tenant's too, with it. */
const withTenant = (user: string): string => (user.includes('@') ? user : `${user}@${DEFAULT_ORGANIZATION}`);

const variablesOf = ({ api: { artifact }, operation, call, identity, application }: Exchange): CallVariables => ({
  userId: identity && withTenant(identity.user),
  apiContext: artifact.context,
  apiVersion: artifact.version,
  apiName: artifact.name,
  resourceKey: `${artifact.context}${operation.target}:${operation.verb}`,
  appTenant: application?.organization,
  apiTenant: artifact.organization,
  appId: application?.id,
  clientIp: call.clientIp,
});

const addCustom = (uses: QuotaUse[], exchange: Exchange): void => {
  const rules = exchange.state.customRules.get(exchange.api.artifact.organization);
  if (!rules) return;
  const variables = variablesOf(exchange);
  for (const { policy, applies, expand } of rules) {
    const rule = ruleOf(policy.limit, policy.enforcement);
    if (!rule || !applies(variables)) continue;
    const key = expand(variables);
    if (key) uses.push(useOf({ organization: policy.organization, level: 'custom', policy: policy.name, key: boundedKey(key) }, rule));
  }
};

/**
 * The quotas that a call counts against, in the order in which they refuse: API or operation, subscription and its burst,
 * application and its burst, custom policies. The API's policy, when it has one that is not `Unlimited`, stands in for those
 * of its operations. An application's quota is counted for each end user.
 */
export const quotaUses = (exchange: Exchange): readonly QuotaUse[] => {
  const { api, operation, subscription } = exchange;
  const fixed = api.quota && api.quota.quota.policy !== UNLIMITED ? api.quota : quotaOfOperation(api, operation);
  const uses: QuotaUse[] = [];
  if (fixed) {
    const use = fixedUse(exchange, fixed);
    if (use) uses.push(use);
  }
  if (subscription) addSubscription(uses, exchange, subscription);
  addApplication(uses, exchange);
  addCustom(uses, exchange);
  return uses.length === 0 ? none : uses;
};
