import { UNLIMITED, type RequestCountLimit, type Subscription } from '@quintet/contracts';
import type { Exchange } from '../pipeline/policy';
import type { CompiledApi, FixedQuota } from '../state/compile-api';
import { limitOf, type GatewayState } from '../state/gateway-state';
import type { QuotaUse } from './lease';
import { quotaId } from './quota-id';

const none: readonly QuotaUse[] = [];

const perUser = ({ id, quota }: FixedQuota, limit: RequestCountLimit, user: string): QuotaUse => ({ id: `${id}_${user}`, quota: { ...quota, key: `${quota.key}_${user}` }, limit });

const fixedUse = (state: GatewayState, fixed: FixedQuota, user: string): QuotaUse | undefined => {
  const policy = state.apiPolicies.get(fixed.policyKey);
  const limit = limitOf(policy);
  if (!policy || !limit) return undefined;
  return policy.userLevel ? perUser(fixed, limit, user) : { id: fixed.id, quota: fixed.quota, limit };
};

/** A subscription belongs to one API: its quota is named once. */
const named = new WeakMap<Subscription, { readonly id: string; readonly quota: QuotaUse['quota']; readonly policyKey: string }>();
const nameOf = (subscription: Subscription, { quotaContext }: CompiledApi) => {
  const known = named.get(subscription);
  if (known) return known;
  const { organization, policy, applicationId } = subscription;
  const key = `${applicationId}:${quotaContext}:${policy}`;
  const quota = { organization, level: 'subscription' as const, policy, key };
  const made = { id: quotaId(quota), quota, policyKey: `${organization}/${policy}` };
  named.set(subscription, made);
  return made;
};

const subscriptionUse = (state: GatewayState, subscription: Subscription, api: CompiledApi): QuotaUse | undefined => {
  const { id, quota, policyKey } = nameOf(subscription, api);
  const plan = state.subscriptionPolicies.get(policyKey);
  const limit = limitOf(plan);
  return limit && plan?.stopOnQuotaReach ? { id, quota, limit } : undefined;
};

/**
 * The quotas that a call counts against, in the order in which they refuse: API or operation, subscription, application.
 * The API's policy, when it has one that is not `Unlimited`, stands in for those of its operations. An application's quota
 * is counted for each end user.
 */
export const quotaUses = ({ state, api, operation, identity, application, subscription }: Exchange): readonly QuotaUse[] => {
  const user = identity?.user ?? '';
  const fixed = api.quota && api.quota.quota.policy !== UNLIMITED ? api.quota : operation.quota;
  const uses: QuotaUse[] = [];
  if (fixed.quota.policy !== UNLIMITED) {
    const use = fixedUse(state, fixed, user);
    if (use) uses.push(use);
  }
  if (subscription) {
    const use = subscriptionUse(state, subscription, api);
    if (use) uses.push(use);
  }
  if (application && application.policy !== UNLIMITED) {
    const { organization, policy, id: applicationId } = application;
    const limit = limitOf(state.applicationPolicies.get(`${organization}/${policy}`));
    const quota = { organization, level: 'application' as const, policy, key: `${applicationId}:${user}` };
    if (limit) uses.push({ id: quotaId(quota), quota, limit });
  }
  return uses.length === 0 ? none : uses;
};
